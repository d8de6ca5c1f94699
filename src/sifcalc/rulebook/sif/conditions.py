"""To whom clocks apply, one entry a condition."""

from sifcalc.grades import NotJudged
from sifcalc.rulebook.terms import Condition, Standing


def _always(standing: Standing) -> bool | None:  # noqa: ARG001 - every test takes the standing
    return True


def _inadequate(standing: Standing) -> bool | None:
    return standing.inadequate


def _priority_action(standing: Standing) -> bool | None:
    return standing.priority_action is True


def _lscb_reviewed(standing: Standing) -> bool | None:
    return None if standing.lscb is None else not isinstance(standing.lscb, NotJudged)


def _left_inadequate(standing: Standing) -> bool | None:
    return standing.left_inadequate


def _later_visit(standing: Standing) -> bool | None:
    return not standing.first_visit


ALL = Condition(any_of={"all": _always})

INADEQUATE = Condition(
    any_of={"inadequate": _inadequate},
    if_unknown="if inadequate",
    otherwise="Overall effectiveness is not inadequate.",
)

INADEQUATE_OR_PRIORITY_ACTION = Condition(
    any_of={"inadequate": _inadequate, "priority action": _priority_action},
    if_unknown="if inadequate",
    otherwise=(
        "Overall effectiveness is not inadequate, and no area for priority action is recorded."
    ),
)

LSCB_REVIEWED = Condition(
    any_of={"LSCB reviewed": _lscb_reviewed},
    if_unknown="if the LSCB was reviewed",
    otherwise="The review of the LSCB is recorded as not judged.",
)

LEFT_INADEQUATE = Condition(
    any_of={"requires improvement, previously inadequate": _left_inadequate},
    otherwise="This judgement is not recorded as requires improvement after an inadequate one.",
)

LATER_VISIT = Condition(
    any_of={"any visit but the first": _later_visit},
    otherwise="The report of a first monitoring visit is not published.",
)
