"""A clock counted from one day: the dates reached, and how that is said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.dates import WEEKDAYS, in_words
from sifcalc.rulebook.periods import Period, window_in_words
from sifcalc.wording import listed
from sifcalc.workdays import arithmetic as workdays

if TYPE_CHECKING:
    from sifcalc.engine.milestones import Trigger
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Clock, Start
    from sifcalc.workdays.arithmetic import BankHoliday


NO_TIME = Period(0, "working_days")


class Count(NamedTuple):
    """A clock counted from one of its starts: the dates, and what they rest on."""

    start: Start
    trigger: Trigger
    title: str
    earliest: date | None
    latest: date | None
    period: Period
    projected: bool
    provisional: bool

    @property
    def ends(self) -> list[date]:
        """The first and the last day that it reaches, those that there are."""
        return [day for day in (self.earliest, self.latest) if day]


def not_a_working_day(day: date) -> str:
    """The note on a date that is not a working day: it stands."""
    before = in_words(workdays.last_working_day_to(day))
    return (
        f"{in_words(day)} is not a working day: the date stands, and the last working day on or"
        f" before it is {before}."
    )


def reach(day: date, period: Period) -> date:
    """The last day of the period, counted in its own unit from `day` as day 0.

    A month after the 31st is the last day of a shorter month. A period with a weekday ends on that
    day of its last week. Raises OutOfRange where working days leave 1980 to 2100.
    """
    if period.unit == "working_days":
        reached = workdays.add_working_days(day, period.length)
    elif period.unit == "weeks":
        reached = day + timedelta(weeks=period.length)
    else:
        from dateutil.relativedelta import relativedelta

        months = period.length * (12 if period.unit == "years" else 1)
        reached = day + relativedelta(months=months)
    if period.weekday is not None:
        reached += timedelta(days=period.weekday - reached.weekday())
    return reached


def working_day_before(end: date | None) -> date | None:
    """The last working day before `end`; None without one, or if it is a working day."""
    return None if not end or workdays.is_working_day(end) else workdays.last_working_day_to(end)


def weekday_of(period: Period | None) -> str | None:
    """The name of the weekday that the period must end on, None where any will do."""
    return WEEKDAYS[period.weekday] if period and period.weekday is not None else None


def skipped(clock: Clock, count: Count) -> tuple[BankHoliday, ...]:
    """The bank holidays after day 0, up to and including the furthest end in working days."""
    start = count.trigger.date
    ends = [start]
    for period, end in ((clock.earliest, count.earliest), (count.period, count.latest)):
        if period and end and period.unit == "working_days":
            ends.append(end)
    furthest = max(ends, key=lambda end: abs(end - start))
    if furthest == start:
        return ()
    one = timedelta(days=1)
    if furthest < start:
        return workdays.bank_holidays_between(furthest, start - one)
    return workdays.bank_holidays_between(start + one, furthest)


def basis_of(clock: Clock, count: Count) -> str:
    """The count in words: "70 working days after Monday 4 September 2017, the day … (day 0)"."""
    day_one = count.start.is_day_one
    is_planned = count.start.event and not count.trigger.actual and not day_one
    planned = ", planned" if is_planned else ""
    trigger = f"{in_words(count.trigger.date)}, {count.title} (day {int(day_one)}{planned})"
    earliest = (count.start.on or clock.earliest) if count.earliest else None
    latest = count.period if count.latest else None
    window = window_in_words(earliest, latest, day_one=day_one)
    both = ", both days included" if window.startswith("from ") else ""
    return f"{window} {trigger}{both}".strip()


def is_next_to(day: date, end: date) -> bool:
    """Whether the day is `end`, or no working day lies between the two."""
    before, after = workdays.add_working_days(end, -1), workdays.add_working_days(end, 1)
    return before <= day <= after


def why_undated(clock: Clock, framework: Framework) -> str:
    """Why the clock has no date: the event that is not known, or what it waits for."""
    if clock.waits_for:
        return clock.waits_for
    missing = listed(dict.fromkeys(framework.start_title(s.name) for s in clock.starts), "or")
    return f"{missing[0].upper()}{missing[1:]} is not known."
