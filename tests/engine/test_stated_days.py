"""What is said of the day that a letter states, beside the day that is counted."""

from datetime import date

import pytest
from support.timelines import SEEN, case, croydon, only

from sifcalc import timeline
from sifcalc.engine.milestones import Trigger

LETTER = "the letter that comes with the pre-publication copy (monitoring-2017 para 7)"


@pytest.mark.parametrize(
    ("id", "day", "expected"),
    [
        (
            "action-plan",
            date(2017, 12, 8),
            f"Stated as Friday 8 December 2017 by {LETTER}, 1 working day earlier than counted,"
            " Monday 11 December 2017: the stated day is taken, as the letter knows the day of"
            " receipt better.",
        ),
        (
            "action-plan",
            date(2017, 12, 11),
            f"Stated as Monday 11 December 2017 by {LETTER}, the same day as counted.",
        ),
        (
            "action-plan",
            date(2017, 12, 20),
            f"Stated as Wednesday 20 December 2017 by {LETTER}, 7 working days later than counted,"
            " Monday 11 December 2017: the earlier is taken, as a letter does not lengthen the"
            " law.",
        ),
        (
            "action-plan",
            date(2017, 12, 12),
            f"Stated as Tuesday 12 December 2017 by {LETTER}, 1 working day later than counted,"
            " Monday 11 December 2017: the earlier is taken, as a letter does not lengthen the"
            " law.",
        ),
        (
            "publish-report",
            date(2017, 10, 12),
            "Stated as Thursday 12 October 2017 by a letter of Ofsted's, 2 working days earlier"
            " than counted, Monday 16 October 2017: the stated day is taken, as the letter knows"
            " the day of receipt better.",
        ),
        (
            "action-planning-visit",
            date(2017, 10, 25),
            "Stated as Wednesday 25 October 2017 by a letter of Ofsted's, 2 working days later than"
            " counted, Monday 23 October 2017: the stated day is taken.",
        ),
        (
            "action-planning-visit",
            date(2017, 10, 20),
            "Stated as Friday 20 October 2017 by a letter of Ofsted's, 1 working day earlier than"
            " counted, Monday 23 October 2017: the stated day is taken.",
        ),
    ],
)
def test_a_stated_day_is_said_beside_the_counted_one_and_which_is_taken(
    id: str, day: date, expected: str
) -> None:
    assert expected in only(timeline(croydon(stated={id: day}), SEEN), id).notes


def test_a_stated_day_stands_alone_where_nothing_can_be_counted() -> None:
    plan = only(timeline(case(stated={"action-plan": "2017-12-11"}), SEEN), "action-plan")
    assert f"Stated as Monday 11 December 2017 by {LETTER}." in plan.notes


def test_a_day_that_the_law_does_not_allow_is_warned_of_in_a_sentence() -> None:
    [warning] = timeline(croydon(stated={"action-plan": "2017-12-12"}), SEEN).warnings
    assert (
        "The letter's date for action-plan, Tuesday 12 December 2017, is not taken: it is later"
        " than Monday 11 December 2017, which the law gives, and a letter does not lengthen the"
        " law."
    ) == warning


def test_a_day_stated_for_what_does_not_run_is_noted() -> None:
    seen = timeline(croydon(stated={"dfe-support": "2018-12-03"}), SEEN)
    assert (
        "Monday 3 December 2018 is stated for dfe-support, which does not run here: nothing is"
        " made of it."
    ) in seen.notes


@pytest.mark.parametrize(
    ("id", "day", "begins", "basis"),
    [
        (
            *("action-planning-visit", date(2017, 10, 25), date(2017, 10, 9)),
            "Wednesday 25 October 2017, the day that a letter of Ofsted's states",
        ),
        (
            *("action-planning-visit", date(2017, 10, 9), date(2017, 10, 9)),
            "Monday 9 October 2017, the day that a letter of Ofsted's states",
        ),
        (
            *("action-planning-visit", date(2017, 10, 2), None),
            "Monday 2 October 2017, the day that a letter of Ofsted's states",
        ),
        (
            *("action-plan", date(2017, 12, 8), None),
            f"Friday 8 December 2017, the day that {LETTER} states",
        ),
    ],
)
def test_a_stated_day_is_what_is_counted_from_and_the_window_begins_no_later(
    id: str, day: date, begins: date | None, basis: str
) -> None:
    for seen, is_past in ((SEEN, False), (day, True)):
        told = only(timeline(croydon(stated={id: day}), seen), id)
        counted = f"{basis} (day 0)" if is_past else f"{basis} (day 0, planned)"
        assert (begins, day, counted, False) == (
            *(told.earliest, told.latest, told.basis, told.provisional),
        )
        assert Trigger("stated", day, is_past) == told.trigger
