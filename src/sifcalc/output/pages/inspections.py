"""The published inspections as a document: a row an inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_short, in_words
from sifcalc.output.pages import document as doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sifcalc.cohort.published import PublishedInspection
    from sifcalc.output import Query, Result


def document(
    answers: Sequence[Result[PublishedInspection]],
    query: Query,  # noqa: ARG001 - it is shown in one way
) -> doc.Document:
    """A row an inspection: its overall effectiveness, and the judgements that differ from it."""
    rows, notes = [], []
    for answer in answers:
        inspection = answer.value
        overall, day = inspection.judgements["overall"], inspection.report_published
        others = [
            f"{answer.framework.judgement(id).short} {outcome.words if outcome else 'not known'}"
            for id, outcome in inspection.judgements.items()
            if outcome is not overall
        ]
        second = [doc.words("second inspection", "aside")] if inspection.second_inspection else []
        notes += [(inspection.authority, inspection.note)] if inspection.note else []
        rows.append(
            (
                doc.cell(doc.words(inspection.authority, "strong"), *second),
                doc.cell(in_words(day) if day else "no date"),
                doc.cell(doc.graded(overall, "not known")),
                doc.cell("; ".join(others) or "all the same"),
            )
        )
    headings = ("Authority", "Report published", "Overall", "Judgements that differ from it")
    title = f"{len(rows)} published inspections"
    table = doc.Table(title, headings, tuple(rows))
    return doc.Document(title, (table, doc.heading("Of the record"), doc.entries(notes)))


def first_page(answers: Sequence[Result[PublishedInspection]], query: Query) -> doc.Document:  # noqa: ARG001 - it is shown in one way
    """A line an inspection: its report's day, its overall effectiveness, and its judgements."""
    rows = []
    for answer in answers:
        inspection = answer.value
        day = in_short(inspection.report_published) if inspection.report_published else "no date"
        second = "second" if inspection.second_inspection else ""
        overall = doc.graded(inspection.judgements["overall"], "not known")
        name = doc.words(inspection.authority, "strong")
        rows.append((doc.cell(name), doc.cell(day), doc.cell(overall), doc.cell(second)))
    headings = ("Authority", "Published", "Overall effectiveness", "")
    table = doc.Table("The published inspections", headings, tuple(rows), compact=True)
    hint = doc.Hint(doc.words("Every judgement, and notes of the record: --explain."))
    return doc.Document(f"{len(rows)} published inspections", (table, hint))
