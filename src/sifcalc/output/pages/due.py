"""What is due soon in all cases, as a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sifcalc.dates import in_short
from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines, tables
from sifcalc.output.pages.clocks import when
from sifcalc.output.pages.timeline import how_counted, how_strongly, remarks, what

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.milestones import Milestone
    from sifcalc.output import Query, Result


def document(answers: Sequence[Result[Milestone]], query: Query) -> doc.Document:
    """A row a clock, soonest first, under the warnings of the cases they come from."""
    return doc.Document(_counted(answers, query), tuple(_blocks(answers, query)))


def first_page(answers: Sequence[Result[Milestone]], query: Query) -> doc.Document:
    """A line a clock, soonest first, and how many deadlines went unrecorded before."""
    return doc.Document(_counted(answers, query), tuple(_on_lines(answers, query)))


def _on_lines(answers: Sequence[Result[Milestone]], query: Query) -> Iterator[doc.Block]:
    yield doc.heading(_counted(answers, query), level=1)
    yield from doc.under_each(answers)
    for name, warning in dict.fromkeys(
        (a.name, warning) for a in answers for warning in a.warnings
    ):
        yield doc.Paragraph((*doc.words(name, "strong"), *doc.words(f": {warning}")))
    made = [lines.ClockLine((a.value,), a.frameworks[-1], a.as_of or date.max) for a in answers]
    yield from tables.shared(made, of_one=False)
    if made:
        names = [answer.name for answer in answers]
        yield tables.due(made, names, "What is due, soonest first")
    yield from tables.key(made, ())
    if query.unlisted:
        unlisted = f"Not shown: {query.unlisted:,} unrecorded before (--unrecorded lists them)."
        yield doc.paragraph(unlisted)


def _counted(answers: Sequence[Result[Milestone]], query: Query) -> str:
    """How many are due, overdue and unrecorded, in one line that can be the subject of a mail."""
    statuses = [answer.value.status for answer in answers]
    late = {status: statuses.count(status) for status in ("overdue", "unrecorded")}
    due = (len(statuses) - sum(late.values())) or "nothing"
    counts = ", ".join([f"{due} {query.about}", *(f"{n} {what}" for what, n in late.items() if n)])
    seen = f"; seen {in_short(query.as_of)}" if query.as_of else ""
    return f"{counts[0].upper()}{counts[1:]}{seen}"


def _blocks(answers: Sequence[Result[Milestone]], query: Query) -> Iterator[doc.Block]:
    yield doc.heading(_counted(answers, query), level=1)
    if not answers:
        yield doc.paragraph("Nothing is due.")
        return
    yield from doc.under_each(answers)
    for name, warning in dict.fromkeys(
        (a.name, warning) for a in answers for warning in a.warnings
    ):
        yield doc.Paragraph((*doc.words(name, "strong"), *doc.words(f": {warning}")))
    rows = []
    for answer in answers:
        due = answer.value
        rest = (what(due, answer.framework), how_strongly(due, answer.as_of or query.as_of))
        rows.append((doc.cell(when(due)), doc.cell(answer.name), *rest))
    headings = ("When", "Authority", "What", "How strongly")
    yield doc.Table("What is due, soonest first", headings, tuple(rows), is_spacious=True)
    yield doc.heading("How each was counted")
    said: set[str] = set()
    counts = ((answer.name, how_counted(answer.value, query, said)) for answer in answers)
    yield doc.entries((f"{name}: {id}", how) for name, (id, how) in counts)
    yield doc.Remarks(tuple(map(doc.words, remarks([answer.value for answer in answers]))))
    yield from doc.documents(answers, (c for answer in answers for c in answer.value.sources))
