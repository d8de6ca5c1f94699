"""To whom clocks apply, one entry a condition."""

from sifcalc.grades import Grade
from sifcalc.rulebook.predicates import (
    moved,
    of_kind,
    overall_inadequate,
    priority_action,
    reviewed,
)
from sifcalc.rulebook.terms import Condition

VISIT = "monitoring visit"

INADEQUATE = Condition(
    any_of={"inadequate": overall_inadequate},
    if_unknown="if inadequate",
    otherwise="Overall effectiveness is not inadequate.",
)

INADEQUATE_OR_PRIORITY_ACTION = Condition(
    any_of={"inadequate": overall_inadequate, "priority action": priority_action},
    if_unknown="if inadequate",
    otherwise=(
        "Overall effectiveness is not inadequate, and no area for priority action is recorded."
    ),
)

LSCB_REVIEWED = Condition(
    any_of={"LSCB reviewed": reviewed("lscb")},
    if_unknown="if the LSCB was reviewed",
    otherwise="The review of the LSCB is recorded as not judged.",
)

LEFT_INADEQUATE = Condition(
    any_of={
        "requires improvement, previously inadequate": moved(
            Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT
        )
    },
    otherwise="This judgement is not recorded as requires improvement after an inadequate one.",
)

LATER_VISIT = Condition(
    any_of={"any visit but the first": of_kind(VISIT)},
    otherwise="The report of a first monitoring visit is not published.",
)
