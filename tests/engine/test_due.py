"""What is due by a day, and what one party has to do."""

from datetime import date

import pytest
from support.timelines import SEEN, case, croydon, watched

from sifcalc import Case, Grade, timeline
from sifcalc.engine.milestones import only as only_party
from sifcalc.engine.timelines import due, why_no_date
from sifcalc.rulebook.actors import Party
from sifcalc.rulebook.frameworks import FRAMEWORKS


@pytest.mark.parametrize(
    ("seen", "until", "ids"),
    [
        ("2017-10-01", "2017-10-15", ""),
        ("2017-10-01", "2017-10-16", "publish-report lscb-publish-review"),
        ("2017-10-16", "2017-10-16", "publish-report lscb-publish-review"),
        ("2017-10-17", "2017-10-17", "publish-report lscb-publish-review"),  # overdue
        ("2017-10-24", "2017-10-24", "publish-report lscb-publish-review"),  # the visit passed
        (
            "2018-03-01",
            "2018-04-05",
            "publish-report lscb-publish-review action-plan dfe-review-1",
        ),
        # Sunday 8 April 2018 counts by the Friday before.
        (
            "2018-03-01",
            "2018-04-06",
            "publish-report lscb-publish-review action-plan dfe-review-1 monitoring-visit-2",
        ),
        # What was only projected for a day gone by is due no more.
        (
            "2018-09-10",
            "2018-09-10",
            "publish-report lscb-publish-review action-plan",
        ),
    ],
)
def test_what_croydon_had_to_do_by_a_day(seen: str, until: str, ids: str) -> None:
    found = timeline(croydon(), date.fromisoformat(seen))
    assert ids.split() == watched(due(found, date.min, date.fromisoformat(until)).milestones)


def test_what_is_done_is_due_no_more_whether_in_time_or_late() -> None:
    for day in ("2017-12-11", "2017-12-18"):
        sent = croydon(action_plan={"submitted": day}, actuals={"publish-report": day})
        found = timeline(sent, date(2017, 12, 20))
        assert ["lscb-publish-review"] == watched(
            due(found, date.min, date(2017, 12, 20)).milestones
        )


def test_what_ofsted_only_usually_does_is_never_due() -> None:
    later = Case(
        judgements={"overall": "good"},
        inspection={"start": "2020-02-03", "end": "2020-02-14"},
        report={"published": "2020-03-20"},
    )
    found = timeline(later, date(2020, 3, 20))
    assert "next-inspection" in [clock.id for clock in found.milestones if clock.latest]
    listed = due(found, date.min, date(2099, 1, 1)).milestones
    assert "next-inspection" not in [clock.id for clock in listed]


@pytest.mark.parametrize(
    ("party", "running", "left_out"),
    [
        (Party.LSCB, ["lscb-publish-review"], []),
        (
            Party.LOCAL_AUTHORITY,
            ["action-planning-visit", "publish-report", "dfe-improvement-plan", "action-plan"],
            [],
        ),
        (
            Party.DFE,
            ["dfe-improvement-plan", *(f"dfe-review-{number}" for number in range(1, 5))],
            ["dfe-support"],
        ),
    ],
)
def test_one_partys_clocks_are_those_in_which_it_has_something_to_do(
    party: Party, running: list[str], left_out: list[str]
) -> None:
    theirs = only_party(timeline(croydon(), SEEN), party)
    assert running == watched(theirs.milestones)
    assert left_out == watched(theirs.left_out)
    assert (SEEN, Grade.INADEQUATE) == (theirs.as_of, theirs.overall)


@pytest.mark.parametrize(
    ("since", "after", "before"),
    [
        ("2017-10-16", "publish-report lscb-publish-review action-plan", ""),
        ("2017-10-17", "action-plan", "publish-report lscb-publish-review"),
        ("2017-12-12", "", "publish-report lscb-publish-review action-plan"),
    ],
)
def test_what_went_unrecorded_is_told_apart_by_the_day_since_which_it_is_asked_for(
    since: str, after: str, before: str
) -> None:
    seen = date(2018, 1, 15)
    told = due(timeline(croydon(), seen), date.fromisoformat(since), seen)
    assert (after.split(), before.split()) == (
        [milestone.id for milestone in told.milestones],
        [milestone.id for milestone in told.unrecorded_before],
    )


ILACS = FRAMEWORKS["ilacs"]


@pytest.mark.parametrize(
    ("begun", "id", "expected"),
    [
        (
            date(2024, 6, 3),
            "next-inspection-2026",
            "It is not in this rulebook but of inspections begun from Wednesday 1 April 2026.",
        ),
        (
            date(2026, 6, 8),
            "next-inspection",
            "It is not in this rulebook but of inspections begun from Monday 1 January 2018 to"
            " Tuesday 31 March 2026.",
        ),
        (date(2024, 6, 3), "focused-visit-plan", "It is no clock of inspections."),
        (date(2024, 6, 3), "no-such-clock", "The series does not go that far yet."),
    ],
)
def test_a_clock_that_the_inspection_does_not_have_says_why(
    begun: date, id: str, expected: str
) -> None:
    found = timeline(case(framework="ilacs", inspection={"start": begun}), date(2026, 9, 1))
    assert expected == why_no_date(found, id, ILACS)


def test_an_award_outside_what_was_only_seen_is_said_to_be_perhaps_right() -> None:
    graded = dict.fromkeys(("leaders", "help_and_protection", "in_care", "care_leavers"), "good")
    inspected = {"start": "2024-06-03", "end": "2024-06-14"}
    for overall, expected in (
        ("good", ()),
        (
            "inadequate",
            (
                "The awarded overall effectiveness is outside what reports with such judgements"
                " leave open, which may be right: check the file. The timeline follows the award.",
            ),
        ),
    ):
        given = case(
            framework="ilacs", inspection=inspected, judgements={**graded, "overall": overall}
        )
        assert expected == timeline(given, date(2024, 8, 1)).warnings
