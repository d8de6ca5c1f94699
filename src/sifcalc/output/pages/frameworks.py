"""The frameworks as a document: a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output.pages import document as doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sifcalc.output import Query, Result
    from sifcalc.rulebook.entries import FrameworkEntry


def document(
    answers: Sequence[Result[FrameworkEntry]],
    query: Query,  # noqa: ARG001 - it is shown in one way
) -> doc.Document:
    """When inspections under each began, what else it has, and the documents it rests on."""
    rows = []
    for answer in answers:
        entry = answer.value
        begin = f"from {in_words(entry.inspections_from)}" if entry.inspections_from else ""
        end = f"to {in_words(entry.inspections_to)}" if entry.inspections_to else "still"
        rows.append(
            (
                doc.cell(doc.words(entry.id, "strong"), entry.title),
                doc.cell(begin, end),
                doc.cell(*(entry.activities or ("inspections",))),
                doc.cell(f"{entry.rules} rules, {entry.clocks} clocks", "; ".join(entry.documents)),
            )
        )
    headings = ("Framework", "Inspections begun", "What it covers", "Its rulebook")
    table = doc.Table("The frameworks", headings, tuple(rows), is_spacious=True)
    hint = doc.Hint(doc.words("One in full: sifcalc rules --framework ID."))
    return doc.Document("The frameworks", (table, hint))
