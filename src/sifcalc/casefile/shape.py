"""Rows of a CSV table that do not have the shape of the others: a quotation mark may be astray."""

from collections.abc import Container, Iterator, Sequence

from sifcalc.casefile.text import DELIMITERS
from sifcalc.casefile.unread import label
from sifcalc.wording import listed_in_part

NAMED = 10
"""How many rows of one kind are named by their lines."""


class Shape:
    """What a reader should know of the shape of the rows of a table, once they have been read.

    `read` has the numbers, from 0, of the columns that are read. A row that is shorter or longer
    than the headings is counted. So is a cell over several lines in a column that is read, or with
    as many delimiters inside as the rows have that it may have swallowed: from a stray quotation
    mark to the next, a cell of CSV goes on.
    """

    def __init__(self, headings: Sequence[str], read: Container[int]) -> None:
        self._headings = headings
        self._width = len(headings)
        self._read = read
        self._of_other_length: list[str] = []
        self._over_lines: list[str] = []
        self._counts = [0, 0]

    def look(self, number: int, cells: Sequence[str], lines: int) -> None:
        """Take note of the row that begins on line `number`, and goes over so many `lines`."""
        if len(cells) != self._width:
            self._counts[0] += 1
            if len(self._of_other_length) < NAMED:
                self._of_other_length.append(f"line {number} ({len(cells)})")
        if lines > 1:
            for at, cell in enumerate(cells):
                breaks = cell.count("\n") or cell.count("\r")
                if breaks and self._is_odd(at, cell, breaks):
                    self._counts[1] += 1
                    if len(self._over_lines) < NAMED:
                        called = label(self._headings[at] if at < self._width else "", at)
                        over = f"line {number} ({called!r}, over {breaks + 1} lines)"
                        self._over_lines.append(over)

    def _is_odd(self, at: int, cell: str, breaks: int) -> bool:
        if at in self._read:
            return True
        swallowed = breaks * (self._width - 1)
        return swallowed > 0 and any(cell.count(sign) == swallowed for sign in DELIMITERS)

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
