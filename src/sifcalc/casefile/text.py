"""Bytes to text: the encodings case files come in, and what kind of file one is."""

import codecs
import io
import re
from typing import IO, Literal, NamedTuple, get_args

from sifcalc.case import columns
from sifcalc.complaints import BadInput, Complaint, Place

Kind = Literal["yaml", "json", "csv"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_BY_ENDING: dict[str, Kind] = {"yaml": "yaml", "yml": "yaml", "json": "json", "csv": "csv"}
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP_MARK = b"PK\x03\x04"
_DELIMITERS = (",", ";", "\t")
SEPARATOR_LINE = re.compile(r"sep=(?P<delimiter>[,;\t])\s*$")
"""The line Excel may put first to say what separates the cells."""

_CHUNK = 1 << 20
_HEAD = 1 << 12


class Text(NamedTuple):
    """An open file as text, what kind it is, and a note where it was not plainly UTF-8."""

    stream: io.TextIOWrapper
    kind: Kind
    note: str | None


def open_text(raw: IO[bytes], source: str, kind: Kind | None = None) -> Text:
    """The file as text: UTF-8, UTF-16 with its mark, else Windows-1252, which Excel also saves.

    `raw` can be read from its start again. A kind not given is told by the file's ending, else by
    what the file looks like. Raises BadInput for a workbook, and for bytes that are no text.
    """
    encoding = _encoding_of(raw, source)
    raw.seek(0)
    head = raw.read(_HEAD).decode(encoding, errors="ignore")
    raw.seek(0)
    kind = kind or _BY_ENDING.get(source.rpartition(".")[2].lower()) or _kind_of(head)
    # The csv module reads line ends for itself, as cells may hold them.
    newline = "" if kind == "csv" else None
    stream = io.TextIOWrapper(raw, encoding=encoding, newline=newline)
    guessed = encoding == "cp1252"
    note = f"{source} is not UTF-8: read as Windows-1252, as Excel saves it" if guessed else None
    return Text(stream, kind, note)


def delimiter_of(heading_line: str) -> str:
    """The delimiter that finds the most known columns in a line of headings, or the comma."""
    said = SEPARATOR_LINE.match(heading_line)
    if said:
        return said["delimiter"]
    return max(_DELIMITERS, key=lambda delimiter: _known_headings(heading_line, delimiter))


def heading_key(heading: str) -> str:
    """The heading as sifcalc names columns: lower case, underscores for spaces, hyphens, dots."""
    key = re.sub(r"[\s_.-]+", "_", heading.strip().strip('"').strip()).casefold()
    return key.removeprefix("judgements_")


def _encoding_of(raw: IO[bytes], source: str) -> str:
    start = raw.read(len(_ZIP_MARK))
    if start == _ZIP_MARK:
        raise _refused(source, "is a workbook or another zip file; save it as CSV UTF-8")
    marked = start.startswith(_UTF16_MARKS)
    candidates = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        raw.seek(0)
        if _decodes(raw, encoding):
            return encoding
    raise _refused(source, "is not text; save it as UTF-8")


def _decodes(raw: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := raw.read(_CHUNK):
            if "\x00" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _kind_of(head: str) -> Kind:
    start = head.lstrip()
    if start.startswith(("{", "[")):
        return "json"
    first_line = start.partition("\n")[0]
    is_table = SEPARATOR_LINE.match(first_line) or (
        ":" not in first_line and _known_headings(first_line, delimiter_of(first_line))
    )
    return "csv" if is_table else "yaml"


def _known_headings(heading_line: str, delimiter: str) -> int:
    names = {column.name for column in columns()}
    return sum(heading_key(cell) in names for cell in heading_line.split(delimiter))


def _refused(source: str, why: str) -> BadInput:
    return BadInput(Complaint("unreadable-file", f"this file {why}", Place(source)))
