"""Bytes to text: the encoding and the file type of a case file."""

import codecs
import csv
import io
import re
from collections.abc import Iterable
from itertools import islice
from typing import IO, Literal, NamedTuple, get_args

from sifcalc.casefile.headings import known_headings
from sifcalc.complaints import BadInput, Complaint, Place

FileType = Literal["yaml", "json", "csv", "xlsx"]
FILE_TYPES: tuple[FileType, ...] = get_args(FileType)

_BY_ENDING: dict[str, FileType] = {
    **{name: name for name in FILE_TYPES},
    "yml": "yaml",
    "xlsm": "xlsx",
}
_PDF_MARK = b"%PDF-"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins that Excel saved as .xls, or with a password."""

DELIMITERS = (",", ";", "\t")
SEPARATOR_LINE = r"sep=(?P<delimiter>[,;\t])\s*$"
"""The line Excel may put first to say what separates the cells; compiled when it is first used."""

EXAMPLE = "# example: replace it"
"""The mark behind a value of a new case file that is an example."""

LINES_AHEAD = 30
"""How many lines at the start of a table are searched for its headings."""

_CHUNK = 1 << 20
_HEAD = 1 << 12


class Text(NamedTuple):
    """An open file as text, its file type, and a note where its encoding was guessed."""

    stream: io.TextIOWrapper
    file_type: FileType
    note: str | None


def is_workbook(raw: IO[bytes], source: str, file_type: FileType | None = None) -> bool:
    """Whether the file is a workbook: by `file_type`, else by its content or ending."""
    if file_type:
        return file_type == "xlsx"
    return _begins_as_workbook(raw) or _by_ending(source) == "xlsx"


def open_text(raw: IO[bytes], source: str, file_type: FileType | None = None) -> Text:
    """The file as text: UTF-8, UTF-16 with its mark, else Windows-1252, which Excel also saves.

    `raw` must be seekable. Without `file_type` the file's ending tells, else what the file looks
    like. Raises BadInput for a workbook, and for bytes that are not text.
    """
    encoding = _encoding_of(raw, source)
    raw.seek(0)
    head = raw.read(_HEAD).decode(encoding, errors="ignore")
    raw.seek(0)
    file_type = file_type or _by_ending(source) or _file_type_of(head)
    # The csv module reads line ends for itself, as cells may hold them.
    newline = "" if file_type == "csv" else None
    stream = io.TextIOWrapper(raw, encoding=encoding, newline=newline)
    guessed = f"{source} is not UTF-8: read as Windows-1252, as Excel saves it"
    return Text(stream, file_type, guessed if encoding == "cp1252" else None)


def delimiter_of(lines: Iterable[str]) -> str:
    """The delimiter that Excel's "sep=" line gives, else the one that shows most known headings.

    `lines` are the first of a table. It is the comma where no line has a known heading.
    """
    written = [line for line in lines if line.strip()]
    said = re.match(SEPARATOR_LINE, written[0]) if written else None
    if said:
        return said["delimiter"]
    tried = [(_known_headings(line, sign), sign) for line in written for sign in DELIMITERS]
    return max(tried, key=lambda pair: pair[0], default=(0, DELIMITERS[0]))[1]


def delimiter_in(text: str) -> str:
    """The delimiter of the table that the text is."""
    return delimiter_of(list(islice(io.StringIO(text, newline=""), LINES_AHEAD)))


def _by_ending(source: str) -> FileType | None:
    return _BY_ENDING.get(source.rpartition(".")[2].lower())


def _begins_as_workbook(raw: IO[bytes]) -> bool:
    raw.seek(0)
    return raw.read(len(OLE_MARK)).startswith((ZIP_MARK, OLE_MARK))


def _encoding_of(raw: IO[bytes], source: str) -> str:
    if _begins_as_workbook(raw):
        raise _refused(source, "is a workbook or another zip file, not text; save it as CSV UTF-8")
    raw.seek(0)
    if raw.read(len(_PDF_MARK)) == _PDF_MARK:
        raise _refused(source, "is a PDF; write what it says into a case file of `sifcalc new`")
    raw.seek(0)
    marked = raw.read(2).startswith(_UTF16_MARKS)
    candidates = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        raw.seek(0)
        if _decodes(raw, encoding):
            return encoding
    raise _refused(source, "is not text; save it as UTF-8")


def _decodes(raw: IO[bytes], encoding: str) -> bool:
    """Whether the whole file is text in that encoding: its last line may be what tells."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := raw.read(_CHUNK):
            if "\x00" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _file_type_of(head: str) -> FileType:
    start = head.lstrip()
    if start.startswith(("{", "[")):
        return "json"
    lines = start.splitlines()[:LINES_AHEAD]
    if not lines:
        return "yaml"
    first, *others = (
        max(_known_headings(line, sign) for sign in DELIMITERS) - (":" in line) for line in lines
    )
    # A word of YAML may be a heading by chance: with a colon, or below the first line, two tell.
    is_table = re.match(SEPARATOR_LINE, lines[0]) or first > 0 or max(others, default=0) > 1
    return "csv" if is_table else "yaml"


def _known_headings(line: str, delimiter: str) -> int:
    try:
        return known_headings(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:  # a cell longer than the csv module reads, which is no heading
        return 0


def _refused(source: str, why: str) -> BadInput:
    return BadInput(Complaint("unreadable-file", f"this file {why}", Place(source)))
