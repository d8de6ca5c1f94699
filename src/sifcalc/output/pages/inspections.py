"""The published inspections as a document: a row an inspection, under its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.cohort.published import UNTIL
from sifcalc.dates import in_short, in_words
from sifcalc.output.pages import document as doc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.cohort.published import PublishedInspection
    from sifcalc.grades import Outcome
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework

    Answers = Sequence[Result[PublishedInspection]]


def document(answers: Answers, query: Query) -> doc.Document:  # noqa: ARG001 - it is shown in one way
    """A row an inspection: its overall effectiveness, and the judgements that differ from it."""
    blocks: list[doc.Block] = []
    notes = []
    for framework, own in _by_framework(answers):
        rows = []
        for answer in own:
            inspection = answer.value
            overall, day = inspection.judgements["overall"], inspection.report_published
            others = [
                f"{framework.judgement(id).short} {outcome.words if outcome else 'not known'}"
                for id, outcome in _made(answer)
                if outcome is not overall
            ]
            is_second = inspection.second_inspection
            second = [doc.words("second inspection", "aside")] if is_second else []
            notes += [(inspection.authority, inspection.note)] if inspection.note else []
            rows.append(
                (
                    doc.cell(doc.words(inspection.authority, "strong"), *second),
                    doc.cell(in_words(day) if day else "no date"),
                    doc.cell(doc.graded(overall, "not known")),
                    doc.cell("; ".join(others) or "all the same"),
                )
            )
        headings = ("Authority", "Report published", "Overall", "Judgements that differ from it")
        blocks.append(_of_framework(framework))
        blocks.append(doc.Table(f"{len(rows)} published inspections", headings, tuple(rows)))
    if notes:
        blocks += (doc.heading("Of the record"), doc.entries(notes))
    return doc.Document(_title(answers), tuple(blocks))


def first_page(answers: Answers, query: Query) -> doc.Document:  # noqa: ARG001 - it is shown in one way
    """A line an inspection: its report's day, its overall effectiveness, and its judgements."""
    blocks: list[doc.Block] = []
    for framework, own in _by_framework(answers):
        rows = []
        for answer in own:
            inspection = answer.value
            published = inspection.report_published
            day = in_short(published) if published else "no date"
            second = "second" if inspection.second_inspection else ""
            overall = doc.graded(inspection.judgements["overall"], "not known")
            name = doc.words(inspection.authority, "strong")
            rows.append((doc.cell(name), doc.cell(day), doc.cell(overall), doc.cell(second)))
        headings = ("Authority", "Published", "Overall effectiveness", "")
        blocks.append(_of_framework(framework))
        table = doc.Table("The published inspections", headings, tuple(rows), compact=True)
        blocks.append(table)
    hint = doc.Hint(doc.words("Every judgement, and notes of the record: --explain."))
    return doc.Document(_title(answers), (*blocks, hint))


def _title(answers: Answers) -> str:
    return f"{len(answers)} published inspections"


def _by_framework(answers: Answers) -> Iterator[tuple[Framework, Answers]]:
    for framework in dict.fromkeys(answer.framework for answer in answers):
        yield framework, [answer for answer in answers if answer.framework is framework]


def _of_framework(framework: Framework) -> doc.Paragraph:
    """Which framework the inspections below are of, and to when the record goes."""
    until = UNTIL.get(framework.id)
    to = f": those published to {in_words(until)}" if until else ""
    return doc.paragraph(f"Framework: {framework.title}{to}")


def _made(answer: Result[PublishedInspection]) -> Iterator[tuple[str, Outcome | None]]:
    """Each judgement that an inspection begun then is given, and its outcome."""
    inspection = answer.value
    for judgement in answer.framework.judgements_of(inspection.inspection_start):
        yield judgement.id, inspection.judgements[judgement.id]
