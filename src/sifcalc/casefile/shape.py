"""Rows of a table that do not have the shape of the others: a quotation mark may be astray."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from sifcalc.case import Column
from sifcalc.casefile.footers import reads
from sifcalc.casefile.text import DELIMITERS
from sifcalc.casefile.unread import label
from sifcalc.grades import is_word_of_grade
from sifcalc.wording import listed_in_part, shortened

NAMED = 10
"""How many rows of one kind are named by their lines."""

_LINES_LOOKED_AT = 10
"""How many lines of a cell are looked at for a row: one that was swallowed is among the first."""


class Shape:
    """What a reader should know of the shape of the rows of a table, once they have been read.

    `columns` has the column of a case that each heading means, or None. From a stray quotation mark
    to the next, a cell of CSV goes on, also in the workbook that is made of it. So a cell over
    several lines is counted where one of them has a grade or a date in the place of its column. In
    a case of a CSV table it is counted in a column that is read too, or with as many delimiters as
    the rows have that it may have swallowed; and so is a row that is shorter or longer than the
    headings.
    """

    def __init__(
        self, headings: Sequence[str], columns: Sequence[Column | None], *, is_csv: bool
    ) -> None:
        self._headings = headings
        self._width = len(headings)
        self._columns = columns
        self._is_csv = is_csv
        self._of_other_length: list[str] = []
        self._over_lines: list[str] = []
        self._counts = [0, 0]

    def look(self, number: int, cells: Sequence[str], *, is_case: bool) -> None:
        """Take note of a row, which begins on line `number`, or is row `number` of a workbook.

        Without `is_case` it is a title, the headings or a footer.
        """
        is_counted = self._is_csv and is_case
        if is_counted and len(cells) != self._width:
            self._counts[0] += 1
            if len(self._of_other_length) < NAMED:
                self._of_other_length.append(f"line {number} ({len(cells)})")
        text = "".join(cells)
        if "\n" not in text and "\r" not in text:
            return
        for at, cell in enumerate(cells):
            breaks = cell.count("\n") or cell.count("\r")
            if not breaks:
                continue
            if self._has_row(at, cell) or (is_counted and self._is_odd(at, cell, breaks)):
                self._counts[1] += 1
                if len(self._over_lines) < NAMED:
                    called = shortened(label(self._headings[at] if at < self._width else "", at))
                    where = f"{'line' if self._is_csv else 'row'} {number}"
                    self._over_lines.append(f"{where} ({called!r}, over {breaks + 1} lines)")

    def _is_odd(self, at: int, cell: str, breaks: int) -> bool:
        if at < self._width and self._columns[at]:
            return True
        swallowed = breaks * (self._width - 1)
        return swallowed > 0 and any(cell.count(sign) == swallowed for sign in DELIMITERS)

    def _has_row(self, at: int, cell: str) -> bool:
        """Whether a line of the cell has a grade or a date in the place of a column of such.

        The cell is in column `at`: there its first line begins, and each other in the first column.
        """
        lines = cell.splitlines()[:_LINES_LOOKED_AT]
        return any(
            column and _is_date_or_grade(column, part.strip(' "'))
            for begin, line in zip(chain([at], repeat(0)), lines, strict=False)
            for sign in DELIMITERS
            if sign in line
            for column, part in zip(self._columns[begin:], line.split(sign), strict=False)
        )

    @property
    def notes(self) -> Iterator[str]:
        """A note on the rows of another length, and one on the cells over several lines."""
        other_length, over_lines = self._counts
        if other_length:
            which = listed_in_part(self._of_other_length, other_length)
            yield (
                f"rows with more or fewer cells than there are headings, {self._width}: {which};"
                " what they lack is taken for empty"
            )
        if over_lines:
            which = listed_in_part(self._over_lines, over_lines)
            yield f"cells that go on over several lines: {which}; is a quotation mark astray?"


def _is_date_or_grade(column: Column, text: str) -> bool:
    """Whether the column takes dates or grades, and this is one."""
    if column.takes == "GRADE" and is_word_of_grade(text):
        return True
    # Every other that reads ends in a digit; to find out why a text does not takes long.
    return text[-1:].isdigit() and column.takes in ("DATE", "GRADE") and reads(column, text)
