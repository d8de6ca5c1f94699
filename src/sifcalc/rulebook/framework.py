"""A framework: everything that its documents say, as one value."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sifcalc.rulebook.schedules import Schedule
    from sifcalc.rulebook.terms import (
        Breach,
        Clock,
        Condition,
        Consequence,
        Document,
        Judgement,
        ReinspectionKind,
        Rule,
        Span,
    )


Basis = Literal["limited", "best_fit", "observed", "not_derivable", "no_overall"]
"""What a grading rests on."""


class Edition(NamedTuple):
    """The edition of an inspection: its first day, None where the framework has one.

    `without_overall_from` is the first day of a later edition that it may be of instead, in which
    no overall effectiveness is given; None where that is certain.
    """

    day: date | None
    without_overall_from: date | None = None


class Activity(NamedTuple):
    """What inspectors do besides inspections, and the span of its first days on site."""

    title: str
    span: Span


@dataclass(frozen=True, eq=False)  # by identity: it keys what engines keep
class Framework:
    """Everything that the documents of an inspection framework say, as data.

    `inspections` is the span of its inspections' first days on site, `reports` that of the reports
    which can be of no other framework, and `last_report` the day of its last report. From
    `contested_since` on, an inspection may be of the next framework. `events` has the words for
    each date of a case that clocks count from, by its name. `bases` has the words for each basis of
    a grading, and `indicative` those for the indicative grade. `timetables` has each schedule by
    the id that `sifcalc` asks for it by. `activities` are what it has besides inspections, none of
    which is given judgements. A grading whose judgements are all given, and none of
    which limits it, has the basis `derived_as`: from what is only "observed" nothing is derived.
    """

    id: str
    title: str
    inspections: Span
    reports: Span
    judgements: tuple[Judgement, ...]
    documents: tuple[Document, ...]
    rules: tuple[Rule, ...] = ()
    breach: Breach | None = None
    bases: Mapping[str, str] = field(default_factory=dict)
    indicative: str = ""
    clocks: tuple[Clock, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    consequences: tuple[Consequence, ...] = ()
    reinspection_kinds: tuple[ReinspectionKind, ...] = ()
    timetables: Mapping[str, Schedule] = field(default_factory=dict)
    contested_since: date | None = None
    last_report: date | None = None
    activities: Mapping[str, Activity] = field(default_factory=dict)
    derived_as: Basis = "best_fit"

    def span_of(self, activity: str) -> Span:
        """The span of the first days on site of what it is that inspectors do."""
        other = self.activities.get(activity)
        return other.span if other else self.inspections

    def title_of(self, activity: str) -> str:
        """What it is that inspectors do, in words."""
        other = self.activities.get(activity)
        return other.title if other else activity

    def edition_of(
        self, judged: Collection[str], began: date | None, known: date | None
    ) -> Edition:
        """The edition of an inspection with these judgements that began on that day.

        Where `began` is None, it is one that had them all and had begun by `known`, a later day of
        it: the latest in which an overall effectiveness is given.
        """
        if began or len(self._editions) == 1:
            return Edition(self.edition(began))
        possible = [
            day
            for day in self._editions
            if (known is None or day <= known) and not self.outside(judged, day)
        ]
        if not possible:
            return Edition(self.edition(known) or self._editions[-1])
        graded = [day for day in possible if self.has_overall(day)] or possible
        later = [day for day in possible if day > graded[-1]]
        return Edition(graded[-1], later[0] if later else None)

    def outside(self, judged: Collection[str], edition: date | None) -> tuple[str, ...]:
        """Those of the judgements that an inspection of the edition does not have, by any name."""
        return _outside(self, tuple(judged), edition)

    def known_as(self, judged: Collection[str], edition: date | None) -> Mapping[str, str]:
        """What each judgement that only had its name later went by in the edition.

        Empty where several are given that it did not have: nothing then tells what is meant.
        """
        return _known_as(self, tuple(judged), edition)

    def edition(self, began: date | None) -> date | None:
        """The first day on which the judgements and rules were those of an inspection begun then.

        A day outside `inspections` counts as the nearest day within it. None where they never
        changed, or where `began` is None.
        """
        if began is None or len(self._editions) == 1:
            return None
        day = min(began, self.inspections.until or date.max)
        return self._editions[max(0, bisect_right(self._editions, day) - 1)]

    @property
    def newest_edition(self) -> date:
        """The first day on which the judgements and rules were those that they still are."""
        return self._editions[-1]

    def judgements_of(self, began: date | None) -> tuple[Judgement, ...]:
        """The judgements of an inspection begun then; with None all there ever were."""
        return _judgements_of(self, self.edition(began))

    def rules_of(self, began: date | None) -> tuple[Rule, ...]:
        """The grading rules of an inspection begun then; with None all there ever were."""
        return _rules_of(self, self.edition(began))

    def clocks_of(self, activity: str, began: date | None) -> tuple[tuple[Clock, ...], ...]:
        """The clocks after such an activity begun then, each with its editions."""
        return _clocks_of(self, activity, self.edition(began))

    def with_what_decides(self, ids: frozenset[str]) -> frozenset[str]:
        """The ids of those clocks, and of all that decide whether they run and when.

        These are the clocks that they start from, or record the event that they start from, that
        they go up to, and that they are in force with.
        """
        return _with_what_decides(self, ids)

    def key_judgements(self, began: date | None = None) -> tuple[str, ...]:
        """The ids of the key judgements of an inspection begun then."""
        return _key_judgements(self, self.edition(began))

    def has_overall(self, began: date | None = None) -> bool:
        """Whether an inspection begun then was given an overall effectiveness judgement."""
        return any(judgement.role == "overall" for judgement in self.judgements_of(began))

    def judgement(self, id: str) -> Judgement:
        """The judgement with this id. Raises KeyError for another framework's."""
        return self._judgements[id]

    def document(self, key: str) -> Document:
        """The document with this key. Raises KeyError for another framework's."""
        return self._documents[key]

    def clock_of(self, id: str) -> Clock | None:
        """The clock with this id; monitoring-visit-N for monitoring-visit-3, None for itself."""
        stem, _, number = id.rpartition("-")
        clock = self.clocks_by_id.get(f"{stem}-N") if number.isdecimal() else None
        is_plain = number == number.lstrip("0")
        if clock and clock.series and is_plain and int(number) >= clock.series.first:
            return clock
        return None if id.endswith("-N") else self.clocks_by_id.get(id)

    def start_title(self, name: str) -> str:
        """A start's name in a sentence: the event of the case, or another clock's latest date."""
        stem, _, number = name.rpartition("_")
        if name in self.events:
            return self.events[name]
        if f"{stem}_N" in self.events:
            return self.events[f"{stem}_N"].replace(" N", f" {number}")
        return f"the latest date of {name}"

    @cached_property
    def clocks_by_id(self) -> Mapping[str, Clock]:
        """The clocks by each of their ids."""
        return {id: clock for clock in self.clocks for id in (clock.id, *clock.other_ids)}

    @cached_property
    def editions_of_clocks(self) -> tuple[tuple[Clock, ...], ...]:
        """The clocks, the editions of one together."""
        ids = dict.fromkeys(clock.id for clock in self.clocks)
        return tuple(tuple(clock for clock in self.clocks if clock.id == id) for id in ids)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of the clocks, each once."""
        return tuple({id(clock.condition): clock.condition for clock in self.clocks}.values())

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """The earliest span of each document that a clock has for its own, by its key.

        Of two that begin together it is the one that ends later.
        """

        def order(span: Span) -> tuple[date, int]:
            return span.since or date.min, -(span.until or date.max).toordinal()

        spans = sorted({clock.span for clock in self.clocks}, key=order)
        return {span.document: span for span in reversed(spans)}

    def clocks_with(self, span: Span) -> frozenset[str]:
        """The ids of the clocks whose words have that span."""
        return _clocks_with(self, span)

    @cached_property
    def events_done(self) -> frozenset[str]:
        """The names of the dates of a case that record a clock as done, or end a series."""
        names = {clock.done_on for clock in self.clocks if clock.done_on}
        ends = {name for c in self.clocks if c.series for name in c.series.ends_with}
        return frozenset(names | ends)

    @cached_property
    def starts(self) -> frozenset[str]:
        """The names of the dates of a case that a clock counts from."""
        return frozenset(s.event for clock in self.clocks for s in clock.starts if s.event)

    @cached_property
    def _judgements(self) -> Mapping[str, Judgement]:
        return {judgement.id: judgement for judgement in self.judgements}

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.key: document for document in self.documents}

    @cached_property
    def _editions(self) -> list[date]:
        """The first day of inspections, and each on which judgements or rules changed since."""
        first, last = self.inspections.since or date.min, self.inspections.until or date.max
        spans = {judgement.span for judgement in self.judgements}
        spans |= {rule.span for rule in self.rules}
        days = {span.since for span in spans if span.since}
        days |= {span.until + timedelta(1) for span in spans if span.until}
        return [first, *sorted(day for day in days if first < day <= last)]


@cache
def _judgements_of(framework: Framework, edition: date | None) -> tuple[Judgement, ...]:
    return tuple(made for made in framework.judgements if was_in_force(made.span, edition))


@cache
def _rules_of(framework: Framework, edition: date | None) -> tuple[Rule, ...]:
    return tuple(rule for rule in framework.rules if was_in_force(rule.span, edition))


@cache
def _clocks_of(
    framework: Framework, activity: str, edition: date | None
) -> tuple[tuple[Clock, ...], ...]:
    of_then = (
        tuple(
            clock
            for clock in editions
            if activity in clock.activities
            and (clock.span.by != "inspection" or was_in_force(clock.span, edition))
        )
        for editions in framework.editions_of_clocks
    )
    return tuple(filter(None, of_then))


@cache
def _clocks_with(framework: Framework, span: Span) -> frozenset[str]:
    return frozenset(clock.id for clock in framework.clocks if clock.span == span)


@lru_cache(maxsize=64)
def _with_what_decides(framework: Framework, ids: frozenset[str]) -> frozenset[str]:
    decisive: set[str] = set()
    for clock in framework.clocks:
        if clock.id in ids:
            within = clock.series.within if clock.series else None
            names = {start.name for start in clock.starts} | {within}
            stems = tuple(id.removesuffix("N") for id in clock.with_any)
            for other in framework.clocks:
                follows = other.series.follows if other.series else None
                records = any(name and follows and name.startswith(follows) for name in names)
                is_one = other.id in names or (other.done_on or "") in names or records
                if is_one or (stems and other.id.startswith(stems)):
                    decisive.add(other.id)
    return ids if decisive <= ids else _with_what_decides(framework, ids | decisive)


@lru_cache(maxsize=1024)  # the rows of a table give the same judgements
def _outside(
    framework: Framework, judged: tuple[str, ...], edition: date | None
) -> tuple[str, ...]:
    made = {judgement.id for judgement in framework.judgements_of(edition)}
    known_as = framework.known_as(judged, edition)
    return tuple(id for id in judged if known_as.get(id, id) not in made)


@lru_cache(maxsize=1024)
def _known_as(
    framework: Framework, judged: tuple[str, ...], edition: date | None
) -> Mapping[str, str]:
    made = {judgement.id for judgement in framework.judgements_of(edition)}
    later = [framework.judgement(id) for id in judged if id not in made]
    if len(later) != 1 or later[0].once not in made or later[0].once in judged:
        return MappingProxyType({})
    return MappingProxyType({later[0].id: later[0].once})


@cache
def _key_judgements(framework: Framework, edition: date | None) -> tuple[str, ...]:
    return tuple(made.id for made in framework.judgements_of(edition) if made.role == "key")


def was_in_force(span: Span, day: date | None) -> bool:
    """Whether the span's words were in force on the day; True where the day is not known."""
    if day is None:
        return True
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)
