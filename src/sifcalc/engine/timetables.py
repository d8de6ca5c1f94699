"""Timetables of their own: a visit's, and an inspection's with the lists that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sifcalc.dates import WEEKDAYS, in_words
from sifcalc.engine.counting import Counting, not_a_working_day, reach
from sifcalc.engine.in_force import Days, later_editions, outside_framework
from sifcalc.engine.milestones import Counted, LeftOut, Milestone
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.terms import Facts
from sifcalc.workdays.arithmetic import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, Due, Lists, Schedule, Strength


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ListDue:
    """One of the lists of children: who is on it, over which days, and when each stage is due."""

    number: int
    population: str
    window: Window | None
    snapshot: date | None
    stage_1: date | None
    stage_1_time: str | None
    stage_2: date | None
    stage_2_time: str | None
    note: str
    fields: tuple[str, ...]
    strength: Strength
    sources: tuple[Citation, ...]
    short_title: str


@dataclass(frozen=True, slots=True)
class DocumentsDue:
    """Documents, by their numbers, that cover these days."""

    numbers: tuple[str, ...]
    window: Window


@dataclass(frozen=True, slots=True)
class Timetable(Counted):
    """The steps of a visit or an inspection under its title, and what it asks for."""

    title: str
    lists: tuple[ListDue, ...] = ()
    documents: tuple[DocumentsDue, ...] = ()


def timetable(
    schedule: Schedule,
    framework: Framework,
    day: date,
    as_of: date,
    *,
    end: date | None = None,
    kind: str = "",
    everything: bool = False,
) -> Timetable:
    """The timetable of a visit or an inspection whose first day on site is `day`.

    `end` is its last day, where that is known; else it is as the schedule expects it. `kind` is
    what it is of, in words, where that is more than the schedule says: "first monitoring visit".
    A step of another edition than the one in force that day is left out, unless `everything` is
    asked for, and is then marked. Raises OutOfRange outside 1980 to 2100.
    """
    known = {schedule.event: day} | ({"inspection_end": end} if end else {})
    days = Days(day)
    counting = Counting(framework, known, as_of, begun=day, late="passed")
    kind = kind or schedule.of
    facts = Facts(given={}, kind_of_case=kind)
    milestones: list[Milestone] = []
    left_out: list[LeftOut] = []
    for step in schedule.steps:
        if step.span.until and day > step.span.until and not everything:
            continue  # a later edition has its own in its place
        applying = step.condition.applies(facts)
        why = step.condition.otherwise
        if applying:
            milestone = counting.count(step, applying)
            if milestone.in_force or everything:
                milestones.append(milestone)
                continue
            why = counting.dropped[step.id]
            counting.drop(step)
        left_out.append(LeftOut(step.id, step.title, str(step.actor), why))
    warning = outside_framework(days, framework) if schedule.command == "inspection" else None
    if not milestones:
        warning = left_out[0].reason
    cited = {citation.document for milestone in milestones for citation in milestone.sources}
    asks = schedule.asks
    notice = counting.milestones["notice"].latest if asks else None
    return Timetable(
        as_of=as_of,
        milestones=tuple(milestones),
        left_out=tuple(left_out),
        warnings=(warning,) if warning else (),
        notes=(
            *later_editions(end or day, cited, framework),
            *_odd_start(schedule, day),
            *schedule.notes,
            *(asks.notes if asks else ()),
        ),
        title=f"A {kind} from {in_words(day)}",
        lists=tuple(_lists(asks, day, notice)) if asks and notice else (),
        documents=tuple(
            DocumentsDue(asked.numbers, Window(_months_before(day, asked.months), notice))
            for asked in (asks.documents if asks else ())
            if notice
        ),
    )


def only_list(found: Timetable, number: int, asks: Lists) -> Timetable:
    """One list of an inspection alone, with the warnings that stand over it."""
    return replace(
        found,
        title=f"{found.title}: list {number} of Annex A",
        lists=tuple(each for each in found.lists if each.number == number),
        milestones=(),
        documents=(),
        notes=asks.notes[:1],
    )


def _odd_start(schedule: Schedule, day: date) -> Iterator[str]:
    if not is_working_day(day):
        yield f"{in_words(day)} is not a working day."
    if schedule.weekday:
        weekday, strength, source = schedule.weekday
        if day.weekday() != weekday:
            yield (
                f"The guidance expects a start on a {WEEKDAYS[weekday]} ({strength}; {source}):"
                f" this one is on {in_words(day)}, and its days are counted as working days from"
                " it."
            )


def _lists(asks: Lists, start: date, notice: date) -> Iterator[ListDue]:
    for each in asks.lists:
        notes = list(each.notes)
        due: list[date | None] = []
        for stage, asked in enumerate((each.stage_1, each.stage_2), start=1):
            day = reach(start, asked.when) if asked else None
            if day and day < start:
                notes.append(
                    f"Stage {stage} would be due on {in_words(day)}, before the inspection starts,"
                    " so no date is given."
                )
                day = None
            if day and not is_working_day(day):
                notes.append(f"Stage {stage}: {not_a_working_day(day)}")
            due.append(day)
        months = each.window_months
        yield ListDue(
            number=each.number,
            population=each.population,
            window=Window(_months_before(start, months), notice) if months else None,
            snapshot=notice if each.snapshot else None,
            stage_1=due[0],
            stage_1_time=_time(each.stage_1, due[0]),
            stage_2=due[1],
            stage_2_time=_time(each.stage_2, due[1]),
            note=" ".join(notes),
            fields=tuple(each.fields.split("; ")),
            strength=asks.strength,
            sources=asks.sources,
            short_title=each.short_title,
        )


def _time(asked: Due | None, day: date | None) -> str | None:
    return asked.time if asked and day else None


def _months_before(day: date, months: int) -> date:
    return reach(day, Period(-months, "months"))
