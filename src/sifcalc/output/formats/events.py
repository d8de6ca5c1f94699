"""Clocks as events: what calendars are filled from, on the days on which something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sifcalc.dates import in_words
from sifcalc.output.pages.clocks import DONE, STATUS_WORDS, marks, when
from sifcalc.output.pages.document import sources
from sifcalc.rulebook.actors import Party
from sifcalc.rulebook.terms import NEVER_DUE
from sifcalc.workdays.arithmetic import count_working_days, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timetables import ListDue

Word = Literal["Due", "Done", "Open", "Opens", "Closes", "Expected"]
"""What takes place on the days of an event: its title begins with it."""

OPENING = "opening"
"""The part of a clock that an event is of besides the clock's own: UIDs rest on it."""

_LONGEST = 10  # working days of a window that is one event
_NO_REMINDER = (*DONE, "passed", "overdue", "unrecorded")


class Entry(NamedTuple):
    """What becomes an event: both days are included.

    One that `is_withdrawn` takes back an event of a calendar handed out before.
    """

    id: str
    cycle: int
    word: Word
    title: str
    first: date
    last: date
    description: tuple[str, ...]
    actor: str
    part: str = ""
    is_certain: bool = True
    reminds: bool = True
    is_withdrawn: bool = False


def of_clock(milestone: Milestone, as_of: date, *, changes: bool) -> Iterator[Entry]:
    """The events of a clock as seen on that day: one, two for a long window, none without a date.

    What is done is on the day it was done. The opening of a window has an event of its own. Where
    the clock `changes` as its case does, an opening that is none any more is withdrawn, as it may
    have been handed out before.
    """
    earliest, latest = milestone.earliest, milestone.latest
    done = milestone.actual if milestone.actual and milestone.actual <= as_of else None
    day = done or latest or earliest or milestone.actual
    if day is None:
        return
    is_projected = milestone.status == "projected" or milestone.strength in NEVER_DUE
    is_planned = milestone.first_date is None or milestone.actual == earliest == latest
    is_open = milestone.conditional or milestone.provisional
    doubts = [milestone.applies] if milestone.conditional and not done else []
    doubts += [milestone.seen] if milestone.seen and not done else []
    doubts += ["late"] if milestone.status == "met_late" else []
    doubts += (mark for mark in marks(milestone) if not done or mark != "provisional")
    doubt = f" ({', '.join(doubts)})" if doubts else ""
    title = f"{milestone.short_title}{doubt}"
    entry = Entry(
        id=milestone.id,
        cycle=milestone.cycle,
        word="Expected" if is_projected or is_planned else "Due",
        title=title,
        first=day,
        last=day,
        description=tuple(_description(milestone, done)),
        actor=milestone.actor,
        is_certain=milestone.in_force and (bool(done) or not (is_open or is_projected)),
        reminds=milestone.status not in _NO_REMINDER and milestone.strength not in NEVER_DUE,
    )
    opening = entry._replace(
        part=OPENING, word="Opens", first=earliest or day, last=earliest or day
    )
    is_window = bool(earliest and latest and earliest < latest)
    if done:
        yield entry._replace(word="Done", reminds=False)
    elif earliest and latest and _is_long(earliest, latest):
        if is_projected:
            yield entry._replace(title=f"{milestone.short_title} closes{doubt}")
            yield opening._replace(word="Expected", title=f"{milestone.short_title} opens{doubt}")
        else:
            yield entry._replace(word="Closes")
            yield opening
        return
    elif is_window:
        yield opening._replace(part="", last=day, word="Expected" if is_projected else "Open")
    elif earliest and latest is None and not is_projected:
        yield entry._replace(word="Opens")
    else:
        yield entry
    if changes and not milestone.seen and _may_have_been_long(milestone):
        yield opening._replace(is_withdrawn=True, reminds=False)


def _is_long(earliest: date, latest: date) -> bool:
    days = count_working_days(earliest, latest) + is_working_day(earliest)
    return days > _LONGEST


def _may_have_been_long(milestone: Milestone) -> bool:
    """Whether the clock has a window that is long, before what is done, planned or stated."""
    first, last = milestone.earliest_count, milestone.latest_count
    if first is None or (milestone.latest is None and milestone.actual is None):
        return False
    in_working_days = milestone.earliest_unit == milestone.unit == "working_days"
    is_short = in_working_days and last is not None and 0 <= last - first < _LONGEST
    return not is_short or milestone.stated is not None


def _description(milestone: Milestone, done: date | None) -> Iterator[str]:
    """The whole words of a clock, its days, its source and its count."""
    yield f"{milestone.title}."
    if milestone.first_date:
        yield f"When: {when(milestone)}."
    if done:
        yield f"Done on {in_words(done)}."
    elif milestone.actual:
        yield f"The day given for it: {in_words(milestone.actual)}."
    yield f"How strongly: {milestone.strength}. By: {milestone.actor}."
    yield f"Source: {sources(milestone.sources)}."
    if milestone.conditional:
        yield f"It applies only {milestone.applies}."
    if milestone.time:
        yield f"Time of day: {milestone.time}."
    if milestone.basis:
        yield f"Counted: {milestone.basis}."
    if milestone.status:
        yield f"How it stood: {STATUS_WORDS[milestone.status]}."
    yield from milestone.notes
    yield f"Clock: {milestone.id}."


def of_list(asked: ListDue) -> Iterator[Entry]:
    """What is due of a list at each of its stages."""
    said = [f"How strongly: {asked.strength}.", f"Source: {sources(asked.sources)}."]
    if asked.window:
        said.append(f"It covers {in_words(asked.window.start)} to {in_words(asked.window.end)}.")
    if asked.snapshot:
        said.append(f"It is a snapshot of {in_words(asked.snapshot)}.")
    said += [asked.note] if asked.note else []
    due = ((asked.stage_1, asked.stage_1_time), (asked.stage_2, asked.stage_2_time))
    for stage, (day, at) in enumerate(due, start=1):
        if day:
            whole = f"Annex A list {asked.number}, stage {stage}: {asked.population}."
            yield Entry(
                id=f"list-{asked.number}-stage-{stage}",
                cycle=1,
                word="Due",
                title=f"Annex A list {asked.number}, stage {stage}: {asked.short_title}",
                first=day,
                last=day,
                description=(whole, *said, f"Time of day: {at}."),
                actor=Party.LOCAL_AUTHORITY.value,
            )
