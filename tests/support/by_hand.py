"""Counts that share nothing with sifcalc's own: days are walked one by one.

Bank holidays are those of the holidays package, or of GOV.UK's own list, and months are
python-dateutil's.
"""

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from govuk_bank_holidays.bank_holidays import BankHolidays

DAY = timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    known = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return frozenset(known)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def counted(start: date, count: int, unit: str, weekday: str | None) -> date:
    """The day so many of the unit after the start, walked from day to day."""
    day = start
    if unit == "working_days":
        left = abs(count)
        while left:
            day += DAY if count > 0 else -DAY
            left -= works(day)
    else:
        day += relativedelta(**{unit: count})  # type: ignore[arg-type] # weeks, months or years
    if weekday:
        day += DAY * (WEEKDAYS.index(weekday) - day.weekday())
    return day


@cache
def govuk() -> dict[date, str]:
    """GOV.UK's list for England and Wales, from the package's offline copy."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    return {
        holiday["date"]: holiday["title"]
        + (f" ({holiday['notes'].lower()})" if holiday["notes"] else "")
        for holiday in listed
    }


def naive(day: date, count: int) -> date:
    """The answer by walking from day to day over GOV.UK's list."""
    step = DAY if count > 0 else -DAY
    while count:
        day += step
        if day.weekday() < 5 and day not in govuk():
            count -= 1 if count > 0 else -1
    return day
