"""What holds for every case: one more fact loses nothing, and every date can be counted again.

The counting by hand shares nothing with the engine.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st
from support.by_hand import WEEKDAYS, counted
from support.facts import FACTS, PLACES, RECEIVED, VISITS, case_of_facts

from sifcalc import Milestone, Timeline, inspection, timeline, visit
from sifcalc.output.formats.data import plain
from sifcalc.rulebook.sif import SIF

DAY = timedelta(days=1)


def rests_on(found: Timeline, milestone: Milestone) -> Iterator[str]:
    """The facts that the dates of a milestone rest on, by following its triggers."""
    if milestone.trigger is None:
        return
    starts = {milestone.trigger.name}
    if milestone.stated:  # of what is stated and what is counted, one is taken
        clock = SIF.clock_of(milestone.id)
        assert clock is not None
        starts |= {f"stated:{milestone.id}", *(start.name for start in clock.starts)}
    yield from starts
    for other in found.milestones:
        if other.id in starts and other.cycle == milestone.cycle:
            yield from rests_on(found, other)


def names(found: Timeline, cycle: int, id: str) -> bool:
    """Whether a clock that has no date is named: undated with its note, left out, or in a note."""
    clock = SIF.clock_of(id)
    assert clock is not None
    same = (id, clock.id)
    undated = any((m.cycle, m.id) == (cycle, id) and m.note for m in found.milestones)
    left_out = any(left.cycle == cycle and left.id in same for left in found.left_out)
    return undated or left_out or any(each in note for note in found.notes for each in same)


def dates(milestone: Milestone) -> tuple[date | None, date | None]:
    return milestone.earliest, milestone.latest


@settings(max_examples=400, phases=set(Phase) - {Phase.explain})  # a failure is soon told
@given(FACTS, st.frozensets(st.sampled_from(sorted(PLACES))), RECEIVED, st.data())
def test_one_more_true_fact_removes_no_dated_clock_unnamed_and_moves_only_what_rests_on_it(
    facts: dict[str, Any], chosen: frozenset[str], received: date, data: st.DataObject
) -> None:
    visited = data.draw(st.integers(0, len(facts[VISITS])), label="visited")
    addable = sorted(set(PLACES) - chosen) + [VISITS] * (visited < len(facts[VISITS]))
    assume(addable)
    added = data.draw(st.sampled_from(addable), label="added")
    as_of = received + DAY * data.draw(st.integers(-30, 1000), label="seen after")
    one_more_losing_nothing(facts, chosen, received, visited, added, as_of)


INADEQUATE: dict[str, Any] = {"overall": "inadequate", "report_received": 0, VISITS: []}


@pytest.mark.parametrize(
    ("facts", "added", "day"),
    [
        ({"report_published": 9}, "stated:reinspection", 500),
        ({"report_published": 9}, "action_plan_submitted", 3),
        ({"report_published": 9}, "reinspection_report_published", 660),
        ({}, "reinspection_announced", 300),
        ({}, "overall", "good"),
        ({VISITS: [130, 230, 330, 430]}, "reinspection_announced", 300),
    ],
)
def test_a_fact_that_ends_a_series_early_or_leaves_a_clock_out_names_what_is_gone(
    facts: dict[str, Any], added: str, day: Any
) -> None:
    told = INADEQUATE | facts | {added: day}
    chosen = frozenset((INADEQUATE | facts).keys() - {added, VISITS})
    received = date(2016, 9, 1)
    as_of = received + DAY * 700
    one_more_losing_nothing(told, chosen, received, len(told[VISITS]), added, as_of)


def one_more_losing_nothing(
    facts: dict[str, Any],
    chosen: frozenset[str],
    received: date,
    visited: int,
    added: str,
    as_of: date,
) -> None:
    more = visited + (added == VISITS)
    try:
        before = timeline(case_of_facts(facts, chosen, received, visited), as_of)
        then = timeline(
            case_of_facts(facts, chosen | ({added} & set(PLACES)), received, more), as_of
        )
    except ValueError as refused:  # the facts cannot all be true
        assume("is before" not in str(refused))
        raise
    facts_added = {added} if added != VISITS else {f"monitoring_visit_{more}"}
    if added.startswith("reinspection"):
        facts_added.add("reinspection_begun")
    now = {(m.cycle, m.id): m for m in then.milestones}
    for milestone in before.milestones:
        if milestone.first_date is None:
            continue
        kept = now.get((milestone.cycle, milestone.id))
        if kept is None or kept.first_date is None:
            assert names(then, milestone.cycle, milestone.id), (
                f"{added} loses {milestone.id} without a word"
            )
        elif dates(kept) != dates(milestone):
            rests = {*rests_on(before, milestone), *rests_on(then, kept)}
            assert rests & facts_added, f"{added} moves {milestone.id}, which rests on {rests}"


RECORDED = [name for name in PLACES if name.startswith(("action", "actual", "stated"))]


@settings(max_examples=200)
@given(FACTS, st.frozensets(st.sampled_from(sorted(PLACES))), RECEIVED, st.integers(-30, 1000))
def test_whatever_is_recorded_is_in_a_clock_or_in_a_note(
    facts: dict[str, Any], chosen: frozenset[str], received: date, seen_after: int
) -> None:
    days = [facts[name] for name in RECORDED if name in chosen] + facts[VISITS]
    assume(len(set(days)) == len(days))
    try:
        case = case_of_facts(facts, chosen, received, len(facts[VISITS]))
        found = timeline(case, received + DAY * seen_after)
    except ValueError as refused:
        assume("is before" not in str(refused))
        raise
    shown = {m.actual for m in found.milestones} | {m.stated for m in found.milestones}
    shown |= {m.trigger.date for m in found.milestones if m.trigger}
    for day in (received + DAY * n for n in days):
        written = f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B} {day.year}"
        assert day in shown or any(written in note for note in found.notes), written


def can_be_counted_again(milestone: Any) -> None:
    """Whether each end of a milestone, as data, is what its count gives from its trigger."""
    if milestone["earliest"] is None and milestone["latest"] is None:
        return
    assert milestone["trigger"], milestone["id"]
    if milestone["trigger"]["name"] == "stated":
        assert milestone["latest"] == milestone["stated"]
        return
    start = date.fromisoformat(milestone["trigger"]["date"])
    for end, unit in (("earliest", "earliest_unit"), ("latest", "unit")):
        if milestone[end] is None:
            continue
        count, weekday = milestone[f"{end}_count"], milestone[f"{end}_weekday"]
        assert count is not None, f"{milestone['id']} has {end} {milestone[end]}, and no count"
        again = counted(start, count, milestone[unit], weekday)
        assert str(again) == milestone[end], f"{milestone['id']}, {end}"


@settings(max_examples=250)
@given(FACTS, st.frozensets(st.sampled_from(sorted(PLACES))), RECEIVED, st.integers(-30, 1000))
def test_every_date_of_a_timeline_can_be_counted_again_from_its_data(
    facts: dict[str, Any], chosen: frozenset[str], received: date, seen_after: int
) -> None:
    try:
        case = case_of_facts(facts, chosen, received, len(facts[VISITS]))
        found = timeline(case, received + DAY * seen_after, everything=seen_after % 2 == 0)
    except ValueError as refused:
        assume("is before" not in str(refused))
        raise
    data: Any = plain(found)
    for milestone in data["milestones"]:
        can_be_counted_again(milestone)


@settings(max_examples=60)
@given(st.dates(date(2014, 1, 1), date(2019, 12, 31)), st.booleans())
@example(date(2016, 9, 3), False)  # a Saturday: the request's end falls before its beginning
def test_every_date_of_a_visit_can_be_counted_again_from_its_data(on: date, first: bool) -> None:
    data: Any = plain(visit(on, date(2018, 1, 1), first=first, everything=True))
    assert len(data["milestones"]) == len(SIF.timetables["visit"].steps) - first
    for milestone in data["milestones"]:
        can_be_counted_again(milestone)


@settings(max_examples=60)
@given(
    st.dates(date(2014, 1, 1), date(2018, 12, 31)),
    st.sampled_from(["full", "post-monitoring"]),
    st.none() | st.integers(8, 60),
)
@example(date(2017, 11, 6), "post-monitoring", None)
def test_every_date_of_an_inspection_can_be_counted_again_from_its_data(
    start: date, kind: str, days: int | None
) -> None:
    end = start + DAY * days if days else None
    seen = date(2018, 1, 1)
    for everything in (False, True):
        found = inspection(start, seen, end=end, kind=kind, everything=everything)
        data: Any = plain(found)
        for milestone in data["milestones"]:
            can_be_counted_again(milestone)


def test_the_counting_here_finds_croydons_dates() -> None:
    published = date(2017, 9, 4)
    assert date(2017, 12, 11) == counted(published, 70, "working_days", None)
    assert date(2017, 10, 9) == counted(published, 25, "working_days", None)
    assert date(2017, 6, 19) == counted(date(2017, 6, 20), -1, "working_days", None)
    assert date(2017, 7, 13) == counted(date(2017, 6, 20), 3, "weeks", "Thursday")
    assert date(2018, 2, 28) == counted(date(2017, 8, 31), 6, "months", None)
