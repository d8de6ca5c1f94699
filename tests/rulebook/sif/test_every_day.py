"""Every day has an answer, one only, and where documents differ it says so. No value is asserted.

A gap is a day without an answer where there was one before; an overlap, one with two answers to
the same question. The days are those on which an inspection under the framework could begin.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from typing import Any, NamedTuple

import pytest

from sifcalc import Case, Grade, Timeline
from sifcalc.case import dates
from sifcalc.dates import in_words
from sifcalc.engine.counts import reach
from sifcalc.engine.grading import grade
from sifcalc.engine.milestones import Counted
from sifcalc.engine.timelines import timeline
from sifcalc.engine.timetables import timetable
from sifcalc.grades import NotJudged
from sifcalc.rulebook import law
from sifcalc.rulebook.framework import Framework, was_in_force
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.terms import Clock, ReinspectionKind, Severity, Span

FIRST, LAST = date(2013, 11, 19), date(2018, 6, 11)
ONE = timedelta(1)
INADEQUATE = dict.fromkeys((judgement.id for judgement in SIF.judgements), "inadequate")

DIFFERING = {
    "action-planning-visit": ("paragraph 5", "croydon", "paragraph 10", "annex a"),
    "action-planning-letter": ("paragraph 9", "annex a"),
    "action-plan": ("monitoring-2017", "framework-2015", "croydon"),
    "plan-reviewed": ("croydon", "handbook"),
    "reinspection": ("framework-2015 paragraph 5",),
    "reinspection-framework": ("monitoring-2017 paragraph 49",),
    "limit-help-and-protection": ("paragraphs 22 and 23", "paragraph 28"),
    "limit-looked-after": ("paragraphs 22 and 23", "paragraph 28"),
    "limit-leadership": ("paragraph 23", "paragraph 28"),
}
"""Where documents, or two paragraphs of one, differ: each answer has to name both."""


def days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE


# Spans: each entry by itself.


class Held(NamedTuple):
    """An entry of the rulebook: the part it is in, and what it answers."""

    part: str
    id: str
    about: object
    span: Span

    def is_succeeded_by(self, other: "Held") -> bool:
        """Whether the other is a later edition: the same id, or the same question once this ended.

        A step of an older timetable may be called otherwise: who acts, the start and the ends tell.
        """
        if self.part != other.part or self is other:
            return False
        began, begins = self.span.since or date.min, other.span.since or date.min
        ended = self.span.until is not None and begins > began and self.about == other.about
        return self.id == other.id or ended


def held(framework: Framework) -> Iterator[Held]:
    parts: dict[str, Iterable[Any]] = {
        "judgement": framework.judgements,
        "rule": framework.rules,
        "after the report": framework.clocks,
        "what follows": framework.consequences,
        "kind of re-inspection": framework.reinspection_kinds,
        **{schedule.of: schedule.steps for schedule in framework.timetables.values()},
    }
    for part, each_of_it in parts.items():
        for each in each_of_it:
            yield Held(part, each.id, about(each), each.span)


def about(entry: object) -> object:
    if isinstance(entry, Clock) and entry.starts:
        start = entry.starts[0]
        return entry.actor, start.name, start.on or entry.earliest, start.on or entry.latest
    if isinstance(entry, ReinspectionKind):
        return entry.inadequate_key_judgements
    return entry


def of_spans(framework: Framework, asked: Iterable[date]) -> Iterator[str]:
    entries = list(held(framework))
    later = [[other for other in entries if each.is_succeeded_by(other)] for each in entries]
    for day in asked:
        for each, successors in zip(entries, later, strict=True):
            span, name = each.span, f"{day}: {each.id} ({each.part})"
            answering = [other.id for other in successors if was_in_force(other.span, day)]
            begun = span.by == "inspection" or (span.since or date.min) <= day
            if begun and not was_in_force(span, day) and not answering:
                yield f"{name} does not hold, and nothing holds in its place"
            if was_in_force(span, day) and answering:
                yield f"{name} holds, and so does another edition: {answering[0]}"


# Judgements and grading rules: as the day an inspection begins has them.


def of_grading(framework: Framework, asked: Iterable[date]) -> Iterator[str]:
    for day in asked:
        found = of_every_combination(framework, framework.edition(day))
        yield from (f"{day}: {fault}" for fault in found)


@cache
def of_every_combination(framework: Framework, edition: date | None) -> tuple[str, ...]:
    return tuple(unbounded(framework, edition))


def unbounded(framework: Framework, edition: date | None) -> Iterator[str]:
    """Every combination of outcomes is bounded by a rule, and no two rules leave nothing."""
    graded = [j.id for j in framework.judgements_of(edition) if j.role in ("key", "graded")]
    if not framework.has_overall(edition) or not framework.rules_of(edition):
        yield "there is no overall judgement, or no rule"
        return
    for outcomes in product((*Grade, *NotJudged), repeat=len(graded)):
        given = dict(zip(graded, outcomes, strict=True))
        found = grade(given, framework, edition)
        rules = [finding.rule for finding in found.findings]
        said = ", ".join(f"{id} {outcome.words}" for id, outcome in given.items())
        bounds = [f for f in found.findings if f.severity in (Severity.LIMIT, Severity.RANGE)]
        key = [given[id] for id in framework.key_judgements(edition) if id in given]
        if any(isinstance(outcome, Grade) for outcome in key):
            if not bounds:
                yield f"no rule bounds overall effectiveness: {said}"
            elif not found.permitted:
                yield f"the rules contradict each other ({', '.join(rules)}): {said}"
        elif not rules:
            yield f"no rule answers: {said}"
        for finding in found.findings:
            yield from unsaid(finding.rule, finding.message)


# Clocks and steps: as an answer has them.


def cases(day: date) -> Iterator[Case]:
    """The day as that of receipt, the next as that of publication; the day as the first on site."""
    report = {"received": day, "published": day + ONE}
    yield Case.model_validate({"report": report, "judgements": INADEQUATE})
    yield Case.model_validate(
        {
            "inspection": {"start": day, "end": day + 23 * ONE},
            "report": {"published": day + 56 * ONE},
            "judgements": {"overall": "requires_improvement"},
            "previous_overall": "inadequate",
        }
    )


def of_timelines(framework: Framework, asked: Iterable[date]) -> Iterator[str]:
    for day in asked:
        for case in cases(day):
            found = timeline(case, framework, day)
            for fault in (
                *unanswered(framework.clocks, found),
                *unsaid_between(framework, found),
                *unsaid_beside(framework, case, found),
            ):
                yield f"{day}: {fault}"


def of_timetables(framework: Framework, asked: Iterable[date]) -> Iterator[str]:
    """The timetables of each day: of steps with the same span, the first stands for the others."""
    thin = []
    for schedule in framework.timetables.values():
        first = {(step.span, step.condition.otherwise): step for step in schedule.steps[::-1]}
        thin.append(schedule._replace(steps=tuple(first.values())[::-1], asks=None))
    for day in asked:
        for schedule in thin:
            found = timetable(schedule, framework, day, day)
            steps = [s for s in schedule.steps if not s.span.until or day <= s.span.until]
            yield from (f"{day}: {fault}" for fault in unanswered(steps, found))


def unanswered(clocks: Iterable[Clock], found: Counted) -> Iterator[str]:
    """Each clock is answered once, or left out by name: as not its case's, or not yet begun."""
    answers = [milestone.id for milestone in found.milestones]
    for id in dict.fromkeys(clock.id for clock in clocks):
        stem = id.removesuffix("N")
        shown = [each for each in answers if each == id or (stem != id and each.startswith(stem))]
        others = {clock.condition.otherwise for clock in clocks if clock.id == id}
        reasons = [left.reason for left in found.left_out if left.id == id]
        if len(shown) > len(set(shown)):
            yield f"{id} is answered twice"
        if not shown and not reasons:
            yield f"{id} is neither answered nor left out by name"
        for reason in reasons if not shown else ():
            if reason not in others and "did not yet apply" not in reason:
                yield f"{id} is not answered: {reason}"
    for milestone in found.milestones:
        yield from unsaid(milestone.id, milestone.note)


def unsaid(id: str, words: str) -> Iterator[str]:
    for name in DIFFERING.get(id, ()):
        if name not in words.casefold():
            yield f"{id} does not say that {name} differs"


def unsaid_between(framework: Framework, found: Timeline) -> Iterator[str]:
    """Two limits of one thing, of two documents, name each other."""
    limits = [
        (milestone, clock.done_on, clock.span.document)
        for milestone in found.milestones
        if (clock := framework.clock_of(milestone.id)) and clock.done_on and milestone.latest
    ]
    for (one, what, document), (other, same, another) in combinations(limits, 2):
        if what == same and document != another and one.latest != other.latest:
            for here, id, key in ((one, other.id, another), (other, one.id, document)):
                if id not in here.note or key not in here.note:
                    yield f"{here.id} does not say that {key} has another limit, {id}"


def unsaid_beside(framework: Framework, case: Case, found: Timeline) -> Iterator[str]:
    """A start that others count from is compared where it would give another day."""
    known = dates(case)
    for milestone in found.milestones:
        clock = framework.clock_of(milestone.id)
        for start in clock.starts if clock and clock.latest else ():
            if start.compare and start.event in known and milestone.latest:
                end = reach(known[start.event], clock.latest)  # type: ignore[union-attr, arg-type] # as the loop has it
                if end != milestone.latest and in_words(end) not in milestone.note:
                    yield f"{milestone.id} does not say what {start.event} would give"


def faults(framework: Framework, first: date, last: date) -> list[str]:
    checks = (of_spans, of_grading, of_timelines, of_timetables)
    return [fault for check in checks for fault in check(framework, days(first, last))]


@pytest.mark.parametrize("year", range(FIRST.year, LAST.year + 1))
def test_every_day_has_one_answer_which_says_where_documents_differ(year: int) -> None:
    first, last = max(FIRST, date(year, 1, 1)), min(LAST, date(year, 12, 31))
    assert [] == faults(SIF, first, last)


def test_every_note_that_speaks_of_a_contradiction_is_among_those_looked_for() -> None:
    speaking = {clock.id for clock in SIF.clocks if "contradict" in clock.note.casefold()}
    speaking |= {clock.id for clock in SIF.clocks if "guidance differs" in clock.note}
    assert speaking == {id for id in DIFFERING if not id.startswith("limit-")}


# The check can fail: a copy of the rulebook is broken, and the day and the entry are named.


def entry(part: str, id: str) -> Any:
    entries = SIF.timetables[part].steps if part in SIF.timetables else getattr(SIF, part)
    return next(each for each in entries if each.id == id)


def changed(part: str, id: str, *editions: Any) -> Framework:
    """The framework with these in the place of the entry with that id."""
    whole = SIF.timetables[part].steps if part in SIF.timetables else getattr(SIF, part)
    new = tuple(n for each in whole for n in (editions if each.id == id else (each,)))
    if part not in SIF.timetables:
        parts: dict[str, Any] = {part: new}
        return replace(SIF, **parts)
    schedules = {**SIF.timetables, part: SIF.timetables[part]._replace(steps=new)}
    return replace(SIF, timetables=schedules)


def ended(part: str, id: str, until: date) -> Any:
    whole = entry(part, id)
    return whole._replace(span=whole.span._replace(until=until))


@pytest.mark.parametrize(
    ("part", "id", "until"),
    [
        ("judgements", "looked_after", LAST - ONE),
        ("rules", "limit-looked-after", LAST - ONE),
        ("rules", "overall-derived-from-key-judgements", LAST - ONE),
        ("clocks", "publish-report", LAST - ONE),
        ("clocks", "dfe-support", LAST - ONE),
        ("clocks", "reinspection", LAST - ONE),
        ("consequences", "visits-not-agreed", LAST - ONE),
        ("reinspection_kinds", "full-by-two", LAST - ONE),
        ("full", "notice", LAST - ONE),
        ("visit", "on-site", LAST - ONE),
        ("post-monitoring", "inspection-start", date(2017, 4, 29)),
    ],
)
def test_an_entry_that_ends_a_day_early_is_named_with_the_day_it_leaves_open(
    part: str, id: str, until: date
) -> None:
    broken = changed(part, id, ended(part, id, until))
    assert [] == list(of_spans(broken, [until]))
    [found] = of_spans(broken, [until + ONE])
    assert found.startswith(f"{until + ONE}: {id} (")
    assert found.endswith("does not hold, and nothing holds in its place")


@pytest.mark.parametrize("id", ["limit-looked-after", "overall-derived-from-key-judgements"])
def test_judgements_that_no_rule_bounds_any_longer_are_named_with_the_day(id: str) -> None:
    broken = changed("rules", id, ended("rules", id, LAST - ONE))
    assert [] == list(of_grading(broken, [LAST - ONE]))
    assert f"{LAST}: no rule bounds overall effectiveness: " in next(of_grading(broken, [LAST]))


def test_rules_that_leave_nothing_between_them_are_named_with_the_day() -> None:
    rule = entry("rules", "limit-leadership")
    broken = changed("rules", rule.id, rule._replace(leaves=lambda _: (Grade.OUTSTANDING,)))
    found = next(of_grading(broken, [LAST]))
    assert found.startswith(f"{LAST}: the rules contradict each other (")
    assert "limit-leadership" in found


@pytest.mark.parametrize(
    ("apart", "day", "said"),
    [
        (1, None, ""),
        (0, date(2016, 2, 29), "publish-report is answered twice"),
        (2, date(2016, 3, 1), "publish-report is not answered"),
    ],
)
def test_editions_of_a_clock_that_overlap_or_leave_a_day_between_are_named_with_it(
    apart: int, day: date | None, said: str
) -> None:
    earlier = ended("clocks", "publish-report", date(2016, 2, 29))
    since = date(2016, 2, 29) + apart * ONE
    later = earlier._replace(span=earlier.span._replace(since=since, until=None))
    broken = changed("clocks", "publish-report", earlier, later)
    found = faults(broken, date(2016, 2, 26), date(2016, 3, 4))
    counted = [each for each in found if said and said in each]
    assert bool(day) is bool(counted)
    assert all(each.startswith(f"{day}: publish-report ") for each in found), found


def test_a_step_that_outlasts_its_timetable_beside_the_one_in_its_place_is_named() -> None:
    step = ended("post-monitoring", "inspection-start", date(2017, 5, 1))
    broken = changed("post-monitoring", step.id, step)
    assert [
        "2017-05-01: inspection-start (post-monitoring inspection) holds, and so does"
        " another edition: set-up"
    ] == faults(broken, date(2017, 4, 29), date(2017, 5, 3))


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("reinspection", "framework-2015 has another limit, reinspection-framework"),
        ("reinspection-framework", "monitoring-2017 has another limit, reinspection"),
        ("action-plan", "croydon differs"),
    ],
)
def test_a_clock_that_keeps_silent_about_another_document_is_named(id: str, said: str) -> None:
    broken = changed("clocks", id, entry("clocks", id)._replace(note=""))
    assert f"{LAST}: {id} does not say that {said}" in list(of_timelines(broken, [LAST]))


def test_a_count_that_keeps_silent_about_the_other_day_it_could_start_from_is_named() -> None:
    received, both = (
        Case.model_validate({"report": {"received": "2017-09-01", **published}})
        for published in ({}, {"published": "2017-09-04"})
    )
    silent = timeline(received, SIF, date(2017, 9, 4))
    clocks = {m.id: SIF.clock_of(m.id) for m in silent.milestones}
    from_receipt = {id for id, clock in clocks.items() if clock and clock.starts == law.RECEIPT}
    assert {"publish-report", "action-planning-visit", "action-plan"} <= from_receipt
    assert {f"{id} does not say what report_published would give" for id in from_receipt} == set(
        unsaid_beside(SIF, both, silent)
    )
