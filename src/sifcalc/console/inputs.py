"""Files and standard input, read as cases."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from sifcalc.casefile.sources import Entry, Refusal, cases_of
from sifcalc.cohort.published import TABLES
from sifcalc.cohort.published import opened as opened_table
from sifcalc.complaints import BadInput, Complaint, Place

if TYPE_CHECKING:
    import io
    from collections.abc import Callable

    from sifcalc.case import Case
    from sifcalc.casefile.headings import Settled
    from sifcalc.casefile.sources import Source
    from sifcalc.casefile.text import FileType

STANDARD_INPUT = "-"
_KEPT_IN_MEMORY = 8_000_000
_CHUNK = 1 << 16
MAX_PIPE = 1 << 30
"""The most bytes of a pipe: it is kept whole, and nobody sees how much of the disk is taken."""


def load(path: str | Path, *, sheet: str | None = None) -> list[Case]:
    """The cases of a YAML, JSON, CSV or XLSX file, in its order; - is standard input.

    "published" stands for the published inspections that the package carries. `sheet` is the name
    or number of a workbook's sheet, None for the first that is not hidden and has headings of a
    case. Raises BadInput with every complaint about the file.
    """
    entries = list(open_source(str(path), sheet=sheet).entries)
    complaints = [c for entry in entries if isinstance(entry, Refusal) for c in entry.complaints]
    if complaints:
        raise BadInput(*complaints)
    return [entry.case for entry in entries if isinstance(entry, Entry)]


def open_source(
    name: str,
    file_type: FileType | None = None,
    note: Callable[[str], None] | None = None,
    sheet: str | None = None,
    settled: Settled | None = None,
) -> Source:
    """The cases of the file of that name, of standard input for -, or of a table of the package.

    See `cases_of`, and `cohort.published.TABLES`; a file of such a name is ./published.
    """
    if name in TABLES:
        if note and Path(name).exists():
            note(f"{name} is the table of the package; the file of that name is ./{name}")
        return cases_of(name, lambda: opened_table(name), "csv", sheet=sheet, settled=settled)
    return cases_of(source_name(name), lambda: opened(name), file_type, note, sheet, settled)


def source_name(name: str) -> str:
    """What a complaint calls the file of that name."""
    return "<stdin>" if name == STANDARD_INPUT else name


def opened(name: str) -> IO[bytes]:
    """The file of that name, or standard input for -, seekable. Raises OSError, and see `_kept`."""
    if name == STANDARD_INPUT:
        return _kept(cast("io.BufferedReader", sys.stdin.buffer), source_name(name))
    raw = Path(name).open("rb")  # noqa: SIM115 - its reader closes it
    if raw.seekable():
        return raw
    with raw:
        return _kept(raw, name)


def _kept(pipe: io.BufferedReader, source: str) -> IO[bytes]:
    """The whole content of the pipe, seekable: kept in memory, or on disk if it is long.

    It is read twice, as the encoding of text is only known at its end. Raises BadInput for one of
    more than `MAX_PIPE` bytes.
    """
    from tempfile import SpooledTemporaryFile  # only a pipe needs it

    with ExitStack() as at_error:
        kept = at_error.enter_context(SpooledTemporaryFile(_KEPT_IN_MEMORY))
        while chunk := pipe.read1(_CHUNK):  # a terminal sends end-of-file only once
            kept.write(chunk)
            if kept.tell() > MAX_PIPE:
                message = "this pipe has more than 1 GiB; save it as a file, which is read in parts"
                raise BadInput(Complaint("too-large", message, Place(source)))
        at_error.pop_all()
    return kept
