"""Milestones, and what a timeline and a timetable have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

from sifcalc.rulebook.terms import NOT_IN_RULEBOOK

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.rulebook.actors import Party
    from sifcalc.rulebook.terms import Citation, Strength
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
    """What a clock counts from: an event of the case, or the latest date of another clock.

    `actual` is whether the case says that it has happened. `note` says why it is counted from this,
    and is empty where the guidance names it.
    """

    name: str
    date: date
    actual: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One clock, counted for one case.

    Its window runs from `earliest` to `latest`, both included; they are equal for what takes place
    on one day. A deadline has no `earliest`, a clock with only a first day no `latest`, and one
    without a trigger neither.

    `latest_count` is in `unit`, `earliest_count` in `earliest_unit`, both negative before the
    trigger; a count with a weekday ends on that day of its week. `working_days_left` are those
    after the day asked about, up to and including `latest`, or for what was done late after the day
    it was done: negative when late, None for a projection and for what was done in time.

    `note` joins all of `notes`. `conditional` is True if it is not known to apply. `cycle` is 1
    after the report of the case, 2 after that of its re-inspection. `stated` is the day that a
    letter of Ofsted's states; `stated_difference` is how many working days later it is than the
    counted day, negative where earlier. An authority's deadline that has passed without a record is
    "overdue" in a case that records something after its report, else "unrecorded". `is_reading` is
    True if the guidance is silent or contradicts itself on it. A clock only `seen`, in so many
    reports, has no status. `framework` is the id of the framework whose clock it is.
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
    seen: str = ""
    framework: str = ""

    @property
    def is_in_rulebook(self) -> bool:
        """Whether the rulebook has anything to say of it."""
        return self.strength != NOT_IN_RULEBOOK

    @property
    def first_date(self) -> date | None:
        """The earliest date, else the latest, else None."""
        return self.earliest or self.latest


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clock of that framework that does not run in a cycle of the case, and why."""

    id: str
    title: str
    actor: str
    reason: str
    cycle: int = 1
    framework: str = ""


# The same few are left out of case after case: one of each takes no time to compare, or to write.
left_out = lru_cache(maxsize=1024)(LeftOut)


@dataclass(frozen=True, slots=True)
class Counted:
    """The clocks counted, as seen on the day `as_of`, and those left out.

    `warnings` put the answer in doubt; `notes` are worth knowing.
    """

    as_of: date
    milestones: tuple[Milestone, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


AnyCounted = TypeVar("AnyCounted", bound=Counted)


def only(counted: AnyCounted, party: Party) -> AnyCounted:
    """The same with only the clocks that the party acts on."""
    return replace(
        counted,
        milestones=tuple(m for m in counted.milestones if party.value in m.actor),
        left_out=tuple(clock for clock in counted.left_out if party.value in clock.actor),
    )
