"""Every clock and row of the framework since 2018 (RULEBOOK_ILACS 4 to 6)."""

from collections.abc import Callable
from datetime import date

from support.independent.cycles import Cycle, Due
from support.independent.slow_days import after, months_on

JUDGEMENTS_OF = (
    (date(2023, 1, 1), ("leaders", "help_and_protection", "in_care_and_care_leavers")),
    (date.max, ("leaders", "help_and_protection", "in_care", "care_leavers")),
)
"""The judgements of an inspection begun before each day (section 1)."""

NO_OVERALL = date(2026, 4, 1)
FIRST_LETTER = {"received": date(2018, 8, 7), "published": date(2018, 8, 8)}
"""The days of St Helens' letter, the first to require a plan."""

OBSERVED: dict[str, tuple[tuple[date, date, int], ...]] = {
    "inspection": (
        (date(2018, 1, 1), date(2020, 3, 31), 21),
        (date(2021, 7, 1), date(2024, 2, 23), 30),
        (date(2024, 6, 7), date(2026, 3, 31), 27),
        (date(2026, 4, 1), date.max, 27),
    ),
    "focused_visit": (
        (date(2018, 1, 1), date(2020, 3, 31), 16),
        (date(2021, 7, 1), date(2024, 2, 29), 24),
        (date(2024, 4, 1), date.max, 21),
    ),
    "jtai": (
        (date(2016, 2, 1), date(2020, 2, 29), 30),
        (date(2022, 1, 1), date.max, 34),
    ),
}
"""By the day it ended, both included: the day of publication after it. The last goes on."""


def judgements_of(cycle: Cycle) -> tuple[str, ...]:
    """The judgements of an inspection begun on that day; of one without, those that are given."""
    given = cycle.judgements.keys()
    if cycle.start is None:
        return JUDGEMENTS_OF["in_care_and_care_leavers" not in given][1]
    return next(ids for before, ids in JUDGEMENTS_OF if cycle.start < before)


def _within(cycle: Cycle, working_days: int, *, law: bool, id: str) -> date | None:
    """The computed day, or the letter's: the earlier where the law makes the clock."""
    computed = cycle.receipt and after(cycle.receipt, working_days)
    stated = cycle.stated.get(id)
    if computed and stated and law:
        return min(computed, stated)
    return stated or computed


def publish_report(cycle: Cycle) -> Due:
    return Due(latest=_within(cycle, 30, law=True, id="publish-report"))


def action_plan(cycle: Cycle) -> Due:
    return Due(latest=_within(cycle, 70, law=True, id="action-plan"))


def _plan_asked(cycle: Cycle, id: str, working_days: int) -> Due | None:
    if cycle.priority_action is False:
        return None
    if cycle.published:
        holds = cycle.published >= FIRST_LETTER["published"]
    else:
        holds = cycle.received is None or cycle.received >= FIRST_LETTER["received"]
    latest = _within(cycle, working_days, law=False, id=id)
    return Due(None, latest, holds, cycle.priority_action is None)


def focused_visit_draft(cycle: Cycle) -> Due | None:
    return _plan_asked(cycle, "focused-visit-draft", 20)


def focused_visit_plan(cycle: Cycle) -> Due | None:
    return _plan_asked(cycle, "focused-visit-plan", 70)


def jtai_statement(cycle: Cycle) -> Due | None:
    if cycle.statement_determined is False:
        return None
    latest = _within(cycle, 70, law=True, id="jtai-statement")
    return Due(latest=latest, conditional=cycle.statement_determined is None)


def observed(cycle: Cycle) -> Due | None:
    """The day on which publication was seen, with no latest; none between and before the spans.

    Without the day it ended it is undated, where the days that are known are of one span (a
    reading).
    """
    known = [cycle.end] if cycle.end else [cycle.start, cycle.receipt]
    for first, last, number in OBSERVED[cycle.activity]:
        if all(first <= day <= last for day in known if day):
            return Due(earliest=cycle.end and after(cycle.end, number))
    return None


def _begun_before_april_2026(cycle: Cycle) -> bool | None:
    """By the first day on site, else by any later day; None where none of them tells."""
    if cycle.start:
        return cycle.start < NO_OVERALL
    later = [day for day in (cycle.end, cycle.received, cycle.published) if day]
    return True if any(day < NO_OVERALL for day in later) else None


def next_inspection(cycle: Cycle) -> Due | None:
    """Six months either side of the third anniversary of the end; not after inadequate.

    One that is given for after the day it is seen from is shown on its day, as planned.
    """
    if cycle.inadequate or _begun_before_april_2026(cycle) is False:
        return None
    end, planned = cycle.end, cycle.reinspection_start
    if planned and not cycle.happened(planned):
        return Due(planned, planned, conditional=cycle.inadequate is None)
    return Due(
        end and months_on(end, 30),
        end and months_on(end, 42),
        conditional=cycle.inadequate is None,
    )


def row(_: Cycle) -> Due | None:
    """What is not in the rulebook has no date, and stands in every timeline of its kind."""
    return Due()


def row_from_april_2026(cycle: Cycle) -> Due | None:
    return Due() if _begun_before_april_2026(cycle) is False else None


Table = dict[str, tuple[str, Callable[[Cycle], Due | None]]]

_OF_ALL: Table = dict.fromkeys(
    ("notice", "draft-report", "factual-accuracy", "publication-limit", "dfe-intervention"),
    ("RULEBOOK_ILACS 6", row),
)

CLOCKS: dict[str, Table] = {
    "inspection": {
        "publish-report": ("si-2007-462 reg 2", publish_report),
        "action-plan": ("eia-2006 s.137(3), (4)", action_plan),
        "inspection-report-observed": ("RULEBOOK_ILACS 4", observed),
        "next-inspection": ("RULEBOOK_ILACS 5", next_inspection),
        **_OF_ALL,
        "annex-a": ("RULEBOOK_ILACS 6", row),
        "overall-rule": ("RULEBOOK_ILACS 6", row),
        "action-planning-visit": ("RULEBOOK_ILACS 6", row),
        "monitoring-visits": ("RULEBOOK_ILACS 6", row),
        "reinspection": ("RULEBOOK_ILACS 6", row),
        "focused-visit": ("RULEBOOK_ILACS 6", row),
        "after-inadequate-without-overall": ("RULEBOOK_ILACS 6", row_from_april_2026),
        "next-inspection-2026": ("RULEBOOK_ILACS 6", row_from_april_2026),
    },
    "focused_visit": {
        "focused-visit-draft": ("RULEBOOK_ILACS 4, letters", focused_visit_draft),
        "focused-visit-plan": ("RULEBOOK_ILACS 4, letters", focused_visit_plan),
        "focused-visit-letter-observed": ("RULEBOOK_ILACS 4", observed),
        **_OF_ALL,
        "publish-letter": ("RULEBOOK_ILACS 6", row),
    },
    "jtai": {
        "jtai-statement": ("si-2015-1792 reg 3", jtai_statement),
        "jtai-letter-observed": ("RULEBOOK_ILACS 4", observed),
        **_OF_ALL,
        "publish-letter": ("RULEBOOK_ILACS 6", row),
    },
}
"""The clocks of each activity."""
