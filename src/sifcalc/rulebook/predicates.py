"""The small named tests that grading rules are made of.

Each takes the outcome of every judgement, and returns the ids of the judgements that make the rule
apply, in the framework's order, or none.
"""

from collections.abc import Callable

from sifcalc.grades import Grade, NotJudged
from sifcalc.rulebook.sif.judgements import GRADED_JUDGEMENTS, KEY_JUDGEMENTS
from sifcalc.rulebook.terms import Given

Test = Callable[[Given], tuple[str, ...]]

PROTECTING_OR_LOOKING_AFTER = ("help_and_protection", "looked_after")


def _inadequate(given: Given, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if given[id] is Grade.INADEQUATE)


def key_judgement_judged(given: Given) -> tuple[str, ...]:
    """Applies where inspectors made a key judgement."""
    return tuple(id for id in KEY_JUDGEMENTS if isinstance(given[id], Grade))


def inadequate(id: str) -> Test:
    """Applies where the judgement is inadequate."""
    return lambda given: _inadequate(given, (id,))


def failure_with_leadership(*grades: Grade) -> Test:
    """Applies where protecting or looking after children is inadequate and leadership as given."""

    def test(given: Given) -> tuple[str, ...]:
        failed = _inadequate(given, PROTECTING_OR_LOOKING_AFTER)
        return (*failed, "leadership") if failed and given["leadership"] in grades else ()

    return test


def graded_inadequate(*, looked_after_inadequate: bool) -> Test:
    """Applies where a graded judgement is inadequate, and looked after is or is not."""

    def test(given: Given) -> tuple[str, ...]:
        held = given["looked_after"] is Grade.INADEQUATE
        return _inadequate(given, GRADED_JUDGEMENTS) if held is looked_after_inadequate else ()

    return test


def key_judgement_below_good(given: Given) -> tuple[str, ...]:
    """Applies where any key judgement requires improvement or is inadequate."""
    below_good = (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    return tuple(id for id in KEY_JUDGEMENTS if given[id] in below_good)


def no_key_judgement_inadequate(given: Given) -> tuple[str, ...]:
    """Applies where every key judgement is given, at least one is judged, and none inadequate."""
    if key_judgement_not_given(given) or _inadequate(given, KEY_JUDGEMENTS):
        return ()
    return key_judgement_judged(given)


def key_judgement_not_judged(given: Given) -> tuple[str, ...]:
    """Applies where inspectors did not make a key judgement."""
    return tuple(id for id in KEY_JUDGEMENTS if isinstance(given[id], NotJudged))


def key_judgement_not_given(given: Given) -> tuple[str, ...]:
    """Applies where a key judgement is missing."""
    return tuple(id for id in KEY_JUDGEMENTS if given[id] is None)


def lscb_graded(given: Given) -> tuple[str, ...]:
    """Applies where the Local Safeguarding Children Board was graded."""
    return ("lscb",) if isinstance(given["lscb"], Grade) else ()
