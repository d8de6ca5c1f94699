"""Timetables of their own: a monitoring visit's, and an inspection's with its Annex A lists.

Pure: the same days give the same timetable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sifcalc.case import Case, Inspection
from sifcalc.dates import WEEKDAYS, in_words
from sifcalc.engine.counting import Counting, Milestone, not_a_working_day, reach
from sifcalc.engine.standing import Days, later_editions, out_of_force, outside_framework
from sifcalc.engine.timelines import LeftOut, Timeline
from sifcalc.rulebook.sif import annex_a
from sifcalc.rulebook.sif import inspection as inspection_rules
from sifcalc.rulebook.sif import visit as visit_rules
from sifcalc.rulebook.sif.documents import BY_KEY
from sifcalc.rulebook.sif.reinspection import REINSPECTION_SINCE
from sifcalc.rulebook.terms import Period, Standing
from sifcalc.workdays import arithmetic as workdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sifcalc.rulebook.sif.annex_a import ChildList, Due
    from sifcalc.rulebook.sif.reinspection import ReinspectionKind
    from sifcalc.rulebook.terms import Citation, Clock, Strength


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ListDue:
    """One of the Annex A lists: who is on it, over which days, and when each stage is due."""

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


@dataclass(frozen=True, slots=True)
class DocumentsDue:
    """Documents, by their numbers, that cover these days."""

    numbers: tuple[str, ...]
    window: Window


@dataclass(frozen=True, slots=True)
class Timetable(Timeline):
    """The steps of a visit or an inspection, under its title."""

    title: str = ""


@dataclass(frozen=True, slots=True)
class InspectionTimetable(Timetable):
    """An inspection's steps, with the lists and documents that it asks for."""

    lists: tuple[ListDue, ...] = ()
    documents: tuple[DocumentsDue, ...] = ()


def visit(on: date, as_of: date, *, first: bool = False) -> Timetable:
    """The timetable of a monitoring visit whose first day on site is `on`, as seen on `as_of`.

    Day n is the nth working day counting `on` as day 1 (monitoring-2017 para 42). The report of a
    `first` visit is not published (para 41). Raises workdays.OutOfRange outside 1980 to 2100.
    """
    counting = Counting({"visit_start": on}, as_of, recorded=False)
    days = Days(on, on)
    outside = out_of_force(BY_KEY["monitoring-2017"], days)
    milestones, left_out = _steps(visit_rules.STEPS, counting, Standing(first_visit=first))
    return Timetable(
        as_of=as_of,
        overall=None,
        agrees=None,
        reinspection_kind=None,
        milestones=milestones,
        left_out=left_out,
        warnings=(f"This visit is outside the handbook's time: {outside}",) if outside else (),
        notes=(*later_editions(days, _cited(milestones)), *_odd_start(on), *visit_rules.NOTES),
        title=f"A {'first ' if first else ''}monitoring visit from {in_words(on)}",
    )


def inspection(
    start: date,
    as_of: date,
    *,
    end: date | None = None,
    kind: ReinspectionKind = "full",
) -> InspectionTimetable:
    """The timetable of an inspection that starts on site on `start`, as seen on `as_of`.

    Full: framework-2015 paras 7 to 11, its end the one given, else expected on the Thursday of the
    fourth week, and the lists of its Annex A. Post-monitoring: monitoring-2017 paras 57 to 62,
    which leaves it to the lead inspector what of Annex A is asked for. Raises workdays.OutOfRange
    outside 1980 to 2100.
    """
    known = {"inspection_start": start} | ({"inspection_end": end} if end else {})
    counting = Counting(known, as_of, recorded=False)
    days = Days(end or start, start)
    warning = outside_framework(Case(inspection=Inspection(start=start, end=end)))
    if kind == "post-monitoring":
        handbook = BY_KEY["monitoring-2017"]
        warning = out_of_force(handbook, days, since=REINSPECTION_SINCE) or warning
    milestones, left_out = _steps(inspection_rules.TIMETABLES[kind], counting, Standing())
    notice = counting.milestones["notice"].latest
    assert notice is not None  # noqa: S101 - it is counted from the start, which is given
    with_lists = kind == "full"
    lists = annex_a.LISTS if with_lists else ()
    documents = annex_a.DOCUMENTS if with_lists else ()
    return InspectionTimetable(
        as_of=as_of,
        overall=None,
        agrees=None,
        reinspection_kind=None,
        milestones=milestones,
        left_out=left_out,
        warnings=(warning,) if warning else (),
        notes=(
            *later_editions(days, _cited(milestones)),
            *_odd_start(start),
            *_unexpected_weekday(start, kind),
            *inspection_rules.NOTES[kind],
            *(annex_a.NOTES if with_lists else ()),
        ),
        title=f"A {kind} inspection from {in_words(start)}",
        lists=tuple(_list_due(each, start, notice) for each in lists),
        documents=tuple(
            DocumentsDue(asked.numbers, Window(_months_before(start, asked.months), notice))
            for asked in documents
        ),
    )


def only_list(found: InspectionTimetable, number: int) -> InspectionTimetable:
    """One list of an inspection alone, with the warnings that stand over it."""
    lists = tuple(each for each in found.lists if each.number == number)
    return replace(
        found,
        title=f"{found.title}: list {number} of Annex A",
        lists=lists,
        milestones=(),
        documents=(),
        notes=annex_a.NOTES[:1],
    )


def _steps(
    clocks: Iterable[Clock], counting: Counting, standing: Standing
) -> tuple[tuple[Milestone, ...], tuple[LeftOut, ...]]:
    milestones, left_out = [], []
    for clock in clocks:
        applying = clock.condition.applies(standing)
        if applying:
            milestones.append(counting.count(clock, applying))
        else:
            left_out.append(
                LeftOut(clock.id, clock.title, str(clock.actor), clock.condition.otherwise)
            )
    return tuple(milestones), tuple(left_out)


def _cited(milestones: Iterable[Milestone]) -> set[str]:
    return {citation.document for milestone in milestones for citation in milestone.sources}


def _odd_start(day: date) -> Iterator[str]:
    if not workdays.is_working_day(day):
        yield f"{in_words(day)} is not a working day."


def _unexpected_weekday(start: date, kind: ReinspectionKind) -> Iterator[str]:
    if kind in inspection_rules.EXPECTED_WEEKDAY:
        weekday, strength, source = inspection_rules.EXPECTED_WEEKDAY[kind]
        if start.weekday() != weekday:
            yield (
                f"The guidance expects a start on a {WEEKDAYS[weekday]} ({strength}; {source}):"
                f" this one is on {in_words(start)}, and its days are counted as working days from"
                " it."
            )


def _list_due(each: ChildList, start: date, notice: date) -> ListDue:
    notes = [each.note] if each.note else []
    notes += [annex_a.ONE_ROW] if each.number in annex_a.ONE_ROW_A_CHILD else []
    due: list[date | None] = []
    for stage, asked in enumerate((each.stage_1, each.stage_2), start=1):
        day = reach(start, asked.when) if asked else None
        if day and day < start:
            notes.append(
                f"Stage {stage} would be due on {in_words(day)}, before the inspection starts, so"
                " no date is given."
            )
            day = None
        if day and not workdays.is_working_day(day):
            notes.append(f"Stage {stage}: {not_a_working_day(day)}")
        due.append(day)
    months = each.window_months
    return ListDue(
        number=each.number,
        population=each.population,
        window=Window(_months_before(start, months), notice) if months else None,
        snapshot=notice if each.snapshot else None,
        stage_1=due[0],
        stage_1_time=_time(each.stage_1, due[0]),
        stage_2=due[1],
        stage_2_time=_time(each.stage_2, due[1]),
        note=" ".join(notes),
        fields=each.fields,
        strength=annex_a.STRENGTH,
        sources=annex_a.SOURCES,
    )


def _time(asked: Due | None, day: date | None) -> str | None:
    return asked.time if asked and day else None


def _months_before(day: date, months: int) -> date:
    return reach(day, Period(-months, "months"))
