"""Bank holidays in England: those announced, and what is expected of the years after.

The announced ones are a snapshot (`bank_holiday_snapshot`). Any later year is worked out by the
holidays package from the rules as they stand: a one-off holiday may still be announced for it.
"""

from datetime import date
from functools import cache

from sifcalc.workdays.snapshot import SNAPSHOT

_SATURDAY = 5

# The holidays package's names, and those GOV.UK gives the same days.
_GOVUK_NAMES = {
    "New Year's Day": "New Year’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Golden Jubilee of Elizabeth II": "Golden Jubilee bank holiday",
    "Diamond Jubilee of Elizabeth II": "Queen’s Diamond Jubilee (extra bank holiday)",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": (
        "Bank Holiday for the State Funeral of Queen Elizabeth II"
    ),
    "Coronation of Charles III": "Bank holiday for the coronation of King Charles III",
}
# Days that stood in for their usual one, which the holidays package does not say.
_GOVUK_NAMES_ON = {
    date(2012, 6, 4): "Spring bank holiday (substitute day)",
    date(2020, 5, 8): "Early May bank holiday (VE day)",
}


@cache
def announced() -> dict[date, str]:
    """Each announced bank holiday from 1980 by its date, under GOV.UK's name, in order of date."""
    named = ((day, name) for name, days in SNAPSHOT.items() for day in days.split())
    return {date.fromisoformat(day): name for day, name in sorted(named)}


def expected(first_year: int, last_year: int) -> dict[date, str]:
    """What the holidays package gives for the years from first to last, both included.

    Weekday bank holidays in order of date, under GOV.UK's names. A holiday that falls on a weekend
    is not among them, as no working day is lost to it; its substitute day is.
    """
    import holidays

    found = holidays.country_holidays(
        "GB", subdiv="ENG", years=range(first_year, last_year + 1), language="en_GB"
    )
    # Only a date may be looked up in the package's own object, which reads text month first.
    return {
        day: _GOVUK_NAMES_ON.get(day) or _govuk_name(found[day])
        for day in sorted(found)
        if day.weekday() < _SATURDAY and first_year <= day.year <= last_year
    }


def _govuk_name(name: str) -> str:
    usual, observed, _ = name.partition(" (observed)")
    return _GOVUK_NAMES.get(usual, usual) + (" (substitute day)" if observed else "")
