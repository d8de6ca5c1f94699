"""The answer of `grade` as a document: the grade first, then why, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.output.pages import document as doc
from sifcalc.rulebook.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.grading import Finding, Grading
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework


def document(answers: Sequence[Result[Grading]], query: Query) -> doc.Document:  # noqa: ARG001 - nothing is counted here
    """A page for one case, or one table of several."""
    if len(answers) == 1:
        [answer] = answers
        findings = answer.value.findings
        blocks = (
            doc.heading(answer.name, level=1),
            *judgement(answer.value, answer.framework, answer.warnings),
            *doc.documents(answers, (c for finding in findings for c in finding.sources)),
        )
        return doc.Document(f"{answer.name}: overall effectiveness", blocks)
    return doc.Document(f"Overall effectiveness of {len(answers)} cases", tuple(_several(answers)))


def judgement(
    grading: Grading, framework: Framework, warnings: Sequence[str] = ()
) -> Iterator[doc.Block]:
    """The overall effectiveness, the judgements it comes from, and why."""
    yield doc.Banner(_headline(grading))
    for note in warnings:
        yield doc.paragraph(f"Warning: {note}", "strong")
    yield doc.paragraph(framework.bases[grading.basis])
    if grading.overall is None and grading.permitted:
        yield doc.paragraph(f"Left open: {doc.grades(grading.permitted)}.")
    if grading.indicative and grading.basis != "limited":
        yield doc.paragraph(f"Indicative: {grading.indicative.words}. {framework.indicative}")
    if grading.awarded:
        yield doc.paragraph(f"Awarded: {grading.awarded.words}, {_fit(grading)}.")

    yield doc.heading("Judgements")
    rows = []
    for each in framework.judgements:
        if each.id not in grading.judgements:
            continue
        indent = "  " if each.part_of else ""
        kind = "as awarded" if each.kind == "overall" else each.kind
        outcome = doc.graded(grading.judgements[each.id])
        rows.append((doc.cell(f"{indent}{each.title}"), doc.cell(kind), doc.cell(outcome)))
    yield doc.Table("The grade of each judgement", ("Judgement", "Kind", "Grade"), tuple(rows))

    yield doc.heading("Why")
    yield doc.Points(tuple(map(_finding, grading.findings)))
    if any(finding.strength == "reading" for finding in grading.findings):
        yield doc.Remarks((doc.words(doc.READING),))


def _finding(finding: Finding) -> tuple[doc.Line, doc.Line]:
    return (
        doc.words(finding.message, "bad" if finding.severity is Severity.BREACH else ""),
        doc.words(
            f"How strongly: {finding.strength}. Source: {doc.sources(finding.sources)}."
            f" Rule: {finding.rule} ({finding.severity.value})."
        ),
    )


def _headline(grading: Grading) -> doc.Line:
    if not grading.permitted or grading.basis == "not_derivable":
        answer = doc.Words(grading.basis.replace("_", " ").upper(), "strong")
    else:
        [shown] = doc.graded(grading.overall) if grading.overall else doc.words("", "strong")
        answer = doc.Words(doc.grades(grading.permitted).upper(), shown.tone)
    return doc.Words("Overall effectiveness: "), answer


def _fit(grading: Grading) -> str:
    if grading.agrees is None:
        return "and whether it fits cannot be told from the judgements given"
    return "which fits" if grading.agrees else "which the rules do NOT leave open"


def _several(answers: Sequence[Result[Grading]]) -> Iterator[doc.Block]:
    """A row a case, then what is wrong with any of them."""
    rows = []
    for answer in answers:
        grading = answer.value
        unknown = "cannot be told" if grading.awarded else ""
        fits = {True: "yes", False: "NO", None: unknown}[grading.agrees]
        rows.append(
            (
                doc.cell(answer.name),
                doc.cell(doc.graded(grading.overall, doc.grades(grading.permitted))),
                doc.cell(doc.graded(grading.indicative, "")),
                doc.cell(grading.basis.replace("_", " ")),
                doc.cell(doc.graded(grading.awarded, "")),
                doc.cell(doc.words(fits, "bad" if grading.agrees is False else "")),
            )
        )
    headings = ("Authority", "Overall", "Indicative", "Basis", "Awarded", "Fits?")
    yield doc.Table("Overall effectiveness, case by case", headings, tuple(rows))
    remarks = []
    for answer in answers:
        remarks += [
            (*doc.words(answer.name, "strong"), *doc.words(f": {n}")) for n in answer.warnings
        ]
        remarks += [
            doc.words(f"{answer.name}: {finding.message}", "bad")
            for finding in answer.value.findings
            if finding.severity is Severity.BREACH
        ]
    convention = "Indicative is sifcalc's own convention, not the framework's."
    yield doc.Remarks((*remarks, doc.words(f"{len(answers)} cases. {convention}")))
    how = "For the reasons and their sources, give one case at a time, or --format json."
    yield doc.Hint(doc.words(how))
