"""The terms that the timetable of a visit or an inspection is written in, and its lists."""

from typing import Literal, NamedTuple

from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.terms import Citation, Clock, Span, Strength


class Stage(NamedTuple):
    """When a list is due: a period after the inspection's start, and a time of day."""

    period: Period
    time: str


class ChildList(NamedTuple):
    """A list of children that an inspection asks for.

    Its window is so many calendar months before the inspection; a `snapshot` is of one day. What it
    says of each child is in `fields`, with semicolons between them.
    """

    number: int
    population: str
    short_title: str
    fields: str
    window_months: int | None = None
    snapshot: bool = False
    stage_1: Stage | None = None
    stage_2: Stage | None = None
    notes: tuple[str, ...] = ()


class AskedFor(NamedTuple):
    """Documents, by their numbers, and the calendar months before the inspection they cover."""

    months: int
    numbers: tuple[str, ...]


class Lists(NamedTuple):
    """The lists of children and the documents that an inspection asks for.

    The first of `notes` is also that of each list by itself.
    """

    lists: tuple[ChildList, ...]
    documents: tuple[AskedFor, ...]
    strength: Strength
    sources: tuple[Citation, ...]
    notes: tuple[str, ...]


class Schedule(NamedTuple):
    """The steps of a visit or an inspection, in the rulebook's order: a timetable without dates.

    `of` is what it is of in words, `command` the command that answers it. `event` is day 1, or day
    0 of a full inspection. `weekday` is that on which the guidance expects it, how strongly, and
    where it says so. Each step has the span of its own edition. `replaced` is the warning on what
    begins after the last report of the framework's own inspections.
    """

    of: str
    command: Literal["visit", "inspection"]
    event: str
    span: Span
    steps: tuple[Clock, ...]
    notes: tuple[str, ...]
    weekday: tuple[int, Strength, Citation] | None = None
    asks: Lists | None = None
    replaced: str = ""
