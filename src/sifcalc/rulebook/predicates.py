"""The small named tests that rules and conditions of any framework are made of.

A rule's test takes the outcome of every judgement. It returns the ids of the judgements that the
rule is met by, in the order in which its message names them, empty where it does not apply. A
condition's test takes the facts of a case. It returns True, False, or None where that is not known.
"""

from collections.abc import Callable

from sifcalc.grades import Grade, NotJudged, best, worst
from sifcalc.rulebook.terms import Condition, Facts, Given

RuleTest = Callable[[Given], tuple[str, ...]]
Leaves = Callable[[Given], tuple[Grade, ...]]
ConditionTest = Callable[[Facts], bool | None]


def graded_in(given: Given, ids: tuple[str, ...], *grades: Grade) -> tuple[str, ...]:
    """The ids of the judgements that have one of the grades."""
    return tuple(id for id in ids if given.get(id) in grades)


def judged(*ids: str) -> RuleTest:
    """Applies where inspectors made any of the judgements."""
    return lambda given: graded_in(given, ids, *Grade)


def inadequate(*ids: str) -> RuleTest:
    """Applies where any of the judgements is inadequate."""
    return lambda given: graded_in(given, ids, Grade.INADEQUATE)


def below_good(*ids: str) -> RuleTest:
    """Applies where any of the judgements requires improvement or is inadequate."""
    return lambda given: graded_in(given, ids, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


def not_judged(*ids: str) -> RuleTest:
    """Applies where inspectors did not make a judgement."""
    return lambda given: tuple(id for id in ids if isinstance(given.get(id), NotJudged))


def not_given(*ids: str) -> RuleTest:
    """Applies where a judgement is missing."""
    return lambda given: tuple(id for id in ids if given.get(id) is None)


def none_inadequate(*ids: str) -> RuleTest:
    """Applies where every judgement is given, at least one is judged, and none is inadequate."""
    is_missing, is_inadequate, is_judged = not_given(*ids), inadequate(*ids), judged(*ids)

    def test(given: Given) -> tuple[str, ...]:
        return () if is_missing(given) or is_inadequate(given) else is_judged(given)

    return test


def only_inadequate(given: Given) -> tuple[Grade, ...]:  # noqa: ARG001 - what leaves grades open takes them
    """Leaves inadequate alone."""
    return (Grade.INADEQUATE,)


def below_outstanding(given: Given) -> tuple[Grade, ...]:  # noqa: ARG001 - what leaves grades open takes them
    """Leaves every grade but outstanding."""
    return tuple(grade for grade in Grade if grade is not Grade.OUTSTANDING)


def lowest_to_highest(*ids: str) -> Leaves:
    """Leaves every grade from the best of the judgements to the worst, both included."""

    def leaves(given: Given) -> tuple[Grade, ...]:
        judged = [grade for id in ids if isinstance(grade := given.get(id), Grade)]
        return between(best(judged), worst(judged))

    return leaves


def between(highest: Grade, lowest: Grade) -> tuple[Grade, ...]:
    """The grades from `highest` to `lowest`, both included, best first."""
    return tuple(grade for grade in Grade if highest.number <= grade.number <= lowest.number)


def overall_inadequate(facts: Facts) -> bool | None:
    """Whether overall effectiveness is inadequate, as awarded or as the judgements lead to.

    None where the grade is not known and inadequate is permitted.
    """
    if facts.overall is not None:
        return facts.overall is Grade.INADEQUATE
    return False if facts.permitted and Grade.INADEQUATE not in facts.permitted else None


def priority_action(facts: Facts) -> bool:
    """Whether an area for priority action that endangers children is recorded."""
    return facts.priority_action is True


def priority_action_or_unknown(facts: Facts) -> bool | None:
    """Whether an area for priority action is recorded; None where that is not."""
    return facts.priority_action


def statement(facts: Facts) -> bool | None:
    """Whether a letter determines who makes a written statement; None where that is not known."""
    return facts.statement_determined


def reviewed(id: str) -> ConditionTest:
    """Whether inspectors made the judgement."""

    def test(facts: Facts) -> bool | None:
        outcome = facts.given.get(id)
        return None if outcome is None else not isinstance(outcome, NotJudged)

    return test


def moved(before: Grade, now: Grade) -> ConditionTest:
    """Whether overall effectiveness is `now`, and was `before` at the previous inspection."""
    return lambda facts: facts.overall is now and facts.previous is before


def of_kind(*kinds: str) -> ConditionTest:
    """Whether the timetable is of one of these kinds of visit or inspection."""
    return lambda facts: facts.kind_of_case in kinds


def _always(facts: Facts) -> bool:  # noqa: ARG001 - every test takes the facts
    return True


ALL = Condition(any_of={"all": _always})
