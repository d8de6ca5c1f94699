"""The timeline engine: from a case to every clock that runs after its inspection.

Pure: the same case and the same day give the same timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from sifcalc import workdays
from sifcalc.case import dates
from sifcalc.complaints import listed
from sifcalc.dates import in_words
from sifcalc.grading import grade
from sifcalc.rulebook.clocks import CLOCKS, EVENTS
from sifcalc.rulebook.documents import BY_KEY
from sifcalc.standing import (
    oddities,
    out_of_force,
    outside_framework,
    overall_effectiveness,
    reinspection_kind,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sifcalc.case import Case
    from sifcalc.grades import Grade
    from sifcalc.rulebook.reinspection import ReinspectionKind
    from sifcalc.rulebook.terms import Citation, Clock, Condition, Period, Standing, Start, Strength
    from sifcalc.workdays import BankHoliday

Status = Literal[
    "upcoming", "open", "due_today", "met", "met_late", "overdue", "passed", "projected"
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a clock counts from; `actual` is whether the case gives it as having happened."""

    name: str
    date: date
    actual: bool


@dataclass(frozen=True, slots=True)
class Milestone:
    """One clock, counted for one case.

    `earliest` and `latest` are both included; a deadline has no `earliest`, and a clock without a
    date to count from has neither. The counts are in `unit`. `working_days_left` runs from the day
    asked about to `latest`, or for what was done late from the day it was done: negative when late.
    """

    id: str
    title: str
    actor: str
    strength: Strength
    applies: str
    earliest: date | None
    latest: date | None
    earliest_count: int | None
    latest_count: int
    unit: str
    basis: str | None
    trigger: Trigger | None
    bank_holidays_skipped: tuple[BankHoliday, ...]
    provisional: bool
    falls_on_non_working_day: bool
    working_day_on_or_before: date | None
    time: str | None
    actual: date | None
    status: Status | None
    working_days_left: int | None
    note: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clock that does not run for this case, and why."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every clock that runs for a case, in order of date, as seen on the day `as_of`.

    `overall` is the awarded grade, else the one the judgements lead to, else nothing; `agrees` is
    whether an awarded grade is one the judgements leave open, or nothing where none was awarded.
    """

    as_of: date
    overall: Grade | None
    agrees: bool | None
    reinspection_kind: ReinspectionKind | None
    milestones: tuple[Milestone, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    """A clock counted from a start: the dates, and what they rest on."""

    start: Start
    trigger: Trigger
    title: str
    earliest: date | None
    latest: date
    projected: bool
    provisional: bool


def timeline(case: Case, as_of: date) -> Timeline:
    """The timeline of the case as seen on the day `as_of`.

    A clock without a date to count from is in it undated, and its note says what is missing.
    Raises workdays.OutOfRange where a clock runs beyond 2100.
    """
    applying = standing(case)
    milestones: dict[str, Milestone] = {}
    left_out = []
    for clock in CLOCKS:
        reason = out_of_force(BY_KEY[clock.sources[0].document], case)
        applies = _applies(clock.condition, applying)
        if reason or not applies:
            left_out.append(LeftOut(clock.id, clock.title, reason or clock.condition.otherwise))
        else:
            counts = list(_counts(clock, dates(case), as_of, milestones))
            milestones[clock.id] = _milestone(clock, counts, applies, case, as_of)
    kind = reinspection_kind(case)
    return Timeline(
        as_of=as_of,
        overall=overall_effectiveness(case),
        agrees=grade(case.judgements).agrees,
        reinspection_kind=kind.id if kind else None,
        milestones=tuple(sorted(milestones.values(), key=_first_date)),
        left_out=tuple(left_out),
        notes=tuple(_notes(case, as_of)),
    )


def _applies(condition: Condition, applying: Standing) -> str | None:
    """Why a clock with this condition runs, or may run where that is not known, or nothing."""
    answers = {words: holds(applying) for words, holds in condition.any_of.items()}
    unknown = condition.if_unknown if None in answers.values() else None
    return next((words for words, answer in answers.items() if answer), unknown)


def _first_date(milestone: Milestone) -> date:
    return milestone.earliest or milestone.latest or date.max


def _notes(case: Case, as_of: date) -> Iterator[str]:
    warning = outside_framework(case)
    if warning:
        yield warning
    if grade(case.judgements).agrees is False:
        yield (
            "The awarded overall effectiveness is not one that the judgements leave open. The"
            " timeline follows the award; `sifcalc grade` says what is wrong."
        )
    yield from oddities(case, as_of)


def _counts(
    clock: Clock, known: Mapping[str, date], as_of: date, milestones: Mapping[str, Milestone]
) -> Iterator[_Count]:
    """The clock counted from each of its starts that has a date, the one that governs first."""
    for start in clock.starts:
        if start.event:
            day = known.get(start.event)
            projected = bool(day and day > as_of)
            provisional = False
        else:
            before = milestones.get(start.deadline_of or "")
            day = before.latest if before else None
            projected = bool(before and before.status == "projected")
            provisional = bool(before and before.provisional)
        if day is None:
            continue
        latest = _reach(day, clock.latest)
        yield _Count(
            start,
            Trigger(
                start.event or start.deadline_of or "", day, bool(start.event) and not projected
            ),
            _start_title(start),
            _reach(day, clock.earliest) if clock.earliest else None,
            latest,
            projected,
            provisional or workdays.rests_on_unannounced(latest),
        )


def _start_title(start: Start) -> str:
    return EVENTS[start.event] if start.event else f"the latest date of {start.deadline_of}"


def _reach(day: date, period: Period) -> date:
    """The day a period after `day`: working days counted, calendar units by the calendar."""
    if period.unit == "working_days":
        return workdays.add_working_days(day, period.length)
    return day + timedelta(weeks=period.length)


def _milestone(
    clock: Clock, counts: list[_Count], applies: str, case: Case, as_of: date
) -> Milestone:
    actual = dates(case).get(clock.done_on or "") or case.actuals.get(clock.id)
    governing = counts[0] if counts else None
    latest = governing.latest if governing else None
    not_a_working_day = bool(latest and not workdays.is_working_day(latest))
    status = _status(clock, governing, actual, as_of)
    return Milestone(
        id=clock.id,
        title=clock.title,
        actor=clock.actor.value,
        strength=clock.strength,
        applies=applies,
        earliest=governing.earliest if governing else None,
        latest=latest,
        earliest_count=clock.earliest.length if clock.earliest else None,
        latest_count=clock.latest.length,
        unit=clock.latest.unit,
        basis=_basis(clock, governing) if governing else None,
        trigger=governing.trigger if governing else None,
        bank_holidays_skipped=_skipped(clock, governing),
        provisional=bool(governing and governing.provisional),
        falls_on_non_working_day=not_a_working_day,
        working_day_on_or_before=(
            workdays.last_working_day_to(latest) if latest and not_a_working_day else None
        ),
        time=None,
        actual=actual,
        status=status,
        working_days_left=_working_days_left(latest, status, actual, as_of),
        note=" ".join(_note(clock, counts, actual)),
        sources=clock.sources,
    )


def _status(clock: Clock, count: _Count | None, actual: date | None, as_of: date) -> Status | None:
    if count is None:
        return None
    if actual and actual <= as_of:
        return "met" if actual <= count.latest else "met_late"
    if count.projected:
        return "projected"
    if as_of > count.latest:
        return "overdue" if clock.actor.is_local else "passed"
    if as_of == count.latest:
        return "due_today"
    return "open" if count.earliest and as_of >= count.earliest else "upcoming"


def _working_days_left(
    latest: date | None, status: Status | None, actual: date | None, as_of: date
) -> int | None:
    if latest is None or status == "met":
        return None
    seen_from = actual if actual and status == "met_late" else as_of
    return workdays.count_working_days(seen_from, latest)


def _skipped(clock: Clock, count: _Count | None) -> tuple[BankHoliday, ...]:
    if count is None or clock.latest.unit != "working_days":
        return ()
    return workdays.bank_holidays_between(count.trigger.date + timedelta(days=1), count.latest)


def _basis(clock: Clock, count: _Count) -> str:
    unit = clock.latest.unit.replace("_", " ")
    span = f"{clock.latest.length} {unit}"
    if clock.earliest:
        span = f"from {clock.earliest.length} to {span}"
    ends = ", both days included" if clock.earliest else ""
    return f"{span} after {in_words(count.trigger.date)}, {count.title} (day 0){ends}"


def _note(clock: Clock, counts: list[_Count], actual: date | None) -> Iterator[str]:
    if not counts:
        missing = listed(map(_start_title, clock.starts), "or")
        yield f"{missing[0].upper()}{missing[1:]} is not known."
    for count in counts[:1]:
        if count.start.note:
            yield count.start.note
        if count.provisional:
            yield "Provisional: it rests on bank holidays not yet announced."
        if not workdays.is_working_day(count.latest):
            day = in_words(workdays.last_working_day_to(count.latest))
            yield (
                f"{in_words(count.latest)} is not a working day: the date stands, and the last"
                f" working day on or before it is {day}."
            )
        if actual and clock.latest.unit == "working_days" and actual > count.trigger.date:
            number = workdays.count_working_days(count.trigger.date, actual)
            yield f"Done on {in_words(actual)}, working day {number}."
    for other in counts[1:]:
        if other.start.compare and other.latest != counts[0].latest:
            yield (
                f"Counted from {in_words(other.trigger.date)}, {other.title}, it would be"
                f" {_span_in_words(other)}."
            )
    if clock.note:
        yield clock.note


def _span_in_words(count: _Count) -> str:
    latest = in_words(count.latest)
    return f"{in_words(count.earliest)} to {latest}" if count.earliest else latest
