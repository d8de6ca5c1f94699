"""Tables as people and programs make them: workbooks of random sheets, and CSV."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from books import openpyxl_book, xlsxwriter_book
from frame import Decided, Target, making
from nearly import as_csv, grid, misspelt
from questions import answers, query, written

from sifcalc.case import columns
from sifcalc.casefile.sources import cases_of
from sifcalc.workdays.arithmetic import OutOfRange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nearly import Grid


_DEEP = 600
_DEEP_ONCE_IN = 100
"""Of how many tables one has so many rows: its cases are read, and not answered."""


def try_input(data: bytes) -> Iterator[str]:
    """Make a table, read it, and answer its cases."""
    chance = Decided(data)
    with making():
        rows = grid(chance)
        if is_deep := chance.once_in(_DEEP_ONCE_IN):
            rows += rows[1:] * (_DEEP // len(rows))
        made, name = as_csv(rows, chance), "cases.csv"
        if chance.once_in(2):
            name = "cases.xlsx"
            made = book(rows, chance)
    if name.endswith("xlsx"):
        yield "of them workbooks"
    sheet = None
    if (name.endswith("xlsx") and chance.once_in(6)) or chance.slips():
        sheet = chance.choice(("1", "2", "Cases", "Cover", "9"))
    settled = {}
    if chance.once_in(12) and rows[0]:
        of = chance.choice(columns())
        settled = {
            " ".join(str(chance.choice(rows[0])).split()).casefold(): chance.choice((of.name, ""))
        }
    said: list[str] = []
    source = cases_of(name, lambda: BytesIO(made), None, said.append, sheet, settled or None)
    if is_deep:
        yield "deep"
        list(source.entries)
        return
    try:
        asked = query(chance)
        if chance.once_in(4):
            source.carried()
        found = answers(source, asked)
    except OutOfRange:
        return
    if found:
        yield "answered"
    if found and chance.once_in(8):
        yield "written"
        written(found, chance.choice(asked.answer_type.formats), asked)


def book(rows: Grid, chance: Decided) -> bytes:
    """The table as a workbook of one of two libraries."""
    return chance.choice((openpyxl_book, xlsxwriter_book))(_sheets(rows, chance), chance)


def _sheets(rows: Grid, chance: Decided) -> dict[str, Grid]:
    """The table among other sheets of the book, by their titles."""
    cover: Grid = [["Children's services"], ["As at", "2017-09-04"], [], ["Owner", "Exampleshire"]]
    lookups: Grid = [["Grade"], ["good"], ["inadequate"]]
    title = chance.choice(("Cases", "Sheet1", misspelt("Inspections", chance) or "x"))
    title = "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "x"
    sheets = {title: rows}
    if chance.once_in(3):
        sheets = {"Cover": cover, **sheets}
    if chance.once_in(4):
        sheets["Lookups"] = lookups
    if chance.once_in(6):
        sheets["More"] = grid(chance)
    return sheets


TARGET = Target("tables", try_input)
