"""Standard output and standard error: the one module that writes to either.

Standard output carries the answer; notes and complaints go to standard error.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.complaints import Complaint, Excerpt
    from sifcalc.files import Replacement

Colour = Literal["auto", "always", "never"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
Diagnostics = Literal["text", "json"]
DIAGNOSTICS: tuple[Diagnostics, ...] = get_args(Diagnostics)

# Control characters, other line ends, the marks that turn the direction of text around them, and
# what is no character at all.
_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_UNLIMITED = 10_000_000
_MANY = 500
_SEEN = 50
_SEEN_BEFORE = 40

STANDARD_OUTPUT = "-"
"""What stands for standard output in the place of a file's name."""


class ReaderGone(Exception):
    """Raised when whoever reads standard output has closed it, as `head` does."""


class CannotWrite(Exception):
    """Raised when an answer cannot be written, and says where and why.

    `complaint` is the same where it is about a file that was named.
    """

    def __init__(self, message: str | Complaint) -> None:
        super().__init__(str(message))
        self.complaint = None if isinstance(message, str) else message


class Streams:
    """The two streams of one run, and how its answer may look on a screen.

    With `file` the answer goes there instead of standard output, as UTF-8.
    """

    def __init__(
        self,
        colour: Colour = "auto",
        *,
        quiet: bool = False,
        diagnostics: Diagnostics = "text",
        file: Replacement | None = None,
    ) -> None:
        self._colour = colour
        self._quiet = quiet
        self._diagnostics = diagnostics
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
        return Streams(self._colour, quiet=self._quiet, diagnostics=self._diagnostics, file=file)

    def note(self, text: str) -> None:
        """Say what the answer's reader should know, unless asked to be quiet."""
        if self._quiet:
            return
        if self._diagnostics == "json":
            say(_as_json({"severity": "note", "message": text}))
        else:
            say(f"note: {text}")

    def complain(self, complaints: Iterable[Complaint]) -> None:
        """Say what is wrong: each with the line it is about, or as an object of JSON a line."""
        for complaint in complaints:
            if self._diagnostics == "json":
                say(_as_json(complaint))
                continue
            say(str(complaint))
            if complaint.excerpt:
                for line in pointed_at(complaint.excerpt):
                    say(f"  {line}")

    @contextmanager
    def counting(self) -> Iterator[Callable[[], None]]:
        """What to call for each case: over many, a terminal's standard error counts them."""
        if self._quiet or not sys.stderr.isatty():
            yield lambda: None
            return
        with ExitStack() as stack:
            cases = 0
            bar: Any = None

            def count() -> None:
                nonlocal cases, bar
                cases += 1
                if bar:
                    bar.update(1)
                elif cases == _MANY:
                    import click  # only a long run at a terminal needs it

                    shown: Any = click.progressbar(
                        iter(int, 1),  # how many there will be is not known
                        bar_template="%(label)s%(info)s\r",
                        label="cases: ",
                        show_pos=True,
                        file=sys.stderr,
                        update_min_steps=_MANY,
                    )
                    bar = stack.enter_context(shown)
                    bar.update(_MANY)

            yield count

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

    return text if text.isprintable() else re.sub(_INVISIBLE, shown, text)


def pointed_at(excerpt: Excerpt) -> tuple[str, str]:
    """The line of an excerpt, as much of it as can be taken in, and carets below what is meant."""
    start = excerpt.column - 1
    first = max(0, start - _SEEN_BEFORE)
    before, meant = excerpt.line[first:start], excerpt.line[start : start + excerpt.length]
    end = start + excerpt.length
    after = excerpt.line[end : end + 2 * _SEEN + 1]  # a line may be all of a large file
    cut = "…" if first else ""
    line = f"{cut}{before}{meant[:_SEEN]}{after}"
    return visible(_shortened(line)), " " * _width(cut + before) + "^" * max(
        1, _width(meant[:_SEEN])
    )


def _shortened(line: str) -> str:
    return line if len(line) <= 2 * _SEEN else f"{line[: 2 * _SEEN]}…"


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    from unicodedata import combining, east_asian_width  # only what is complained of needs them

    return sum(
        1 + (east_asian_width(sign) in "WF") for sign in visible(text) if not combining(sign)
    )


def _as_json(found: Complaint | dict[str, str]) -> str:
    import json  # only diagnostics as data need it

    if isinstance(found, dict):
        return json.dumps(found)
    excerpt = found.excerpt.line if found.excerpt else None
    return json.dumps(
        {
            "severity": "error",
            "id": found.id,
            "message": found.message,
            "file": found.place.source,
            "line": found.place.line,
            "column": found.place.column,
            "excerpt": excerpt,
        }
    )
