"""What is asked of many inspections: their summary, and the precedents of a case."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from sifcalc.answers.shared import result_for
from sifcalc.complaints import BadInput, Complaint
from sifcalc.output import CaseResults, Query, Result
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.casefile.sources import Entry, Source
    from sifcalc.cohort.inspected import Inspected
    from sifcalc.output import Work
    from sifcalc.rulebook.framework import Framework


def summarised(query: Query) -> Work:  # noqa: ARG001 - as every answer type
    """A function to the inspection that a case is, as a cohort counts it."""
    from sifcalc.case import framework_of
    from sifcalc.cohort.inspected import inspected

    def work(entry: Entry) -> CaseResults:
        told = framework_of(entry.case)
        return CaseResults((Result(inspected(entry.case), told.framework),))

    return work


def summarised_together(query: Query, cases: Iterable[CaseResults]) -> list[Result[object]]:
    """The summary of each framework's inspections, or of each group of them in turn.

    Raises UnknownUndated and BackwardsPeriod.
    """
    from sifcalc.cohort.counting import Cohort
    from sifcalc.cohort.cut import Cut, UnknownUndated

    cut = Cut(**{limit.name: getattr(query, limit.name) for limit in fields(Cut)})
    cohorts: dict[Framework, Cohort] = {}
    for answer in (answer for case in cases for answer in case.answers):
        framework = answer.framework
        if framework not in cohorts:
            cohorts[framework] = Cohort(framework, cut, query.by)
        cohorts[framework].add(cast("Inspected", answer.value))
    for name in cut.undated:
        if cohorts and all(name in cohort.unknown_undated for cohort in cohorts.values()):
            raise UnknownUndated(name, tuple(n for c in cohorts.values() for n in c.undated))
    return [
        Result(summary, framework, warnings=summary.warnings, notes=(cut.said_by(query.by),))
        for framework, cohort in cohorts.items()
        for summary in cohort.summaries()
    ]


def preceded(query: Query) -> Work:
    """A function to the precedents of a case; it raises BadInput without a key judgement."""
    from sifcalc.case import framework_of
    from sifcalc.cohort.inspected import inspected, published_inspections
    from sifcalc.cohort.precedents import precedents

    def work(entry: Entry) -> CaseResults:
        told, of = framework_of(entry.case), inspected(entry.case)
        framework = told.framework
        key = framework.key_judgements(of.start)
        if not all(of.judgements.get(id) for id in key):
            message = f"precedents have the same {listed(key)}: each has to be given"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        among = (
            published_inspections(framework)
            if query.among is None
            else query.among.get(framework.id, ())
        )
        alike = precedents(of, among, framework, query.before)
        return CaseResults((result_for(entry, told, alike, ())._replace(notes=alike.notes),))

    return work


def looked_among(sources: Iterable[Source]) -> dict[str, tuple[Inspected, ...]]:
    """The inspections of the sources, by the ids of their frameworks.

    Raises BadInput with every complaint about them.
    """
    from sifcalc.case import framework_of
    from sifcalc.casefile.sources import Refusal
    from sifcalc.cohort.inspected import inspected

    among: dict[str, list[Inspected]] = {}
    complaints: list[Complaint] = []
    for entry in (entry for source in sources for entry in source.entries):
        if isinstance(entry, Refusal):
            complaints += entry.complaints
        else:
            framework = framework_of(entry.case).framework
            among.setdefault(framework.id, []).append(inspected(entry.case))
    if complaints:
        raise BadInput(*complaints)
    return {id: tuple(inspections) for id, inspections in among.items()}
