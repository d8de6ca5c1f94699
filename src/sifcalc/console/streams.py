"""Standard output and standard error: the one module that writes to either.

Standard output carries the answer; notes and complaints go to standard error.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from errno import EBADF, EINVAL
from stat import S_ISFIFO
from typing import TYPE_CHECKING, Any, Literal, get_args

from sifcalc.complaints import CannotWrite
from sifcalc.console.alike import Alike
from sifcalc.console.pager import paged
from sifcalc.console.progress import counted_cases
from sifcalc.wording import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from sifcalc.complaints import Complaint
    from sifcalc.console.files import Replacement

Colour = Literal["auto", "always", "never"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
Diagnostics = Literal["text", "json"]
DIAGNOSTICS: tuple[Diagnostics, ...] = get_args(Diagnostics)

_PIPED = 100
_DIGITS = 5
_WINDOWS = os.name == "nt"

STANDARD_OUTPUT = "-"
"""The name of a file that stands for standard output."""


class ReaderGone(Exception):
    """Raised when whoever reads standard output has closed it, as `head` does."""


class Streams:
    """The two streams of one run, and how its answer may look on a screen.

    With `file` the answer goes there instead of standard output, as UTF-8. Only with `paged` do
    long pages go through a pager. With `all_complaints` those that are alike are all shown.
    """

    def __init__(
        self,
        colour: Colour = "auto",
        *,
        quiet: bool = False,
        diagnostics: Diagnostics = "text",
        file: Replacement | None = None,
        paged: bool = True,
        all_complaints: bool = False,
    ) -> None:
        self._colour = colour
        self._quiet = quiet
        self._diagnostics = diagnostics
        self._file = file
        self._paged = paged
        self._alike = None if all_complaints or diagnostics == "json" else Alike()
        for stream in (sys.stdout, sys.stderr):
            # A character that the console cannot show is written as its number.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    @property
    def says_notes(self) -> bool:
        """Whether notes are said: not with `quiet`."""
        return not self._quiet

    def write(self, text: str) -> None:
        """Write a part of the answer. Raises ReaderGone or CannotWrite."""
        if self._file:
            self._file.write(text.encode(errors="backslashreplace"))
            return
        sys.stdout.write(text)

    def write_page(self, text: str) -> None:
        """Write a page, through the reader's pager if it is longer than the terminal.

        Raises ReaderGone or CannotWrite.
        """
        if self._paged and self.is_terminal:
            import shutil  # only pages need it

            if text.count("\n") >= shutil.get_terminal_size().lines and paged(text):
                return
        self.write(text)

    def write_file(self, content: str | bytes) -> None:
        """Write a part of a file: text is UTF-8, but on a terminal in the terminal's encoding.

        Raises ReaderGone or CannotWrite; bytes are not written to a terminal.
        """
        raw = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        if self._file:
            self._file.write(raw)
        elif not self.is_terminal:
            sys.stdout.flush()
            sys.stdout.buffer.write(raw)
        elif isinstance(content, str):
            self.write(content)
        else:
            raise CannotWrite("sifcalc: this format is not for a terminal: give a file with -o")

    def into(self, file: Replacement | None) -> Streams:
        """The same streams, with the answer going to the file if one is given."""
        return Streams(
            self._colour,
            quiet=self._quiet,
            diagnostics=self._diagnostics,
            file=file,
            paged=self._paged,
        )

    def note(self, text: str) -> None:
        """Say what the reader should know of the answer, except with `quiet`."""
        if not self._quiet:
            self._say([f"note: {text}"], severity="note", message=text)

    def warn(self, text: str) -> None:
        """Say what the reader must know of the answer, also with `quiet`."""
        self._say([f"warning: {text}"], severity="warning", message=text)

    def complain(self, complaints: Iterable[Complaint], *, are_of_row: bool = False) -> None:
        """Write the complaints, each with the line it is about, or as one JSON object a line.

        As text only some of many alike in the rows of a table are shown; `complained` counts the
        others.
        """
        for complaint in complaints:
            lines: Iterable[str] = _as_text(complaint)
            if self._alike:
                lines = self._alike.lines_of(complaint, lines, is_of_row=are_of_row)
            self._say(
                lines,
                severity="error",
                id=complaint.id,
                message=complaint.message,
                file=complaint.place.source,
                line=complaint.place.line,
                column=complaint.place.column,
                excerpt=complaint.excerpt.line if complaint.excerpt else None,
            )

    def complained(self) -> None:
        """Say how many complaints were not shown; to be called after the last."""
        for line in self._alike.closing() if self._alike else ():
            to_standard_error(line)

    def _say(self, lines: Iterable[str], **data: str | int | None) -> None:
        if self._diagnostics == "json":
            import json  # only diagnostics as data need it

            lines = [json.dumps(data)]
        for line in lines:
            to_standard_error(line)

    def counting(self, *, shown: bool = True) -> AbstractContextManager[Callable[[], None]]:
        """A function to call for each case, which shows progress if `shown` and not `quiet`."""
        return counted_cases(shown=shown and not self._quiet)

    @property
    def is_terminal(self) -> bool:
        """Whether the answer goes to a terminal rather than a file or a pipe."""
        return self._file is None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """How many characters a line may have: COLUMNS, else the terminal's, else 100."""
        said = os.environ.get("COLUMNS", "")
        if said.isascii() and said.isdecimal() and int(said[:_DIGITS]):
            return int(said[:_DIGITS])
        import shutil  # only pages need it

        return shutil.get_terminal_size((_PIPED, 24)).columns if self.is_terminal else _PIPED

    @property
    def encoding(self) -> str:
        """The encoding of the answer."""
        return "utf-8" if self._file else sys.stdout.encoding or "utf-8"

    @property
    def styled(self) -> bool:
        """Whether the answer may have bold and the like."""
        smart = self.is_terminal and os.environ.get("TERM") != "dumb"
        return self._colour == "always" or (self._colour == "auto" and smart)

    @property
    def coloured(self) -> bool:
        """Whether the answer may be in colour; NO_COLOR counts unless colour is "always"."""
        return self.styled and (self._colour == "always" or not os.environ.get("NO_COLOR"))


class _Output(io.RawIOBase):
    """Standard output's file, which raises ReaderGone or CannotWrite for an OSError.

    Whatever is written goes through it, also the help that click writes.
    """

    def __init__(self, raw: io.RawIOBase | io.FileIO) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw.isatty()

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, content: Any) -> int | None:  # any buffer
        try:
            return self._raw.write(content)
        except OSError as error:
            if isinstance(error, BrokenPipeError) or self._is_closed_pipe(error):
                raise ReaderGone from None
            why = error.strerror or str(error)
            if error.errno == EBADF:
                why = "standard output is closed"
            raise CannotWrite(f"sifcalc: the answer cannot be written: {why}") from None

    def _is_closed_pipe(self, error: OSError) -> bool:
        """Whether the error is the one that Windows raises for a pipe closed by its reader."""
        return _WINDOWS and error.errno == EINVAL and S_ISFIFO(os.fstat(self.fileno()).st_mode)


def to_standard_error(line: str) -> None:
    """Write a line to standard error if there is one, invisible characters escaped."""
    with suppress(OSError):
        sys.stderr.write(f"{visible(line)}\n")


def flush() -> None:
    """Flush standard output. Raises ReaderGone or CannotWrite."""
    sys.stdout.flush()


def open_standard() -> None:
    """Open standard output so that it raises ReaderGone and CannotWrite, and closed streams anew.

    A closed stream's number is taken, so that no file opened later is written to in its place.
    Line endings are the same on every system.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Nothing can be written there by name either, as /dev/stdout.
            full = number and os.path.exists("/dev/full")  # noqa: PTH110 - quick to import
            # Input opens for writing and output for reading, so that using either fails.
            flags = os.O_RDONLY if number else os.O_WRONLY
            os.open("/dev/full" if full else os.devnull, flags)
    before = sys.stdout
    raw = open(1, "wb", buffering=0, closefd=False)  # noqa: SIM115 - to the end
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(raw)),
        encoding=before.encoding if before else "utf-8",
        errors="backslashreplace",
        newline="",
        line_buffering=raw.isatty() or getattr(before, "write_through", False),
    )
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end


def _as_text(complaint: Complaint) -> Iterator[str]:
    yield str(complaint)
    if complaint.excerpt:
        from sifcalc.console.excerpts import pointed_at  # only a complaint needs it

        yield from (f"  {line}" for line in pointed_at(complaint.excerpt))
