"""What follows an inspection without a clock, one entry a consequence."""

from sifcalc.grades import Grade
from sifcalc.rulebook.predicates import (
    ConditionTest,
    graded_in,
    overall_inadequate,
    priority_action,
)
from sifcalc.rulebook.sif.documents import DEPARTMENT, FRAMEWORK, MONITORING, SINCE_AUGUST_2016
from sifcalc.rulebook.sif.judgements import GRADED_JUDGEMENTS
from sifcalc.rulebook.terms import Consequence, Facts, cite


def _graded_inadequate(number: int) -> ConditionTest:
    """Whether so many of the graded judgements are inadequate."""
    return lambda facts: len(graded_in(facts.given, GRADED_JUDGEMENTS, Grade.INADEQUATE)) == number


def _visits(facts: Facts) -> bool | None:
    return priority_action(facts) or overall_inadequate(facts)


def _announced(facts: Facts) -> bool:
    return facts.announced and _visits(facts) is not False


CONSEQUENCES = (
    Consequence(
        id="commissioner-for-slow-progress",
        message=(
            "Where a review finds too little progress, a children's services commissioner is"
            " appointed to say whether the service should leave the council's control."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"),),
        span=DEPARTMENT,
    ),
    Consequence(
        id="commissioner-at-once",
        message=(
            "Where failure is systemic or persistent, a commissioner is appointed at once, and it"
            " is presumed that the service leaves the council's control, unless the commissioner"
            " finds good reasons against it."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"), cite("croydon-2017", "9.10")),
        span=DEPARTMENT,
    ),
    Consequence(
        id="service-transferred",
        message=(
            "Where the council cannot improve the service in reasonable time, it is transferred for"
            " a time to another organisation, usually a trust."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("pcf-2016", "121"),),
        span=DEPARTMENT,
    ),
    Consequence(
        id="supervision-of-adoption-and-care-leavers",
        message=(
            "A council whose adoption and care leavers' services are both inadequate is put under"
            " supervision, with support to improve rapidly. The words can mean both or either: both"
            " is taken (reading)."
        ),
        applies=_graded_inadequate(2),
        strength="will",
        sources=(cite("pcf-2016", "128"),),
        span=DEPARTMENT,
    ),
    Consequence(
        id="supervision-of-adoption-or-care-leavers",
        message=(
            "One of adoption and care leavers' services is inadequate. A council may be put under"
            " supervision for it, with support to improve rapidly: the words can mean both services"
            " or either, and both is taken (reading)."
        ),
        applies=_graded_inadequate(1),
        strength="reading",
        sources=(cite("pcf-2016", "128"),),
        span=DEPARTMENT,
    ),
    Consequence(
        id="visits-not-agreed",
        message=(
            "Ofsted refers an authority that does not agree to the monitoring visits: the Secretary"
            " of State is then likely to direct them under section 118(2) of the Act."
        ),
        applies=_visits,
        strength="likely",
        sources=(cite("monitoring-2017", "3"),),
        span=MONITORING,
    ),
    Consequence(
        id="cycle-restarts",
        message=(
            "If the re-inspection finds the authority inadequate again, the monitoring starts"
            " again; where a commissioner is appointed or control is being removed, Ofsted consults"
            " the Department on what comes next."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("monitoring-2017", "67"), cite("croydon-2017", "9.7")),
        span=SINCE_AUGUST_2016,
    ),
    Consequence(
        id="reinspection-announced",
        message=(
            "A re-inspection is announced: no more monitoring visits are scheduled, and it comes in"
            " the months ahead, on a day that the authority is not told."
        ),
        applies=_announced,
        strength="will",
        sources=(cite("monitoring-2017", "50"),),
        span=SINCE_AUGUST_2016,
    ),
    Consequence(
        id="improvement-seminar",
        message=(
            "Where an authority is inadequate, the inspectorate of other agencies concerned is"
            " invited to the seminar on improvement that Ofsted leads."
        ),
        applies=overall_inadequate,
        strength="will",
        sources=(cite("framework-2015", "12"),),
        span=FRAMEWORK,
    ),
)
