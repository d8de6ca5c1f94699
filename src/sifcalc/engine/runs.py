"""A clock that runs in a case, and what its milestone says of it.

Pure: the same clock and the same counts give the same milestone.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple  # Any: the values of a milestone's fields

from sifcalc.dates import in_words
from sifcalc.engine.counts import (
    NO_TIME,
    Count,
    basis_of,
    is_next_to,
    not_a_working_day,
    skipped,
    weekday_of,
    why_undated,
    working_day_before,
)
from sifcalc.engine.in_force import why_not_in_force
from sifcalc.engine.milestones import Milestone
from sifcalc.rulebook import law
from sifcalc.workdays import arithmetic as workdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.case import Closure
    from sifcalc.engine.milestones import Status
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Applying, Clock

A_LETTER = "a letter of Ofsted's"


class Running(NamedTuple):
    """A clock that runs in a case, and all that decides what its milestone says.

    The first of `counts` is the one that is taken. `computed` is the last day that it was counted
    to, `actual` the day on which it was met, and `stated` the day that a letter states. `why_not`
    says why its words were not in force. The rest is as in `Counting`.
    """

    clock: Clock
    applying: Applying
    counts: tuple[Count, ...]
    computed: date | None
    actual: date | None
    stated: date | None
    why_not: str | None
    framework: Framework
    as_of: date
    late: Status
    cycle: int
    closures: tuple[Closure, ...]
    outside: str | None

    def milestone(self) -> Milestone:
        """The milestone of the first of the counts, undated without any."""
        clock, actual, computed, stated = self.clock, self.actual, self.computed, self.stated
        notes = tuple(self._notes())
        is_reading = clock.is_reading or clock.strength == "reading"
        values: dict[str, Any] = {
            "id": clock.id,
            "title": clock.title,
            "short_title": clock.short_title,
            "is_reading": is_reading,
            "actor": str(clock.actor),
            "strength": clock.strength,
            "applies": self.applying.words,
            "conditional": not self.applying.certain,
            "earliest_count": clock.earliest.length if clock.earliest else None,
            "latest_count": clock.latest.length if clock.latest else None,
            "unit": (clock.latest or clock.earliest or NO_TIME).unit if not clock.waits_for else "",
            "time": clock.time,
            "earliest_time": clock.earliest_time,
            "latest_time": clock.latest_time,
            "actual": actual,
            "note": " ".join(notes),
            "notes": notes,
            "sources": clock.sources,
            "in_force": self.why_not is None,
            "cycle": self.cycle,
            "stated": stated,
            "seen": clock.seen,
            "framework": self.framework.id,
            "stated_difference": (
                workdays.count_working_days(computed, stated) if computed and stated else None
            ),
        }
        for count in self.counts[:1]:
            values |= self._dated(count)
            values["is_reading"] = is_reading or count.start.is_reading
        return Milestone(**values)

    def _dated(self, count: Count) -> dict[str, Any]:
        """The fields of a milestone that rest on the count."""
        clock = self.clock
        earliest, latest = count.earliest, count.latest
        before_latest, before_earliest = working_day_before(latest), working_day_before(earliest)
        status = self._status(count)
        first = count.start.on or clock.earliest
        given = count.period if count.start.on else clock.earliest
        return {
            "earliest": earliest,
            "latest": latest,
            "earliest_count": given.length if given else None,
            "earliest_unit": first.unit if first and earliest else "",
            "earliest_weekday": weekday_of(first) if earliest else None,
            "latest_count": count.period.length if latest else None,
            "latest_weekday": weekday_of(count.period) if latest else None,
            "unit": count.period.unit,
            "basis": basis_of(clock, count),
            "trigger": count.trigger,
            "bank_holidays_skipped": skipped(clock, count),
            "provisional": count.provisional,
            "falls_on_non_working_day": bool(before_latest or before_earliest),
            "working_day_on_or_before": before_latest,
            "earliest_working_day_on_or_before": before_earliest,
            "status": status,
            "working_days_left": self._working_days_left(latest, status),
        }

    def _working_days_left(self, latest: date | None, status: Status | None) -> int | None:
        clock = self.clock
        if latest is None or status in ("met", "projected"):
            return None
        if clock.is_expectation and not clock.done_on and latest < self.as_of:
            return None
        late_on = self.actual if status == "met_late" else None
        return workdays.count_working_days(late_on or self.as_of, latest)

    def _status(self, count: Count) -> Status | None:
        clock, actual = self.clock, self.actual
        if clock.seen:
            return None
        as_of, latest = self.as_of, count.latest or date.max
        if actual and actual <= as_of:
            return "met" if actual <= latest or clock.is_expectation else "met_late"
        has_passed = as_of > latest and count.start.event and not count.start.projected
        is_next = clock.series and clock.is_expectation and not actual
        if is_next or (count.projected and not has_passed):
            return "projected"
        if as_of > latest:
            return self.late if clock.actor.is_local else "passed"
        if as_of == latest and not clock.is_expectation:
            return "due_today"
        return "open" if count.earliest and as_of >= count.earliest else "upcoming"

    def _notes(self) -> Iterator[str]:
        clock, counts = self.clock, self.counts
        if self.why_not:
            yield f"Not in force: {self.why_not}"
        if not counts:
            yield why_undated(clock, self.framework)
        for count in counts[:1]:
            yield from self._note_of_count(count)
        yield from self._note_of_stated()
        for other in counts[1:]:
            if other.start.compare and other.ends != counts[0].ends:
                yield (
                    f"Counted from {in_words(other.trigger.date)}, {other.title}, it would be"
                    f" {' to '.join(map(in_words, other.ends))}."
                )
        yield from law.notes_of(clock)
        days = [count.latest or count.trigger.date for count in counts[:1]]
        for citation in clock.sources:
            span = self.framework.spans.get(citation.document)
            is_evidence = span is not None and bool(span.otherwise)  # letters have no editions
            if span is None or is_evidence or span.document == clock.span.document:
                continue
            if why_not_in_force(span, days, self.framework, self.outside):
                yield f"{citation.document} was not in force then, and is cited all the same."

    def _note_of_stated(self) -> Iterator[str]:
        """How a letter's date differs from the counted one, and which of the two is taken."""
        clock, stated, computed = self.clock, self.stated, self.computed
        if not stated:
            return
        said = f"Stated as {in_words(stated)} by {clock.stated_in or A_LETTER}"
        if not computed or stated == computed:
            yield f"{said}{', the same day as counted' if computed else ''}."
            return
        apart = workdays.count_working_days(computed, stated)
        unit = "working day" if abs(apart) == 1 else "working days"
        side = "later" if stated > computed else "earlier"
        taken = "the stated day is taken"
        if clock.strength == "must":
            taken = "the earlier is taken, as a letter does not lengthen the law"
            if stated < computed:
                taken = "the stated day is taken, as the letter knows the day of receipt better"
        yield f"{said}, {abs(apart)} {unit} {side} than counted, {in_words(computed)}: {taken}."

    def _note_of_count(self, count: Count) -> Iterator[str]:
        clock, actual = self.clock, self.actual
        if count.start.note:
            yield count.start.note
        if count.provisional:
            yield "Provisional: it rests on bank holidays not yet announced."
        if clock.earliest and clock.latest and not count.earliest:
            yield "The end of it falls before its beginning, so only the end is given."
        for end in dict.fromkeys(count.ends):
            if not workdays.is_working_day(end):
                yield not_a_working_day(end)
        if actual and actual <= self.as_of:
            if count.period.unit == "working_days" and actual > count.trigger.date:
                number = workdays.count_working_days(count.trigger.date, actual)
                yield f"Done on {in_words(actual)}, working day {number}."
            never_early = clock.is_expectation or clock.seen
            if count.earliest and actual < count.earliest and not never_early:
                yield f"Done before the window opened on {in_words(count.earliest)}."
        for closure in self.closures:
            for end in dict.fromkeys(count.ends):
                if is_next_to(closure.date, end):
                    where = "falls on this date" if closure.date == end else "is next to this date"
                    why = f" ({closure.reason})" if closure.reason else ""
                    day = f"{in_words(closure.date)}{why}"
                    yield f"Your closure day {day} {where}: it moves nothing."


# Cases share their dates, and with those most of their clocks, though not the same ones run. A
# milestone is two kilobytes with its words.
milestone_of = lru_cache(maxsize=4096)(Running.milestone)
