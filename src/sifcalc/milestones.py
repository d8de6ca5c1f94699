"""Counting one clock: from what it starts at, to a milestone that says how it was counted.

Pure: the same facts and the same day give the same milestone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from sifcalc import workdays
from sifcalc.complaints import listed
from sifcalc.dates import WEEKDAYS, in_words
from sifcalc.rulebook.clocks import EVENTS, WORKING_DAYS_DEFINED_IN, WORKING_DAYS_READING
from sifcalc.rulebook.terms import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sifcalc.case import Closure
    from sifcalc.rulebook.terms import (
        Citation,
        Clock,
        Condition,
        Standing,
        Start,
        Strength,
    )
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

    `earliest` and `latest` are both included; a deadline has no `earliest`, what may not come
    before a day no `latest`, and a clock without a date to count from neither. The counts are in
    `unit`, negative before the trigger. `working_days_left` runs from the day asked about to
    `latest`, or for what was done late from the day it was done: negative when late. `cycle` is 1
    for the inspection of the case, 2 for the re-inspection that found it inadequate again.
    """

    id: str
    title: str
    actor: str
    strength: Strength
    applies: str
    earliest: date | None
    latest: date | None
    earliest_count: int | None
    latest_count: int | None
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
    in_force: bool = True
    cycle: int = 1

    @property
    def first_date(self) -> date | None:
        """The first of its dates, or nothing where it has none."""
        return self.earliest or self.latest

    @property
    def is_conditional(self) -> bool:
        """Whether it is not known that it applies."""
        return self.applies.startswith("if ")


@dataclass(frozen=True, slots=True)
class _Count:
    """A clock counted from one of its starts: the dates, and what they rest on."""

    start: Start
    trigger: Trigger
    title: str
    earliest: date | None
    latest: date | None
    period: Period
    projected: bool
    provisional: bool

    @property
    def last(self) -> date:
        return self.latest or self.earliest or self.trigger.date

    @property
    def in_words(self) -> str:
        ends = [in_words(day) for day in (self.earliest, self.latest) if day]
        return " to ".join(ends)


@dataclass(frozen=True)
class Facts:
    """What clocks are counted from: dates by name, what is done by clock, and the day it is seen.

    `out_of_force` names the documents that do not govern the report. `counted` and `counts` gather
    what has been counted, as later clocks count from earlier ones.
    """

    dates: Mapping[str, date]
    as_of: date
    actuals: Mapping[str, date] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    out_of_force: frozenset[str] = frozenset()
    counted: dict[str, Milestone] = field(default_factory=dict)
    counts: dict[str, list[_Count]] = field(default_factory=dict)


def applies(condition: Condition, standing: Standing) -> str | None:
    """Why a clock with this condition runs, or may run where that is not known, or nothing."""
    answers = {words: holds(standing) for words, holds in condition.any_of.items()}
    unknown = condition.if_unknown if None in answers.values() else None
    return next((words for words, answer in answers.items() if answer), unknown)


def count(clock: Clock, facts: Facts, applying: str, out_of_force: str | None = None) -> Milestone:
    """The clock counted from the first of its starts that has a date; undated where none has.

    `applying` is shown as to whom it applies; `out_of_force` marks a document outside its time.
    Raises workdays.OutOfRange where it leaves 1980 to 2100.
    """
    counts = list(_counts(clock, facts))
    governing = counts[0] if counts else None
    actual = facts.dates.get(clock.done_on or "") or facts.actuals.get(clock.id)
    latest = governing.latest if governing else None
    flagged = latest is not None and not workdays.is_working_day(latest)
    status = _status(clock, governing, actual, facts.as_of) if governing else None
    note = [*_note(clock, counts, actual, facts)]
    if out_of_force:
        note.insert(0, f"Not in force: {out_of_force}")
    period = governing.period if governing else clock.latest or clock.earliest
    milestone = Milestone(
        id=clock.id,
        title=clock.title,
        actor=str(clock.actor),
        strength=clock.strength,
        applies=applying,
        earliest=governing.earliest if governing else None,
        latest=latest,
        earliest_count=clock.earliest.length if clock.earliest else None,
        latest_count=period.length if clock.latest and period else None,
        unit=period.unit if period else "",
        basis=_basis(clock, governing) if governing else None,
        trigger=governing.trigger if governing else None,
        bank_holidays_skipped=_skipped(governing) if governing else (),
        provisional=bool(governing and governing.provisional),
        falls_on_non_working_day=flagged,
        working_day_on_or_before=(
            workdays.last_working_day_to(latest) if latest and flagged else None
        ),
        time=clock.time,
        actual=actual,
        status=status,
        working_days_left=_working_days_left(latest, status, actual, facts.as_of),
        note=" ".join(note),
        sources=clock.sources,
        in_force=out_of_force is None,
    )
    facts.counted[clock.id] = milestone
    facts.counts[clock.id] = counts
    return milestone


def why_undated(clock: Clock) -> str:
    """What a clock lacks that has no date to count from."""
    names = [start.event or start.deadline_of or "" for start in clock.starts]
    missing = listed(dict.fromkeys(map(start_title, names)), "or")
    return f"{missing[0].upper()}{missing[1:]} is not known."


def start_title(name: str) -> str:
    """What a start is called in a sentence: an event of the case, or the clock it follows."""
    stem, _, number = name.rpartition("_")
    if name in EVENTS:
        return EVENTS[name]
    if stem == "monitoring_visit":
        return f"the day of monitoring visit {number}"
    return f"the latest date of {name}"


def _counts(clock: Clock, facts: Facts) -> Iterator[_Count]:
    """The clock counted from each of its starts that has a date, the one that governs first."""
    for start in clock.starts:
        name = start.event or start.deadline_of or ""
        if start.event and name in facts.dates:
            yield _counted(clock, start, name, facts.dates[name], facts)
        for number, before in enumerate(facts.counts.get(name, ())):
            if before.latest is None:
                continue
            if number == 0:
                note = "" if start.projected else before.start.note
                whole = start._replace(note=f"{start.note} {note}".strip())
                yield _counted(clock, whole, name, before.latest, facts, before)
            elif before.start.compare and not start.projected:
                whole = start._replace(compare=True)
                again = _counted(clock, whole, name, before.latest, facts, before)
                yield replace(again, trigger=before.trigger, title=before.title)


def _counted(
    clock: Clock,
    start: Start,
    name: str,
    day: date,
    facts: Facts,
    before: _Count | None = None,
) -> _Count:
    period = start.latest or clock.latest
    earliest = reach(day, clock.earliest) if clock.earliest else None
    latest = reach(day, period) if period else None
    happened = before is None and day <= facts.as_of
    resting = facts.counted[name].status == "projected" if before else not happened
    furthest = max(end for end in (day, earliest, latest) if end)
    return _Count(
        start=start,
        trigger=Trigger(name, day, actual=happened),
        title=start_title(name),
        earliest=earliest,
        latest=latest,
        period=period or clock.earliest or Period(0, "working_days"),
        projected=start.projected or resting,
        provisional=bool(before and before.provisional) or workdays.rests_on_unannounced(furthest),
    )


def reach(day: date, period: Period) -> date:
    """The day a period after `day`: working days counted, calendar units by the calendar.

    A month on from the 31st is the last day of a shorter month.
    """
    if period.unit == "working_days":
        reached = workdays.add_working_days(day, period.length)
    elif period.unit == "weeks":
        reached = day + timedelta(weeks=period.length)
    else:
        from dateutil.relativedelta import relativedelta

        months = period.length * (12 if period.unit == "years" else 1)
        reached = day + relativedelta(months=months)
    if period.weekday is not None:
        reached += timedelta(days=period.weekday - reached.weekday())
    return reached


def _status(clock: Clock, count: _Count, actual: date | None, as_of: date) -> Status:
    latest = count.latest or date.max
    if actual and actual <= as_of:
        return "met" if actual <= latest else "met_late"
    if count.projected:
        return "projected"
    if as_of > latest:
        return "overdue" if clock.actor.is_local else "passed"
    if as_of == latest:
        return "due_today"
    return "open" if count.earliest and as_of >= count.earliest else "upcoming"


def _working_days_left(
    latest: date | None, status: Status | None, actual: date | None, as_of: date
) -> int | None:
    if latest is None or status == "met":
        return None
    seen_from = actual if actual and status == "met_late" else as_of
    if seen_from > latest:
        return -max(1, workdays.count_working_days(latest, seen_from))
    return workdays.count_working_days(seen_from, latest)


def _skipped(count: _Count) -> tuple[BankHoliday, ...]:
    """The bank holidays passed over, day 0 aside; the furthest end is itself a working day."""
    if count.period.unit != "working_days":
        return ()
    start = count.trigger.date
    ends = [end for end in (count.earliest, count.latest) if end]
    furthest = max(ends, key=lambda end: abs(end - start))
    if furthest == start:
        return ()
    one = timedelta(days=1)
    if furthest < start:
        return workdays.bank_holidays_between(furthest, start - one)
    return workdays.bank_holidays_between(start + one, furthest)


def _basis(clock: Clock, count: _Count) -> str:
    """The count in words: "70 working days after Monday 4 September 2017, the day … (day 0)"."""
    number = 1 if count.start.is_day_one else 0
    when = f"{in_words(count.trigger.date)}, {count.title} (day {number})"
    ends = (clock.earliest, count.period if count.latest else None)
    first, *rest = dict.fromkeys(_in_words(p, number) for p in ends if p)
    if rest:
        first = first.removesuffix(" after").removesuffix(", counted from") or "the day itself"
        return f"from {first} to {rest[0]} {when}, both days included"
    return f"{first} {when}" if first else when


def _in_words(period: Period, number: int) -> str:
    """The period before the words for what it is counted from, which is day `number`."""
    unit = period.unit.replace("_", " ")
    length = abs(period.length)
    span = f"{length} {unit[:-1] if length == 1 else unit}"
    if period.weekday is not None:
        week = f"of the week {span} before" if period.length < 0 else f"of week {length + 1} from"
        return f"the {WEEKDAYS[period.weekday]} {week}"
    if period.length < 0:
        return f"{span} before"
    if number:
        return f"day {period.length + number}, counted from"
    return f"{span} after" if length else ""


def _note(clock: Clock, counts: list[_Count], actual: date | None, facts: Facts) -> Iterator[str]:
    if not counts:
        yield why_undated(clock)
    for count in counts[:1]:
        yield from _note_of_count(count, actual, facts)
    for other in counts[1:]:
        if other.start.compare and other.last != counts[0].last:
            yield (
                f"Counted from {in_words(other.trigger.date)}, {other.title}, it would be"
                f" {other.in_words}."
            )
    if clock.note:
        yield clock.note
    cited = [citation.document for citation in clock.sources]
    lengths = [p for p in (clock.earliest, clock.latest) if p and p.length]
    in_working_days = any(period.unit == "working_days" for period in lengths)
    if in_working_days and WORKING_DAYS_DEFINED_IN not in cited:
        yield WORKING_DAYS_READING
    for document in cited[1:]:
        if document in facts.out_of_force:
            yield f"{document} was not in force for this report, and is cited all the same."


def _note_of_count(count: _Count, actual: date | None, facts: Facts) -> Iterator[str]:
    if count.start.note:
        yield count.start.note
    if count.provisional:
        yield "Provisional: it rests on bank holidays not yet announced."
    if count.latest and not workdays.is_working_day(count.latest):
        day = in_words(workdays.last_working_day_to(count.latest))
        yield (
            f"{in_words(count.latest)} is not a working day: the date stands, and the last"
            f" working day on or before it is {day}."
        )
    if actual and actual <= facts.as_of:
        if count.period.unit == "working_days" and actual > count.trigger.date:
            number = workdays.count_working_days(count.trigger.date, actual)
            yield f"Done on {in_words(actual)}, working day {number}."
        if count.earliest and actual < count.earliest:
            yield f"Done before the window opened on {in_words(count.earliest)}."
    for closure in facts.closures:
        for end in (count.earliest, count.latest):
            if end and _is_next_to(closure.date, end):
                where = "falls on this date" if closure.date == end else "is next to this date"
                why = f" ({closure.reason})" if closure.reason else ""
                yield f"Your closure day {in_words(closure.date)}{why} {where}: it moves nothing."


def _is_next_to(day: date, end: date) -> bool:
    """Whether the day is the other, or no working day lies between them."""
    before, after = workdays.add_working_days(end, -1), workdays.add_working_days(end, 1)
    return before <= day <= after
