"""Precedents as a document: how many were given which overall, then each of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sifcalc.cohort.precedents import precedents
from sifcalc.dates import in_short, in_words
from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sifcalc.cohort.precedents import Nearest, Precedent, Precedents
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework

_NEVER = (0, 0)


def document(answers: Sequence[Result[Precedents]], query: Query) -> doc.Document:  # noqa: ARG001 - what is asked is in each answer
    """Each case in turn, with all that there is of each precedent."""
    return _page(answers, is_brief=False)


def first_page(answers: Sequence[Result[Precedents]], query: Query) -> doc.Document:  # noqa: ARG001 - what is asked is in each answer
    """Each case in turn, a line a precedent."""
    return _page(answers, is_brief=True)


def _page(answers: Sequence[Result[Precedents]], *, is_brief: bool) -> doc.Document:
    blocks = [block for answer in answers for block in _case(answer, is_brief=is_brief)]
    title = answers[0].name if len(answers) == 1 else f"{len(answers)} cases"
    return doc.Document(f"{title}: inspections with the same judgements", tuple(blocks))


def _case(answer: Result[Precedents], *, is_brief: bool) -> Iterator[doc.Block]:
    alike, framework = answer.value, answer.framework
    yield doc.heading(answer.name, level=1)
    for warning in answer.warnings:
        yield doc.paragraph(f"Warning: {warning}", "strong")
    yield doc.paragraph(in_a_sentence(alike, framework), "strong")
    yield from map(doc.paragraph, answer.notes)
    if alike.matches:
        yield _table("Oldest first", alike.matches, is_brief=is_brief)
    ids = [*alike.judgements]
    steps = sorted(alike.nearest, key=lambda n: (ids.index(n.differs_in), n.grade.number))
    for (id, grade), nearest in groupby(steps, key=lambda n: (n.differs_in, n.grade)):
        title = f"But for {grade.words} in {framework.judgement(id).short}"
        yield doc.heading(title)
        yield _table(title, list(nearest), is_brief=is_brief)


def _table(caption: str, shown: Sequence[Precedent | Nearest], *, is_brief: bool) -> doc.Table:
    said = in_short if is_brief else in_words
    rows = tuple(
        (
            doc.cell(doc.words(other.authority, "strong")),
            doc.cell(said(other.report_published) if other.report_published else "no date"),
            doc.cell(str(other.ofsted_urn or "")),
            doc.cell(doc.graded(other.overall)),
            doc.cell("same" if other.same_graded_judgements else ""),
        )
        for other in shown
    )
    has_same = any(other.same_graded_judgements for other in shown)
    widths = (doc.ANY, doc.ANY, doc.WIDE, doc.ANY, doc.ANY if has_same else _NEVER)
    headings = ("Authority", "Published", "URN", "Overall", "Graded")
    return doc.Table(caption, headings, rows, compact=is_brief, widths=widths if is_brief else ())


def in_a_sentence(alike: Precedents, framework: Framework) -> str:
    """How many had the same key judgements, and how many of them were given which grade."""
    key = [id for id in alike.judgements if framework.judgement(id).role == "key"]
    had = listed(_judged(alike, framework, id) for id in key)
    before = f" published before {in_short(alike.before)}" if alike.before else ""
    of = f"other inspections{before} that were looked through"
    if not alike.matches:
        near = len(alike.nearest)
        nearest = f"{near} are one step away in one judgement" if near else "none is one step away"
        return f"None of the {alike.looked_through} {of} had {had}; {nearest}."
    given = listed(f"{n} {Grade(grade).words}" for grade, n in alike.overall.items() if n)
    same = sum(match.same_graded_judgements for match in alike.matches)
    graded = f" {same} had the same graded judgements too." if same else ""
    total = len(alike.matches)
    return f"{total} of the {alike.looked_through} {of} had {had}. Overall: {given}.{graded}"


def _judged(alike: Precedents, framework: Framework, id: str) -> str:
    outcome = alike.judgements[id]
    return f"{outcome.words if outcome else 'no grade'} in {framework.judgement(id).short}"


def practice(answer: Result[object], before: date | None = None) -> Iterator[doc.Block]:
    """What others with the case's key judgements were given; nothing where one is not given.

    With `before` only those published before that day.
    """
    if not answer.entry:
        return
    from sifcalc.cohort.inspected import inspected, published_inspections

    alike = precedents(
        inspected(answer.entry.case),
        published_inspections(answer.framework),
        answer.framework,
        before,
    )
    if alike.looked_through:
        yield doc.paragraph(" ".join((in_a_sentence(alike, answer.framework), *alike.notes)))
