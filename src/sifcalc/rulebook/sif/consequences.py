"""What follows an inspection without a clock, one entry a consequence."""

from sifcalc.grades import Grade
from sifcalc.rulebook.sif.judgements import GRADED_JUDGEMENTS
from sifcalc.rulebook.terms import Consequence, Given, Standing, cite


def _inadequate(standing: Standing, given: Given) -> bool:  # noqa: ARG001 - tests take both
    return standing.inadequate is True


def _adoption_and_care_leavers_inadequate(standing: Standing, given: Given) -> bool:  # noqa: ARG001 - tests take both
    return all(given[id] is Grade.INADEQUATE for id in GRADED_JUDGEMENTS)


CONSEQUENCES = (
    Consequence(
        id="commissioner-for-slow-progress",
        message=(
            "Where a review finds too little progress, a children's services commissioner is"
            " appointed to say whether the service should leave the council's control."
        ),
        applies=_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"), cite("croydon-2017", "9.10")),
    ),
    Consequence(
        id="commissioner-at-once",
        message=(
            "Where failure is systemic or persistent, a commissioner is appointed at once, and it"
            " is presumed that the service leaves the council's control."
        ),
        applies=_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"),),
    ),
    Consequence(
        id="cycle-restarts",
        message=(
            "If the re-inspection finds the authority inadequate again, the monitoring starts"
            " again."
        ),
        applies=_inadequate,
        strength="will",
        sources=(cite("monitoring-2017", "67"), cite("croydon-2017", "9.7")),
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
    ),
)
