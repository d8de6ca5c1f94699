"""Standard output and standard error: the one module that writes to either.

Standard output carries the answer; notes and complaints go to standard error.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Literal, TextIO, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.complaints import Complaint

Colour = Literal["auto", "always", "never"]
COLOURS: tuple[Colour, ...] = get_args(Colour)

# Control characters, and the marks that turn the direction of text around them.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNLIMITED = 100_000


class ReaderGone(Exception):
    """Raised when whoever reads standard output has closed it, as `head` does."""


class Streams:
    """The two streams of one run, and how its answer may look on a screen."""

    def __init__(self, colour: Colour = "auto", *, quiet: bool = False) -> None:
        self._colour = colour
        self._quiet = quiet
        for stream in (sys.stdout, sys.stderr):
            # What a console cannot show is written as its number, and nothing is lost.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> None:
        """Write a part of the answer. Raises ReaderGone where nobody reads it any more."""
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            raise ReaderGone from None

    def note(self, text: str) -> None:
        """Say what the answer's reader should know, unless asked to be quiet."""
        if not self._quiet:
            sys.stderr.write(f"note: {visible(text)}\n")

    def say(self, text: str) -> None:
        """Say why there is no answer, however quiet."""
        sys.stderr.write(f"{visible(text)}\n")

    def complain(self, complaints: Iterable[Complaint]) -> None:
        """Say what is wrong, a line each."""
        for complaint in complaints:
            self.say(str(complaint))

    @property
    def width(self) -> int:
        """How many characters a line may have: the terminal's, or any number elsewhere."""
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNLIMITED

    @property
    def encoding(self) -> str:
        """What standard output is encoded in."""
        return sys.stdout.encoding or "utf-8"

    @property
    def styled(self) -> bool:
        """Whether the answer may be styled, and not only coloured."""
        return self._colour == "always" or (self._colour == "auto" and sys.stdout.isatty())

    @property
    def coloured(self) -> bool:
        """Whether the answer may be in colour; NO_COLOR rules unless colour is asked for."""
        return self.styled and (self._colour == "always" or not os.environ.get("NO_COLOR"))


def flush() -> None:
    """Write out what is still held back. Raises ReaderGone where nobody reads it any more."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def abandon(stream: TextIO) -> None:
    """Send to nowhere what the stream still holds, so that ending the process does not fail."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())


def visible(text: str) -> str:
    """The text with every invisible control character as an escape that can be seen."""
    return _INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
