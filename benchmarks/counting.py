"""How long `add_working_days` takes beside other ways to count, and whether they agree."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any, NamedTuple

import holidays
import numpy
from bizdays import Calendar
from pairs import Ratio, ratio_of, table, timed
from pandas.tseries.offsets import CustomBusinessDay
from workalendar.europe import UnitedKingdom

from sifcalc import add_working_days, bank_holidays_between

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
DAY = timedelta(days=1)
DAYS = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
COUNT = 70
CALLS = 1_000_000
ROUNDS = 15
# A count from the last day goes on into the year after.
HELD = range(FIRST.year, LAST.year + 2)
OURS = {day.date for day in bank_holidays_between(FIRST, date(HELD[-1], 12, 31))}


class Way(NamedTuple):
    """A way to count: what adds the working days, and the bank holidays that it goes by."""

    name: str
    add: Callable[[date], Any]
    bank_holidays: Collection[date] = OURS


def report() -> str:
    """A row for each way: how many times as long as sifcalc it takes, and where it differs."""
    bare = _in_turn(_ours, _bare())
    rows = [("a bare lookup in a list", f"{1 / bare.middle:.2f}", "takes the day back as it is")]
    for way in _ways():
        rows.append((way.name, f"{_in_turn(way.add, _ours).middle:.1f}", _differences(way)))
    headings = ("way to count", "times as long as sifcalc", f"answers for {len(DAYS):,} days")
    return f"sifcalc takes {bare} times as long as the bare lookup.\n\n{table(headings, rows)}"


def _in_turn(one: Callable[[date], Any], other: Callable[[date], Any]) -> Ratio:
    """How much longer one way takes than the other: a million calls of each, in parts, in turn."""
    days = list(islice(cycle(DAYS), CALLS // ROUNDS))
    for way in (one, other):
        way(DAYS[-1])
    return ratio_of(
        [
            (timed(lambda: _call(one, days)), timed(lambda: _call(other, days)))
            for _ in range(ROUNDS)
        ]
    )


def _call(add: Callable[[date], Any], days: list[date]) -> None:
    for day in days:
        add(day)


def _differences(way: Way) -> str:
    """Where the answers differ, and whether another list of bank holidays is all that it is."""
    differing = [(day, ours) for day in DAYS if (ours := _ours(day)) != way.add(day)]
    if not differing:
        return "all the same"
    listed = {day for day in way.bank_holidays if day.weekday() < 5}
    other = sorted(day for day in OURS ^ listed if FIRST <= day <= date(HELD[-1], 12, 31))
    unexplained = sum(
        not any(day < each <= max(ours, way.add(day)) for each in other) for day, ours in differing
    )
    return (
        f"{len(differing):,} differ, {unexplained:,} of them where its bank holidays are the same;"
        f" its own are otherwise on {', '.join(map(str, other))}"
    )


def _ours(day: date) -> date:
    return add_working_days(day, COUNT)


def _bare() -> Callable[[date], date]:
    """What turns a day into an index, looks it up in a list, and turns what is there into a day."""
    first = FIRST.toordinal()
    days = list(range(first, LAST.toordinal() + 1))
    return lambda day: date.fromordinal(days[day.toordinal() - first])


def _day_by_day(day: date) -> date:
    left = COUNT
    while left:
        day += DAY
        left -= day.weekday() < 5 and day not in OURS
    return day


def _ways() -> list[Way]:
    known = sorted(OURS)
    weekdays = numpy.busdaycalendar(holidays=known)
    in_pandas = CustomBusinessDay(COUNT, holidays=known)
    in_bizdays = Calendar(known, ["Saturday", "Sunday"], FIRST, date(HELD[-1], 12, 31))
    kingdom = UnitedKingdom()
    england = holidays.country_holidays("GB", subdiv="ENG", years=HELD)

    def in_numpy(day: date) -> Any:
        return numpy.busday_offset(day, COUNT, "preceding", busdaycal=weekdays)

    return [
        Way("numpy.busday_offset, one day a call", in_numpy),
        Way("pandas CustomBusinessDay", lambda day: (day + in_pandas).date()),
        Way("bizdays", lambda day: in_bizdays.offset(day, COUNT)),
        Way(
            "workalendar",
            lambda day: kingdom.add_working_days(day, COUNT),
            {day for year in HELD for day, _ in kingdom.holidays(year)},
        ),
        Way(
            "holidays, its own count",
            lambda day: england.get_nth_working_day(day, COUNT),
            set(england),
        ),
        Way("a loop, day by day", _day_by_day),
    ]
