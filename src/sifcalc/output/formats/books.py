"""Answers as the sheets of a workbook: plain headings, what is printed first, words on their own.

A column's data name is that of `table` in `sheets`; its heading says the same in plain words. Those
of the sheet Grade are read as the same columns, so that it is read back.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.casefile.written import columns_for
from sifcalc.cohort.summary import Counted as CountedInspections
from sifcalc.engine.cycles import Follows
from sifcalc.engine.grading import Finding, Grading
from sifcalc.engine.milestones import Counted, LeftOut, Milestone
from sifcalc.engine.timelines import Timeline
from sifcalc.output import WHOSE
from sifcalc.output.formats.sheets import (
    JUDGED,
    Part,
    Sheet,
    columns_of,
    of_the_case,
    reason,
    rows_of,
    with_carried,
)
from sifcalc.output.pages.document import sources
from sifcalc.rulebook.entries import entries_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sifcalc.output import Result
    from sifcalc.output.formats.sheets import Cell, Layout, Row
    from sifcalc.output.pages.overview import Applied

_HEADINGS = {
    "short_title": "What",
    "title": "In full",
    "actor": "Who",
    "strength": "How strongly",
    "earliest": "Earliest date",
    "latest": "Latest date",
    "actual": "Done on",
    "stage_1": "Stage 1 due",
    "stage_2": "Stage 2 due",
}
"""The headings that are not the data name in words."""

_ACRONYMS = {"lscb": "LSCB", "urn": "URN", "ons": "ONS", "dfe": "DfE"}

_OF_A_CLOCK = ("authority", "short_title", "actor", "strength", "earliest", "latest")
_STANDING = ("actual", "status", "working_days_left", "sources")
_PRINTED: dict[type, tuple[str, ...]] = {
    Milestone: (*_OF_A_CLOCK, *_STANDING),
    Grading: ("authority", "awarded", "agrees", "permitted", "basis", *JUDGED, "reasons"),
}
"""The columns that stand first and are printed, of what has more than paper holds."""

_STEP = (*_OF_A_CLOCK[1:], "time", "sources")
_NEVER_PRINTED = {"timetable", "source_file", "as_of", *WHOSE}
_ELSEWHERE = (LeftOut, Follows, Finding)
"""Parts that have no sheet: their words are in Words and Reasons."""

GRADES = {*JUDGED, "overall", "awarded", "indicative", "precedent_overall"}
"""The columns that hold a grade."""

_CODES = {"status", "basis", "severity", "trigger_name", "reinspection_kind", "permitted"}
_CODES |= {
    "unit",
    "earliest_unit",
    *GRADES,
    "before_status",
    "after_status",
    "grade_before",
    "grade",
}
"""The columns of what has a name in data, which is said in words here."""

_WIDTHS = {
    "authority": 26,
    "short_title": 26,
    "actor": 22,
    "strength": 13,
    "title": 50,
    "words": 150,
    "reasons": 76,
    "sources": 34,
    "status": 12,
    "working_days_left": 9,
    "agrees": 8,
    "basis": 10,
    "permitted": 30,
    "authorities": 100,
    "says": 60,
    "kind": 9,
    "id": 24,
    "note": 50,
    "other_names": 30,
    "population": 50,
    "when": 40,
    "window_start": 16,
    "window_end": 16,
    "earliest": 16,
    "latest": 16,
    "actual": 16,
    "rule": 28,
}
_NARROW = dict.fromkeys((*GRADES, "permitted"), 14) | {"authority": 18}


class Column(NamedTuple):
    """A column: its name in data, its heading, and its width in characters."""

    name: str
    heading: str
    width: int


class BookSheet(NamedTuple):
    """A sheet: `rows` of an answer under its columns, the first of which are `printed`."""

    name: str
    columns: tuple[Column, ...]
    printed: int
    rows: Callable[[Result[object]], Iterator[Row]]


def book_sheets(
    layout: Layout, carried: Collection[str], judgements: Collection[str], *, of_one: bool
) -> tuple[BookSheet, ...]:
    """The sheets of a kind of answer, whose rows are known case by case.

    The columns `carried` through are in the first sheet, and in the one with a row a case. The
    `judgements` are those printed; with `of_one` the reasons are in the row of the case.
    """
    sheets: list[BookSheet] = []
    named = columns_for(carried, ()).keys()
    for part in layout.sheets:
        if part.model in _ELSEWHERE:
            continue
        has = carried if not sheets or part.model is Grading else ()
        sheets.append(_sheet(layout, part, has, judgements, of_one=of_one))
        if part.model is Milestone:
            sheets.append(_words(layout, named))
    if layout.after and not any(sheet.name == "Words" for sheet in sheets):
        sheets.append(_words(layout, named))
    return tuple(sheets)


def reasons_sheet(applied: Collection[Applied]) -> tuple[tuple[Column, ...], Iterator[Row]]:
    """The columns and rows of the sheet Reasons: a row a rule, with the cases it applies to."""
    names = ("rule", "severity", "strength", "cases", "authorities", "says", "sources")
    return tuple(map(_column, names)), map(_reasons_row, applied)


def _reasons_row(applied: Applied) -> Row:
    finding = applied.finding
    said = next((e.title for e in entries_with(finding.rule, applied.framework)), finding.message)
    where = sources(finding.sources)
    severity = _in_words("severity", finding.severity.value)
    whose = applied.named()
    return (finding.rule, severity, finding.strength, applied.count, whose, said, where)


def _sheet(
    layout: Layout,
    part: Part,
    carried: Collection[str],
    judgements: Collection[str],
    *,
    of_one: bool,
) -> BookSheet:
    in_data = [column.name for column in columns_of(part.model)]
    names = tuple(dict.fromkeys((*layout.before, *in_data, *layout.last)))
    printed = [name for name in _printed(part, names) if name not in {*JUDGED} - {*judgements}]
    if not of_one and "reasons" in printed:
        printed.remove("reasons")
    names = tuple(dict.fromkeys((*printed, *names)))
    columns = tuple(map(_column, names))
    if part.model is CountedInspections:  # its `latest` is no date
        columns = tuple(
            c._replace(heading="Only the latest of each authority") if c.name == "latest" else c
            for c in columns
        )
    if of_one and part.model is Grading:
        # Beside the reasons there is little room, and a high row.
        columns = tuple(c._replace(width=_NARROW.get(c.name, c.width)) for c in columns)

    def rows(answer: Result[object]) -> Iterator[Row]:
        for row in rows_of(part, names, answer):
            yield tuple(map(partial(_plain, answer), names, row))

    headings = [column.heading for column in columns]
    sheet = with_carried(Sheet(part.name, names, rows), carried, headings)
    columns += tuple(map(_carried_column, sheet.headings[len(names) :]))
    return BookSheet(part.name, columns, len(printed), sheet.rows)


def _printed(part: Part, names: tuple[str, ...]) -> list[str]:
    """The names of the columns that are printed, in their order on paper."""
    first = _PRINTED.get(part.model, names)
    if part.model is Milestone and "timetable" in names:
        first = _STEP
    return [name for name in first if name in names and name not in _NEVER_PRINTED]


def _column(name: str) -> Column:
    said = " ".join(_ACRONYMS.get(word, word) for word in name.split("_"))
    heading = _HEADINGS.get(name, said[0].upper() + said[1:])
    usual = 22 if name in GRADES else 16
    return Column(name, heading, _WIDTHS.get(name, max(usual, len(heading) + 3)))


def _carried_column(heading: str) -> Column:
    return Column(heading, heading, max(16, min(len(heading) + 3, 40)))


def _plain(answer: Result[object], name: str, cell: Cell) -> Cell:
    """The cell in plain words: yes and no, and what has a name in data by its words."""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if name == "reasons":
        result = answer.value
        grading = result.grading if isinstance(result, Timeline) else result
        return "\n".join(map(reason, grading.findings)) if isinstance(grading, Grading) else cell
    return _in_words(name, cell)


def _in_words(name: str, cell: Cell) -> Cell:
    if name not in _CODES or not isinstance(cell, str):
        return cell
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*(; [a-z]+(_[a-z]+)*)*", cell):
        return cell
    return "; ".join(code.replace("_", " ").capitalize() for code in cell.split("; "))


def _words(layout: Layout, named: Collection[str]) -> BookSheet:
    """The words of each clock, of what follows and of what was left out; then the notes.

    What several clocks of a case rest on is said with the first of them. The columns `named` are
    carried through in another sheet; all else that a file held besides is here.
    """
    whose = layout.before[:1]
    printed = (*whose, "kind", "id", "words")
    names = (*printed, "title", "strength", "sources")

    def rows(answer: Result[object]) -> Iterator[Row]:
        case = of_the_case(answer)
        for row in _words_of(answer, named):
            yield (*(case[name] for name in whose), *row)

    return BookSheet("Words", tuple(map(_column, names)), len(printed), rows)


def _words_of(answer: Result[object], named: Collection[str]) -> Iterator[Row]:
    result, said = answer.value, set[str]()
    for warning in answer.warnings:
        yield ("Warning", None, warning, None, None, None)
    milestones = result.milestones if isinstance(result, Counted) else (result,)
    for clock in milestones:
        if isinstance(clock, Milestone):
            new = [note for note in clock.notes if note not in said]
            said.update(new)
            basis = f": {clock.basis}" if clock.basis else ""
            words = " ".join((f"{clock.title}{basis}.", *new))
            yield ("Clock", clock.id, words, clock.title, clock.strength, sources(clock.sources))
    for follows in result.consequences if isinstance(result, Timeline) else ():
        where = sources(follows.sources)
        words = f"{follows.message} ({follows.strength}; {where})"
        yield ("Follows", follows.id, words, None, follows.strength, where)
    for left in result.left_out if isinstance(result, Counted) else ():
        yield ("Left out", left.id, f"{left.title}: {left.reason}", left.title, None, None)
    # The notes of a clock by itself are said with it.
    for note in () if isinstance(result, Milestone) else answer.notes:
        yield ("Note", None, note, None, None, None)
    for heading, held in answer.other.items():
        if heading not in named:
            yield ("Other", None, f"{heading}: {held}", None, None, None)
