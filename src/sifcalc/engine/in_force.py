"""Whether a document's words were in force for a case, and why where they were not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sifcalc.dates import MONTHS, in_words
from sifcalc.rulebook.framework import was_in_force
from sifcalc.rulebook.terms import INSPECTION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, Span


class Days(NamedTuple):
    """The first day of an inspection or other activity, and its report's day, else its last day.

    A last day alone tells nothing of the first: it stands only where no report does.
    """

    began: date | None
    report: date | None = None
    activity: str = INSPECTION


def days_of(case: Case) -> Days:
    """The days of the case: of its report the publication, else the receipt."""
    return Days(
        case.inspection.start,
        case.report.published or case.report.received or case.inspection.end,
        case.activity or INSPECTION,
    )


def why_outside(days: Days, framework: Framework) -> str | None:
    """Why an inspection of these days was not of the framework, None where it was or none is known.

    The day it began decides, else the day of its report.
    """
    first, last, key, *_ = framework.span_of(days.activity)
    day = days.began or days.report
    last = last if days.began else framework.last_report
    history = framework.document(key).history
    if day and first and day < first:
        return f"{key} did not yet apply on {in_words(day)}. {history}"
    if day and last and day > last:
        return f"{key} no longer applied on {in_words(day)}. {history}"
    return None


def outside_framework(days: Days, framework: Framework) -> str | None:
    """The warning that a case is, or may be, outside the framework; None where it is not."""
    if why := why_outside(days, framework):
        return f"This case is outside the {framework.title}: {why}"
    day, since = days.began or days.report, framework.contested_since
    if day and since and day >= since:
        return (
            f"The inspection is of {in_words(day)}, or not long before: from {_month(since)} it may"
            " have been under the framework that replaced this one. Check which."
            f" {framework.document(framework.inspections.document).history}"
        )
    return None


def why_not_in_force(
    span: Span, days: Collection[date], framework: Framework, outside: str | None
) -> str | None:
    """Why the span's words were in force on none of these days, None where they were on one.

    `outside` says why the inspection was not of the framework, None where it was.
    """
    if outside and span.by in ("inspection", "own day"):
        return outside
    if span.by == "inspection" or not days:
        return None
    day, key = max(days), span.document
    if span.otherwise and not was_in_force(span, day):
        return span.otherwise
    history = framework.document(key).history
    if span.since and day < span.since:
        began = f"they began in {_month(span.since)}"
        return f"These words of {key} did not yet apply on {in_words(day)}: {began}. {history}"
    if span.until and min(days) > span.until:
        ended = f"these words held until {in_words(span.until)}"
        return f"{key} no longer said this on {in_words(min(days))}: {ended}. {history}"
    return None


def later_editions(
    report: date | None, cited: Collection[Citation], framework: Framework
) -> Iterator[str]:
    """A note on each document that is cited in an edition later than the report."""
    keys = {citation.document for citation in cited}
    for document in framework.documents:
        if document.key in keys and document.edition and report and report < document.edition:
            yield (
                f"{document.key} is cited in its edition of {_month(document.edition)}, which is"
                " later than this report; the edition in force then is not held here."
            )


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
