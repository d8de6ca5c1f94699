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

SHORT_FORMS = {"Sept": "September"} | {name[:3]: name for name in (*WEEKDAYS, *MONTHS)}
"""Names of months and weekdays by their short forms."""

FORMS = "2017-09-04, 04/09/2017 (day first), or 4 September 2017"

# Patterns are compiled at first use: most runs use few of them.
_ISO = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_WITH_TIME = rf"(?P<date>{_ISO})[ T][0-9]{{2}}:[0-9]{{2}}.*"
_DAY_FIRST = r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"
_NAMED = (
    r"((?P<weekday>[a-z]+),?\s+)?(?P<day>[0-9]{1,2})[\s-]+(?P<month>[a-z]+)[\s-]+(?P<year>[0-9]{4})"
)

_OTHER_SIGNS = r"(?P<day>[0-9]{1,2})[.-](?P<month>[0-9]{1,2})[.-](?P<year>[0-9]{4})"
_SHORT_YEAR = r"(?P<start>.*[0-9a-z][\s./-]+)(?P<year>[0-9]{2})"
_SHORT_YEAR_FIRST = r"(?P<year>[0-9]{2})-(?P<rest>[0-9]{2}-[0-9]{2})"

_SERIAL = "[2-7][0-9]{4}"
"""A spreadsheet's number for a day from 1954 to 2119."""


def read_date(written: object) -> date:
    """The date written as 2017-09-04, 04/09/2017 or 4 September 2017.

    With slashes the day always comes first. A month may have three letters, and a weekday may come
    before the day. Raises Unreadable for any other form, a day that does not exist or is not on
    that weekday, or a year outside 1980 to 2100.
    """
    return _read("" if written is None else str(written).strip())


@lru_cache(maxsize=4096)  # a table repeats its dates
def _read(text: str) -> date:
    match = re.fullmatch(_ISO, text) or re.fullmatch(_DAY_FIRST, text)
    if match:
        return _day(text, int(match["year"]), int(match["month"]), int(match["day"]))
    match = re.fullmatch(_NAMED, text.lower())
    if match and (month := _named(match["month"], MONTHS)):
        weekday = _named(match["weekday"], WEEKDAYS) if match["weekday"] else None
        if weekday or not match["weekday"]:
            day = _day(text, int(match["year"]), month, int(match["day"]))
            if weekday and weekday != day.isoweekday():
                raise _bad(text, f"contradicts itself: that day is a {WEEKDAYS[day.weekday()]}")
            return day
    raise _bad(text, _why_not(text))


def _day(text: str, year: int, month: int, day: int) -> date:
    """The date. Raises Unreadable where it does not exist or is outside 1980 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _bad(text, f"is outside the years sifcalc counts, {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= len(MONTHS):
        order = " (dates with slashes are read day first)" if "/" in text else ""
        raise _bad(text, f"is not a date: there is no month {month}{order}")
    try:
        return date(year, month, day)
    except ValueError:
        raise _bad(text, f"is not a date: {MONTHS[month - 1]} {year} has no day {day}") from None


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The number, from 1, of the name that the word is, whole or shortened; None for no name."""
    name = SHORT_FORMS.get(word.capitalize(), word.capitalize())
    return names.index(name) + 1 if name in names else None


def _why_not(text: str) -> str:
    """What is wrong with a text that is no date, and what would be right."""
    if timed := re.fullmatch(_WITH_TIME, text):
        return f"has a time of day, and a date has none; write {timed['date']}"
    if text.lower() == "today":
        return "is a date on the command line only; write the day, so that it stays the same"
    if could_be := list(dict.fromkeys(map(_in_full, _with_whole_years(text)))):
        forms = " or ".join(could_be)
        return f"has a year of two digits; write it in full: it could be {forms}"
    if signs := re.fullmatch(_OTHER_SIGNS, text):
        slashes = "{day:0>2}/{month:0>2}/{year}".format(**signs.groupdict())
        if _is_day(slashes):
            return f"is not a date sifcalc reads; write {slashes} if {_in_full(slashes)} is meant"
    serial = "; Excel's own number for a day: give its cell the format of a date"
    ending = serial if re.fullmatch(_SERIAL, text) else ""
    return f"is not a date sifcalc reads; write {FORMS}{ending}"


def _with_whole_years(text: str) -> list[str]:
    """The dates that one with a two-digit year could be: day first, or with hyphens year first."""
    forms = []
    if short := re.fullmatch(_SHORT_YEAR, text.lower()):
        start = re.sub(r"^([0-9]+)[.-]([0-9]+)[.-]$", r"\1/\2/", short["start"])
        forms += [f"{start}{century}{short['year']}" for century in (19, 20, 21)]
    if short := re.fullmatch(_SHORT_YEAR_FIRST, text):
        forms += [f"{century}{text}" for century in (19, 20, 21)]
    return list(filter(_is_day, forms))


def _is_day(text: str) -> bool:
    try:
        _read(text)
    except Unreadable:
        return False
    return True


def _in_full(text: str) -> str:
    day = _read(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _bad(text: str, why: str) -> Unreadable:
    return Unreadable("bad-date", f"{text!r} {why}")


@lru_cache(maxsize=4096)  # a sentence of a timeline has two or three, and cases have the same
def in_words(day: date) -> str:
    """The date with its weekday, the same in every locale: "Monday 4 September 2017"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def in_short(day: date) -> str:
    """The date with its weekday where there is little room: "Mon 4 Sep 2017"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
