"""The rulebook as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines, tables
from sifcalc.rulebook.terms import NOT_IN_RULEBOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.output import Query, Result
    from sifcalc.rulebook.entries import RulebookEntry


def document(answers: Sequence[Result[RulebookEntry]], query: Query) -> doc.Document:
    """A table of the rulebook, or with `explain` each entry in full."""
    rulebook = [answer.value for answer in answers]
    blocks = _in_full(answers) if query.explain else _listed(rulebook)
    cited = doc.documents(answers, (c for entry in rulebook for c in entry.sources))
    return doc.Document("The rulebook", (*blocks, *cited))


def first_page(answers: Sequence[Result[RulebookEntry]], query: Query) -> doc.Document:
    """A line an entry, or in full the one that is asked for by its id."""
    if query.id:
        return document(answers, query._replace(explain=True))
    rows = []
    for answer in answers:
        entry, framework = answer.value, answer.framework
        where = doc.cell(lines.where(entry.sources, framework))
        said = (doc.cell(doc.words(entry.id, "strong")), doc.cell(entry.part))
        rows.append((*said, doc.cell(entry.strength), where))
    headings = ("Id", "Part", "How", "Where")
    widths = (doc.ANY, doc.WIDEST, doc.ANY, doc.ANY)
    table = doc.Table("The rulebook", headings, tuple(rows), compact=True, widths=widths)
    frameworks = dict.fromkeys(answer.framework for answer in answers)
    cited = [c for answer in answers for c in answer.value.sources[:1]]
    signs = (block for framework in frameworks for block in tables.signs(framework, cited))
    hint = doc.Hint(doc.words("One in full: sifcalc rules ID. All of it: --explain."))
    return doc.Document("The rulebook", (table, *signs, hint))


def _listed(rulebook: Sequence[RulebookEntry]) -> Iterator[doc.Block]:
    rows = [
        (
            doc.cell(doc.words(entry.id, "strong"), entry.part),
            doc.cell(entry.strength, _source(entry)),
            doc.cell(entry.title),
        )
        for entry in rulebook
    ]
    headings = ("Id", "How strongly, and source", "What")
    yield doc.Table("The rulebook", headings, tuple(rows), is_spacious=True, room=120)
    yield doc.Remarks((doc.words(doc.READING),))
    yield doc.Hint(doc.words("`sifcalc rules ID` prints one in full."))


def _in_full(answers: Sequence[Result[RulebookEntry]]) -> Iterator[doc.Block]:
    for answer in answers:
        entry = answer.value
        yield doc.heading(f"{entry.id} ({entry.part})", level=1)
        said = (
            ("Framework", answer.framework.title),
            ("What", entry.title),
            ("Who", entry.actor),
            ("When", entry.when),
            ("Applies to", entry.applies),
            ("Else left out, with these words", entry.otherwise),
            ("How strongly", entry.strength),
            ("Its document", entry.in_force),
            ("Source", _source(entry)),
            ("How it is read", entry.note),
        )
        yield doc.entries((name, what) for name, what in said if what)


def _source(entry: RulebookEntry) -> str:
    """What it rests on; what is not in the rulebook rests on nothing, not even a reading."""
    return "" if entry.strength == NOT_IN_RULEBOOK else doc.sources(entry.sources)
