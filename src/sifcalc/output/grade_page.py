"""The answer of `grade` for a person at a terminal: the grade first, then why, then the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.panel import Panel
from rich.text import Text

from sifcalc.output import parts
from sifcalc.rulebook.grading_rules import BASES, INDICATIVE
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.rulebook.terms import Severity
from sifcalc.standing import outside_framework

if TYPE_CHECKING:
    from rich.console import Console

    from sifcalc.grading import Grading
    from sifcalc.output import Answer


def print_pages(answers: list[Answer[Grading]], console: Console) -> None:
    """Print a page for one case, or one table of several."""
    if len(answers) == 1:
        _print_case(answers[0], console)
    else:
        _print_several(answers, console)


def _print_case(answer: Answer[Grading], console: Console) -> None:
    grading = answer.result
    console.print(parts.words(parts.name_of(answer), "bold"))
    warning = outside_framework(answer.case)
    if warning:
        parts.paragraph(console, warning, "bold")
    console.print(Panel(_headline(grading), box=box.HEAVY, padding=(1, 4), expand=False))
    parts.paragraph(console, BASES[grading.basis])
    if grading.overall is None:
        parts.paragraph(console, f"Left open: {parts.grades(grading.permitted)}.")
    if grading.indicative and grading.basis != "limited":
        parts.paragraph(console, f"Indicative: {grading.indicative.words}. {INDICATIVE}")
    if grading.awarded:
        fits = "which fits" if grading.agrees else "which the rules do NOT leave open"
        parts.paragraph(console, f"Awarded: {grading.awarded.words}, {fits}.")

    parts.heading(console, "Judgements")
    judgements = parts.table("Judgement", "Kind", "Grade")
    for judgement in JUDGEMENTS:
        indent = "  " if judgement.part_of else ""
        kind = "as awarded" if judgement.kind == "overall" else judgement.kind
        outcome = getattr(answer.case.judgements, judgement.id)
        judgements.add_row(
            parts.words(f"{indent}{judgement.title}"), parts.words(kind), parts.graded(outcome)
        )
    console.print(judgements)

    parts.heading(console, "Why")
    for finding in grading.findings:
        console.print()
        style = "bold red" if finding.severity is Severity.BREACH else ""
        parts.paragraph(console, finding.message, style)
        parts.paragraph(
            console,
            f"How strongly: {finding.strength}. Source: {parts.sources(finding.sources)}."
            f" Rule: {finding.rule} ({finding.severity.value}).",
            "dim",
        )
    parts.print_documents(console, (c for finding in grading.findings for c in finding.sources))


def _headline(grading: Grading) -> Text:
    if grading.basis == "not_derivable":
        answer = parts.words("NOT DERIVABLE", "bold")
    else:
        answer = parts.words(parts.grades(grading.permitted).upper(), "bold")
        if grading.overall:
            answer.stylize(parts.graded(grading.overall).style)
    return Text.assemble("Overall effectiveness:  ", answer)


def _print_several(answers: list[Answer[Grading]], console: Console) -> None:
    """Print a row a case, then what is wrong with any of them."""
    rows = parts.table("Authority", "Overall", "Indicative", "Basis", "Awarded", "Fits?")
    for answer in answers:
        grading = answer.result
        fits = {True: "yes", False: "NO", None: ""}[grading.agrees]
        rows.add_row(
            parts.words(parts.name_of(answer)),
            parts.graded(grading.overall, parts.grades(grading.permitted)),
            parts.graded(grading.indicative, ""),
            parts.words(grading.basis.replace("_", " ")),
            parts.graded(grading.awarded, ""),
            parts.words(fits, "bold red" if grading.agrees is False else ""),
        )
    console.print(rows)
    for answer in answers:
        for finding in answer.result.findings:
            if finding.severity is Severity.BREACH:
                parts.paragraph(console, f"{parts.name_of(answer)}: {finding.message}", "bold red")
    parts.paragraph(
        console,
        f"{len(answers)} cases. Indicative is sifcalc's own convention, not the framework's. For"
        " the reasons and their sources, give one case at a time, or --format json.",
    )
