"""The facts of a case that decide which clocks apply, and notes on its odd dates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sifcalc.case import columns, given_in
from sifcalc.dates import in_words
from sifcalc.grades import Grade
from sifcalc.rulebook.terms import Facts
from sifcalc.wording import listed
from sifcalc.workdays.arithmetic import is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import ReinspectionKind


def overall_effectiveness(grading: Grading) -> Grade | None:
    """The awarded grade, else the one the judgements lead to, else None."""
    return grading.awarded or grading.overall


def facts_of(case: Case, framework: Framework, grading: Grading, as_of: date) -> Facts:
    """The facts of the case, as seen on the day `as_of`.

    What was only observed rules out no grade, as nothing is derived from it.
    """
    announced, begun = case.reinspection.announced, case.reinspection.begun
    return Facts(
        given=given_in(case, framework),
        overall=overall_effectiveness(grading),
        permitted=() if framework.derived_as == "observed" else grading.permitted,
        previous=case.previous_overall,
        priority_action=case.priority_action,
        statement_determined=case.statement_determined,
        announced=bool(announced and announced <= as_of and not (begun and begun <= as_of)),
    )


def reinspection_kind(facts: Facts, framework: Framework) -> ReinspectionKind | None:
    """The kind of re-inspection to expect, None where none follows or the kind is not known.

    The number of inadequate key judgements decides (monitoring-2017 paras 51 and 54).
    """
    if facts.overall is not Grade.INADEQUATE:
        return None
    given = [facts.given.get(id) for id in framework.key_judgements()]
    fewest = given.count(Grade.INADEQUATE)
    possible = [
        next((k for k in framework.reinspection_kinds if n >= k.inadequate_key_judgements), None)
        for n in range(fewest, fewest + given.count(None) + 1)
    ]
    is_known = len({follows and follows.kind for follows in possible}) == 1
    return possible[0] if is_known else None


def oddities(
    case: Case, known: Mapping[str, date], as_of: date, framework: Framework
) -> Iterator[str]:
    """A note on each date of the case that is odd but not impossible, as seen on `as_of`."""
    received, published = case.report.received, case.report.published
    if received and published and received > published:
        yield (
            f"The report is given as received on {in_words(received)}, after it was published on"
            f" {in_words(published)}: an authority usually receives it first."
        )
    if len(set(case.monitoring_visits)) < len(case.monitoring_visits):
        yield "Two monitoring visits are given on the same day; they are counted as two."
    if case.reinspection.overall and not case.reinspection.report_published:
        yield (
            "The re-inspection has a grade, and its report no day of publication: nothing is"
            " counted from it until that is given."
        )
    if list(case.monitoring_visits) != sorted(case.monitoring_visits):
        yield "The monitoring visits are not in order of date; they are taken in order of date."
    for name, day in known.items():
        if _is_of_working_days(name) and not is_working_day(day):
            yield f"{_title(name)} is given as {in_words(day)}, which is not a working day."
    done = {f"{_clock_title(id, framework)} ({id})": day for id, day in case.actuals.items()}
    given = {_title(name): day for name, day in known.items() if name != "reinspection_begun"}
    planned = [f"{what} on {in_words(day)}" for what, day in (given | done).items() if day > as_of]
    if planned:
        yield (
            f"After {in_words(as_of)}, the day this is seen from, and so taken as planned:"
            f" {listed(planned)}. What is counted from it is projected."
        )


def _is_of_working_days(name: str) -> bool:
    """Whether it is a day on site or of a report: another day is likely to be mistyped."""
    on_site = ("inspection_start", "reinspection_start", "action_plan_visit")
    reports = ("report_received", "report_published", "reinspection_report_published")
    return name in on_site + reports or name.startswith("monitoring_visit_")


def _clock_title(id: str, framework: Framework) -> str:
    clock = framework.clock_of(id)
    return clock.title if clock else id


def _title(name: str) -> str:
    return _titles().get(name) or f"Monitoring visit {name.rpartition('_')[2]}"


@cache
def _titles() -> dict[str, str]:
    return {column.name: column.description.partition(": ")[0] for column in columns()}
