"""Cases that timelines are counted for, and what to look at in one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from support.running import CROYDON

from sifcalc import Case, Milestone, Timeline, load, timeline
from sifcalc.engine.milestones import Counted, LeftOut
from sifcalc.rulebook.sif import SIF

SEEN = date(2017, 10, 1)

FROM_PUBLICATION = (
    "Counted from publication because the day of receipt is not given: the clock runs from receipt,"
    " which may be a day or more earlier."
)


def croydon(**changes: object) -> Case:
    data = load(CROYDON)[0].model_dump(mode="json", exclude_none=True)
    return Case.model_validate(data | changes)


def case(**parts: object) -> Case:
    return Case.model_validate(parts)


def received(day: str, **parts: object) -> Case:
    return case(report={"received": day}, **parts)


def only(timeline: Counted, id: str, cycle: int | None = None) -> Milestone:
    """The milestone with this id, the first there is or that of a cycle."""
    return next(m for m in timeline.milestones if m.id == id and cycle in (None, m.cycle))


def span(milestone: Milestone) -> str:
    return "/".join(str(day) for day in (milestone.earliest, milestone.latest) if day)


def whole_cycle(**changes: object) -> Case:
    """Exampleshire's two years: an invented case, as no real one has every date on record."""
    return case(
        **{
            "authority": "Exampleshire",
            "inspection": {"start": "2017-01-10", "end": "2017-02-02"},
            "report": {"received": "2017-03-20", "published": "2017-03-24"},
            "judgements": {
                "help_and_protection": "inadequate",
                "looked_after": "RI",
                "leadership": "inadequate",
            },
            "action_plan": {"visit": "2017-05-03", "submitted": "2017-06-29"},
            "monitoring_visits": ["2017-07-18", "2017-10-31"],
        }
        | changes
    )


AGAIN = {"start": "2018-06-04", "end": "2018-06-15", "report_published": "2018-07-20"}

AFTER_THE_FRAMEWORK = case(
    framework="sif",
    inspection={"start": "2018-06-12"},
    report={"received": "2018-08-13", "published": "2018-08-20"},
    judgements={"overall": "inadequate"},
)
"""Its Department's clocks run; its re-inspection is not one of this framework's."""

JUDGED = {"help_and_protection": 4, "looked_after": 3, "leadership": 4}


def exampleshire(day: str, **parts: Any) -> Timeline:
    """Exampleshire, inadequate, its plan due on 8 December 2017, as seen on the day."""
    usual = {"report": {"received": "2017-09-01"}, "judgements": JUDGED}
    return timeline(Case.model_validate(usual | parts), date.fromisoformat(day))


def visits(timeline: Timeline) -> dict[str, str]:
    return {
        m.id.replace("first-monitoring-visit", "monitoring-visit-1")[-1]: span(m)
        for m in timeline.milestones
        if "monitoring-visit" in m.id
    }


WATCHED = frozenset(
    "inspection-report publish-report lscb-publish-review action-planning-visit"
    " action-planning-letter action-planning-agenda action-plan first-monitoring-visit"
    " monitoring-visit-N plan-reviewed reinspection-not-before reinspection"
    " reinspection-framework dfe-improvement-plan dfe-review-N dfe-support".split()
)
"""The clocks that tests of whole timelines were written for. A new one has a row of its own in
`rulebook/sif/test_clocks`, and is none of their business."""


def watched(clocks: Iterable[Milestone | LeftOut]) -> list[str]:
    """The ids of those clocks that are watched, in their order."""
    known = [(clock.id, SIF.clock_of(clock.id)) for clock in clocks]
    return [id for id, clock in known if (clock.id if clock else id) in WATCHED]


def ids(timeline: Timeline) -> list[str]:
    return watched(timeline.milestones)
