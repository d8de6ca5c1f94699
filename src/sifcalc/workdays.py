"""Working days in England: adding them, counting them, and the bank holidays in between.

A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
England (si-2007-462 reg 1(2)). The day counted from is day 0; the first working day after it is
day 1, whether or not day 0 is a working day itself.

Days are found by position and not by walking: a date is its number of weekdays since the calendar
began, less the bank holidays up to it, and both are looked up.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache
from typing import NamedTuple

from sifcalc.bank_holiday_snapshot import ANNOUNCED_THROUGH
from sifcalc.bank_holidays import announced, expected, is_announced
from sifcalc.dates import FIRST_YEAR, LAST_YEAR

_FIRST = date(FIRST_YEAR, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal()
_LAST_ANNOUNCED = date(ANNOUNCED_THROUGH, 12, 31).toordinal()


class BankHoliday(NamedTuple):
    """A weekday bank holiday in England, as GOV.UK names it."""

    date: date
    name: str


class OutOfRange(ValueError):
    """Raised for a count that leaves the years sifcalc has bank holidays for, 1980 to 2100."""

    def __init__(self) -> None:
        super().__init__(f"the count leaves the years {FIRST_YEAR} to {LAST_YEAR}")


class _Calendar(NamedTuple):
    """Bank holidays in order: by ordinal, and by how many working days come before each."""

    days: tuple[int, ...]
    working_days_before: tuple[int, ...]
    names: tuple[str, ...]


def add_working_days(day: date, count: int) -> date:
    """The date `count` working days after `day`, or before it where `count` is negative.

    `day` is day 0, and is returned as it stands for a count of 0. Working days only: bank holidays
    beyond those announced are as the holidays package expects them. Raises OutOfRange outside 1980
    to 2100 (si-2007-462 reg 1(2)).
    """
    start = _within(day)
    if count == 0:
        return date.fromordinal(start)
    result = _found(_calendar(start), start, count)
    if result > _LAST_ANNOUNCED >= start:
        result = _found(_all(), start, count)
    if not _FIRST <= result <= _LAST:
        raise OutOfRange
    return date.fromordinal(result)


def count_working_days(after: date, through: date) -> int:
    """How many working days lie after the first date, up to and including the second.

    Negative where the second comes first: the working days from it up to, and not including, the
    first. It undoes `add_working_days`. Raises OutOfRange outside 1980 to 2100
    (si-2007-462 reg 1(2)).
    """
    start, end = _within(after), _within(through)
    calendar = _calendar(max(start, end))
    if end < start:
        return _position(calendar, end - 1) - _position(calendar, start - 1)
    return _position(calendar, end) - _position(calendar, start)


def is_working_day(day: date) -> bool:
    """Whether the day is a working day in England (si-2007-462 reg 1(2)).

    Raises OutOfRange outside 1980 to 2100.
    """
    ordinal = _within(day)
    calendar = _calendar(ordinal)
    return _position(calendar, ordinal) > _position(calendar, ordinal - 1)


def bank_holidays_between(first: date, last: date) -> tuple[BankHoliday, ...]:
    """The weekday bank holidays from the first date to the last, both included, in order.

    Raises OutOfRange outside 1980 to 2100.
    """
    start, end = _within(first), _within(last)
    calendar = _calendar(max(start, end))
    found = range(bisect_left(calendar.days, start), bisect_right(calendar.days, end))
    return tuple(BankHoliday(date.fromordinal(calendar.days[i]), calendar.names[i]) for i in found)


def last_working_day_to(day: date) -> date:
    """The day itself where it is a working day, else the last working day before it.

    Raises OutOfRange outside 1980 to 2100.
    """
    return day if is_working_day(day) else add_working_days(day, -1)


def rests_on_unannounced(*days: date) -> bool:
    """Whether a count between these days uses a year whose bank holidays are not announced."""
    return not is_announced(max(days))


def _within(day: date) -> int:
    ordinal = day.toordinal()
    if not _FIRST <= ordinal <= _LAST:
        raise OutOfRange
    return ordinal


def _weekdays(ordinal: int) -> int:
    """How many weekdays there are up to and including a day; day 1 of the calendar is a Monday."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


def _position(calendar: _Calendar, ordinal: int) -> int:
    """How many working days there are up to and including a day."""
    return _weekdays(ordinal) - bisect_right(calendar.days, ordinal)


def _found(calendar: _Calendar, start: int, count: int) -> int:
    """The ordinal of the working day `count` after, or before, the day `start`."""
    position = _position(calendar, start if count > 0 else start - 1) + count
    if count < 0:
        position += 1
    # The weekday that far on, past every bank holiday with fewer working days before it.
    weeks, rest = divmod(position + bisect_left(calendar.working_days_before, position) - 1, 5)
    return weeks * 7 + rest + 1


def _calendar(ordinal: int) -> _Calendar:
    return _announced() if ordinal <= _LAST_ANNOUNCED else _all()


@cache
def _announced() -> _Calendar:
    return _calendar_of(announced())


@cache
def _all() -> _Calendar:
    return _calendar_of({**announced(), **expected(ANNOUNCED_THROUGH + 1, LAST_YEAR)})


def _calendar_of(named: dict[date, str]) -> _Calendar:
    days = tuple(day.toordinal() for day in named)
    before = tuple(_weekdays(day) - number for number, day in enumerate(days, start=1))
    return _Calendar(days, before, tuple(named.values()))
