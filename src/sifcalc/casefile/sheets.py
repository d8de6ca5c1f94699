"""A workbook's XML, looked through before it is read: its size, and what openpyxl does not show.

Whatever is refused here is refused before it is unpacked whole, and never by running out of memory.
"""

from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

MAX_COLUMNS = 16_384
"""Excel's own limit for a sheet."""

MAX_CELLS = 500_000
"""How many cells a sheet may have; a row counts up to its last one."""

MAX_ROWS = 200_000
"""How many rows with something in them a sheet may have."""

MAX_MARKS = 2_250_000
"""How many tags, opening and closing, the XML of a sheet may have: four a cell, and some more."""

MAX_STRINGS = 300_000
MAX_STRING_BYTES = 32_000_000
MAX_PART = 4_000_000
"""How many bytes the lists of sheets and of styles may have."""

NAMED = 10
_CHUNK = 1 << 16


class TooLarge(Exception):
    """Raised for a workbook beyond these limits; its message says what there is too much of."""


class Unsafe(Exception):
    """Raised for XML that declares entities: no workbook does, and they could expand endlessly."""


class Merged(NamedTuple):
    """A merged cell: its first row, its last row (included) and its column."""

    first: int
    last: int
    column: int


class Unshown(NamedTuple):
    """What openpyxl does not show of a sheet.

    `hidden` counts the hidden rows with something in them, and `rows` are the first `NAMED` of
    them. `columns` are the hidden ones, first and last included. `unsaved` has, by row, the cells
    with a formula and no result.
    """

    merged: list[Merged]
    rows: list[int]
    hidden: int
    columns: list[tuple[int, int]]
    unsaved: dict[int, list[int]]


def look_through(part: IO[bytes]) -> Unshown:
    """What openpyxl does not show of a sheet's XML.

    Raises TooLarge and Unsafe, and expat's own ExpatError for what is not XML.
    """
    check_count(part, b"<", MAX_MARKS, f"this sheet has more than {MAX_CELLS:,} cells")
    part.seek(0)
    sheet = _Sheet()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheet.start
    parser.StartDoctypeDeclHandler = _refuse
    sheet.parser = parser
    for chunk in _chunks(part):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return sheet.unshown()


def check_count(part: IO[bytes], sign: bytes, most: int, message: str) -> None:
    """Raise TooLarge with the message where the sign is there more than `most` times.

    Counting bytes is fifty times as fast as reading XML.
    """
    count = 0
    for chunk in _chunks(part):
        count += chunk.count(sign)
        if count > most:
            raise TooLarge(message)


def check_declares_nothing(part: IO[bytes]) -> None:
    """Raise Unsafe where the XML declares entities, which it can only before its first element."""
    begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, _attributes: begun.append(name)
    for chunk in _chunks(part):
        parser.Parse(chunk, False)
        if begun:
            return


def _refuse(*_declared: object) -> None:
    raise Unsafe


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk


class _Sheet:
    """Collects what the elements of a sheet say, in the order of the file."""

    parser: expat.XMLParserType

    def __init__(self) -> None:
        self._row = self._rows = self._cells = self._count = 0
        self._last = ""  # where the last cell of the row stands, and how many follow it unplaced
        self._after = 0
        self._is_hidden = self._holds = False
        self._hidden: list[int] = []
        self._hidden_count = 0
        self._columns: list[tuple[int, int]] = []
        self._width = 0
        self._type = ""
        self._formula = False
        self._unsaved: dict[int, list[int]] = {}
        self._merged: list[Merged] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if self._formula:
                self._close_formula()
            self._type = attributes.get("t", "")
            self._count += 1
            if self._count > MAX_COLUMNS:
                raise TooLarge(f"row {self._row} has more than {MAX_COLUMNS:,} cells")
            if place := attributes.get("r"):
                self._last, self._after = place, 0
            else:
                self._after += 1
        elif name in {"v", "is"}:
            self._holds = True
            if self._formula and name == "v":
                self.parser.CharacterDataHandler = self._result
        elif name == "f":
            self._formula = self._holds = True
        elif name == "row":
            self._close_row()
            self._open_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            at = int(attributes.get("min", 1)), int(attributes.get("max", MAX_COLUMNS))
            self._columns.append(at)
            if len(self._columns) > MAX_COLUMNS:
                raise TooLarge(f"this sheet has more than {MAX_COLUMNS:,} columns")

    def unshown(self) -> Unshown:
        """What was collected. Raises TooLarge."""
        self._close_row()
        columns = [(low, min(high, self._width)) for low, high in self._columns]
        shown = [pair for pair in sorted(columns) if pair[0] <= pair[1]]
        merged = [cell._replace(last=min(cell.last, self._row)) for cell in self._merged]
        if sum(cell.last - cell.first + 1 for cell in merged) > MAX_CELLS:
            raise TooLarge(f"this sheet has more than {MAX_CELLS:,} merged cells")
        return Unshown(sorted(merged), self._hidden, self._hidden_count, shown, self._unsaved)

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        if self._rows > MAX_ROWS:
            raise TooLarge(f"this sheet has more than {MAX_ROWS:,} rows")
        self._row = int(float(attributes.get("r", self._row + 1)))
        self._is_hidden = attributes.get("hidden") in {"1", "true"}

    def _close_row(self) -> None:
        """Count the cells of the row that ends here, up to its last one."""
        if self._formula:
            self._close_formula()
        width = self._column()
        if width > MAX_COLUMNS:
            raise TooLarge(f"row {self._row} has more than {MAX_COLUMNS:,} cells")
        self._cells += width
        if self._cells > MAX_CELLS:
            raise TooLarge(f"this sheet has more than {MAX_CELLS:,} cells")
        self._width = max(self._width, width)
        if self._is_hidden and self._holds:
            self._hidden_count += 1
            self._hidden += [self._row] if len(self._hidden) < NAMED else []
        self._last, self._after, self._count = "", 0, 0
        self._holds = self._is_hidden = False

    def _column(self) -> int:
        """The number of the cell that was last begun in this row."""
        placed = coordinate_from_string(self._last)[0] if self._last else None
        return (column_index_from_string(placed) if placed else 0) + self._after

    def _close_formula(self) -> None:
        """Keep the cell as unsaved, unless its type is "str": then its result is empty text."""
        self.parser.CharacterDataHandler = None
        self._formula = False
        if self._type != "str":
            self._unsaved.setdefault(self._row, []).append(self._column())

    def _result(self, text: str) -> None:
        self.parser.CharacterDataHandler = None
        if text.strip():  # what stands between two elements comes here too
            self._formula = False

    def _merge(self, ref: str) -> None:
        left, top, _, bottom = range_boundaries(ref)
        if left and top and bottom and bottom > top:
            self._merged.append(Merged(top, bottom, left))
            if len(self._merged) > MAX_ROWS:
                raise TooLarge(f"this sheet has more than {MAX_ROWS:,} merged cells")
