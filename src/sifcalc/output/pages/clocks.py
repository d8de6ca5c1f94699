"""A clock in words: its day or window, its status, and what is in doubt about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sifcalc.dates import in_words
from sifcalc.rulebook.terms import OBSERVED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.engine.milestones import LeftOut, Milestone, Status

STATUS_WORDS: dict[Status, str] = {
    "upcoming": "upcoming",
    "open": "open now",
    "due_today": "DUE TODAY",
    "met": "met",
    "met_late": "met late",
    "overdue": "OVERDUE, no record that it was done",
    "unrecorded": "past, not recorded",
    "passed": "passed, no record that it was done",
    "projected": "projected",
}


DONE = ("met", "met_late")


def when(milestone: Milestone) -> str:
    """The day or window of a clock, with times of day: "by Monday 16 October 2017"."""
    earliest, latest = milestone.earliest, milestone.latest
    start = f", {milestone.earliest_time}" if milestone.earliest_time else ""
    end = f", {milestone.latest_time}" if milestone.latest_time else ""
    if milestone.seen and earliest:
        return f"seen from {in_words(earliest)}"
    if latest is None:
        return f"not before {in_words(earliest)}" if earliest else "no date"
    if earliest is None:
        return f"by {in_words(latest)}{end}"
    if earliest == latest:
        return f"on {in_words(latest)}{end}"
    return f"{in_words(earliest)}{start} to {in_words(latest)}{end}"


def marks(milestone: Milestone) -> list[str]:
    """What is in doubt about a clock, each in a word or two."""
    doubts = [] if milestone.in_force else ["not in force"]
    doubts += ["provisional"] if milestone.provisional else []
    doubts += [f"cycle {milestone.cycle}"] if milestone.cycle > 1 else []
    return doubts


class Parts(NamedTuple):
    """Clocks that set somebody a day, those only seen in reports, and what is not in a rulebook."""

    timed: tuple[Milestone, ...]
    seen: tuple[Milestone, ...]
    not_here: tuple[Milestone, ...]


def parted(milestones: Iterable[Milestone]) -> Parts:
    """The milestones by the part of a page that each stands in, in their order.

    What is not in a rulebook is named once, whatever cycles lack it.
    """
    every = tuple(milestones)
    seen = tuple(milestone for milestone in every if milestone.strength == OBSERVED)
    not_here: dict[tuple[str, str], Milestone] = {}
    for milestone in every:
        if not milestone.is_in_rulebook:
            not_here.setdefault((milestone.framework, milestone.id), milestone)
    timed = tuple(
        milestone
        for milestone in every
        if milestone.is_in_rulebook and milestone.strength != OBSERVED
    )
    return Parts(timed, seen, tuple(not_here.values()))


def name_of(clock: Milestone | LeftOut) -> str:
    """The clock's id, and its cycle where that is not the first."""
    return clock.id if clock.cycle == 1 else f"{clock.id} (cycle {clock.cycle})"
