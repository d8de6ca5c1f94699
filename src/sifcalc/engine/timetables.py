"""The timetable engine: the steps of a visit or an inspection, and what an inspection asks for.

Pure: the same schedule and the same days give the same timetable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sifcalc.dates import WEEKDAYS, in_words
from sifcalc.engine.counting import Counting
from sifcalc.engine.counts import not_a_working_day, reach, why_undated
from sifcalc.engine.in_force import Days, later_editions, outside_framework
from sifcalc.engine.milestones import Counted
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.terms import Facts
from sifcalc.workdays.arithmetic import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.schedules import Lists, Schedule
    from sifcalc.rulebook.terms import Citation, Clock, Strength


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ListDue:
    """A list of children: its population, the days it covers, and when each stage is due.

    A stage is None where the guidance gives it no day. A list covers the days of `window`, or is of
    the one day `snapshot`.
    """

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
    """The numbers of documents that are asked for, and the days that they have to cover."""

    numbers: tuple[str, ...]
    window: Window


@dataclass(frozen=True, slots=True)
class Timetable(Counted):
    """The steps of one visit or inspection, and the lists and documents that it asks for."""

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

    `end` is its last day on site; with None the schedule's own count gives it. `kind` names it in
    words ("first monitoring visit"), if not as the schedule does. A step of an edition that was not
    in force that day is left out, or with `everything` marked. Raises OutOfRange outside 1980 to
    2100.
    """
    known = {schedule.event: day} | ({"inspection_end": end} if end else {})
    days = Days(day)
    counting = Counting(framework, known, as_of, begun=day, late="passed", everything=everything)
    kind = kind or schedule.of
    facts = Facts(given={}, kind_of_case=kind)
    for step in schedule.steps:
        if step.span.until and day > step.span.until and not everything:
            continue  # the schedule has the later edition's step too
        applying = step.condition.applies(facts)
        if not applying:
            counting.leave_out(step, step.condition.otherwise)
        elif not counting.count(step, applying):
            counting.leave_out(step, counting.dropped[step.id])
    milestones = tuple(counting.milestones)
    warning = outside_framework(days, framework) if schedule.command == "inspection" else None
    if schedule.replaced and framework.last_report and day > framework.last_report:
        warning = schedule.replaced
    if not milestones:
        warning = counting.left_out[0].reason
    cited = [citation for milestone in milestones for citation in milestone.sources]
    asks = schedule.asks
    notice = counting.by_id["notice"].latest if asks else None
    return Timetable(
        as_of=as_of,
        milestones=milestones,
        left_out=tuple(counting.left_out),
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


def why_no_date(timetable: Timetable, step: Clock, framework: Framework) -> str:
    """Why the step has no date in the timetable, in a sentence."""
    if any(milestone.id == step.id for milestone in timetable.milestones):
        return why_undated(step, framework)
    reasons = {left.id: left.reason for left in timetable.left_out}
    if step.id in reasons:
        return reasons[step.id]
    if step.span.until and step not in framework.clocks:
        return f"Its words held until {in_words(step.span.until)}."
    return f"{timetable.title} has no such step."


def only_list(timetable: Timetable, number: int, asks: Lists) -> Timetable:
    """The timetable with only the list of that number, and no steps or documents."""
    return replace(
        timetable,
        title=f"{timetable.title}: list {number} of Annex A",
        lists=tuple(due for due in timetable.lists if due.number == number),
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
    for child_list in asks.lists:
        notes = list(child_list.notes)
        due: list[tuple[date, str] | tuple[None, None]] = []
        for number, stage in enumerate((child_list.stage_1, child_list.stage_2), start=1):
            day = reach(start, stage.period) if stage else None
            if day and day < start:
                notes.append(
                    f"Stage {number} would be due on {in_words(day)}, before the inspection starts,"
                    " so no date is given."
                )
                day = None
            if day and not is_working_day(day):
                notes.append(f"Stage {number}: {not_a_working_day(day)}")
            due.append((day, stage.time) if stage and day else (None, None))
        months = child_list.window_months
        (stage_1, stage_1_time), (stage_2, stage_2_time) = due
        yield ListDue(
            number=child_list.number,
            population=child_list.population,
            window=Window(_months_before(start, months), notice) if months else None,
            snapshot=notice if child_list.snapshot else None,
            stage_1=stage_1,
            stage_1_time=stage_1_time,
            stage_2=stage_2,
            stage_2_time=stage_2_time,
            note=" ".join(notes),
            fields=tuple(child_list.fields.split("; ")),
            strength=asks.strength,
            sources=asks.sources,
            short_title=child_list.short_title,
        )


def _months_before(day: date, months: int) -> date:
    return reach(day, Period(-months, "months"))
