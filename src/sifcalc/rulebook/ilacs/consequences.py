"""What follows an inspection without a clock, one entry a consequence."""

from sifcalc.grades import Grade
from sifcalc.rulebook.ilacs.documents import SEEN_WITH_OVERALL
from sifcalc.rulebook.predicates import ConditionTest
from sifcalc.rulebook.terms import OBSERVED, Consequence, cite

_KIND = "next-inspection-kind"


def _overall(*grades: Grade) -> ConditionTest:
    return lambda facts: facts.overall in grades


CONSEQUENCES = (
    Consequence(
        id=_KIND,
        message=(
            "The next inspection is a standard one, of two weeks: reported, and seen in 167 of 167"
            " reports after requires improvement or inadequate."
        ),
        applies=_overall(Grade.INADEQUATE),
        strength="will",
        sources=(
            cite("reported", "Children & Young People Now, 17 September 2018"),
            cite("reports", "dates"),
        ),
        span=SEEN_WITH_OVERALL,
    ),
    Consequence(
        id=_KIND,
        message=(
            "The next inspection was a standard one, of two weeks, in 167 of 167 reports after"
            " requires improvement or inadequate."
        ),
        applies=_overall(Grade.REQUIRES_IMPROVEMENT),
        strength=OBSERVED,
        sources=(
            cite("reports", "dates"),
            cite("reported", "Children & Young People Now, 17 September 2018"),
        ),
        span=SEEN_WITH_OVERALL,
    ),
    Consequence(
        id=_KIND,
        message=(
            "The next inspection is probably a short one, of one week: it was in 126 of 148 reports"
            " after good or outstanding."
        ),
        applies=_overall(Grade.GOOD, Grade.OUTSTANDING),
        strength=OBSERVED,
        sources=(
            cite("reports", "dates"),
            cite("reported", "Children & Young People Now, 17 September 2018"),
        ),
        span=SEEN_WITH_OVERALL,
    ),
)
