"""A picture of a timeline: windows as bars, deadlines as marks, between two days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from sifcalc.dates import MONTHS, in_words
from sifcalc.output.pages.clocks import STATUS_WORDS, parted
from sifcalc.output.pages.document import Bar, Figure
from sifcalc.output.pages.lines import ClockLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from sifcalc.engine.milestones import Counted, Milestone
    from sifcalc.rulebook.framework import Framework

_MOST_TICKS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_STATES: dict[str | None, Literal["firm", "done", "late", "open"]] = {
    "met": "done",
    "met_late": "late",
    "overdue": "late",
    "projected": "open",
}


def figure(counted: Counted, framework: Framework) -> Iterator[Figure]:
    """One picture of the clocks that have a date; none where no clock has."""
    timed = parted(counted.milestones).timed
    dated = [(m, first, m.latest or first) for m in timed if (first := m.first_date)]
    if not dated:
        return
    scale = _Scale(min(first for _, first, _ in dated), max(last for _, _, last in dated))
    at = scale.at(counted.as_of)
    is_within = 0 <= at <= 1
    place = "" if is_within else f", {'before' if at < 0 else 'after'} all that is in this picture"
    yield Figure(
        title=f"{len(dated)} clocks from {scale.first} to {scale.last}.",
        description=(
            "A window is a bar, and what has one day a mark. What is projected, or may not apply,"
            " is drawn hollow; what is done is green, and what is late is red."
        ),
        bars=tuple(
            _bar(ClockLine((milestone,), framework, counted.as_of), first, last, scale)
            for milestone, first, last in dated
        ),
        ticks=tuple(scale.ticks()),
        seen=at if is_within else None,
        seen_on=f"Seen on {in_words(counted.as_of)}{place}",
    )


class _Scale:
    """The scale of a picture from the start of its first month to the end of its last."""

    def __init__(self, earliest: date, latest: date) -> None:
        self._start = earliest.replace(day=1)
        self._end = latest.replace(day=1) + relativedelta(months=1)
        self.first, self.last = _month(earliest), _month(latest)

    def at(self, day: date) -> float:
        """The start of the day, as a part of the width."""
        return (day - self._start) / (self._end - self._start)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The first days of months or years, few enough that their names have room."""
        whole = relativedelta(self._end, self._start)
        months = whole.years * 12 + whole.months
        step = next(step for step in _STEPS if months // step < _MOST_TICKS)
        for passed in range(0, months, step):
            day = self._start + relativedelta(months=passed)
            yield self.at(day), _month(day)


def _bar(line: ClockLine, first: date, last: date, scale: _Scale) -> Bar:
    milestone = line.first
    cycle = "" if milestone.cycle == 1 else f" (cycle {milestone.cycle})"
    is_window = first != last
    return Bar(
        label=f"{line.title}{cycle}",
        dates=f"{line.when}{_standing(milestone)}",
        begin=scale.at(first),
        end=scale.at(last + timedelta(days=1) if is_window else last),
        state="open" if milestone.conditional else _STATES.get(milestone.status, "firm"),
    )


def _standing(milestone: Milestone) -> str:
    """The status of a clock, "" for one that is upcoming."""
    said = [milestone.applies] if milestone.conditional else []
    if milestone.status not in (None, "upcoming", "met", "projected"):
        said.append(STATUS_WORDS[milestone.status])
    return "".join(f", {text}" for text in said)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
