"""Which words were in force for a case, and what is said where they were not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sifcalc.dates import MONTHS, in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Span


class Days(NamedTuple):
    """The days that decide which words govern a case: its report's, and its inspection's.

    Where the report's is not known the inspection's stands in for it, and the other way about.
    """

    report: date | None
    inspection: date | None


def days_of(case: Case) -> Days:
    """The days that decide which words govern the case."""
    report = case.report.received or case.report.published
    began = case.inspection.start or case.inspection.end
    ended = case.inspection.end or case.inspection.start
    return Days(report or ended, began or report)


def out_of_force(span: Span, days: Days, framework: Framework) -> str | None:
    """Why words that held for the span do not govern a report of these days, None where they do."""
    document = framework.document(span.document)
    began = days.inspection if document.for_inspections else days.report
    if span.since and began and began < span.since:
        part = "This part of " if span.since != document.since else ""
        when = in_words(began)
        return f"{part}{document.key} did not yet apply on {when}. {document.history}"
    if span.until and days.report and days.report > span.until:
        when = in_words(days.report)
        return f"{document.key} no longer applied on {when}. {document.history}"
    return None


def outside_framework(days: Days, framework: Framework) -> str | None:
    """A warning for a case that is, or may be, outside the framework, or None within it."""
    document = framework.document(framework.inspections.document)
    why = out_of_force(document.span, days, framework)
    if why:
        return f"This case is outside the {framework.title}: {why}"
    day, since = days.inspection, framework.contested_since
    if day and since and day >= since:
        return (
            f"The inspection is of {in_words(day)}, or not long before: from"
            f" {MONTHS[since.month - 1]} {since.year} it may have been under the framework that"
            f" replaced this one. Check which. {document.history}"
        )
    return None


def later_editions(days: Days, cited: Collection[str], framework: Framework) -> Iterator[str]:
    """Which of the documents cited are in an edition later than a report of these days."""
    for document in framework.documents:
        if document.key not in cited or not document.edition or not days.report:
            continue
        governs = not out_of_force(document.span, days, framework)
        if governs and days.report < document.edition:
            month = f"{MONTHS[document.edition.month - 1]} {document.edition.year}"
            yield (
                f"{document.key} is cited in its edition of {month}, which is later than this"
                " report; the edition in force then is not held here."
            )
