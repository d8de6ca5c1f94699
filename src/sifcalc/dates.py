"""Dates as people write them, and as text shows them."""

import re
from datetime import date
from functools import lru_cache

from sifcalc.complaints import Unreadable

FIRST_YEAR = 1980
LAST_YEAR = 2100

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Patterns are compiled at first use: most runs use few of them.
_ISO = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_WITH_TIME = rf"(?P<date>{_ISO})[ T][0-9]{{2}}:[0-9]{{2}}.*"
_DAY_FIRST = r"(?P<day>[0-9]{2})/(?P<month>[0-9]{2})/(?P<year>[0-9]{4})"

_SERIAL = "[2-7][0-9]{4}"
"""A spreadsheet's number for a day of these years, or of some around them."""


def read_date(written: object) -> date:
    """The date written as 2017-09-04 or 04/09/2017, always day first.

    Raises Unreadable for any other form, a day that does not exist, or a year outside 1980 to 2100.
    """
    return _read("" if written is None else str(written).strip())


@lru_cache(maxsize=4096)  # a table repeats its dates
def _read(text: str) -> date:
    match = re.fullmatch(_ISO, text) or re.fullmatch(_DAY_FIRST, text)
    if match is None:
        if timed := re.fullmatch(_WITH_TIME, text):
            raise _bad(text, f"has a time of day, and a date has none; write {timed['date']}")
        serial = "; Excel's own number for a day: give its cell the format of a date"
        hint = serial if re.fullmatch(_SERIAL, text) else ""
        forms = "2017-09-04, or 04/09/2017 (day first)"
        raise _bad(text, f"is not a date sifcalc reads; write {forms}{hint}")
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _bad(text, f"is outside the years sifcalc counts, {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= len(MONTHS):
        order = " (dates with slashes are read day first)" if "/" in text else ""
        raise _bad(text, f"is not a date: there is no month {month}{order}")
    try:
        return date(year, month, day)
    except ValueError:
        raise _bad(text, f"is not a date: {MONTHS[month - 1]} {year} has no day {day}") from None


def _bad(text: str, why: str) -> Unreadable:
    return Unreadable("bad-date", f"{text!r} {why}")


def in_words(day: date) -> str:
    """The date with its weekday, the same in every locale: "Monday 4 September 2017"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def in_short(day: date) -> str:
    """The date with its weekday where there is little room: "Mon 4 Sep 2017"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
