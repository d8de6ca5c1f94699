"""What is due soon across cases as a document: the Monday-morning list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines
from sifcalc.output.pages.clocks import when
from sifcalc.output.pages.timeline import counted, how_strongly, remarks, what

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.milestones import Milestone
    from sifcalc.output import Query, Result


def document(answers: Sequence[Result[Milestone]], query: Query) -> doc.Document:
    """A row a clock, soonest first, under the warnings of the cases they come from."""
    return doc.Document(query.about, tuple(_blocks(answers, query)))


def first_page(answers: Sequence[Result[Milestone]], query: Query) -> doc.Document:
    """A line a clock, soonest first, and how many deadlines went unrecorded before."""
    return doc.Document(query.about, tuple(_on_lines(answers, query)))


def _on_lines(answers: Sequence[Result[Milestone]], query: Query) -> Iterator[doc.Block]:
    yield doc.heading(query.about, level=1)
    for name, warning in dict.fromkeys((a.name, each) for a in answers for each in a.warnings):
        yield doc.Paragraph((*doc.words(name, "strong"), *doc.words(f": {warning}")))
    made = [lines.ClockLine((a.value,), a.framework, a.as_of or date.max) for a in answers]
    yield from lines.shared(made, of_one=False)
    if made:
        names = [answer.name for answer in answers]
        yield lines.due_table(made, names, "What is due, soonest first")
    yield from lines.key(made, ())
    statuses = [answer.value.status for answer in answers]
    late = {"overdue": statuses.count("overdue"), "unrecorded": statuses.count("unrecorded")}
    counts = {"due": len(statuses) - sum(late.values()), **late}
    said = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    if query.unlisted:
        many = f"{query.unlisted:,} that went unrecorded before (--unrecorded lists them)"
        said = f"{said or 'Nothing is due'}. Not shown: {many}"
    yield doc.paragraph(f"{said or 'Nothing is due'}.")


def _blocks(answers: Sequence[Result[Milestone]], query: Query) -> Iterator[doc.Block]:
    yield doc.heading(query.about, level=1)
    if not answers:
        yield doc.paragraph("Nothing is due.")
        return
    for name, warning in dict.fromkeys((a.name, each) for a in answers for each in a.warnings):
        yield doc.Paragraph((*doc.words(name, "strong"), *doc.words(f": {warning}")))
    rows = []
    for answer in answers:
        due = answer.value
        rows.append((doc.cell(when(due)), doc.cell(answer.name), what(due), how_strongly(due)))
    headings = ("When", "Authority", "What", "How strongly")
    yield doc.Table("What is due, soonest first", headings, tuple(rows), is_spacious=True)
    yield doc.heading("How each was counted")
    said: set[str] = set()
    found = ((answer.name, counted(answer.value, query, said)) for answer in answers)
    yield doc.entries((f"{name}: {id}", how) for name, (id, how) in found)
    yield doc.Remarks(tuple(map(doc.words, remarks([answer.value for answer in answers]))))
    yield from doc.documents(answers, (c for answer in answers for c in answer.value.sources))
