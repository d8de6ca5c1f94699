"""What published reports show of overall effectiveness, one entry a rule: no text was found.

Each says in how many reports it was seen, of those where it applies; in brackets of inspections
begun before 2023, and since. What was only observed derives nothing, and its severity is a note.
"""

from collections.abc import Callable

from sifcalc.grades import Grade
from sifcalc.rulebook import predicates
from sifcalc.rulebook.ilacs.documents import INSPECTIONS, SEEN_WITH_OVERALL, WITHOUT_OVERALL
from sifcalc.rulebook.ilacs.judgements import PRACTICE
from sifcalc.rulebook.predicates import Leaves, RuleTest, between, graded_in, only_inadequate
from sifcalc.rulebook.terms import OBSERVED, Breach, Given, Rule, Severity, cite

_LEADERS = "leaders"


def _keys(given: Given) -> tuple[str, ...]:
    """The key judgements of the inspection: leaders, and those on practice that it has."""
    return tuple(id for id in (_LEADERS, *PRACTICE) if id in given)


def _of_those_made(test: Callable[..., RuleTest]) -> RuleTest:
    """A test of every key judgement that such an inspection makes."""
    return lambda given: test(*_keys(given))(given)


def _unless_inadequate(test: RuleTest) -> RuleTest:
    """Applies where the test does, and no key judgement is known to be inadequate."""
    return lambda given: () if graded_in(given, _keys(given), Grade.INADEQUATE) else test(given)


def _leaders_alone(given: Given) -> tuple[str, ...]:
    """Applies where leaders are inadequate, and no judgement on practice is known to be."""
    if graded_in(given, PRACTICE, Grade.INADEQUATE):
        return ()
    return graded_in(given, (_LEADERS,), Grade.INADEQUATE)


def _requires_improvement(at_least: int) -> RuleTest:
    """Applies where so many key judgements require improvement."""

    def test(given: Given) -> tuple[str, ...]:
        graded = graded_in(given, _keys(given), Grade.REQUIRES_IMPROVEMENT)
        return graded if len(graded) >= at_least else ()

    return test


def _from_lowest_to_highest(given: Given) -> tuple[Grade, ...]:
    return predicates.lowest_to_highest(*_keys(given))(given)


def _complete(given: Given) -> tuple[str, ...]:
    """Applies where every key judgement is given and any of them was made.

    Inadequate leaders alone, with no judgement on practice made, are no range.
    """
    keys = _keys(given)
    judged = predicates.judged(*keys)(given)
    is_of_leaders = judged == (_LEADERS,) and bool(_leaders_alone(given))
    return () if predicates.not_given(*keys)(given) or is_of_leaders else judged


def _leaders_at_best(given: Given) -> tuple[Grade, ...]:
    [grade] = (g for g in Grade if g is given[_LEADERS])
    return between(grade, Grade.INADEQUATE)


def _leaves(*grades: Grade) -> Leaves:
    return lambda given: grades  # noqa: ARG005 - what leaves grades open takes them


def _observed(id: str, met_by: RuleTest, message: str, leaves: Leaves) -> Rule:
    """A rule that rests on what reports show, and on no text."""
    return Rule(
        id=id,
        met_by=met_by,
        message=message,
        strength=OBSERVED,
        severity=Severity.NOTE,
        sources=(cite("reports", "grades"),),
        span=SEEN_WITH_OVERALL,
        leaves=leaves,
    )


RULES = (
    _observed(
        "observed-practice-inadequate",
        predicates.inadequate(*PRACTICE),
        "A judgement on practice is inadequate ({judgements}): overall effectiveness was inadequate"
        " in 33 of 33 such reports (22 + 11), in 3 of 3 where only care leavers were.",
        only_inadequate,
    ),
    _observed(
        "observed-leaders-alone",
        _leaders_alone,
        "Leaders are inadequate and no judgement on practice is, which leaves two grades: overall"
        " effectiveness required improvement in 3 of 4 such reports (Herefordshire 2018, Doncaster"
        " 2022, Slough 2023) and was inadequate in 1 (Trafford 2019). In all 4 every judgement on"
        " practice required improvement: a better one was never seen beside inadequate leaders."
        " Cheshire East says that any inadequate judgement limits overall effectiveness, which 3 of"
        " these 4 contradict; that one on practice does is taken (reading).",
        _leaves(Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE),
    ),
    _observed(
        "observed-none-inadequate",
        _of_those_made(predicates.none_inadequate),
        "No judgement is inadequate: overall effectiveness was not inadequate in 273 of 273 such"
        " reports (140 + 133).",
        _leaves(Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT),
    ),
    _observed(
        "observed-within-range",
        _complete,
        "Overall effectiveness lay between the lowest of the judgements ({lowest}) and the highest"
        " ({highest}) in 310 of 310 reports.",
        _from_lowest_to_highest,
    ),
    _observed(
        "observed-not-above-leaders",
        _unless_inadequate(predicates.judged(_LEADERS)),
        "No judgement given is inadequate: overall effectiveness was no better than the judgement"
        " on leaders in 273 of 273 such reports.",
        _leaders_at_best,
    ),
    _observed(
        "observed-no-outstanding",
        _unless_inadequate(_requires_improvement(1)),
        "A judgement requires improvement ({judgements}) and none given is inadequate:"
        " overall effectiveness was outstanding in 0 of 120 such reports.",
        predicates.below_outstanding,
    ),
    _observed(
        "observed-no-good",
        _unless_inadequate(_requires_improvement(2)),
        "Two judgements or more require improvement ({judgements}) and none given is inadequate:"
        " overall effectiveness required improvement in 73 of 73 such reports.",
        _leaves(Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE),
    ),
    Rule(
        id="no-overall",
        met_by=_of_those_made(predicates.judged),
        message=(
            "Inspections begun from 1 April 2026 are given no overall effectiveness, so nothing is"
            " derived. 11 of 11 such reports have none."
        ),
        strength="will",
        severity=Severity.NOTE,
        sources=(cite("judgements", "November 2025"), cite("reports", "grades")),
        span=WITHOUT_OVERALL,
    ),
    Rule(
        id="not-judged",
        met_by=_of_those_made(predicates.not_judged),
        message=(
            "Not judged: {judgements}. No report under this framework was seen with such a"
            " judgement: the others are taken alone, as under the single inspection framework."
        ),
        strength="reading",
        severity=Severity.NOTE,
        sources=(cite("reports", "grades"),),
        span=INSPECTIONS,
    ),
    Rule(
        id="not-given",
        met_by=_of_those_made(predicates.not_given),
        message=(
            "Not given: {judgements}. It could be any grade, so what is left open is everything"
            " that was seen with some value of it."
        ),
        strength="reading",
        severity=Severity.NOTE,
        sources=(),
        span=SEEN_WITH_OVERALL,
    ),
)

AWARDED_NOT_OBSERVED = Breach(
    id="awarded-not-observed",
    message=(
        "Overall effectiveness was awarded as {awarded}, which is outside what was seen: reports"
        " leave open {permitted} here, and in 0 of 310 was the award outside what they leave open."
        " {contradicted}."
    ),
    severity=Severity.NOTE,
    words="Check the file: no text says so, and the award may be right ({rule}: {strength})",
    reading="Check the file: no text says so, and the award may be right ({rule}: {strength})",
)

BASES = {
    "observed": (
        "No text of this framework on overall effectiveness was found. What is left open is what"
        " 310 of 310 published reports have shown, and nothing is derived from it."
    ),
    "no_overall": (
        "Inspections begun from 1 April 2026 are given no overall effectiveness (judgements,"
        " 27 November 2025)."
    ),
    "not_derivable": (
        "The judgements given are not enough to say more of overall effectiveness than what was"
        " seen with some value of the others."
    ),
}
"""The words for each basis of a grading."""

INDICATIVE = (
    "Sifcalc's own convention, not the framework's: the middle of the judgements, or the worse of"
    " the two in the middle, within what was seen. It was the award in 300 of 310 reports."
)
"""The words for the indicative grade, wherever it is shown."""
