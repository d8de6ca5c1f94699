"""The rows of a workbook's sheet."""

import warnings
from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from io import SEEK_END
from typing import IO, Any, TypeVar  # Any: a sheet of openpyxl's
from zipfile import ZipFile, is_zipfile

from openpyxl import load_workbook
from openpyxl.xml.constants import ARC_CONTENT_TYPES, XLSM, XLSX, XLTM, XLTX

from sifcalc.casefile.table import Line
from sifcalc.casefile.text import OLE_MARK, ZIP_MARK
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.wording import listed, nearest

MAX_BYTES = 200_000_000
SMALL = 1_000_000
MAX_RATIO = 100
"""How many times its own size a workbook may unpack to, where that is more than `SMALL` bytes."""
MAX_ROWS = 1_048_576
"""As many as a sheet has in Excel."""

_SAVE_AGAIN = "save it again as an Excel Workbook (.xlsx), or the sheet as CSV UTF-8"
_NO_RESULT = (
    "this cell holds a formula whose result is not saved; open the workbook in Excel and save it,"
    " or write the value in place of the formula"
)

_Found = TypeVar("_Found")


def open_sheet(
    raw: IO[bytes], source: str, name: str | None, say: Callable[[str], None]
) -> Iterator[Line]:
    """The rows of the sheet of that name, else of the first that is not hidden.

    Says which it is, where it was not named and there are others. Raises BadInput for a file that
    is no workbook or a damaged one, for one that unpacks to more than any table of cases does, and
    for a sheet that is not there; its rows raise it likewise.
    """
    _check(raw, source)
    # The saved values of its formulas, and the formulas themselves.
    opened = partial(load_workbook, raw, read_only=True, keep_links=False)
    values = _read(lambda: opened(data_only=True), source)
    formulas = _read(lambda: opened(data_only=False), source)
    titles = [sheet.title for sheet in values.worksheets]
    hidden = {sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"}
    if not titles:
        raise _refused(source, f"this workbook has no sheet with cells; {_SAVE_AGAIN}")
    if name is not None and name not in titles:
        what = _no_sheet(name, titles, is_chart=name in values.sheetnames)
        raise BadInput(Complaint("unknown-sheet", what, Place(source)))
    title = name or next((each for each in titles if each not in hidden), titles[0])
    if name is None and len(titles) > 1:
        say(f"{source}: {_choice(title, titles, hidden)}")
    at = titles.index(title)
    return _lines(values.worksheets[at], formulas.worksheets[at], source)


def _check(raw: IO[bytes], source: str) -> None:
    """Raise BadInput for what is no workbook, and for one too large to unpack."""
    raw.seek(0)
    start = raw.read(len(OLE_MARK))
    if start == OLE_MARK:
        old = "this is an old Excel workbook (.xls), or one with a password"
        raise _refused(source, f"{old}; save it without one as an Excel Workbook (.xlsx)")
    if not start.startswith(ZIP_MARK):
        raise _refused(source, f"this is not a workbook; {_SAVE_AGAIN}")
    if not _read(lambda: is_zipfile(raw), source):
        raise _refused(source, f"this workbook is cut short or damaged; {_SAVE_AGAIN}")
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
            if any(kind.encode() in types for kind in (XLSX, XLSM, XLTX, XLTM)):
                return
    raise _refused(source, f"this is a zip file, and not an XLSX workbook; {_SAVE_AGAIN}")


def _read(work: Callable[[], _Found], source: str) -> _Found:
    """What `work` reads of a workbook. Raises BadInput where it cannot."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: pictures, drop-down lists and the like.
            warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\b")
            return work()
    except (BadInput, MemoryError, ImportError):
        raise
    except Exception as error:
        # A damaged workbook makes openpyxl raise almost anything: KeyError for a missing part,
        # BadZipFile, ParseError, ValueError or TypeError for what is in one, and others.
        raise _refused(source, f"this workbook is damaged; {_SAVE_AGAIN}") from error


def _lines(values: Any, formulas: Any, source: str) -> Iterator[Line]:
    """The rows that are not blank."""
    found = _found(values, formulas, source)
    while line := _read(lambda: next(found, None), source):
        yield line


def _found(values: Any, formulas: Any, source: str) -> Iterator[Line]:
    """The rows that are not blank. Raises whatever openpyxl does."""
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # some programs record them wrongly, and cells would be lost
    rows = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, written) in enumerate(rows, start=1):
        if number > MAX_ROWS:
            raise _refused(source, f"this workbook has more rows than Excel reads; {_SAVE_AGAIN}")
        if not row and not written:  # a sheet may end a million rows below its last case
            continue
        cells = [_text(cell.value) for cell in row]
        unsaved = tuple(
            Complaint("unsaved-formula", _NO_RESULT, Place(source, number, at))
            for at, (value, formula) in enumerate(zip(row, written, strict=True), start=1)
            # A result that is saved as empty text is of the type "str".
            if value.value is None and formula.data_type == "f" and value.data_type != "str"
        )
        if unsaved or any(cell.strip() for cell in cells):
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


def _choice(title: str, titles: list[str], hidden: set[str]) -> str:
    """Which sheet is read, why where it is not the first, and which others there are."""
    others = [
        f"{each!r} (hidden)" if each in hidden else repr(each) for each in titles if each != title
    ]
    why = ", the first that is not hidden" if title != titles[0] else ""
    return f"the sheet read is {title!r}{why}; --sheet NAME reads another: {listed(others, 'or')}"


def _refused(source: str, why: str) -> BadInput:
    return BadInput(Complaint("bad-xlsx", why, Place(source)))
