"""What differs between two timelines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.running import CROYDON

from sifcalc import Case, Grade, load, timeline
from sifcalc.engine.changes import Change, Changes, changes
from sifcalc.rulebook.sif import SIF

SEEN = date(2017, 10, 2)
[CASE] = load(CROYDON)


def after(case: Case, on: date = SEEN, before: Case = CASE, before_on: date = SEEN) -> Changes:
    return changes(timeline(before, before_on), timeline(case, on), on)


def changed(**parts: object) -> Case:
    data = CASE.model_dump()
    for name, part in parts.items():
        data[name] = {**data[name], **part} if isinstance(part, dict) else part
    return Case.model_validate(data)


def of(found: Changes) -> dict[str, Change]:
    return {change.id: change for change in found.changes}


def test_nothing_differs_between_a_timeline_and_itself() -> None:
    assert () == after(CASE).changes


def test_a_day_that_is_known_at_last_moves_what_is_counted_from_it() -> None:
    found = of(after(changed(report={"received": date(2017, 8, 31)})))
    # 30 and 70 working days from Thursday 31 August rather than Monday 4 September: two fewer.
    assert ("moved", -2) == (
        found["publish-report"].kind,
        found["publish-report"].working_days_moved,
    )
    assert ("moved", -2) == (found["action-plan"].kind, found["action-plan"].working_days_moved)
    assert "inspection-report" not in found


def test_what_is_done_is_met_and_without_it_no_longer() -> None:
    done = changed(action_plan={"submitted": date(2017, 9, 29)})
    assert "met" == of(after(done))["action-plan"].kind
    assert "not_met" == of(after(CASE, before=done))["action-plan"].kind


def test_another_day_on_which_it_was_done_is_a_move() -> None:
    one, other = (changed(actuals={"publish-report": date(2017, 9, n)}) for n in (6, 7))
    assert "moved" == of(after(other, before=one))["publish-report"].kind


def test_a_day_that_is_still_to_come_meets_nothing() -> None:
    found = of(after(changed(action_plan={"submitted": date(2017, 10, 3)})))
    assert "met" not in {each.kind for each in found.values()}
    assert "action-plan" not in found


def test_without_a_report_nothing_but_the_report_itself_has_a_date() -> None:
    undated = changed(report={"published": None})
    came = after(CASE, before=undated)
    assert {"new", "met"} == {each.kind for each in came.changes}
    assert {"gone", "not_met"} == {each.kind for each in after(undated).changes}
    assert came.changes[-1].id == "reinspection"


def test_a_grade_that_differs_comes_first() -> None:
    better = changed(judgements={each.id: "good" for each in SIF.judgements})
    first, *rest = after(better).changes
    assert ("grade", Grade.INADEQUATE, Grade.GOOD) == (first.kind, first.grade_before, first.grade)
    assert "gone" == {each.id: each.kind for each in rest}["action-planning-visit"]


@pytest.mark.parametrize(
    ("before", "now", "id", "kind"),
    [
        (date(2017, 10, 6), date(2017, 10, 9), "action-planning-visit", "due"),
        (date(2017, 10, 13), date(2017, 10, 16), "publish-report", "due"),
        (date(2017, 10, 16), date(2017, 10, 17), "publish-report", "due"),
        (date(2017, 12, 1), date(2017, 12, 12), "action-plan", "due"),
        (date(2017, 10, 23), date(2017, 10, 24), "action-planning-visit", "status"),
    ],
)
def test_with_the_days_a_clock_opens_is_due_and_goes_by(
    before: date, now: date, id: str, kind: str
) -> None:
    assert kind == of(after(CASE, now, before_on=before))[id].kind


def test_of_a_case_that_came_or_went_every_clock_is_new_or_gone() -> None:
    now = timeline(CASE, SEEN)
    dated = {m.id for m in now.milestones if m.first_date}
    came, went = changes(None, now, SEEN), changes(now, None, SEEN)
    assert dated == {each.id for each in came.changes} - {"overall"}
    assert {"gone", "grade"} == {each.kind for each in went.changes}
    assert ((), 3) == (went.comes_next, len(came.comes_next))


def test_what_comes_next_is_ahead_soonest_first() -> None:
    found = after(CASE, date(2017, 10, 10))
    assert ["publish-report", "lscb-publish-review", "action-planning-visit"] == [
        each.id for each in found.comes_next
    ]
    assert all((each.latest or date.max) >= found.as_of for each in found.comes_next)


def test_what_has_begun_and_has_no_end_comes_last() -> None:
    now = timeline(CASE, SEEN)
    endless = replace(now.milestones[0], id="endless", status="open", earliest=SEEN, latest=None)
    found = changes(None, replace(now, milestones=(endless, *now.milestones[1:3])), SEEN)
    assert "endless" == found.comes_next[-1].id


def test_each_timeline_has_its_own_day_and_one_that_is_not_there_the_day_asked() -> None:
    later, asked = date(2017, 10, 9), date(2020, 1, 1)
    one, other = timeline(CASE, SEEN), timeline(CASE, later)
    for before, now, expected in (
        (one, other, (SEEN, later)),
        (None, other, (asked, later)),
        (one, None, (SEEN, asked)),
    ):
        found = changes(before, now, asked)
        assert expected == (found.as_of_before, found.as_of)


def test_what_differs_is_in_order_of_date_however_the_clocks_are() -> None:
    now = timeline(CASE, SEEN)
    backwards = replace(now, milestones=now.milestones[::-1])
    dated = sorted(m.first_date for m in now.milestones if m.first_date)
    for found in (changes(None, backwards, SEEN), changes(backwards, None, SEEN)):
        grade, *clocks = found.changes
        assert "Overall effectiveness" == grade.short_title
        shown = [each.after or each.before for each in clocks]
        assert dated == [clock.first_date for clock in shown if clock]
        assert {None} == {each.working_days_moved for each in clocks}


def test_what_is_due_today_comes_next_and_what_is_done_does_not() -> None:
    done = changed(action_plan={"submitted": date(2017, 9, 29)})
    found = after(done, date(2017, 10, 16))
    assert ["publish-report", "lscb-publish-review", "action-planning-visit"] == [
        each.id for each in found.comes_next
    ]
    now = timeline(done, date(2017, 12, 1))
    assert {"met"} == {m.status for m in now.milestones if m.id == "action-plan"}
    assert "action-plan" not in {each.id for each in changes(None, now, SEEN).comes_next}


def test_what_is_yet_to_begin_and_has_no_end_comes_on_the_day_it_begins() -> None:
    now = timeline(CASE, SEEN)
    deadline = next(m for m in now.milestones if m.id == "publish-report")
    ahead = replace(deadline, id="ahead", earliest=date(2017, 10, 13), latest=None)
    begun = replace(ahead, id="begun", status="open", earliest=SEEN)
    found = changes(None, replace(now, milestones=(begun, deadline, ahead)), SEEN)
    assert ["ahead", "publish-report", "begun"] == [each.id for each in found.comes_next]


DAYS = st.dates(date(2017, 9, 4), date(2019, 12, 31))


@given(DAYS, DAYS, st.lists(DAYS, max_size=3), st.lists(DAYS, max_size=3))
def test_what_differs_one_way_differs_the_other_way(
    first: date, second: date, visits: list[date], more: list[date]
) -> None:
    one, other = changed(monitoring_visits=visits), changed(monitoring_visits=more)
    there = after(other, second, one, first)
    back = after(one, first, other, second)
    key = {(each.id, each.cycle) for each in there.changes}
    assert key == {(each.id, each.cycle) for each in back.changes}
    moved = {(e.id, e.cycle): e.working_days_moved for e in there.changes}
    for each in back.changes:
        days = moved[each.id, each.cycle]
        assert each.working_days_moved == (None if days is None else -days)


@given(DAYS, st.integers(0, 400))
def test_seen_on_a_later_day_no_date_moves_but_a_projection(first: date, days: int) -> None:
    found = after(CASE, first + timedelta(days), before_on=first)
    assert {"moved", "met", "grade"}.isdisjoint(each.kind for each in found.changes)
