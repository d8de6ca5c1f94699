"""Every day since 2018 has its judgements, and every clock an answer. No value is asserted."""

from collections.abc import Iterator
from datetime import date, timedelta

from sifcalc import Case, timeline
from sifcalc.rulebook.framework import was_in_force
from sifcalc.rulebook.ilacs import ILACS

FIRST, LAST = date(2018, 1, 1), date(2027, 1, 31)
ACTIVITIES = ("inspection", *ILACS.activities)


def days(step: int = 1) -> Iterator[date]:
    for number in range(0, (LAST - FIRST).days + 1, step):
        yield FIRST + timedelta(number)


def test_an_inspection_of_any_day_judges_care_leavers_once_and_leaders_always() -> None:
    for day in days():
        made = {judgement.id for judgement in ILACS.judgements_of(day)}
        assert {"leaders", "help_and_protection"} < made, day
        assert ("in_care_and_care_leavers" in made) is not ({"in_care", "care_leavers"} <= made), (
            day
        )
        assert ILACS.has_overall(day) is (day < date(2026, 4, 1)), day


def test_no_two_editions_of_a_clock_hold_on_one_day() -> None:
    for activity in ACTIVITIES:
        for editions in ILACS.clocks_of(activity, None):
            for day in days():
                held = [clock for clock in editions if was_in_force(clock.span, day)]
                assert len(held) <= 1, (day, editions[0].id)


def test_each_clock_of_any_day_is_answered_once_or_left_out_by_name() -> None:
    for day in days(step=9):
        for activity in ACTIVITIES:
            case = Case.model_validate(
                {
                    "activity": activity,
                    "framework": "ilacs",
                    "inspection": {"start": day, "end": day + timedelta(11)},
                    "report": {"published": day + timedelta(49)},
                }
            )
            found = timeline(case, day + timedelta(60))
            answered = [milestone.id for milestone in found.milestones]
            left_out = [left.id for left in found.left_out]
            clocks = {editions[0].id for editions in ILACS.clocks_of(activity, day)}
            assert len(answered) == len(set(answered)), (day, activity)
            assert clocks == {*answered, *left_out}, (day, activity)
            assert set(answered).isdisjoint(left_out), (day, activity)
            assert len(left_out) == len(set(left_out)), (day, activity)
