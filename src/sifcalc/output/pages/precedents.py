"""Precedents as a document: how many were given which overall, then each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_short
from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.cohort.precedents import Nearest, Precedent, Precedents
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework

PRACTICE = "This is what was awarded, which is practice and not a rule."


def document(answers: Sequence[Result[Precedents]], query: Query) -> doc.Document:  # noqa: ARG001 - what is asked is in each answer
    """Each case in turn."""
    blocks = [block for answer in answers for block in _case(answer)]
    [title] = {answer.name for answer in answers} if len(answers) == 1 else {"Precedents"}
    return doc.Document(f"{title}: inspections with the same judgements", tuple(blocks))


def _case(answer: Result[Precedents]) -> Iterator[doc.Block]:
    found, framework = answer.value, answer.framework
    yield doc.heading(answer.name, level=1)
    for note in answer.all_notes:
        yield doc.paragraph(note)
    yield doc.paragraph(in_a_sentence(found, framework), "strong")
    yield doc.paragraph(PRACTICE)
    shown = found.matches or found.nearest
    if shown:
        rows = [
            (
                doc.cell(doc.words(each.authority, "strong")),
                doc.cell(in_short(each.report_published) if each.report_published else "no date"),
                doc.cell(str(each.ofsted_urn or "")),
                doc.cell(doc.graded(each.overall)),
                doc.cell(_apart(each, framework)),
            )
            for each in shown
        ]
        headings = ("Authority", "Published", "URN", "Overall", _last(found))
        yield doc.Table("Oldest first", headings, tuple(rows), compact=True)
    if found.undated:
        yield doc.paragraph(
            f"Left out, as the day of publication is not known: {listed(found.undated)}."
        )


def _last(found: Precedents) -> str:
    return "Graded judgements" if found.matches else "But for"


def _apart(each: Precedent | Nearest, framework: Framework) -> str:
    from sifcalc.cohort.precedents import Nearest

    if isinstance(each, Nearest):
        return f"{framework.judgement(each.differs_in).short_title}: {each.grade.words}"
    return "the same" if each.same_graded_judgements else ""


def in_a_sentence(found: Precedents, framework: Framework) -> str:
    """How many had the same key judgements, and how many of them were given which grade."""
    key = [id for id in found.judgements if framework.judgement(id).role == "key"]
    had = listed(_judged(found, framework, id) for id in key)
    before = f" before {in_short(found.before)}" if found.before else ""
    if not found.matches:
        near = len(found.nearest)
        nearest = f"{near} are one step away in one judgement" if near else "none is one step away"
        return f"No inspection published{before} has {had}; {nearest}."
    given = listed(f"{n} {Grade(g).words}" for g, n in found.overall.items() if n)
    same = sum(match.same_graded_judgements for match in found.matches)
    total = len(found.matches)
    was = "was" if total == 1 else "were"
    others = f" {same} had the same graded judgements too." if same else ""
    awarded = f"{given} overall {was} awarded"
    return f"Of inspections published{before}, {total} had {had}: {awarded}.{others}"


def _judged(found: Precedents, framework: Framework, id: str) -> str:
    outcome = found.judgements[id]
    return f"{framework.judgement(id).short} {outcome.words if outcome else 'not given'}"
