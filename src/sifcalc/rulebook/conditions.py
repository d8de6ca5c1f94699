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


ALL = Condition(any_of={"all": _always})

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
    otherwise="The LSCB was not reviewed.",
)
