"""Bank holidays in England: those announced, and those expected in later years.

The announced ones are those of `snapshot`. Those of a later year are what the holidays package
works out from today's rules: a one-off holiday may still be announced.
"""

from datetime import date
from functools import cache

from sifcalc.workdays.snapshot import SNAPSHOT

_SATURDAY = 5

# GOV.UK's names, by those of the holidays package.
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
# Days moved from the usual one, which the holidays package does not say.
_GOVUK_NAMES_ON = {
    date(2012, 6, 4): "Spring bank holiday (substitute day)",
    date(2020, 5, 8): "Early May bank holiday (VE day)",
}


@cache
def announced() -> dict[date, str]:
    """GOV.UK's name of each bank holiday announced since 1980, by date, in order of date."""
    named = ((day, name) for name, days in SNAPSHOT.items() for day in days.split())
    return {date.fromisoformat(day): name for day, name in sorted(named)}


def expected(first_year: int, last_year: int) -> dict[date, str]:
    """GOV.UK's name of each bank holiday that the holidays package expects, in order of date.

    Both years are included. A holiday on a weekend is left out, as it takes no working day; its
    substitute day is not.
    """
    import holidays

    by_date = holidays.country_holidays(
        "GB", subdiv="ENG", years=range(first_year, last_year + 1), language="en_GB"
    )
    # Only a date may be looked up in the package's own object, which reads text month first.
    return {
        day: _GOVUK_NAMES_ON.get(day) or _govuk_name(by_date[day])
        for day in sorted(by_date)
        if day.weekday() < _SATURDAY and first_year <= day.year <= last_year
    }


def _govuk_name(name: str) -> str:
    usual, observed, _ = name.partition(" (observed)")
    return _GOVUK_NAMES.get(usual, usual) + (" (substitute day)" if observed else "")
