"""What is wrong between the keys of a case: judgements of another day, impossible dates."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from sifcalc.case.columns import Path, days, path_name, recorded_at
from sifcalc.case.framework import begun_between, edition_of, framework_of, judged
from sifcalc.case.parts import Reinspection, Unchecked
from sifcalc.dates import in_words
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.frameworks import Contradiction, told_by
from sifcalc.rulebook.terms import INSPECTION, Clock, Judgement
from sifcalc.wording import listed, nearest


class Problem(NamedTuple):
    """What is wrong with the part of a case at `path`; `beside` is the path it contradicts."""

    id: str
    path: Path
    message: str
    beside: Path | None = None


class Inconsistent(ValueError):
    """Raised for a case whose parts cannot all be true."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def misplaced(case: Unchecked) -> Iterator[Problem]:
    """Problems with judgements, actuals and stated dates that the case's framework lacks."""
    try:
        framework = framework_of(case).framework
    except Contradiction as error:
        named = ("framework",) if case.framework else ("judgements",)
        yield Problem("wrong-framework", named, str(error))
        return
    yield from _not_of_its_day(case, framework)
    if case.statement_determined and case.activity != "jtai":
        message = "statement_determined goes with activity: jtai"
        yield Problem("wrong-activity", ("statement_determined",), message)
    other = framework.activities.get(case.activity or INSPECTION)
    if other and case.reinspection != Reinspection():
        message = f"a {other.title} has no re-inspection"
        yield Problem("wrong-activity", ("reinspection",), message)
    for id in case.actuals:
        clock = framework.clock_of(id)
        if not (clock and clock.is_recorded_under_its_id):
            message = f"actuals does not take {id!r}; {_where_instead(id, clock, framework)}"
            yield Problem("unknown-key", ("actuals", id), message)
    for id in case.stated:
        clock = framework.clock_of(id)
        if not (clock and clock.can_be_stated):
            known = [other.id for other in framework.clocks if other.can_be_stated]
            near = nearest(id, known)
            hint = f"did you mean {near!r}?" if near else f"it takes {listed(known, 'or')}"
            yield Problem("unknown-key", ("stated", id), f"stated does not take {id!r}; {hint}")


def _not_of_its_day(case: Unchecked, framework: Framework) -> Iterator[Problem]:
    """Problems for judgements that an inspection begun on that day is not given."""
    for id in framework.outside(judged(case), edition_of(case, framework).day):
        began = case.inspection.start
        day = f"this one began on {in_words(began)}" if began else "this one is of another day"
        message = f"{_of_which_days(framework.judgement(id))}; {day}"
        yield Problem("wrong-judgement", ("judgements", id), message)
    new = case.reinspection
    if new.overall and new.begun:
        under = told_by((), None, new.start, new.report_published).framework
        if new.start and not under.has_overall(new.start):
            overall = next(j for j in under.judgements if j.role == "overall")
            message = f"{_of_which_days(overall)}; this one began on {in_words(new.start)}"
            yield Problem("wrong-judgement", ("reinspection", "overall"), message)


def _of_which_days(judgement: Judgement) -> str:
    """Which inspections are given the judgement, and by what source."""
    sources = "; ".join(map(str, judgement.sources))
    return (
        f"{judgement.id} is given in inspections begun {begun_between(judgement)}, and in no other"
        f" ({sources})"
    )


def _where_instead(id: str, clock: Clock | None, framework: Framework) -> str:
    if clock and not clock.is_recorded_under_its_id:
        return f"that date goes in {path_name(recorded_at(clock))}"
    known = [other.first_id for other in framework.clocks if other.is_recorded_under_its_id]
    near = nearest(id, known)
    return f"did you mean {near!r}?" if near else f"it takes {listed(known, 'or')}"


_AFTER_THE_REPORT = ("action_plan", "monitoring_visits", "actuals", "stated")
_START, _END = ("inspection", "start"), ("inspection", "end")
_RECEIVED, _PUBLISHED = ("report", "received"), ("report", "published")
_SUBMITTED = ("action_plan", "submitted")
_ANNOUNCED, _REINSPECTED = ("reinspection", "announced"), ("reinspection", "start")


def impossible_dates(case: Unchecked) -> Iterator[Problem]:
    """Problems with pairs of dates that cannot both be true, whatever the guidance expects."""
    given = dict(days(case))
    if list(given.values()) == sorted(given.values()):
        return  # every pair is in the order of the model
    inspected = [path for path in (_END, _START) if path in given][:1]
    reported = [path for path in (_RECEIVED, _PUBLISHED) if path in given]
    reported.sort(key=given.__getitem__)
    reinspection = [path for path in given if path[0] == "reinspection"]
    under_way = [path for path in reinspection if path != _ANNOUNCED]
    before = [path for path in given if path[0] in _AFTER_THE_REPORT]
    pairs = [
        (_START, _END),
        *product(inspected, (_RECEIVED, _PUBLISHED)),
        *product(reported[:1] or inspected, [*before, *reinspection]),
        *product((_SUBMITTED, _ANNOUNCED), under_way),
        (_REINSPECTED, ("reinspection", "end")),
        (("reinspection", "end"), ("reinspection", "report_published")),
        (_REINSPECTED, ("reinspection", "report_published")),
    ]
    for earlier, later in pairs:
        if {earlier, later} <= given.keys() and given[later] < given[earlier]:
            yield Problem(
                "impossible-dates",
                later,
                f"{path_name(later)}, {in_words(given[later])}, is before"
                f" {path_name(earlier)}, {in_words(given[earlier])}",
                beside=earlier,
            )
