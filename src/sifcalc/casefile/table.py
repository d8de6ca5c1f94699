"""Tables of cases, one case a row, read row by row."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Any, Literal, NamedTuple  # Any: the data of a row

from sifcalc.case import Path, columns, path_name
from sifcalc.casefile.excerpts import Shown, of_cells
from sifcalc.casefile.footers import filled, is_no_case
from sifcalc.casefile.head import Head, Line, known
from sifcalc.casefile.headings import Settled
from sifcalc.casefile.located import LocatedData, put
from sifcalc.casefile.shape import Shape
from sifcalc.casefile.unread import Unread, no_key_judgement
from sifcalc.casefile.written import (
    NO_CASE,
    carried,
    carried_heading,
    is_other_answer,
    is_worked_out,
    without_apostrophe,
    wrong_headings,
)
from sifcalc.complaints import BadInput, Complaint, Place, Unreadable
from sifcalc.grades import read_outcome
from sifcalc.wording import listed, listed_in_part, shortened

TITLE_ROWS = 10
"""How many rows that are not blank may stand above the headings."""

ROWS_AHEAD = 20
"""How many rows below the headings are searched for grades and dates in unread columns."""

NAMED_ROWS = 10
"""How many rows that are passed over are named."""

_MOST_KEPT, _LONGEST_KEPT = 1024, 1000
"""How many rows are kept as they were read, and how many characters such a row has at most.

A table may have the same inspection again and again.
"""

MAX_ROWS = 2_000_000
MAX_CELL = 32_767
"""Excel's own limit on the characters of a cell."""


def too_large(what: str, most: int, place: Place) -> Complaint:
    """The complaint about more than `most` characters."""
    message = f"{what} here has more than {most:,} characters; none of a table of cases has"
    return Complaint("too-large", message, place)


class Row(NamedTuple):
    """A row as data, and the cells of its other columns by their headings.

    `note` is what a reader should know of how it was read.
    """

    located: LocatedData
    other: dict[str, str]
    note: str | None = None


class _Cells(Mapping[Path, Place]):
    """The place of each cell of a row, by its part of a case: worked out only to complain."""

    def __init__(self, source: str, line: Line, paths: Sequence[Path | None]) -> None:
        self._source = source
        self._line = line
        self._paths = paths

    def __getitem__(self, path: Path) -> Place:
        return Place(self._source, self._line.number, self._numbers[path])

    def __iter__(self) -> Iterator[Path]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @cached_property
    def _numbers(self) -> dict[Path, int]:
        cells = enumerate(zip(self._paths, self._line.cells, strict=False), start=1)
        return {path: number for number, (path, cell) in cells if path and cell.strip()}


class Table:
    """A table of cases. Its headings are read at once, its rows as they are asked for.

    The headings are the row with the most that sifcalc knows; titles may stand above it. A place
    in the table is the number of the row (in CSV of its first line) and of the cell, from 1. Raises
    BadInput for a table with no headings, none that sifcalc knows, a column twice, headings in
    several rows, and an answer of sifcalc other than of `grade`.

    With `awarded` beside `overall`, `awarded` is the award. With a mark of an answer of `grade` too
    (see `written.MARKS`), the table is read back as that answer.
    """

    def __init__(
        self,
        lines: Iterator[Line],
        source: str,
        file_type: Literal["csv", "xlsx"],
        settled: Settled | None = None,
        *,
        for_excel: bool = False,
    ) -> None:
        self._source = source
        self._for_excel = for_excel
        self._file_type = file_type
        settled = settled or {}
        ahead = list(islice(lines, TITLE_ROWS + 1))
        if not ahead:
            raise BadInput(Complaint("no-case", "this table is empty", Place(source)))
        line = max(ahead, key=lambda line: known(line, settled))
        at = ahead.index(line)
        below, rest = _looked_ahead(chain(ahead[at + 1 :], lines), ROWS_AHEAD)
        # In a workbook a cell may stand beside the last heading.
        width = max(len(row.cells) for row in (line, *below)) if file_type == "xlsx" else 0
        self._head = head = Head(line, ahead[:at], width, settled, source)
        self._lines = chain(below, rest)
        self._passed_rows: list[tuple[int, str]] = []
        self._passed_count = 0
        self._headings, self._columns = head.headings, head.columns
        self._both, self._passed_over = head.both, head.passed_over
        self._paths = [column.path if column else None for column in self._columns]
        watched = {
            at
            for at, heading in enumerate(head.meant)
            if not head.is_settled(at) and not is_worked_out(heading)
        }.difference(head.matched)
        if self._both:  # these columns were decided on when the answer was made
            watched -= set(range(len(head.meant)) if self._both.is_grading else self._passed_over)
        self._unread = Unread(
            self._headings,
            self._columns,
            watched,
            self._passed_over,
            [line.cells for line in below if not self._is_no_case(line, line.texts())],
        )
        is_own = not (self._both and self._both.is_grading)
        is_csv = file_type == "csv"
        self._kept: dict[tuple[str, ...], tuple[dict[str, Any], dict[str, str]]] = {}
        self._shape = Shape(self._headings, self._columns, is_csv=is_csv) if is_own else None
        if head.line.complaints:
            raise BadInput(*head.line.complaints)
        self._check_headings()
        for above in (*head.titles, head.line):
            self._look(above, is_case=False)

    def column_of(self, path: Path) -> int | None:
        """The number, from 0, of the column that holds that part of a case, None without one."""
        return next((at for at, held in enumerate(self._paths) if held == path), None)

    @property
    def notes(self) -> Iterator[str]:
        """What was passed over above the headings, and which columns are carried through unread."""
        head, titles = self._head, self._head.titles
        if titles:
            count = len(titles)
            above = "the row above it is" if count == 1 else f"the {count} rows above it are"
            which = "" if count == 1 else "the first "
            title = ", ".join(cell.strip() for cell in titles[0].cells if cell.strip())
            yield (
                f"{self._source}: row {head.line.number} is taken for the headings; {above} passed"
                f" over, {which}saying {shortened(title)!r}{head.taken_from_above()}"
            )
        if self._both:
            award = self._headings[self._both.award]
            passed = listed(repr(self._headings[at]) for at in sorted(self._passed_over))
            ours = "read as an answer of `sifcalc grade`: " if self._both.is_grading else ""
            yield f"{self._source}: {ours}{award!r} is the award; passed over: {passed}"
        if said := no_key_judgement(self._columns):
            yield f"{self._source}: {said}"
        if self._unread.note:
            yield f"{self._source}: {self._unread.note}"

    @property
    def carried(self) -> tuple[str, ...]:
        """The headings of the columns that are carried through unread."""
        return tuple(
            self._carried_as(at)
            for at, (heading, path) in enumerate(zip(self._headings, self._paths, strict=True))
            if heading and path is None and at not in self._passed_over
        )

    def _carried_as(self, at: int) -> str:
        heading = self._headings[at]
        return (
            carried_heading(self._as_given(heading))
            if self._both and self._both.is_grading
            else heading
        )

    def _as_given(self, cell: str) -> str:
        is_ours = self._for_excel and self._both and self._both.is_grading
        return without_apostrophe(cell) if is_ours else cell

    def rows(self) -> Iterator[Row | tuple[Complaint, ...]]:
        """Each row that is not blank, or what is wrong with it, in the order of the table."""
        is_empty = True
        for number, line in enumerate(self._lines, start=1):
            if number > MAX_ROWS:
                message = f"this table has more than {MAX_ROWS:,} rows; no table of cases has"
                yield (Complaint("too-large", message, self._place(line)),)
                return
            before = self._kept.get(tuple(line.cells))
            texts = [] if before else line.texts()
            if not before and self._is_no_case(line, texts):
                self._pass_over(line)
                continue
            is_empty = False
            self._look(line)
            if before:
                yield self._located(line, *before)
            else:
                yield line.complaints or self._row(line, texts)
        if is_empty:
            below = Place(self._source, self._head.line.number + 1)
            yield (Complaint("no-case", "this table has headings and no rows", below),)

    def _is_no_case(self, line: Line, texts: Sequence[str]) -> bool:
        return not line.complaints and is_no_case(line.cells, texts, self._headings, self._columns)

    def _look(self, line: Line, *, is_case: bool = True) -> None:
        if self._shape and not line.complaints:
            self._shape.look(line.number, line.cells, is_case=is_case)

    def _pass_over(self, line: Line) -> None:
        self._look(line, is_case=False)
        self._passed_count += 1
        if self._passed_count <= NAMED_ROWS:
            said = ", ".join(cell.strip() for cell in line.cells if cell.strip())
            self._passed_rows.append((line.number, shortened(said)))

    @property
    def closing_notes(self) -> Iterator[str]:
        """What is known once all rows have been read: which were no cases, or of another shape."""
        rows = [f"row {number} ({said!r})" for number, said in self._passed_rows]
        if rows:
            passed = listed_in_part(rows, self._passed_count)
            yield f"{self._source}: passed over, as no case could be there: {passed}"
        for note in self._shape.notes if self._shape else ():
            yield f"{self._source}: {note}"

    def _row(self, line: Line, texts: Sequence[str]) -> Row | tuple[Complaint, ...]:
        width = len(self._headings)
        # An extra cell in CSV comes from a stray delimiter: which cell is which is not known.
        if self._file_type == "csv" and any(cell.strip() for cell in line.cells[width:]):
            extra = f"this row has {len(line.cells)} cells, and the headings are {width}"
            return (self._complaint("bad-csv", extra, line, width + 1),)
        if max(map(len, line.cells)) > MAX_CELL:
            at = next(n for n, cell in enumerate(line.cells, start=1) if len(cell) > MAX_CELL)
            return (too_large("a cell", MAX_CELL, self._place(line, at)),)
        data, other = self._data(texts), self._other(line.cells)
        if graded := self._unread.graded(line.cells):
            return tuple(
                self._complaint("unread-heading", what, line, at + 1) for at, what in graded
            )
        if unknown := self._unknown_award(line):
            return (unknown,)
        note = self._differs(line)
        if note is None and sum(map(len, line.cells)) <= _LONGEST_KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[tuple(line.cells)] = (data, other)
        return self._located(line, data, other, note)

    def _located(
        self, line: Line, data: dict[str, Any], other: dict[str, str], note: str | None = None
    ) -> Row:
        places = _Cells(self._source, line, self._paths)
        located = LocatedData(data, self._place(line), places, places, _column_name, _shown(line))
        return Row(located, other, note)

    def _data(self, texts: Sequence[str]) -> dict[str, Any]:
        """The cells that are read, by their parts of a case."""
        data: dict[str, Any] = {}
        for text, path in zip(texts, self._paths, strict=False):
            if path and text:
                put(data, path, self._as_given(text))
        return data

    def _other(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells that are carried through unread, by their headings."""
        other: dict[str, str] = {}
        for at, heading in self._unread_at:
            cell = cells[at] if at < len(cells) else ""
            if heading is None:
                other |= carried(cell)
            elif heading or cell.strip():
                other[heading or f"column {at + 1}"] = self._as_given(cell)
        width = len(self._headings)
        for number, cell in enumerate(cells[width:], start=width + 1):
            if cell.strip():
                other[f"column {number}"] = self._as_given(cell)
        return other

    @cached_property
    def _unread_at(self) -> list[tuple[int, str | None]]:
        """The numbers of the columns that are carried through, with what they are carried as.

        That is None for one that holds what another table carried.
        """
        holds_other = self._both.holds_other if self._both else ()
        return [
            (at, None if at in holds_other else self._carried_as(at))
            for at, path in enumerate(self._paths)
            if path is None and (at in holds_other or at not in self._passed_over)
        ]

    def _unknown_award(self, line: Line) -> Complaint | None:
        """The complaint about a row whose other cells tell of an award that is left empty."""
        both = self._both
        if not both or _cell(line, both.award):
            return None
        for at in both.tells:
            if told := _cell(line, at):
                said = f"{self._headings[at]!r} is {told!r}"
                message = f"{said}, and the award is empty: give it, or leave both empty"
                return self._complaint("answer-of-sifcalc", message, line, both.award + 1)
        return None

    def _differs(self, line: Line) -> str | None:
        """The note on a row of a user's own table with another overall grade beside its award."""
        both = self._both
        if not both or both.is_grading:
            return None
        award = _cell(line, both.award)
        for at in both.overall:
            if (beside := _cell(line, at)) and not _same_grade(beside, award):
                said = f"{self._headings[at]!r} is {beside!r}"
                return f"{self._place(line, at + 1)}: {said}, and the award, {award!r}, is taken"
        return None

    def _check_headings(self) -> None:
        head = self._head
        for line in (*head.titles, head.line):
            if is_other_answer(line.cells):
                raise BadInput(head.complaint("answer-of-sifcalc", NO_CASE, line))
        is_ours = any(self._columns)
        unread = chain(self._unread.near_headings(), self._unread.graded_ahead() if is_ours else ())
        wrong = [
            *head.wrong(),
            *(head.complaint("unread-heading", what, head.line, at + 1) for at, what in unread),
        ]
        if not is_ours and not wrong:
            known = ", ".join(column.name for column in columns())
            message = f"no heading is a column sifcalc knows; the columns are {known}"
            raise BadInput(head.complaint(f"bad-{self._file_type}", message, head.line))
        answers = (
            head.complaint("answer-of-sifcalc", message, head.line, at + 1)
            for at, message in wrong_headings(head.meant, self._both)
        )
        wrong += [*head.wrong_together(), *answers]
        if wrong:
            raise BadInput(*wrong)

    def _complaint(self, id: str, message: str, line: Line, cell: int | None = None) -> Complaint:
        place = self._place(line, cell)
        return Complaint(id, message, place, _shown(line)(place))

    def _place(self, line: Line, cell: int | None = None) -> Place:
        return Place(self._source, line.number, cell)


def _looked_ahead(lines: Iterator[Line], most: int) -> tuple[list[Line], Iterator[Line]]:
    """The first `most` lines, and the rest, which raises the BadInput met while looking ahead."""
    ahead: list[Line] = []
    try:
        ahead.extend(islice(lines, most))
    except BadInput as error:
        return ahead, _raising(error)
    return ahead, lines


def _raising(error: BadInput) -> Iterator[Line]:
    yield from ()
    raise error


def _shown(line: Line) -> Shown:
    return lambda place: of_cells(line.cells)(place)  # few rows are shown at all


def _column_name(path: Path) -> str:
    return next((column.name for column in columns() if column.path == path), path_name(path))


def _cell(line: Line, at: int) -> str:
    return filled(line.cells[at]) if at < len(line.cells) else ""


def _same_grade(one: str, other: str) -> bool:
    try:
        return read_outcome(one) == read_outcome(other)
    except Unreadable:
        return one == other
