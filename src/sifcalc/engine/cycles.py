"""The clocks after one inspection of a case: its own, or its re-inspection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.case import dates, edition_of, given_in
from sifcalc.dates import in_words
from sifcalc.engine.counting import Counting
from sifcalc.engine.facts import facts_of, reinspection_kind
from sifcalc.engine.grading import grade
from sifcalc.engine.in_force import days_of, why_not_in_force, why_outside
from sifcalc.engine.series import has_ended, members
from sifcalc.rulebook.framework import was_in_force
from sifcalc.rulebook.predicates import overall_inadequate
from sifcalc.rulebook.terms import INSPECTION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sifcalc.case import Case, Closure
    from sifcalc.engine.grading import Grading
    from sifcalc.engine.in_force import Days
    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import (
        Applying,
        Citation,
        Clock,
        ReinspectionKind,
        Strength,
    )

_PERIOD_NOT_KNOWN = (
    "The last day on site is not known, and no other day tells which reports were published like"
    " it."
)
_DONE = (
    "action_plan_visit",
    "action_plan_submitted",
    "reinspection_announced",
    "reinspection_begun",
)
"""The dates of a case that say that something was done after its report."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A consequence of the inspection: how firmly it follows, and from which paragraphs."""

    id: str
    strength: Strength
    message: str
    sources: tuple[Citation, ...]
    framework: str = ""


_follows = lru_cache(maxsize=256)(Follows)  # one of each, so that it is written once


def graded(case: Case, framework: Framework) -> Grading:
    """The grading of the case by the edition of the framework that its inspection was of."""
    return grade(given_in(case, framework), framework, edition_of(case, framework).day)


class Asked(NamedTuple):
    """All that decides which clocks of a cycle run, and when: those of two cases may be the same.

    `days` are those of the case, and `dates`, `actuals` and `stated` are pairs. `applying` says to
    whom clocks apply, for each of the framework's conditions. With `only`, just the clocks with
    these ids are counted: what `Framework.with_what_decides` gives.
    """

    framework: Framework
    activity: str
    began: date | None
    days: Days
    dates: tuple[tuple[str, date], ...]
    actuals: tuple[tuple[str, date], ...]
    stated: tuple[tuple[str, date], ...]
    closures: tuple[Closure, ...]
    as_of: date
    cycle: int
    late: Status
    everything: bool
    applying: tuple[Applying | None, ...]
    is_not_inadequate: bool
    only: frozenset[str] | None


class Clocks:
    """The clocks of a cycle, counted: many cases share them, so that nothing here changes.

    `done` are the names of the events that are counted as done. Raises OutOfRange where a clock
    leaves 1980 to 2100.
    """

    def __init__(self, asked: Asked) -> None:
        framework = asked.framework
        self._asked = asked
        self._applying = dict(zip(map(id, framework.conditions), asked.applying, strict=True))
        self.outside = why_outside(asked.days, framework)
        self.done: set[str] = set()
        self.counting = Counting(
            framework,
            dict(asked.dates),
            asked.as_of,
            actuals=dict(asked.actuals),
            stated=dict(asked.stated),
            closures=asked.closures,
            outside=self.outside,
            late=asked.late,
            cycle=asked.cycle,
            everything=asked.everything,
        )
        for editions in framework.clocks_of(asked.activity, asked.began):
            if asked.only is None or editions[0].id in asked.only:
                self._count_editions(editions)
        self.milestones = tuple(self.counting.milestones)

    def _count_editions(self, editions: tuple[Clock, ...]) -> None:
        """Count each edition of a clock: where one held, the others are not left out."""
        *_, last = editions
        names = {start.event for clock in editions for start in clock.starts}
        if names.isdisjoint(self.counting.dates):
            held = self._seen_then(editions) if last.seen else (last,)
            if not held:
                self.counting.leave_out(last, _PERIOD_NOT_KNOWN)
                return
            editions = held
        before = len(self.counting.left_out)
        for clock in editions:
            self._count(clock)
        if len(editions) > 1 and last.id in self.counting.by_id:
            del self.counting.left_out[before:]
            for name in (last.id, last.done_on):
                self.counting.dropped.pop(name or "", None)

    def _seen_then(self, editions: tuple[Clock, ...]) -> tuple[Clock, ...]:
        """The one of the editions whose span has every day that is known; none if there is none."""
        dates = self.counting.dates
        report = dates.get("report_received") or dates.get("report_published")
        days = [day for day in (dates.get("inspection_start"), report) if day]
        return tuple(
            clock for clock in editions if days and all(was_in_force(clock.span, d) for d in days)
        )

    def _count(self, clock: Clock) -> None:
        counting = self.counting
        applying = self._applying[id(clock.condition)]
        if not applying:
            counting.leave_out(clock, clock.condition.otherwise)
            return
        if clock.otherwise and self._asked.is_not_inadequate:
            clock = clock._replace(sources=clock.otherwise)
        not_in_force: dict[str, str] = {}
        is_shown = False
        for member in members(clock, counting):
            if counting.count(member, applying):
                is_shown = True
                self.done |= {member.done_on} if member.done_on else set()
            else:
                not_in_force[member.id] = counting.dropped[member.id]
        if not_in_force and not is_shown:
            counting.leave_out(clock, next(iter(not_in_force.values())))
        else:
            for member_id, why in not_in_force.items():
                counting.leave_out(clock._replace(id=member_id), why)
        within = clock.series.within if clock.series else None
        if is_shown and within and within not in counting.by_id:
            reason = (
                f"Only the first is shown: the rest go up to the latest date of {within}, which is"
                " left out."
            )
            counting.leave_out(clock, reason)
        if is_shown and within and self._is_cut_short(within):
            reason = (
                f"Those after the last that is shown come after the latest date of {within}, or"
                " after the re-inspection's report."
            )
            counting.leave_out(clock, reason)
        if clock.series and has_ended(clock.series, counting):
            counting.leave_out(clock, clock.series.ended)
            self.done |= set(clock.series.ends_with)

    def _is_cut_short(self, within: str) -> bool:
        """Whether what happened, or a letter, ends a series before its expected end."""
        limit = self.counting.by_id.get(within)
        settled = limit and (limit.stated or (limit.trigger and limit.trigger.actual))
        return bool(settled) or self.counting.happened("reinspection_report_published")


# A clock counted is two kilobytes with its words, and these have some sixteen each.
_clocks = lru_cache(maxsize=256)(Clocks)


class Cycle:
    """The clocks after one inspection: the case's own, or its re-inspection.

    With `only`, just those with these ids: what `Framework.with_what_decides` gives.
    """

    def __init__(
        self,
        case: Case,
        framework: Framework,
        number: int,
        as_of: date,
        *,
        late: Status,
        everything: bool,
        only: frozenset[str] | None = None,
    ) -> None:
        self.case = case
        self.framework = framework
        self.grading = graded(case, framework)
        facts = self._facts = facts_of(case, framework, self.grading, as_of)
        self._clocks = _clocks(
            Asked(
                framework=framework,
                activity=case.activity or INSPECTION,
                began=edition_of(case, framework).day,
                days=days_of(case),
                dates=tuple(dates(case).items()),
                actuals=tuple(case.actuals.items()),
                stated=tuple(case.stated.items()),
                closures=case.closures,
                as_of=as_of,
                cycle=number,
                late=late,
                everything=everything,
                applying=tuple(condition.applies(facts) for condition in framework.conditions),
                is_not_inadequate=overall_inadequate(facts) is False,
                only=only,
            )
        )
        self.counting, self.milestones = self._clocks.counting, self._clocks.milestones
        self._outside, self._done = self._clocks.outside, self._clocks.done

    def kind_of_reinspection(self) -> ReinspectionKind | None:
        """The kind to expect; None if none follows, it is unknown, or its words not in force."""
        expected = self.counting.by_id.get("reinspection")
        begun = self.counting.dates.get("reinspection_begun")
        day = begun or (expected.latest if expected else None)
        kind = reinspection_kind(self._facts, self.framework)
        if day is None and "reinspection" in self.counting.dropped:
            return None
        if kind and why_not_in_force(
            kind.span, [day] if day else [], self.framework, self._outside
        ):
            return None
        return kind

    def consequences(self) -> Iterator[Follows]:
        """The consequences that apply and were in force.

        For a span by "own day", any clock of the same span that is in force decides; for others the
        day the report was published, else received.
        """
        report = self.case.report.published or self.case.report.received
        for consequence in self.framework.consequences:
            if not consequence.applies(self._facts):
                continue
            span = consequence.span
            if span.by == "own day":
                ids = self.framework.clocks_with(span)
                any_runs = any(self._is_of(m, ids) and m.in_force for m in self.milestones)
                none_dropped = ids.isdisjoint(self.counting.dropped)
                is_in_force = (any_runs or none_dropped) and not self._outside
            else:
                days = [report] if report else []
                is_in_force = not why_not_in_force(span, days, self.framework, self._outside)
            if is_in_force:
                yield _follows(
                    consequence.id,
                    consequence.strength,
                    consequence.message,
                    consequence.sources,
                    self.framework.id,
                )

    def _is_of(self, milestone: Milestone, ids: Collection[str]) -> bool:
        clock = self.framework.clock_of(milestone.id)
        return clock is not None and clock.id in ids

    def lost(self) -> Iterator[str]:
        """A note on each date of the case that no clock uses."""
        used = self._done | {m.trigger.name for m in self.milestones if m.trigger}
        for name, day in self.counting.dates.items():
            is_done = name in _DONE or name.startswith("monitoring_visit_")
            if is_done and name not in used:
                yield (
                    f"{in_words(day)} is given for {name.replace('_', ' ')}, which has no clock"
                    " here: nothing is made of it."
                )
        recorded = {(milestone.id, milestone.actual) for milestone in self.milestones}
        for id, day in self.case.actuals.items():
            clock = self.framework.clock_of(id)
            if ((clock.id if clock and not clock.series else id), day) not in recorded:
                yield (
                    f"{in_words(day)} is recorded for {id}, which does not run here: nothing is"
                    " made of it."
                )
        for id, day in self.case.stated.items():
            clock = self.framework.clock_of(id)
            if not clock or clock.id not in self.counting.by_id:
                yield (
                    f"{in_words(day)} is stated for {id}, which does not run here: nothing is made"
                    " of it."
                )
