"""Standard output and standard error: the one module that writes to either.

Standard output carries the answer; notes and complaints go to standard error.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sifcalc.complaints import Complaint
    from sifcalc.files import Replacement

Case = TypeVar("Case")
Colour = Literal["auto", "always", "never"]
COLOURS: tuple[Colour, ...] = get_args(Colour)

# Control characters, other line ends, and the marks that turn the direction of text around them.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
_UNLIMITED = 100_000
_MANY = 500

STANDARD_OUTPUT = "-"
"""What stands for standard output in the place of a file's name."""


class ReaderGone(Exception):
    """Raised when whoever reads standard output has closed it, as `head` does."""


class CannotWrite(Exception):
    """Raised when an answer cannot be written, and says where and why."""


class Streams:
    """The two streams of one run, and how its answer may look on a screen.

    With `file` the answer goes there instead of standard output, as UTF-8.
    """

    def __init__(
        self, colour: Colour = "auto", *, quiet: bool = False, file: Replacement | None = None
    ) -> None:
        self._colour = colour
        self._quiet = quiet
        self._file = file
        for stream in (sys.stdout, sys.stderr):
            # What a console cannot show is written as its number, and nothing is lost.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> None:
        """Write a part of the answer. Raises ReaderGone where nobody reads it, or CannotWrite."""
        if self._file:
            self._file.write(text.encode(errors="backslashreplace"))
            return
        with _writing():
            sys.stdout.write(text)

    def write_file(self, content: str | bytes) -> None:
        """Write a part of an answer that is a file: text is UTF-8 but on a terminal's screen.

        Raises ReaderGone where nobody reads it, or CannotWrite.
        """
        raw = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        if self._file:
            self._file.write(raw)
        elif not self.is_terminal:
            with _writing():
                sys.stdout.flush()
                sys.stdout.buffer.write(raw)
        elif isinstance(content, str):
            self.write(content)
        else:
            raise CannotWrite("sifcalc: this format is not for a terminal: give a file with -o")

    def into(self, file: Replacement | None) -> Streams:
        """The same, with the answer going to a file where one is given."""
        return Streams(self._colour, quiet=self._quiet, file=file)

    def note(self, text: str) -> None:
        """Say what the answer's reader should know, unless asked to be quiet."""
        if not self._quiet:
            say(f"note: {text}")

    def complain(self, complaints: Iterable[Complaint]) -> None:
        """Say what is wrong, a line each."""
        for complaint in complaints:
            say(str(complaint))

    def counted(self, cases: Iterable[Case]) -> Iterator[Case]:
        """The cases as they come: over many a terminal's standard error shows how many it were."""
        cases = iter(cases)
        yield from islice(cases, _MANY)
        one_more = list(islice(cases, 1))
        if self._quiet or not one_more or not sys.stderr.isatty():
            yield from chain(one_more, cases)
            return
        import click  # only a long run at a terminal needs it

        with click.progressbar(
            chain(one_more, cases),
            bar_template="%(label)s%(info)s\r",
            label="cases: ",
            show_pos=True,
            file=sys.stderr,
            update_min_steps=_MANY,
        ) as bar:
            bar.update(_MANY)
            yield from bar

    @property
    def is_terminal(self) -> bool:
        """Whether the answer is for a person's screen, and not for a file or a pipe."""
        return self._file is None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """How many characters a line may have: the terminal's, or any number elsewhere."""
        import shutil  # only pages need it

        return shutil.get_terminal_size().columns if self.is_terminal else _UNLIMITED

    @property
    def encoding(self) -> str:
        """What standard output is encoded in."""
        return "utf-8" if self._file else sys.stdout.encoding or "utf-8"

    @property
    def styled(self) -> bool:
        """Whether the answer may have bold and the like."""
        smart = self.is_terminal and os.environ.get("TERM") != "dumb"
        return self._colour == "always" or (self._colour == "auto" and smart)

    @property
    def coloured(self) -> bool:
        """Whether the answer may be in colour; NO_COLOR rules unless colour is asked for."""
        return self.styled and (self._colour == "always" or not os.environ.get("NO_COLOR"))


def say(text: str) -> None:
    """Say something on standard error, where there is one to say it on."""
    with suppress(OSError):
        sys.stderr.write(f"{visible(text)}\n")


def flush() -> None:
    """Write out what is held back. Raises ReaderGone where nobody reads it, or CannotWrite."""
    with _writing():
        sys.stdout.flush()


def open_closed() -> bool:
    """Open what the caller had closed, to nowhere; returns whether there is a standard output."""
    has_output = sys.stdout is not None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
            setattr(sys, name, nowhere)
    return has_output


def abandon() -> None:
    """Send to nowhere what standard output still holds, so that ending the process cannot fail."""
    with suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWrite(f"sifcalc: the answer cannot be written: {why}") from None


def visible(text: str, but: str = "") -> str:
    """The text with every invisible control character, `but` those, as an escape to be seen."""

    def shown(match: re.Match[str]) -> str:
        return match[0] if match[0] in but else match[0].encode("unicode_escape").decode()

    return _INVISIBLE.sub(shown, text)
