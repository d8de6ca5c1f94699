"""Working days and calendar periods, counted one day at a time (sections 3 of both rulebooks).

A working day is any day but Saturday, Sunday, Christmas Day, Good Friday or a bank holiday
(si-2007-462 reg 1(2)), in England. The bank holidays are those of Schedule 1 to the Banking and
Financial Dealings Act 1971 and of the proclamations under section 1, as far as 1 January 2000 to
31 December 2060 needs them.
"""

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6

MOVED = {
    date(2002, 5, 27): date(2002, 6, 4),  # Golden Jubilee
    date(2012, 5, 28): date(2012, 6, 4),  # Diamond Jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years of VE Day
    date(2022, 5, 30): date(2022, 6, 2),  # Platinum Jubilee
}
"""Days that a proclamation took away, and those that it put in their place."""

ONCE = {
    date(2002, 6, 3),  # Golden Jubilee
    date(2011, 4, 29),  # royal wedding
    date(2012, 6, 5),  # Diamond Jubilee
    date(2022, 6, 3),  # Platinum Jubilee
    date(2022, 9, 19),  # state funeral
    date(2023, 5, 8),  # coronation
}


def easter_sunday(year: int) -> date:
    """Easter Sunday of that year, by the tables of the Calendar (New Style) Act 1750.

    The Sunday after the first ecclesiastical full moon on or after 21 March, sought day by day.
    """
    golden = year % 19 + 1
    century = year // 100 + 1
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    age_on_21_march = (epact + 20) % 30 + 1
    moon = date(year, 3, 21)
    for age in range(age_on_21_march, age_on_21_march + 60):
        if (age - 1) % 30 + 1 == 14:
            break
        moon += ONE_DAY
    day = moon + ONE_DAY
    while day.weekday() != SUNDAY:
        day += ONE_DAY
    return day


def first_monday(day: date) -> date:
    while day.weekday() != MONDAY:
        day += ONE_DAY
    return day


def last_monday(day: date) -> date:
    while day.weekday() != MONDAY:
        day -= ONE_DAY
    return day


@cache
def holidays(year: int) -> frozenset[date]:
    """The bank holidays, Good Friday and Christmas Day of that year, substitutes in their place."""
    easter = easter_sunday(year)
    usual = {
        easter - 2 * ONE_DAY,
        easter + ONE_DAY,
        first_monday(date(year, 5, 1)),
        last_monday(date(year, 5, 31)),
        last_monday(date(year, 8, 31)),
    }
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        taken = day
        while taken.weekday() in (SATURDAY, SUNDAY) or taken in usual:
            taken += ONE_DAY
        usual.add(taken)
    return frozenset(
        {MOVED.get(day, day) for day in usual} | {day for day in ONCE if day.year == year}
    )


def is_working_day(day: date) -> bool:
    return day.weekday() not in (SATURDAY, SUNDAY) and day not in holidays(day.year)


def after(day: date, working_days: int) -> date:
    """The working day that is so many after `day`, which is day 0 whatever day it is."""
    while working_days:
        day += ONE_DAY
        working_days -= is_working_day(day)
    return day


def before(day: date, working_days: int) -> date:
    """The working day that is so many before `day`."""
    while working_days:
        day -= ONE_DAY
        working_days -= is_working_day(day)
    return day


def nth(day: date, number: int) -> date:
    """The nth working day of which `day` itself is day 1, whatever day it is."""
    return after(day, number - 1)


def between(first: date, last: date) -> int:
    """How many working days come after the first day, up to and with the last; else negative."""
    if last < first:
        return -between(last, first)
    count = 0
    while first < last:
        first += ONE_DAY
        count += is_working_day(first)
    return count


def working_day_by(day: date) -> date:
    """The last working day on or before `day`."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def months_on(day: date, months: int) -> date:
    """So many calendar months on (or, negative, back); the last day of a shorter month."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12)
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1
