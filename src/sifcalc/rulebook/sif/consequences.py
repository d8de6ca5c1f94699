"""What follows an inspection without a clock, one entry a consequence."""

from sifcalc.grades import Grade
from sifcalc.rulebook.predicates import overall_inadequate
from sifcalc.rulebook.sif.documents import DEPARTMENT, MONITORING
from sifcalc.rulebook.sif.judgements import GRADED_JUDGEMENTS
from sifcalc.rulebook.terms import Consequence, Facts, cite


def _adoption_and_care_leavers_inadequate(facts: Facts) -> bool:
    return all(facts.given[id] is Grade.INADEQUATE for id in GRADED_JUDGEMENTS)


CONSEQUENCES = (
    Consequence(
        id="commissioner-for-slow-progress",
        message=(
            "Where a review finds too little progress, a children's services commissioner is"
            " appointed to say whether the service should leave the council's control."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"), cite("croydon-2017", "9.10")),
        span=DEPARTMENT,
    ),
    Consequence(
        id="commissioner-at-once",
        message=(
            "Where failure is systemic or persistent, a commissioner is appointed at once, and it"
            " is presumed that the service leaves the council's control."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"),),
        span=DEPARTMENT,
    ),
    Consequence(
        id="cycle-restarts",
        message=(
            "If the re-inspection finds the authority inadequate again, the monitoring starts"
            " again."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("monitoring-2017", "67"), cite("croydon-2017", "9.7")),
        span=MONITORING,
    ),
    Consequence(
        id="supervision-of-adoption-and-care-leavers",
        message=(
            "A council whose adoption and care leavers' services are inadequate is put under"
            " supervision, with support to improve rapidly."
        ),
        applies=_adoption_and_care_leavers_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "128"),),
        span=DEPARTMENT,
    ),
)
