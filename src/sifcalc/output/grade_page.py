"""The answer of `grade` for a person at a terminal: the grade first, then why, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.panel import Panel
from rich.text import Text

from sifcalc.grades import Grade
from sifcalc.output import parts
from sifcalc.rulebook.grading_rules import BASES, INDICATIVE
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.rulebook.terms import Severity

if TYPE_CHECKING:
    from sifcalc.grading import Grading
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page


def print_pages(answers: list[Answer[Grading]], page: Page) -> None:
    """Print a page for one case, or one table of several."""
    if len(answers) == 1:
        _print_case(answers[0], page)
    else:
        _print_several(answers, page)


def _print_case(answer: Answer[Grading], page: Page) -> None:
    grading = answer.result
    page.print(parts.words(answer.name, "bold"))
    headline = _headline(grading)
    if page.plain or page.is_narrow:
        page.print(headline)
    else:
        page.print(Panel(headline, box=box.HEAVY, padding=(1, 4), expand=False))
    for note in answer.doubts:
        page.paragraph(f"Warning: {note}", "bold")
    page.paragraph(BASES[grading.basis])
    if grading.overall is None:
        page.paragraph(f"Left open: {parts.grades(grading.permitted)}.")
    if grading.indicative and grading.basis != "limited":
        page.paragraph(f"Indicative: {grading.indicative.words}. {INDICATIVE}")
    if grading.awarded:
        page.paragraph(f"Awarded: {grading.awarded.words}, {_fit(grading)}.")

    page.heading("Judgements")
    rows = []
    for judgement in JUDGEMENTS:
        indent = "  " if judgement.part_of else ""
        kind = "as awarded" if judgement.kind == "overall" else judgement.kind
        outcome = getattr(answer.case.judgements, judgement.id) if answer.case else None
        title = parts.words(f"{indent}{judgement.title}")
        rows.append((title, parts.words(kind), parts.graded(outcome)))
    page.table(("Judgement", "Kind", "Grade"), rows)

    page.heading("Why")
    for finding in grading.findings:
        page.print()
        page.paragraph(finding.message, "bold red" if finding.severity is Severity.BREACH else "")
        page.paragraph(
            f"How strongly: {finding.strength}. Source: {parts.sources(finding.sources)}."
            f" Rule: {finding.rule} ({finding.severity.value})."
        )
    if any(finding.strength == "reading" for finding in grading.findings):
        page.print()
        page.paragraph(parts.READING)
    page.documents(c for finding in grading.findings for c in finding.sources)


def _headline(grading: Grading) -> Text:
    if grading.basis == "not_derivable":
        answer = parts.words("NOT DERIVABLE", "bold")
    else:
        answer = parts.words(parts.grades(grading.permitted).upper(), "bold")
        if grading.overall:
            answer.stylize(parts.graded(grading.overall).style)
    return Text.assemble("Overall effectiveness: ", answer)


def _fit(grading: Grading) -> str:
    if len(grading.permitted) == len(Grade):
        return "and the rules leave every grade open"
    return "which fits" if grading.agrees else "which the rules do NOT leave open"


def _print_several(answers: list[Answer[Grading]], page: Page) -> None:
    """Print a row a case, then what is wrong with any of them."""
    rows = []
    for answer in answers:
        grading = answer.result
        fits = {True: "yes", False: "NO", None: ""}[grading.agrees]
        rows.append(
            (
                parts.words(answer.name),
                parts.graded(grading.overall, parts.grades(grading.permitted)),
                parts.graded(grading.indicative, ""),
                parts.words(grading.basis.replace("_", " ")),
                parts.graded(grading.awarded, ""),
                parts.words(fits, "bold red" if grading.agrees is False else ""),
            )
        )
    headings = ("Authority", "Overall", "Indicative", "Basis", "Awarded", "Fits?")
    page.table(headings, rows)
    page.print()
    for answer in answers:
        for note in answer.doubts:
            page.entry(answer.name, note)
        for finding in answer.result.findings:
            if finding.severity is Severity.BREACH:
                page.paragraph(f"{answer.name}: {finding.message}", "bold red")
    page.paragraph(
        f"{len(answers)} cases. Indicative is sifcalc's own convention, not the framework's. For"
        " the reasons and their sources, give one case at a time, or --format json."
    )
