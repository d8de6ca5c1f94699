"""Series of clocks: monitoring visits and reviews, each member a clock of its own."""

from __future__ import annotations

from itertools import count as counting_from
from typing import TYPE_CHECKING

from sifcalc.engine.counts import reach
from sifcalc.rulebook.terms import Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.engine.counting import Counting
    from sifcalc.rulebook.terms import Clock, Series


def members(clock: Clock, counting: Counting) -> Iterator[Clock]:
    """The clock itself, or each member of its series as a clock of its own."""
    if clock.series is None:
        yield clock
    elif clock.series.follows:
        yield from _following(clock, clock.series, counting)
    else:
        yield from _within(clock, clock.series, counting)


def _following(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """The members of a series that each count from the event of the one before.

    A projected member counts as many periods as it takes from the last event that is given.
    """
    given = done = 0
    while f"{series.follows}_{given + 1}" in counting.dates:
        given += 1
        done += counting.happened(f"{series.follows}_{given}")
    last = done if has_ended(series, counting) else max(series.at_least, done + 1, given)
    for number in range(series.first, last + 1):
        base = min(number - 1, given)
        starts = clock.starts
        if base:
            is_given = f"{series.follows}_{number}" in counting.dates
            before = f"{series.follows}_{base}"
            starts = (Start(before, projected=number - 1 > base, if_in_force=not is_given),)
        yield _numbered(clock, number, number - (base or 1))._replace(
            starts=starts, done_on=f"{series.follows}_{number}"
        )


def _within(clock: Clock, series: Series, counting: Counting) -> Iterator[Clock]:
    """The members of a series that all count from one start, up to another clock's latest date."""
    within = counting.by_id.get(series.within or "")
    ends = [within.latest] if within and within.latest else []
    if counting.happened("reinspection_report_published"):
        ends.append(counting.dates["reinspection_report_published"])
    names = [start.event or "" for start in clock.starts]
    starts = [counting.dates[name] for name in names if name in counting.dates]
    for number in counting_from(series.first):
        member = _numbered(clock, number, number)
        period = member.latest
        is_beyond = not (starts and period and ends) or reach(starts[0], period) > min(ends)
        if is_beyond and number > series.first:
            return
        yield member


def _numbered(clock: Clock, number: int, periods: int) -> Clock:
    """The member of a series with that number, so many `periods` after its start."""
    assert clock.latest is not None  # noqa: S101 - the rulebook's test proves it of every series
    return clock._replace(
        id=f"{clock.id.removesuffix('-N')}-{number}",
        title=clock.title.replace(" N", f" {number}"),
        short=clock.short.replace(" N", f" {number}"),
        latest=clock.latest._replace(length=clock.latest.length * periods),
    )


def has_ended(series: Series, counting: Counting) -> bool:
    """Whether what ends the series has happened."""
    return any(counting.happened(name) for name in series.ends_with)
