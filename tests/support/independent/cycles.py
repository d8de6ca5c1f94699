"""A case as plain data, taken apart into what the clocks of its cycles look at."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from support.independent import grades

Data = dict[str, Any]


class Due(NamedTuple):
    """When a clock is due: no days at all where it has nothing to count from."""

    earliest: date | None = None
    latest: date | None = None
    holds: bool = True
    """Whether its words were in force."""
    conditional: bool = False
    """Whether it applies only if something that the case does not say."""


@dataclass(frozen=True)
class Cycle:
    """One report and what follows it, as known on the day `as_of`."""

    number: int
    framework: str
    as_of: date
    activity: str = "inspection"
    start: date | None = None
    end: date | None = None
    received: date | None = None
    published: date | None = None
    judgements: dict[str, str] = field(default_factory=dict)
    previous: str | None = None
    priority_action: bool | None = None
    statement_determined: bool | None = None
    plan_visit: date | None = None
    submitted: date | None = None
    visits: tuple[date, ...] = ()
    announced: date | None = None
    reinspection_start: date | None = None
    """The re-inspection's first known day."""
    reinspection_report: date | None = None
    regraded: bool = False
    """Whether its re-inspection has come, and has a grade."""
    stated: dict[str, date] = field(default_factory=dict)
    actuals: dict[str, date] = field(default_factory=dict)

    @property
    def receipt(self) -> date | None:
        """Day 0 of what runs from receipt (RULEBOOK 4; RULEBOOK_ILACS 3)."""
        return self.received or self.published

    @property
    def publication(self) -> date | None:
        """Day 0 of what runs from publication, else from receipt (both readings of RULEBOOK 4)."""
        return self.published or self.received

    def happened(self, day: date | None) -> bool:
        return day is not None and day <= self.as_of

    @property
    def inadequate(self) -> bool | None:
        """Whether overall effectiveness is inadequate; None where it cannot be told."""
        return self.overall_is("inadequate")

    def overall_is(self, grade: str) -> bool | None:
        awarded = self.judgements.get("overall")
        if awarded:
            return awarded == grade
        if self.framework != "sif":
            return None
        permitted = grades.sif_permitted(self.judgements)
        if permitted == (grade,):
            return True
        return None if grade in permitted or not permitted else False


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def framework_of(case: Data) -> str:
    """Which rulebook the case is of (RULEBOOK_ILACS 1, the first that answers)."""
    if case.get("activity", "inspection") != "inspection":
        return "ilacs"
    ids = case.get("judgements", {}).keys()
    if ids & {"looked_after", "adoption", "leadership", "lscb"}:
        return "sif"
    if ids & {"leaders", "in_care", "in_care_and_care_leavers"}:
        return "ilacs"
    if case.get("framework"):
        return str(case["framework"])
    start = day_of(case.get("inspection", {}).get("start"))
    report = case.get("report", {})
    reported = day_of(report.get("published") or report.get("received"))
    return _told_by_day(start, reported)


def _told_by_day(start: date | None, reported: date | None) -> str:
    if start:
        return "ilacs" if start > date(2018, 6, 11) else "sif"
    return "ilacs" if reported and reported > date(2018, 8, 24) else "sif"


def cycles_of(case: Data, as_of: date) -> list[Cycle]:
    """The cycle of the case's report, and that of its re-inspection's report where there is one."""
    inspection, report = case.get("inspection", {}), case.get("report", {})
    plan, again = case.get("action_plan", {}), case.get("reinspection", {})
    days = {
        key: day_of(again.get(key)) for key in ("announced", "start", "end", "report_published")
    }
    begun = days["start"] or days["end"] or days["report_published"]
    graded = days["report_published"] or begun
    actuals = {id: date.fromisoformat(day) for id, day in case.get("actuals", {}).items()}
    stated = {id: date.fromisoformat(day) for id, day in case.get("stated", {}).items()}
    visits = sorted(map(date.fromisoformat, case.get("monitoring_visits", ())))
    reported_again = days["report_published"]
    begins = reported_again if reported_again and reported_again <= as_of else None
    first = Cycle(
        number=1,
        framework=framework_of(case),
        as_of=as_of,
        activity=case.get("activity", "inspection"),
        start=day_of(inspection.get("start")),
        end=day_of(inspection.get("end")),
        received=day_of(report.get("received")),
        published=day_of(report.get("published")),
        judgements=case.get("judgements", {}),
        previous=case.get("previous_overall"),
        priority_action=case.get("priority_action"),
        statement_determined=case.get("statement_determined"),
        plan_visit=day_of(plan.get("visit")),
        submitted=day_of(plan.get("submitted")),
        visits=tuple(day for day in visits if not begins or day < begins),
        announced=days["announced"],
        reinspection_start=begun,
        reinspection_report=days["report_published"],
        regraded=bool(again.get("overall") and graded and graded <= as_of),
        stated={id: day for id, day in stated.items() if not begins or day < begins},
        actuals={id: day for id, day in actuals.items() if not begins or day < begins},
    )
    if begins is None:
        return [first]
    before = first.judgements.get("overall")
    if before is None and first.inadequate:
        before = "inadequate"
    overall = again.get("overall")
    second = Cycle(
        number=2,
        framework=_told_by_day(days["start"] or days["end"], days["report_published"]),
        as_of=as_of,
        start=days["start"],
        end=days["end"],
        published=begins,
        visits=tuple(day for day in visits if day >= begins),
        stated={id: day for id, day in stated.items() if day >= begins},
        actuals={id: day for id, day in actuals.items() if day >= begins},
        judgements={"overall": overall} if overall else {},
        previous=before,
    )
    return [first, second]
