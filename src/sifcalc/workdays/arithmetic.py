"""Working days in England: adding them, counting them, and the bank holidays in between.

A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
England (si-2007-462 reg 1(2)). The day counted from is day 0; the first working day after it is
day 1, whether or not day 0 is a working day itself.

Counts are looked up in tables, so that long ones take no longer than short ones.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate, compress, cycle, islice
from itertools import count as count_from

from sifcalc.dates import FIRST_YEAR, LAST_YEAR
from sifcalc.workdays.bank_holidays import announced, expected
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH

# Days are numbered from the first that can be counted: _ZERO is the ordinal of day 0.
_ZERO = date(FIRST_YEAR, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal() - _ZERO
_LAST_ANNOUNCED = date(ANNOUNCED_THROUGH, 12, 31).toordinal() - _ZERO
_WEEK = (True, True, True, True, True, False, False)


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A weekday bank holiday in England, as GOV.UK names it."""

    date: date
    name: str


class OutOfRange(ValueError):
    """Raised for a count that leaves the years sifcalc has bank holidays for, 1980 to 2100."""

    def __init__(self) -> None:
        super().__init__(f"the count leaves the years {FIRST_YEAR} to {LAST_YEAR}")


class _Calendar:
    """The working days from day 0 to the day with the number `last`, both included.

    `named` are the bank holidays' names by date, in order. `before[n]` is how many working days
    come before day n, and `days` are the working days. `holidays` are the numbers of the bank
    holidays, and `names` their names.
    """

    def __init__(self, named: dict[date, str], last: int) -> None:
        weekday = date.fromordinal(_ZERO).weekday()
        works = list(islice(cycle(_WEEK), weekday, weekday + last + 1))
        self.holidays = [holiday.toordinal() - _ZERO for holiday in named]
        for holiday in self.holidays:
            works[holiday] = False
        self.before = list(accumulate(works, initial=0))
        self.days = list(map(date.fromordinal, compress(count_from(_ZERO), works)))
        self.names = tuple(named.values())


def add_working_days(day: date, count: int) -> date:
    """The date `count` working days after `day`, or before it where `count` is negative.

    `day` is day 0, and is itself returned for a count of 0. Bank holidays not yet announced are as
    the holidays package expects them. Raises OutOfRange outside 1980 to 2100 (si-2007-462 reg
    1(2)).
    """
    start = day.toordinal() - _ZERO
    calendar = _calendar(start, start)
    if count == 0:
        return date.fromordinal(day.toordinal())  # of a datetime too
    index = calendar.before[start + 1] + count - 1 if count > 0 else calendar.before[start] + count
    if index >= len(calendar.days):
        calendar = _all()
    if not 0 <= index < len(calendar.days):
        raise OutOfRange
    return calendar.days[index]


def count_working_days(after: date, through: date) -> int:
    """How many working days come after the day `after`, up to and including `through`.

    Where `through` comes before `after`, it is minus the working days after `through`, up to and
    including `after`. Raises OutOfRange outside 1980 to 2100 (si-2007-462 reg 1(2)).
    """
    start, end = after.toordinal() - _ZERO, through.toordinal() - _ZERO
    before = _calendar(min(start, end), max(start, end)).before
    return before[end + 1] - before[start + 1]


def is_working_day(day: date) -> bool:
    """Whether the day is a working day in England (si-2007-462 reg 1(2)).

    Raises OutOfRange outside 1980 to 2100.
    """
    number = day.toordinal() - _ZERO
    before = _calendar(number, number).before
    return before[number + 1] > before[number]


def bank_holidays_between(first: date, last: date) -> tuple[BankHoliday, ...]:
    """The weekday bank holidays from `first` to `last`, both included, in order of date.

    Raises OutOfRange outside 1980 to 2100.
    """
    start, end = first.toordinal() - _ZERO, last.toordinal() - _ZERO
    calendar = _calendar(min(start, end), max(start, end))
    between = slice(bisect_left(calendar.holidays, start), bisect_right(calendar.holidays, end))
    days = (date.fromordinal(_ZERO + number) for number in calendar.holidays[between])
    return tuple(map(BankHoliday, days, calendar.names[between]))


def last_working_day_to(day: date) -> date:
    """The day itself where it is a working day, else the last working day before it.

    Raises OutOfRange outside 1980 to 2100.
    """
    return day if is_working_day(day) else add_working_days(day, -1)


def rests_on_unannounced(*days: date) -> bool:
    """Whether any of the days is in a year whose bank holidays are not announced."""
    return max(days).year > ANNOUNCED_THROUGH


def _calendar(first: int, last: int) -> _Calendar:
    """The smaller calendar that has all days from `first` to `last`, by their numbers."""
    if first < 0 or last > _LAST:
        raise OutOfRange
    return _announced() if last <= _LAST_ANNOUNCED else _all()


@cache
def _announced() -> _Calendar:
    return _Calendar(announced(), _LAST_ANNOUNCED)


@cache
def _all() -> _Calendar:
    return _Calendar({**announced(), **expected(ANNOUNCED_THROUGH + 1, LAST_YEAR)}, _LAST)
