"""What is due soon across cases as a document: the Monday-morning list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.output.clock_words import when
from sifcalc.output.document import (
    Document,
    Paragraph,
    Remarks,
    Table,
    cell,
    documents,
    entries,
    heading,
    paragraph,
    words,
)
from sifcalc.output.timeline_page import counted, how_strongly, remarks, what

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.counting import Milestone
    from sifcalc.output import Answer, Asked
    from sifcalc.output.document import Block


def document(answers: Sequence[Answer[Milestone]], asked: Asked) -> Document:
    """A row a clock, soonest first, under the warnings of the cases they come from."""
    return Document(asked.about, tuple(_blocks(answers, asked)))


def _blocks(answers: Sequence[Answer[Milestone]], asked: Asked) -> Iterator[Block]:
    yield heading(asked.about, level=1)
    if not answers:
        yield paragraph("Nothing is due.")
        return
    for name, warning in dict.fromkeys((a.name, each) for a in answers for each in a.warnings):
        yield Paragraph((*words(name, "strong"), *words(f": {warning}")))
    rows = []
    for answer in answers:
        due = answer.result
        rows.append((cell(when(due)), cell(answer.name), what(due), how_strongly(due)))
    headings = ("When", "Authority", "What", "How strongly")
    yield Table("What is due, soonest first", headings, tuple(rows), is_spacious=True)
    yield heading("How each was counted")
    said: set[str] = set()
    found = ((answer.name, counted(answer.result, asked, said)) for answer in answers)
    yield entries((f"{name}: {id}", how) for name, (id, how) in found)
    yield Remarks(tuple(map(words, remarks([answer.result for answer in answers]))))
    yield from documents(answers, (c for answer in answers for c in answer.result.sources))
