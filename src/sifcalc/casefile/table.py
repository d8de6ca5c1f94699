"""Tables of cases, one case a row, read as the rows come."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple, TextIO

from sifcalc.case import Path, columns, path_name
from sifcalc.casefile.text import SEPARATOR_LINE, delimiter_of, heading_key
from sifcalc.casefile.tree import Tree, put
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.wording import listed, nearest


class Row(NamedTuple):
    """A row as data at its places, and the cells of columns that are no part of a case."""

    tree: Tree
    other: dict[str, str]


class Table:
    """A CSV table. Its headings are read at once, its rows as they are asked for.

    A place in it is the first line of the row and the number of the cell. Raises BadInput for a
    table with no headings, none that sifcalc knows, or one of them twice.
    """

    def __init__(self, stream: TextIO, source: str) -> None:
        self._source = source
        self._line = 1
        first_line = stream.readline()
        delimiter = delimiter_of(first_line)
        while first_line and (not first_line.strip() or SEPARATOR_LINE.match(first_line)):
            self._line += 1
            first_line = stream.readline()
            delimiter = delimiter if delimiter != "," else delimiter_of(first_line)
        self._reader = csv.reader(chain([first_line], stream), delimiter=delimiter, strict=True)
        self._headings = [heading.strip() for heading in next(self._cells(), [])]
        self._paths = [_path_of(heading) for heading in self._headings]
        self._check_headings()

    @property
    def note(self) -> str | None:
        """Which columns are carried through unread, or nothing where every one is read."""
        known = {column.name: column.name for column in columns()}
        known |= {heading_key(judgement.title): judgement.id for judgement in JUDGEMENTS}
        unread = []
        for heading, path in zip(self._headings, self._paths, strict=True):
            if heading and path is None:
                near = nearest(heading_key(heading), known, likeness=0.8)
                unread.append(f"{heading} (did you mean {known[near]}?)" if near else heading)
        if not unread:
            return None
        return f"{self._source}: columns that sifcalc does not use: {listed(unread)}"

    def rows(self) -> Iterator[Row | Complaint]:
        """Each row that is not blank, or what is wrong with it, in the order of the table."""
        try:
            empty = True
            for cells in self._cells():
                empty = False
                yield self._row(cells)
            if empty:
                yield Complaint("no-case", "this table has headings and no rows", self._place())
        except BadInput as error:
            yield from error.complaints

    def _cells(self) -> Iterator[list[str]]:
        """The rows that are not blank; `_line` is the first line of the one just read."""
        lines_before = self._line
        while True:
            self._line = lines_before + self._reader.line_num
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise BadInput(
                    Complaint("bad-csv", f"this is not CSV: {error}", self._place())
                ) from None
            if any(cell.strip() for cell in cells):
                yield cells

    def _row(self, cells: list[str]) -> Row | Complaint:
        width = len(self._headings)
        if any(cell.strip() for cell in cells[width:]):
            extra = f"this row has {len(cells)} cells, and the headings are {width}"
            return Complaint("bad-csv", extra, self._place(width + 1))
        data: dict[str, Any] = {}
        places: dict[Path, Place] = {}
        other: dict[str, str] = {}
        for number, cell in enumerate(cells[:width]):
            path = self._paths[number]
            if path is None:
                if self._headings[number] or cell.strip():
                    other[self._headings[number] or f"column {number + 1}"] = cell
            elif cell.strip():
                put(data, path, cell.strip())
                places[path] = self._place(number + 1)
        return Row(Tree(data, self._place(), places, places, _column_name), other)

    def _check_headings(self) -> None:
        if not self._headings:
            raise BadInput(Complaint("no-case", "this table is empty", Place(self._source)))
        if not any(self._paths):
            known = ", ".join(column.name for column in columns())
            message = f"no heading is a column sifcalc knows; the columns are {known}"
            raise BadInput(Complaint("bad-csv", message, self._place()))
        twice = [
            Complaint("duplicate-key", f"the column {heading!r} is there twice", self._place(n + 1))
            for n, heading in enumerate(self._headings)
            if heading and heading_key(heading) in map(heading_key, self._headings[:n])
        ]
        if twice:
            raise BadInput(*twice)

    def _place(self, cell: int | None = None) -> Place:
        return Place(self._source, self._line, cell)


def _column_name(path: Path) -> str:
    return next((column.name for column in columns() if column.path == path), path_name(path))


def _path_of(heading: str) -> tuple[str, ...] | None:
    paths = {column.name: column.path for column in columns()}
    return paths.get(heading_key(heading))
