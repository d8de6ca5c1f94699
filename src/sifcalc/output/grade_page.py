"""The answer of `grade` as a document: the grade first, then why, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.grades import Grade
from sifcalc.output.document import (
    READING,
    Banner,
    Document,
    Hint,
    Points,
    Remarks,
    Table,
    Words,
    cell,
    documents,
    graded,
    grades,
    heading,
    paragraph,
    sources,
    words,
)
from sifcalc.rulebook.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.grading import Finding, Grading
    from sifcalc.output import Answer, Asked
    from sifcalc.output.document import Block, Line
    from sifcalc.rulebook.framework import Framework


def document(answers: Sequence[Answer[Grading]], asked: Asked) -> Document:  # noqa: ARG001 - nothing is counted here
    """A page for one case, or one table of several."""
    if len(answers) == 1:
        [answer] = answers
        findings = answer.result.findings
        blocks = (
            heading(answer.name, level=1),
            *judgement(answer.result, answer.framework, answer.warnings),
            *documents(answers, (c for finding in findings for c in finding.sources)),
        )
        return Document(f"{answer.name}: overall effectiveness", blocks)
    return Document(f"Overall effectiveness of {len(answers)} cases", tuple(_several(answers)))


def judgement(
    grading: Grading, framework: Framework, warnings: Sequence[str] = ()
) -> Iterator[Block]:
    """The overall effectiveness, the judgements it comes from, and why."""
    yield Banner(_headline(grading))
    for note in warnings:
        yield paragraph(f"Warning: {note}", "strong")
    yield paragraph(framework.bases[grading.basis])
    if grading.overall is None and grading.permitted:
        yield paragraph(f"Left open: {grades(grading.permitted)}.")
    if grading.indicative and grading.basis != "limited":
        yield paragraph(f"Indicative: {grading.indicative.words}. {framework.indicative}")
    if grading.awarded:
        yield paragraph(f"Awarded: {grading.awarded.words}, {_fit(grading)}.")

    yield heading("Judgements")
    rows = []
    for each in framework.judgements:
        if each.id not in grading.judgements:
            continue
        indent = "  " if each.part_of else ""
        kind = "as awarded" if each.kind == "overall" else each.kind
        outcome = graded(grading.judgements[each.id])
        rows.append((cell(f"{indent}{each.title}"), cell(kind), cell(outcome)))
    yield Table("The grade of each judgement", ("Judgement", "Kind", "Grade"), tuple(rows))

    yield heading("Why")
    yield Points(tuple(map(_finding, grading.findings)))
    if any(finding.strength == "reading" for finding in grading.findings):
        yield Remarks((words(READING),))


def _finding(finding: Finding) -> tuple[Line, Line]:
    return (
        words(finding.message, "bad" if finding.severity is Severity.BREACH else ""),
        words(
            f"How strongly: {finding.strength}. Source: {sources(finding.sources)}."
            f" Rule: {finding.rule} ({finding.severity.value})."
        ),
    )


def _headline(grading: Grading) -> Line:
    if not grading.permitted or grading.basis == "not_derivable":
        answer = Words(grading.basis.replace("_", " ").upper(), "strong")
    else:
        [shown] = graded(grading.overall) if grading.overall else words("", "strong")
        answer = Words(grades(grading.permitted).upper(), shown.tone)
    return Words("Overall effectiveness: "), answer


def _fit(grading: Grading) -> str:
    if len(grading.permitted) == len(Grade):
        return "and the rules leave every grade open"
    return "which fits" if grading.agrees else "which the rules do NOT leave open"


def _several(answers: Sequence[Answer[Grading]]) -> Iterator[Block]:
    """A row a case, then what is wrong with any of them."""
    rows = []
    for answer in answers:
        grading = answer.result
        fits = {True: "yes", False: "NO", None: ""}[grading.agrees]
        rows.append(
            (
                cell(answer.name),
                cell(graded(grading.overall, grades(grading.permitted))),
                cell(graded(grading.indicative, "")),
                cell(grading.basis.replace("_", " ")),
                cell(graded(grading.awarded, "")),
                cell(words(fits, "bad" if grading.agrees is False else "")),
            )
        )
    headings = ("Authority", "Overall", "Indicative", "Basis", "Awarded", "Fits?")
    yield Table("Overall effectiveness, case by case", headings, tuple(rows))
    remarks = []
    for answer in answers:
        remarks += [(*words(answer.name, "strong"), *words(f": {n}")) for n in answer.warnings]
        remarks += [
            words(f"{answer.name}: {finding.message}", "bad")
            for finding in answer.result.findings
            if finding.severity is Severity.BREACH
        ]
    convention = "Indicative is sifcalc's own convention, not the framework's."
    yield Remarks((*remarks, words(f"{len(answers)} cases. {convention}")))
    how = "For the reasons and their sources, give one case at a time, or --format json."
    yield Hint(words(how))
