"""The report of a case as a document: the judgement, the reasons, a picture, and every clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output.pages import timeline as timeline_page
from sifcalc.output.pages.document import (
    Document,
    Heading,
    Remarks,
    documents,
    heading,
    paragraph,
    words,
)
from sifcalc.output.pages.figure import figure
from sifcalc.output.pages.grade import judgement
from sifcalc.output.pages.precedents import practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Query, Result
    from sifcalc.output.pages.document import Block
    from sifcalc.rulebook.terms import Citation

NO_JUDGEMENT = "No judgement is given, so nothing is said of overall effectiveness."
NO_DATE = "No date is given to count from, so there is no timeline."


def document(answers: Sequence[Result[Timeline]], query: Query) -> Document:
    """A part for each case, then once the documents they cite."""
    blocks = [block for answer in answers for block in _case(answer, query)]
    cited = documents(answers, (c for answer in answers for c in _cited(answer)))
    title = _title(answers[0]) if len(answers) == 1 else f"Reports of {len(answers)} cases"
    return Document(title, (*blocks, *cited))


def _title(answer: Result[Timeline]) -> str:
    return f"{answer.name}: judgement and timeline, seen on {in_words(answer.value.as_of)}"


def _case(answer: Result[Timeline], query: Query) -> Iterator[Block]:
    found = answer.value
    yield heading(_title(answer), level=1)
    if found.grading:
        yield from judgement(found.grading, answer.framework)
        yield from practice(answer)
    else:
        yield paragraph(NO_JUDGEMENT)
    yield heading("What happens after the report")
    for block in _timeline(answer, query):
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _timeline(answer: Result[Timeline], query: Query) -> Iterator[Block]:
    found = answer.value
    yield from timeline_page.opening(answer)
    if _is_dated(found):
        yield from figure(found)
        yield heading("When")
        yield from timeline_page.clocks(found, query)
    else:
        yield paragraph(NO_DATE)
    yield from timeline_page.what_else(found)
    yield Remarks(tuple(map(words, timeline_page.remarks(found.milestones))))


def _is_dated(found: Timeline) -> bool:
    return any(milestone.first_date for milestone in found.milestones)


def _cited(answer: Result[Timeline]) -> Iterator[Citation]:
    found = answer.value
    if found.grading:
        for finding in found.grading.findings:
            yield from finding.sources
    shown = found if _is_dated(found) else replace(found, milestones=())
    yield from timeline_page.cited(answer._replace(value=shown))
