"""To whom clocks apply, one entry a condition."""

from sifcalc.rulebook.predicates import overall_inadequate, priority_action_or_unknown, statement
from sifcalc.rulebook.terms import Condition, Facts


def _not_inadequate(facts: Facts) -> bool | None:
    is_inadequate = overall_inadequate(facts)
    return None if is_inadequate is None else not is_inadequate


NEW_PRIORITY_ACTION = Condition(
    any_of={"area for priority action": priority_action_or_unknown},
    if_unknown="if the letter makes a new area for priority action",
    otherwise="The letter is recorded as making no new area for priority action.",
)

STATEMENT_DETERMINED = Condition(
    any_of={"written statement required": statement},
    if_unknown="if the letter requires a written statement",
    otherwise="The letter is recorded as requiring no written statement.",
)

NOT_INADEQUATE = Condition(
    any_of={"not inadequate": _not_inadequate},
    if_unknown="if not inadequate",
    otherwise=(
        "Overall effectiveness is inadequate: when the next inspection then comes is not in this"
        " rulebook."
    ),
)
