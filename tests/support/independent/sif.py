"""Every clock of the single inspection framework after the report (RULEBOOK 4, its table)."""

from collections.abc import Callable
from datetime import date, timedelta

from support.independent.cycles import Cycle, Due
from support.independent.grades import SIF_KEY
from support.independent.slow_days import after, before, months_on

LAW = date(2007, 4, 1)
FRAMEWORK = date(2013, 11, 19)
FRAMEWORK_ENDS = date(2018, 6, 11)
LAST_REPORTS = date(2018, 8, 31)
MONITORING = date(2016, 5, 1)
REINSPECTION = date(2016, 8, 1)
PUTTING_CHILDREN_FIRST = date(2016, 7, 1)


def _by(start: date | None, working_days: int) -> date | None:
    return start and after(start, working_days)


def _months(start: date | None, months: int) -> date | None:
    return start and months_on(start, months)


def _in_framework(cycle: Cycle) -> bool:
    """Whether framework-2015's words held: by the first day on site, else by the report."""
    day = cycle.start or cycle.publication or cycle.end
    return not _after_framework(cycle) and (day is None or day >= FRAMEWORK)


def _after_framework(cycle: Cycle) -> bool:
    if cycle.start:
        return cycle.start > FRAMEWORK_ENDS
    day = cycle.publication or cycle.end
    return day is not None and day > LAST_REPORTS


def _in_force(cycle: Cycle, began: date, *days: date | None) -> bool:
    """Whether the handbook's words held: on one of the days, a clock's own or recorded for it.

    They do not end by a day, but with the framework: its end is by the inspection.
    """
    return not _after_framework(cycle) and any(day is not None and day >= began for day in days)


def _monitored(cycle: Cycle) -> bool | None:
    """Whether it is inadequate, or has areas for priority action (monitoring-2017 para 5)."""
    if cycle.inadequate or cycle.priority_action:
        return True
    return None if cycle.inadequate is None else False


def inspection_report(cycle: Cycle) -> Due:
    return Due(latest=_by(cycle.end, 32), holds=_in_framework(cycle))


def publish_report(cycle: Cycle) -> Due:
    return Due(latest=_by(cycle.receipt, 30))


def lscb_publish_review(cycle: Cycle) -> Due | None:
    reviewed = cycle.judgements.get("lscb")
    if reviewed == "not judged":
        return None
    return Due(None, _by(cycle.receipt, 30), _in_framework(cycle), reviewed is None)


def action_planning_visit(cycle: Cycle) -> Due | None:
    applies = _monitored(cycle)
    if applies is False:
        return None
    latest = _by(cycle.receipt, 35)
    holds = _in_force(cycle, MONITORING, latest, cycle.plan_visit)
    return Due(_by(cycle.receipt, 25), latest, holds, applies is None)


def _planning_visit_holds(cycle: Cycle) -> bool:
    visit = action_planning_visit(cycle)
    return visit is not None and visit.holds


def action_planning_letter(cycle: Cycle) -> Due | None:
    applies = _monitored(cycle)
    if applies is False:
        return None
    recorded = cycle.actuals.get("action-planning-letter")
    holds = _planning_visit_holds(cycle) or _in_force(cycle, MONITORING, recorded)
    return Due(None, None, holds, applies is None)


def action_planning_agenda(cycle: Cycle) -> Due | None:
    applies = _monitored(cycle)
    if applies is False:
        return None
    day = cycle.plan_visit and before(cycle.plan_visit, 5)
    recorded = cycle.actuals.get("action-planning-agenda")
    holds = _planning_visit_holds(cycle) if day is None else _in_force(cycle, MONITORING, day)
    return Due(day, day, holds or _in_force(cycle, MONITORING, recorded), applies is None)


def action_plan(cycle: Cycle) -> Due:
    """A letter's date does not lengthen the law: the earlier of the two is the latest day."""
    days = [_by(cycle.receipt, 70), cycle.stated.get("action-plan")]
    return Due(latest=min((day for day in days if day), default=None))


def plan_reviewed(cycle: Cycle) -> Due | None:
    applies = _monitored(cycle)
    if applies is False:
        return None
    visits = [first_monitoring_visit(cycle), *monitoring_visits(cycle).values()]
    holds = any(visit and visit.holds for visit in visits)
    holds = holds or _in_force(cycle, MONITORING, cycle.actuals.get("plan-reviewed"))
    return Due(None, None, holds, applies is None)


def first_monitoring_visit(cycle: Cycle) -> Due | None:
    applies = _monitored(cycle)
    if applies is False:
        return None
    plan = action_plan(cycle).latest
    latest = plan and plan + timedelta(days=28)
    given = cycle.visits[0] if cycle.visits else None
    if given and not cycle.happened(given):
        plan = latest = given  # as planned
    holds = _in_force(cycle, MONITORING, latest, given)
    return Due(plan, latest, holds, applies is None)


def monitoring_visits(cycle: Cycle) -> dict[int, Due]:
    """The second visit and those after it, by number.

    Each is about three months after the one before; a projected one counts from the last that is
    given, else from the projected first.
    """
    first = first_monitoring_visit(cycle)
    if first is None:
        return {}
    given = cycle.visits
    ends = cycle.happened(cycle.announced) or cycle.happened(cycle.reinspection_start)
    took_place = sum(map(cycle.happened, given))
    through = took_place if ends else max(4, took_place + 1, len(given))
    visits: dict[int, Due] = {}
    before = first
    for number in range(2, through + 1):
        if number > len(given):
            visits[number] = _projected(cycle, number, first, before)
        elif cycle.happened(given[number - 1]):
            day = months_on(given[number - 2], 3)
            holds = _in_force(cycle, MONITORING, day, given[number - 1])
            visits[number] = Due(None, day, holds, first.conditional)
        else:
            day = given[number - 1]
            holds = _in_force(cycle, MONITORING, day)
            visits[number] = Due(day, day, holds, first.conditional)
        if number <= len(given):
            before = visits[number]
    return visits


def _projected(cycle: Cycle, number: int, first: Due, before: Due) -> Due:
    """A visit that is not given, counted from the last that is and holds, else from the first."""
    given = cycle.visits
    base = given[-1] if given and before.holds else None if given else first.latest
    day = _months(base, 3 * (number - (len(given) or 1)))
    holds = before.holds and _in_force(cycle, MONITORING, day)
    return Due(None, day, holds, first.conditional)


def reinspection_not_before(cycle: Cycle) -> Due | None:
    if cycle.inadequate is False:
        return None
    fourth = monitoring_visits(cycle).get(4)
    day = cycle.visits[3] if len(cycle.visits) > 3 else fourth and fourth.latest
    if day and fourth and not fourth.holds:
        return Due(None, None, holds=False, conditional=cycle.inadequate is None)
    known = [other for other in (day, cycle.reinspection_start) if other]
    if known:
        holds = _in_force(cycle, REINSPECTION, *known)
    else:
        holds = fourth is None and _in_framework(cycle)
    return Due(day, None, holds, cycle.inadequate is None)


def _reinspection_limit(cycle: Cycle) -> date | None:
    return _months(cycle.submitted or action_plan(cycle).latest, 24)


def reinspection(cycle: Cycle) -> Due | None:
    if cycle.inadequate is False:
        return None
    latest = _reinspection_limit(cycle)
    holds = _in_force(cycle, REINSPECTION, latest, cycle.reinspection_start)
    return Due(None, latest, holds, cycle.inadequate is None)


def reinspection_framework(cycle: Cycle) -> Due | None:
    if cycle.inadequate is False:
        return None
    start = cycle.publication
    return Due(
        _months(start, 18), _months(start, 24), _in_framework(cycle), cycle.inadequate is None
    )


def dfe_improvement_plan(cycle: Cycle) -> Due | None:
    if cycle.inadequate is False:
        return None
    start = cycle.publication
    holds = start >= PUTTING_CHILDREN_FIRST if start else not _after_framework(cycle)
    return Due(None, _months(start, 3), holds, cycle.inadequate is None)


def dfe_reviews(cycle: Cycle) -> dict[int, Due]:
    """Every six months, up to the latest day of `reinspection`, or the new report.

    That the new report ends them, and the first is shown whatever comes, are readings.
    """
    start, limit = cycle.publication, _reinspection_limit(cycle)
    if cycle.inadequate is False:
        return {}
    if start is None or limit is None:
        return {1: Due(conditional=cycle.inadequate is None)}
    reviews: dict[int, Due] = {}
    number = 1
    if cycle.happened(cycle.reinspection_report):
        limit = min(limit, cycle.reinspection_report or limit)
    while number == 1 or months_on(start, 6 * number) <= limit:
        reviews[number] = Due(
            None,
            months_on(start, 6 * number),
            start >= PUTTING_CHILDREN_FIRST,
            cycle.inadequate is None,
        )
        number += 1
    return reviews


def dfe_support(cycle: Cycle) -> Due | None:
    """Only of what is recorded as requires improvement after an inadequate one."""
    if cycle.previous != "inadequate" or not cycle.overall_is("requires improvement"):
        return None
    start = cycle.published
    holds = start >= PUTTING_CHILDREN_FIRST if start else _in_framework(cycle)
    return Due(start, _months(start, 12), holds)


def kind_of_reinspection(cycle: Cycle) -> str | None:
    """Full where all or most key judgements are inadequate, else a post-monitoring one may be.

    It is that of the newest cycle: with the grade of a re-inspection it is gone. With a key
    judgement that is not given one inadequate tells nothing (a reading).
    """
    due = reinspection(cycle)
    if not cycle.inadequate or due is None or cycle.regraded:
        return None
    known = cycle.reinspection_start or due.latest
    if not _in_force(cycle, REINSPECTION, known):
        return None
    many = sum(cycle.judgements.get(id) == "inadequate" for id in SIF_KEY)
    missing = any(cycle.judgements.get(id) is None for id in SIF_KEY)
    return "full" if many > 1 else "post-monitoring" if many and not missing else None


CLOCKS: dict[str, tuple[str, Callable[[Cycle], Due | None]]] = {
    "inspection-report": ("framework-2015 para 9", inspection_report),
    "publish-report": ("si-2007-462 reg 2", publish_report),
    "lscb-publish-review": ("framework-2015 para 40", lscb_publish_review),
    "action-planning-visit": ("monitoring-2017 paras 5, 10", action_planning_visit),
    "action-planning-letter": ("monitoring-2017 para 9", action_planning_letter),
    "action-planning-agenda": ("monitoring-2017 para 14", action_planning_agenda),
    "action-plan": ("si-2007-462 reg 3", action_plan),
    "plan-reviewed": ("monitoring-2017 paras 20-22", plan_reviewed),
    "first-monitoring-visit": ("monitoring-2017 para 23", first_monitoring_visit),
    "reinspection-not-before": ("monitoring-2017 para 49", reinspection_not_before),
    "reinspection": ("monitoring-2017 para 49", reinspection),
    "reinspection-framework": ("framework-2015 para 5", reinspection_framework),
    "dfe-improvement-plan": ("pcf-2016 para 121", dfe_improvement_plan),
    "dfe-support": ("pcf-2016 para 128", dfe_support),
}

SERIES: dict[str, tuple[str, Callable[[Cycle], dict[int, Due]]]] = {
    "monitoring-visit": ("monitoring-2017 paras 4, 23, 49", monitoring_visits),
    "dfe-review": ("pcf-2016 para 121", dfe_reviews),
}
