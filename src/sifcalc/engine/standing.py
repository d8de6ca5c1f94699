"""What is known of a case before any clock is counted: where it stands, and what is odd about it.

Pure: the same case and the same day give the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sifcalc.case import columns
from sifcalc.dates import in_words
from sifcalc.grades import Grade
from sifcalc.rulebook.sif.clocks import clock_of
from sifcalc.rulebook.sif.documents import BY_KEY, DOCUMENTS, FRAMEWORK, SUCCESSOR_SINCE
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS
from sifcalc.rulebook.sif.reinspection import KINDS, REINSPECTION_SINCE
from sifcalc.rulebook.terms import Standing
from sifcalc.workdays import arithmetic as workdays

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.engine.grading import Grading
    from sifcalc.rulebook.sif.reinspection import Kind
    from sifcalc.rulebook.terms import Document


class Days(NamedTuple):
    """The days that decide which documents govern a case: its report's, and its inspection's.

    Where the report's is not known the inspection's stands in for it, and the other way about.
    """

    report: date | None
    inspection: date | None


def days_of(case: Case) -> Days:
    """The days that decide which documents govern the case."""
    report = case.report.received or case.report.published
    began = case.inspection.start or case.inspection.end
    ended = case.inspection.end or case.inspection.start
    return Days(report or ended, began or report)


def overall_effectiveness(grading: Grading) -> Grade | None:
    """The awarded grade, else the one the judgements lead to, else nothing."""
    return grading.awarded or grading.overall


def standing_of(case: Case, grading: Grading) -> Standing:
    """What decides which clocks apply to the case, as far as the case says."""
    overall = overall_effectiveness(grading)
    inadequate = None
    if overall is not None:
        inadequate = overall is Grade.INADEQUATE
    elif Grade.INADEQUATE not in grading.permitted:
        inadequate = False
    improved = overall is Grade.REQUIRES_IMPROVEMENT
    return Standing(
        inadequate=inadequate,
        priority_action=case.priority_action,
        lscb=case.judgements.lscb,
        left_inadequate=improved and case.previous_overall is Grade.INADEQUATE,
    )


def reinspection_kind(case: Case, standing: Standing) -> Kind | None:
    """The kind of re-inspection to expect, or nothing where none follows or it is not known.

    Reads the key judgements (monitoring-2017 paras 51 and 54).
    """
    given = [getattr(case.judgements, id) for id in KEY_JUDGEMENTS]
    document = BY_KEY[KINDS[0].sources[0].document]
    silent = out_of_force(document, days_of(case), since=REINSPECTION_SINCE)
    if silent or not standing.inadequate:
        return None
    inadequate = given.count(Grade.INADEQUATE)
    fitting = [kind for kind in KINDS if inadequate >= kind.inadequate_key_judgements]
    certain = None not in given or (fitting and fitting[0] is KINDS[0])
    return fitting[0] if fitting and certain else None


def out_of_force(document: Document, days: Days, *, since: date | None = None) -> str | None:
    """Why the document does not govern a report of these days, or nothing where it does.

    `since` is when the part in question came, where that was later than the document.
    """
    first = since or document.since
    began = days.inspection if document.for_inspections else days.report
    if first and began and began < first:
        part = "This part of " if first != document.since else ""
        when = in_words(began)
        return f"{part}{document.key} did not yet apply on {when}. {document.history}"
    if document.until and days.report and days.report > document.until:
        when = in_words(days.report)
        return f"{document.key} no longer applied on {when}. {document.history}"
    return None


def outside_framework(case: Case) -> str | None:
    """A warning for a case that is, or may be, outside this framework, or nothing within it."""
    why = out_of_force(FRAMEWORK, days_of(case))
    if why:
        return f"This case is outside the single inspection framework: {why}"
    day = days_of(case).inspection
    if day and day >= SUCCESSOR_SINCE:
        return (
            f"The inspection is of {in_words(day)}, or not long before: from January 2018 it may"
            f" have been under the framework that replaced this one. Check which."
            f" {FRAMEWORK.history}"
        )
    return None


def later_editions(days: Days, cited: Collection[str]) -> Iterator[str]:
    """Which of the documents cited are in an edition later than a report of these days."""
    for key in (document.key for document in DOCUMENTS if document.key in cited):
        document = BY_KEY[key]
        edition = document.edition
        if days.report and edition and days.report < edition and not out_of_force(document, days):
            month = in_words(edition).split(" ", 2)[2]
            yield (
                f"{document.key} is cited in its edition of {month}, which is later than this"
                " report; the edition in force then is not held here."
            )


def oddities(case: Case, known: Mapping[str, date], as_of: date) -> Iterator[str]:
    """What is odd about the case's dates, though not impossible, as seen on the day `as_of`."""
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
        if _is_on_site(name) and not workdays.is_working_day(day):
            yield f"{_title(name)} is given as {in_words(day)}, which is not a working day."
    done = {f"{_clock_title(id)} ({id})": day for id, day in case.actuals.items()}
    given = {_title(name): day for name, day in known.items() if name != "reinspection_begun"}
    for what, day in (given | done).items():
        if day > as_of:
            yield (
                f"{what} is given as {in_words(day)}, after {in_words(as_of)}, the day this is seen"
                " from: it is not taken to have happened."
            )


def _is_on_site(name: str) -> bool:
    starts = ("inspection_start", "reinspection_start", "action_plan_visit")
    return name in starts or name.startswith("monitoring_visit_")


def _clock_title(id: str) -> str:
    clock = clock_of(id)
    return clock.title if clock else id


def _title(name: str) -> str:
    titles = {column.name: column.description for column in columns()}
    return titles.get(name) or f"Monitoring visit {name.rpartition('_')[2]}"
