"""The frameworks as a document: what there is to know of each."""

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
    blocks: list[doc.Block] = []
    for answer in answers:
        entry = answer.value
        begin = f"from {in_words(entry.inspections_from)}" if entry.inspections_from else ""
        end = f"to {in_words(entry.inspections_to)}" if entry.inspections_to else "still"
        said = (
            ("Inspections begun", f"{begin} {end}".strip()),
            ("What it covers", "; ".join(entry.activities)),
            ("Its rulebook", f"{entry.rules} rules, {entry.clocks} clocks"),
            ("Its documents", "; ".join(entry.documents)),
        )
        blocks += [doc.heading(f"{entry.id}: {entry.title}"), doc.entries(said)]
    hint = doc.Hint(doc.words("One in full: sifcalc rules --framework ID."))
    return doc.Document("The frameworks", (*blocks, hint))
