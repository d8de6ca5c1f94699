"""The rows of a workbook's sheet."""

import warnings
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from io import SEEK_END
from itertools import chain, islice
from typing import IO, Any, TypeVar  # Any: openpyxl's sheet, whose types are another's
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile, ZipInfo

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import (
    ARC_CONTENT_TYPES,
    SHARED_STRINGS,
    SHEET_MAIN_NS,
    XLSM,
    XLSX,
    XLTM,
    XLTX,
)

from sifcalc.casefile.head import Line, known
from sifcalc.casefile.headings import Settled
from sifcalc.casefile.sheets import (
    MAX_PART,
    MAX_STRING_BYTES,
    MAX_STRINGS,
    NAMED,
    TooLarge,
    Unsafe,
    Unshown,
    check_count,
    check_declares_nothing,
    look_through,
)
from sifcalc.casefile.text import LINES_AHEAD, OLE_MARK, ZIP_MARK
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.wording import listed, listed_in_part, nearest

MAX_BYTES = 200_000_000
SMALL = 1_000_000
MAX_RATIO = 100
"""How many times its own size a workbook may unpack to, where that is more than `SMALL` bytes."""
MAX_ROWS = 1_048_576
"""Excel's own limit for a sheet."""

_SAVE_AGAIN = "save it again as an Excel Workbook (.xlsx), or the sheet as CSV UTF-8"
_NO_RESULT = (
    "this cell holds a formula whose result is not saved; open the workbook in Excel and save it,"
    " or write the value in place of the formula"
)

_ReadT = TypeVar("_ReadT")


def open_sheet(
    raw: IO[bytes],
    source: str,
    name: str | None,
    say: Callable[[str], None],
    settled: Settled | None = None,
) -> Iterator[Line]:
    """The rows of the sheet of that name or number, else of the first with headings of a case.

    A heading that is `settled` counts as one of a case. `say` is called with the sheet chosen among
    several, and with what is hidden in it. Raises BadInput, here or from the rows, for what is not
    a workbook, a damaged or too large one, and a sheet that is not there.
    """
    _check(raw, source)
    book = _read(lambda: _Book(raw), source)
    titles = [sheet.title for sheet in book.sheets]
    if not titles:
        raise _refused(source, f"this workbook has no sheet with cells; {_SAVE_AGAIN}")
    if name is not None:
        sheet, lines = _named(book, name, source), None
    else:
        sheet, lines = _first_with_headings(book, source, settled or {})
    unshown = _read(lambda: book.look_through(sheet), source)
    if name is None and len(titles) > 1:
        say(f"{source}: {_choice(sheet.title, book)}")
    for note in _hidden(unshown):
        say(f"{source}: {note}")
    return lines or _lines(sheet, unshown, source)


class _Sheet(ReadOnlyWorksheet):
    """A sheet read without its recorded size: a wrong one, as some programs write, loses cells."""

    def __init__(self, book: Any, title: str, path: str, shared_strings: list[str]) -> None:
        super().__init__(book, title, path, shared_strings)
        self.path = path

    def _get_size(self) -> None:
        pass


class _Archive(ZipFile):
    """A workbook's parts; one that is too large or declares entities is not read."""

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """The part of that name. Raises TooLarge and Unsafe."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.file_size > MAX_PART:
            raise TooLarge(f"{part.filename} has more than {MAX_PART // 1_000_000} million bytes")
        with self.open(part) as opened:
            check_declares_nothing(opened)
        return super().read(part, pwd)


class _Book(ExcelReader):
    """A workbook read by openpyxl, without its pictures and with less memory for shared texts."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(raw, read_only=True, data_only=True, keep_links=False)
        self.archive = _Archive(raw)
        self.names: list[str] = []
        self.sheets: list[_Sheet] = []
        self._unshown: dict[str, Unshown] = {}
        self.read()

    def read(self) -> None:
        """Read the texts that cells share, the formats of dates, and which sheets there are."""
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()

    def read_strings(self) -> None:
        """Read the texts that cells share. Raises TooLarge."""
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call] # of openpyxl's
        if part is None:
            return
        name, text = part.PartName[1:], f"{{{SHEET_MAIN_NS}}}t"
        many = f"this workbook has more than {MAX_STRINGS:,} texts"
        if self.archive.getinfo(name).file_size > MAX_STRING_BYTES:
            size = MAX_STRING_BYTES // 1_000_000
            raise TooLarge(f"the texts of this workbook are more than {size} million bytes")
        with self.archive.open(name) as opened:
            check_count(opened, b"<si", MAX_STRINGS, many)
            opened.seek(0)
            check_declares_nothing(opened)
            opened.seek(0)
            events = iterparse(opened, events=("start", "end"))  # noqa: S314 - it declares nothing
            _, root = next(events)
            for event, node in events:
                if event == "end" and node.tag == f"{{{SHEET_MAIN_NS}}}si":
                    parts = (*node.findall(text), *node.findall(f"{{{SHEET_MAIN_NS}}}r/{text}"))
                    shared = "".join(part.text or "" for part in parts)
                    self.shared_strings.append(shared.replace("x005F_", ""))  # as openpyxl does
                    root.clear()
                    if len(self.shared_strings) > MAX_STRINGS:
                        raise TooLarge(many)

    def read_worksheets(self) -> None:
        """List the sheets; a chart is among the `names` only."""
        for sheet, rel in self.parser.find_sheets():
            if rel.target in self.valid_files:
                self.names.append(sheet.name)
                if "chartsheet" not in rel.Type:
                    made = _Sheet(self.wb, sheet.name, rel.target, self.shared_strings)
                    made.sheet_state = sheet.state or "visible"
                    self.sheets.append(made)

    def look_through(self, sheet: _Sheet) -> Unshown:
        """What openpyxl does not show of a sheet. Raises TooLarge and Unsafe."""
        if sheet.path not in self._unshown:
            with self.archive.open(sheet.path) as part:
                self._unshown[sheet.path] = look_through(part)
        return self._unshown[sheet.path]


def _named(book: _Book, name: str, source: str) -> _Sheet:
    """The sheet of that name, in any case unless two differ only in case, or number from 1.

    Raises BadInput for none.
    """
    wanted = name.strip()
    same = [title for title in book.names if title.casefold() == wanted.casefold()]
    if name in book.names:
        title = name
    elif len(same) == 1:
        [title] = same
    elif wanted.isdecimal() and 1 <= int(wanted) <= len(book.names):
        title = book.names[int(wanted) - 1]
    else:
        title = name
    for sheet in book.sheets:
        if sheet.title == title:
            return sheet
    titles = [sheet.title for sheet in book.sheets]
    what = _no_sheet(title, titles, is_chart=title in book.names)
    raise BadInput(Complaint("unknown-sheet", what, Place(source)))


def _first_with_headings(
    book: _Book, source: str, settled: Settled
) -> tuple[_Sheet, Iterator[Line] | None]:
    """The first sheet that is not hidden and has headings of a case, and its rows.

    A word of a cover sheet may be a heading by chance, so a sheet with two in one row goes first.
    """
    shown = [sheet for sheet in book.sheets if sheet.sheet_state == "visible"]
    single = None
    for sheet in shown if len(shown) > 1 else ():
        unshown = _read(partial(book.look_through, sheet), source)
        lines = _lines(sheet, unshown, source)
        head = list(islice(lines, LINES_AHEAD))
        most = max((known(line, settled) for line in head), default=0)
        if most > 1:
            return sheet, chain(head, lines)
        if most and not single:
            single = sheet
    return single or [*shown, *book.sheets][0], None


def _hidden(unshown: Unshown) -> Iterator[str]:
    """Notes on the hidden rows and columns, which are read all the same."""
    if unshown.hidden:
        rows = listed_in_part(list(map(str, unshown.rows)), unshown.hidden)
        one = unshown.hidden == 1
        yield f"{'row' if one else 'rows'} {rows} {_READ_TOO[one]}"
    if unshown.columns:
        letters = [
            get_column_letter(low) + (f" to {get_column_letter(high)}" if high > low else "")
            for low, high in unshown.columns[:NAMED]
        ]
        columns = listed_in_part(letters, len(unshown.columns))
        one = len(unshown.columns) == 1 and unshown.columns[0][0] == unshown.columns[0][1]
        yield f"{'column' if one else 'columns'} {columns} {_READ_TOO[one]}"


_READ_TOO = {
    True: "is hidden, and read like any other",
    False: "are hidden, and read like any other",
}


def _check(raw: IO[bytes], source: str) -> None:
    """Raise BadInput for what is not a workbook, and for one too large to unpack."""
    raw.seek(0)
    start = raw.read(len(OLE_MARK))
    if start == OLE_MARK:
        old = "this is an old Excel workbook (.xls), or one with a password"
        raise _refused(source, f"{old}; save it without one as an Excel Workbook (.xlsx)")
    if not start.startswith(ZIP_MARK):
        raise _refused(source, f"this is not a workbook; {_SAVE_AGAIN}")
    with _read(lambda: ZipFile(raw), source) as archive:
        size = sum(part.file_size for part in archive.infolist())
        most = ""
        if size > max(SMALL, MAX_RATIO * raw.seek(0, SEEK_END)):
            most = f"{MAX_RATIO} times its own size"
        if size > MAX_BYTES:
            most = f"{MAX_BYTES // 1_000_000:,} million bytes"
        if most:
            message = f"this workbook unpacks to more than {most}; no table of cases does"
            raise BadInput(Complaint("too-large", message, Place(source)))
        if ARC_CONTENT_TYPES in archive.namelist():
            types = _read(lambda: archive.read(ARC_CONTENT_TYPES), source)
            if any(type_.encode() in types for type_ in (XLSX, XLSM, XLTX, XLTM)):
                return
    raise _refused(source, f"this is a zip file, and not an XLSX workbook; {_SAVE_AGAIN}")


def _read(work: Callable[[], _ReadT], source: str) -> _ReadT:
    """What `work` reads of a workbook. Raises BadInput where it cannot."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: pictures, drop-down lists and the like.
            warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\b")
            return work()
    except (BadInput, MemoryError, ImportError):
        raise
    except TooLarge as error:
        message = f"{error}; no table of cases has"
        raise BadInput(Complaint("too-large", message, Place(source))) from None
    except Unsafe:
        why = "this workbook declares entities, as no program that makes workbooks does"
        raise _refused(source, f"{why}; {_SAVE_AGAIN}") from None
    except Exception as error:
        # A damaged workbook makes openpyxl raise almost anything: KeyError for a missing part,
        # BadZipFile, ParseError, ValueError or TypeError for what is in one, and others.
        raise _refused(source, f"this workbook is cut short or damaged; {_SAVE_AGAIN}") from error


def _lines(sheet: _Sheet, unshown: Unshown, source: str) -> Iterator[Line]:
    """The rows that are not blank."""
    rows = _rows(sheet, unshown, source)
    while line := _read(lambda: next(rows, None), source):
        yield line


def _rows(sheet: Any, unshown: Unshown, source: str) -> Iterator[Line]:
    """The rows that are not blank, with the values of merged cells. Raises whatever openpyxl does.

    A row with nothing but a merged cell's value from above is blank.
    """
    merged = deque(unshown.merged)
    held: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_ROWS:
            raise _refused(source, f"this workbook has more rows than Excel reads; {_SAVE_AGAIN}")
        if not row:  # a sheet may end a million rows below its last case
            continue
        cells = [_text(cell.value) for cell in row]
        unsaved = tuple(
            Complaint("unsaved-formula", _NO_RESULT, Place(source, number, at))
            for at in unshown.unsaved.get(number, ())
        )
        is_blank = not unsaved and not any(cell.strip() for cell in cells)
        held = {column: holds for column, holds in held.items() if number <= holds[0]}
        for column, (_, text) in held.items() if not is_blank else ():
            cells += [""] * (column - len(cells))
            cells[column - 1] = text
        while merged and merged[0].first <= number:
            first, last, column = merged.popleft()
            if first == number and column <= len(cells) and cells[column - 1].strip():
                held[column] = last, cells[column - 1]
        if not is_blank:
            yield Line(number, cells, unsaved)


def _text(value: object) -> str:
    """The value of a cell as a CSV table would have it, dates as 2017-09-04."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _no_sheet(name: str, titles: list[str], *, is_chart: bool) -> str:
    what = f"the sheet {name!r} is a chart" if is_chart else f"there is no sheet {name!r} here"
    near = nearest(name, titles)
    hint = f"; did you mean {near!r}?" if near else ""
    return f"{what}{hint} (the sheets with cells are {listed(map(repr, titles))})"


def _choice(title: str, book: _Book) -> str:
    """Which sheet is read, why where it is not the first, and which others there are."""
    titles = [sheet.title for sheet in book.sheets]
    hidden = {sheet.title for sheet in book.sheets if sheet.sheet_state != "visible"}
    others = [
        f"{other!r} (hidden)" if other in hidden else repr(other)
        for other in titles
        if other != title
    ]
    before = set(titles[: titles.index(title)])
    why = ", the first with headings of a case" if before - hidden else ""
    why = why or (", the first that is not hidden" if before else "")
    return f"the sheet read is {title!r}{why}; --sheet NAME reads another: {listed(others, 'or')}"


def _refused(source: str, why: str) -> BadInput:
    return BadInput(Complaint("bad-xlsx", why, Place(source)))
