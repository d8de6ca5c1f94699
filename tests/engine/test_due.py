"""What is due by a day, and what one party has to do."""

from datetime import date

import pytest
from support.timelines import SEEN, croydon, watched

from sifcalc import Grade, timeline
from sifcalc.engine.milestones import only as only_party
from sifcalc.engine.timelines import due
from sifcalc.rulebook.actors import Party


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
