"""Clocks to milestones, which say what they were counted from, and how.

Pure: the same facts and the same day give the same milestones.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.engine.counts import NO_TIME, Count, reach
from sifcalc.engine.in_force import why_not_in_force
from sifcalc.engine.milestones import Trigger, left_out
from sifcalc.engine.runs import A_LETTER, Running, milestone_of
from sifcalc.rulebook.terms import Start
from sifcalc.workdays import arithmetic as workdays

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sifcalc.case import Closure
    from sifcalc.engine.milestones import LeftOut, Milestone, Status
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Applying, Clock


@dataclass
class Counting:
    """The counting of one case's clocks, in the order of the rulebook.

    `dates` are the case's, by name; `actuals` (days on which clocks were met) and `stated` (days
    that Ofsted's letters state) are by the clock's id. `outside` says why the inspection was not of
    the framework, None where it was. `begun` is the day that decides the edition of a timetable's
    steps. `late` is the status of an authority's deadline that has passed without a record.
    With `everything`, clocks whose words were not in force are counted too, but not what was only
    seen of another period: that has no words.

    Each clock is counted once. `milestones` are those counted, and `by_id` those that later clocks
    count from. `left_out` are the clocks that do not run. `dropped` says why a clock's words were
    not in force, by its id and by the name of its event. `moved` has a note for each other date
    that would have kept them in force.
    """

    framework: Framework
    dates: Mapping[str, date]
    as_of: date
    _: KW_ONLY
    actuals: Mapping[str, date] = field(default_factory=dict)
    stated: Mapping[str, date] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    outside: str | None = None
    begun: date | None = None
    late: Status = "overdue"
    cycle: int = 1
    everything: bool = False
    milestones: list[Milestone] = field(default_factory=list, init=False)
    by_id: dict[str, Milestone] = field(default_factory=dict, init=False)
    left_out: list[LeftOut] = field(default_factory=list, init=False)
    dropped: dict[str, str] = field(default_factory=dict, init=False)
    moved: list[str] = field(default_factory=list, init=False)
    _counts: dict[str, list[Count]] = field(default_factory=dict, init=False)

    def happened(self, name: str) -> bool:
        """Whether the case has the event of that name, on or before the day it is seen from."""
        return name in self.dates and self.dates[name] <= self.as_of

    def leave_out(self, clock: Clock, reason: str) -> None:
        """Add the clock to those left out, once for each reason."""
        left = left_out(
            clock.id, clock.title, str(clock.actor), reason, self.cycle, self.framework.id
        )
        if left not in self.left_out:
            self.left_out.append(left)

    def count(self, clock: Clock, applying: Applying) -> bool:
        """Count the clock; False where its words were not in force, so that nothing counts from it.

        `applying` says to whom it applies. Raises OutOfRange where it leaves 1980 to 2100.
        """
        counts = list(self._from_each_start(clock))
        actual = self.dates.get(clock.done_on or "") or _of(clock, self.actuals)
        computed = counts[0].latest if counts else None
        stated = _of(clock, self.stated)
        if clock.is_expectation and clock.done_on and actual and actual > self.as_of:
            counts.insert(0, self._given(clock.done_on, actual, "the day it is planned for"))
        elif stated and computed != stated and not _is_longer_than_law(clock, computed, stated):
            counts[:1] = [self._as_stated(stated, counts[:1], clock)]
        why_not = self._why_not_in_force(clock, counts, actual)
        if why_not:
            self.dropped |= {name: why_not for name in (clock.id, clock.done_on) if name}
        milestone = milestone_of(
            Running(
                clock=clock,
                applying=applying,
                counts=tuple(counts),
                computed=computed,
                actual=actual,
                stated=stated,
                why_not=why_not,
                framework=self.framework,
                as_of=self.as_of,
                late=self.late,
                cycle=self.cycle,
                closures=self.closures,
                outside=self.outside,
            )
        )
        if milestone.in_force or (self.everything and not clock.seen):
            self.milestones.append(milestone)
            self.by_id[clock.id] = milestone
            self._counts[clock.id] = counts
            return True
        for other in counts[1:]:
            if not self._why_not_in_force(clock, [other], None):
                self.moved.append(
                    f"{clock.id} is left out as it is counted from another day: counted from"
                    f" {in_words(other.trigger.date)}, {other.title}, its words would have been in"
                    " force."
                )
        return False

    def _given(self, name: str, day: date, title: str) -> Count:
        """A count whose window is the one day that is given."""
        return Count(
            start=Start(name, on=NO_TIME),
            trigger=Trigger(name, day, day <= self.as_of),
            title=title,
            earliest=day,
            latest=day,
            period=NO_TIME,
            projected=False,
            provisional=False,
        )

    def _as_stated(self, stated: date, counts: list[Count], clock: Clock) -> Count:
        """A count that ends on the stated date; `earliest` stays as counted unless it is later."""
        given = self._given("stated", stated, f"the day that {clock.stated_in or A_LETTER} states")
        earliest = counts[0].earliest if counts else None
        return given._replace(earliest=earliest if earliest and earliest <= stated else None)

    def _why_not_in_force(
        self, clock: Clock, counts: list[Count], actual: date | None
    ) -> str | None:
        """Why the clock's words were not in force; None where they were or it is not known."""
        span = clock.span
        if counts and counts[0].start.projected and counts[0].start.name in self.dropped:
            return self.dropped[counts[0].start.name]
        if not counts:
            names = [start.name for start in clock.starts]
            reasons = [self.dropped[name] for name in names if name in self.dropped]
            reasons = reasons if len(reasons) == len(names) else []
            in_force = [id for id in self.by_id if id not in self.dropped]
            for with_id in clock.with_any:
                stem = with_id.removesuffix("N")
                if any(id.startswith(stem) for id in in_force):
                    return None
                reasons += [why for name, why in self.dropped.items() if name.startswith(stem)]
            if reasons and not actual:
                return reasons[0]
        if span.by == "own day":
            ends = [counts[0].latest or counts[0].earliest] if counts else []
            days = [day for day in (*ends, actual) if day]
        elif span.by == "day of the letter":
            days = self._day_of_the_letter()
        else:
            day = self.begun or (counts[0].trigger.date if counts else None)
            days = [day] if day else []
        return why_not_in_force(span, days, self.framework, self.outside)

    def _day_of_the_letter(self) -> list[date]:
        """The day of publication, else the one after receipt: a letter is received before it."""
        published, received = (
            self.dates.get(f"report_{event}") for event in ("published", "received")
        )
        if received and not published:
            published = received + timedelta(1)
        return [published] if published else []

    def _from_each_start(self, clock: Clock) -> Iterator[Count]:
        """A count from each of the clock's starts that has a date, in their order."""
        for start in clock.starts:
            name = start.name
            if start.if_in_force and name in self.dropped:
                continue
            if start.event and name in self.dates:
                yield self._from(clock, start, name, self.dates[name])
            for number, before in enumerate(self._counts.get(name, ())):
                if before.latest is None:
                    continue
                if number == 0:
                    # A projection is too far off for its note to matter.
                    note = "" if start.projected else before.start.note
                    noted = start._replace(note=f"{start.note} {note}".strip())
                    yield self._from(clock, noted, name, before.latest, before)
                elif before.start.compare and not start.projected:
                    compared = start._replace(compare=True)
                    count = self._from(clock, compared, name, before.latest, before)
                    yield count._replace(trigger=before.trigger, title=before.title)

    def _from(
        self, clock: Clock, start: Start, name: str, day: date, before: Count | None = None
    ) -> Count:
        period = start.on or clock.latest
        first = start.on or clock.earliest
        earliest = reach(day, first) if first else None
        latest = reach(day, period) if period else None
        if earliest and latest and earliest > latest:
            earliest = None
        happened = before is None and day <= self.as_of
        is_projected = self.by_id[name].status == "projected" if before else not happened
        furthest = max(end for end in (day, earliest, latest) if end)
        return Count(
            start=start,
            trigger=Trigger(name, day, happened, start.note),
            title=self.framework.start_title(name),
            earliest=earliest,
            latest=latest,
            period=period or clock.earliest or NO_TIME,
            projected=start.projected or is_projected,
            provisional=(before is not None and before.provisional)
            or workdays.rests_on_unannounced(furthest),
        )


def _is_longer_than_law(clock: Clock, computed: date | None, stated: date) -> bool:
    """Whether a letter's date is later than the one that the law sets."""
    return clock.strength == "must" and computed is not None and computed < stated


def _of(clock: Clock, days: Mapping[str, date]) -> date | None:
    """The clock's day among `days`, under any of its ids, None if it is not there."""
    return next((days[id] for id in (clock.id, *clock.other_ids) if id in days), None)
