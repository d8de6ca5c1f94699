"""A framework: everything that its documents say, as one value."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sifcalc.rulebook.terms import (
        Breach,
        Clock,
        Consequence,
        Document,
        Judgement,
        ReinspectionKind,
        Rule,
        Schedule,
        Span,
    )


@dataclass(frozen=True, eq=False)  # by identity: it keys what engines keep
class Framework:
    """An inspection framework: everything that its documents say, as data.

    `inspections` are the first days on site of its inspections, `reports` the days of reports that
    can be of no other, and `last_report` that of its last. From `contested_since` on, an inspection
    may have been of the next framework. `events` are the dates of a case that its clocks count
    from, in words. `bases` says what decides the overall effectiveness, by the basis of a grading,
    and `indicative` what the indicative grade is. `timetables` are by the id that asks for them.
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

    def edition(self, began: date | None) -> date | None:
        """The day from which on the judgements and rules of an inspection begun then held.

        Days outside `inspections` are taken to the nearest one. None where they never changed, or
        where `began` is None.
        """
        if began is None or len(self._editions) == 1:
            return None
        day = min(began, self.inspections.until or date.max)
        return self._editions[max(0, bisect_right(self._editions, day) - 1)]

    def judgements_of(self, began: date | None) -> tuple[Judgement, ...]:
        """The judgements of an inspection begun then, or all there ever were where it is None."""
        return _judgements_of(self, self.edition(began))

    def rules_of(self, began: date | None) -> tuple[Rule, ...]:
        """The grading rules of an inspection begun then, or all there ever were likewise."""
        edition = self.edition(began)
        return tuple(each for each in self.rules if holds(each.span, edition))

    def key_judgements(self, began: date | None = None) -> tuple[str, ...]:
        """The ids of the key judgements of an inspection begun then."""
        return _key_judgements(self, self.edition(began))

    def has_overall(self, began: date | None = None) -> bool:
        """Whether an inspection begun then was given an overall effectiveness judgement."""
        return any(each.kind == "overall" for each in self.judgements_of(began))

    def judgement(self, id: str) -> Judgement:
        """The judgement with this id. Raises KeyError for another framework's."""
        return self._judgements[id]

    def document(self, key: str) -> Document:
        """The document with this key. Raises KeyError for one that is not cited."""
        return self._documents[key]

    def clock_of(self, id: str) -> Clock | None:
        """The clock with this id: monitoring-visit-3 is one of monitoring-visit-N, no id itself."""
        stem, _, number = id.rpartition("-")
        found = self.clocks_by_id.get(f"{stem}-N") if number.isdecimal() else None
        plain = number == number.lstrip("0")
        if found and found.series and plain and int(number) >= found.series.first:
            return found
        return None if id.endswith("-N") else self.clocks_by_id.get(id)

    def start_title(self, name: str) -> str:
        """What a start is called in a sentence: an event of the case, or the clock it follows."""
        stem, _, number = name.rpartition("_")
        if name in self.events:
            return self.events[name]
        if f"{stem}_N" in self.events:
            return self.events[f"{stem}_N"].replace(" N", f" {number}")
        return f"the latest date of {name}"

    @cached_property
    def clocks_by_id(self) -> Mapping[str, Clock]:
        """The clocks by their ids, and by others that mean the same."""
        return {id: clock for clock in self.clocks for id in (clock.id, *clock.other_ids)}

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """The first span of each document that a clock rests on, by its key."""
        spans = sorted({clock.span for clock in self.clocks}, key=lambda s: s.since or date.min)
        return {span.document: span for span in reversed(spans)}

    @cached_property
    def events_done(self) -> frozenset[str]:
        """The names of the dates of a case on which what some clock times was done."""
        names = {clock.done_on for clock in self.clocks if clock.done_on}
        ends = {name for c in self.clocks if c.series for name in c.series.ends_with}
        return frozenset(names | ends)

    @cached_property
    def starts(self) -> frozenset[str]:
        """The names of the dates of a case that some clock counts from."""
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
        spans = {each.span for each in self.judgements} | {each.span for each in self.rules}
        days = {span.since for span in spans if span.since}
        days |= {span.until + timedelta(1) for span in spans if span.until}
        return [first, *sorted(day for day in days if first < day <= last)]


@cache
def _judgements_of(framework: Framework, edition: date | None) -> tuple[Judgement, ...]:
    return tuple(each for each in framework.judgements if holds(each.span, edition))


@cache
def _key_judgements(framework: Framework, edition: date | None) -> tuple[str, ...]:
    return tuple(each.id for each in framework.judgements_of(edition) if each.kind == "key")


def holds(span: Span, day: date | None) -> bool:
    """Whether the words held on the day; where that is not known, they may have."""
    if day is None:
        return True
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)
