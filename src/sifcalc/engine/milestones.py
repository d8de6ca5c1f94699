"""Milestones: clocks counted for one case, and what a timeline and a timetable share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.rulebook.terms import Citation, Party, Strength
    from sifcalc.workdays.arithmetic import BankHoliday

Status = Literal[
    "upcoming",
    "open",
    "due_today",
    "met",
    "met_late",
    "overdue",
    "unrecorded",
    "passed",
    "projected",
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a clock counts from; `actual` is whether the case gives it as having happened.

    `note` is what is to be known of counting from it, where that is not what the guidance names.
    """

    name: str
    date: date
    actual: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One clock, counted for one case.

    `earliest` and `latest` are both included, and the same for what takes place on one day; a
    deadline has no `earliest`, what may not come before a day no `latest`, and a clock without a
    date to count from neither. The counts are in `unit`, negative before the trigger.
    `working_days_left` runs from the day asked about to `latest`, or for what was done late from
    the day it was done: negative when late, and None for a projection. `note` is all of `notes` in
    one. `conditional` is whether it is not known to apply. `cycle` is 1 for the report of the case,
    2 for that of its re-inspection. Counts to `earliest` are in `earliest_unit`; where one of the
    weekdays is given, the count moves to that day of the week it ends in. `stated` is the day that
    a letter of Ofsted's states, and `stated_difference` how many working days after the counted one
    it is, negative before. An authority's own deadline that has passed without a record is overdue
    where the case records something after its report, and unrecorded elsewhere. `is_reading` is
    whether the guidance is silent or contradicts itself on it.
    """

    id: str
    title: str
    actor: str
    strength: Strength
    applies: str
    earliest: date | None = None
    latest: date | None = None
    earliest_count: int | None = None
    latest_count: int | None = None
    unit: str = ""
    basis: str | None = None
    trigger: Trigger | None = None
    bank_holidays_skipped: tuple[BankHoliday, ...] = ()
    provisional: bool = False
    falls_on_non_working_day: bool = False
    working_day_on_or_before: date | None = None
    time: str | None = None
    actual: date | None = None
    status: Status | None = None
    working_days_left: int | None = None
    note: str = ""
    sources: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    in_force: bool = True
    cycle: int = 1
    conditional: bool = False
    earliest_time: str | None = None
    latest_time: str | None = None
    earliest_unit: str = ""
    earliest_weekday: str | None = None
    latest_weekday: str | None = None
    stated: date | None = None
    stated_difference: int | None = None
    earliest_working_day_on_or_before: date | None = None
    short_title: str = ""
    is_reading: bool = False

    @property
    def first_date(self) -> date | None:
        """The first of its dates, or None where it has none."""
        return self.earliest or self.latest


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clock that does not run in a cycle of this case, whose it is, and why."""

    id: str
    title: str
    actor: str
    reason: str
    cycle: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """Clocks counted, in order of date, as seen on the day `as_of`, and those left out.

    `warnings` are of what puts the answer in doubt, `notes` of what is worth knowing.
    """

    as_of: date
    milestones: tuple[Milestone, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


AnyCounted = TypeVar("AnyCounted", bound=Counted)


def only(counted: AnyCounted, party: Party) -> AnyCounted:
    """The same with only the clocks in which that party has something to do."""
    return replace(
        counted,
        milestones=tuple(m for m in counted.milestones if party.value in m.actor),
        left_out=tuple(clock for clock in counted.left_out if party.value in clock.actor),
    )
