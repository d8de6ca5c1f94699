"""How a command replies: in which format, where to, in what colours, with how much explained."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import wraps
from io import UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sifcalc.cli import exits
from sifcalc.cli.options import FILE, diagnostics_option, quiet_option
from sifcalc.complaints import CannotWrite
from sifcalc.console.streams import COLOURS, STANDARD_OUTPUT, Streams
from sifcalc.output import FORMATS, Answer, Asked, format_named, formats_for
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.console.files import Replacement
    from sifcalc.output import Kind


class Reply(NamedTuple):
    """Where a command's answers go, in which format."""

    form: str
    out: Streams
    asked: Asked
    file: str | None = None

    @property
    def streams(self) -> bool:
        """Whether each answer is written before the next one is known."""
        return FORMATS[self.form].streams

    @property
    def streams_to_screen(self) -> bool:
        """Whether answers come to the screen as others are still worked on."""
        return self.streams and self.file is None and self.out.is_terminal

    def write(self, answers: Iterable[Answer[Any]]) -> None:
        """Write the answers, with their notes on standard error where no page shows them.

        A file is left as it was where anything is raised, by the answers themselves too.
        """
        if not FORMATS[self.form].shows_notes:
            answers = map(self._noted, answers)
        writer = format_named(self.form)
        with self._complaining(), self._replacing() as made:
            ready = answers if self.streams else list(answers)
            writer.write(ready, self.out.into(made), self.asked)
            if made:
                made.keep()

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        """Say that a file cannot be written as other complaints are said, and end there."""
        try:
            yield
        except CannotWrite as error:
            if error.complaint is None:
                raise
            self.out.complain([error.complaint])
            raise click.exceptions.Exit(exits.BAD_INPUT) from None

    def _replacing(self) -> AbstractContextManager[Replacement | None]:
        if self.file is None:
            return nullcontext()
        from sifcalc.console.files import replacing  # only an answer that goes to a file needs it

        return replacing(self.file)

    def _noted(self, answer: Answer[Any]) -> Answer[Any]:
        for note in answer.all_notes:
            self.out.note(f"{answer.name}: {note}")
        return answer


def reply_options(kind: Kind) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of a reply of that kind, and the Reply they make as `reply`."""
    formats = formats_for(kind)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def replying(
            *,
            form: str | None,
            output: str | None,
            colour: Any,
            diagnostics: Any,
            quiet: bool,
            **rest: Any,
        ) -> Any:
            file = None if output == STANDARD_OUTPUT else output
            form = form or _format_of(file, formats)
            named = set(Asked._fields) - {"kind"}
            asked = Asked(kind, **{name: rest.pop(name) for name in named & rest.keys()})
            _check(form, asked)
            if file is not None:
                _check_is_no_input(file, (*rest.get("names", ()), rest.get("closures")))
            out = Streams(colour, quiet=quiet, diagnostics=diagnostics)
            reply = Reply(form, out, asked, file)
            return command(reply=reply, **rest)

        with_options: Callable[..., Any] = replying
        for option in reversed(_options(kind, formats)):
            with_options = option(with_options)
        return with_options

    return decorate


def _options(kind: Kind, formats: list[str]) -> list[Callable[..., Any]]:
    endings = listed((ending for name in formats for ending in FORMATS[name].endings), "or")
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            help=f"How to answer: as FILE's ending says, else as {formats[0]}.",
        ),
        click.option(
            "-o",
            "--output",
            type=FILE,
            metavar="FILE",
            help=f"Write to FILE, whole or not at all. Its ending says the format: {endings}.",
        ),
        click.option(
            "--color",
            "colour",
            type=click.Choice(COLOURS),
            default="auto",
            show_default=True,
            help="Colour in tables: auto is for a terminal, unless NO_COLOR is set.",
        ),
        diagnostics_option,
        quiet_option,
    ]
    options += [option for kinds, option in _SOME if kind in kinds]
    return options


_COUNTED: tuple[Kind, ...] = ("timeline", "visit", "inspection")
_SOME: tuple[tuple[tuple[Kind, ...], Callable[..., Any]], ...] = (
    (
        _COUNTED,
        click.option(
            "--explain", is_flag=True, help="Also name each bank holiday that a count skipped."
        ),
    ),
    (
        ("timeline",),
        click.option(
            "--chart", is_flag=True, help="Also draw it: windows as bars, deadlines as marks."
        ),
    ),
    (
        (*_COUNTED, "grade", "rules"),
        click.option(
            "--excel",
            is_flag=True,
            help="CSV for Excel: with a byte order mark, and an apostrophe before text that Excel"
            " would run as a formula.",
        ),
    ),
    (
        _COUNTED,
        click.option(
            "--alarm",
            type=click.IntRange(0, 250),
            metavar="N",
            help="A reminder in the calendar N working days before each day or window.",
        ),
    ),
)
"""Options of only some kinds of answer."""


def _format_of(file: str | None, formats: list[str]) -> str:
    """The format that a file's ending says, or the command's own where there is no file."""
    if file is None:
        return formats[0]
    ending = Path(file).suffix.lower()
    for name in formats:
        if ending in FORMATS[name].endings:
            return name
    known = listed((known for name in formats for known in FORMATS[name].endings), "or")
    what = f"the ending {ending}" if ending else "a name without an ending"
    raise click.BadParameter(
        f"{file!r}: {what} says no format that this command has; it takes {known}, or give"
        " --format",
        param_hint="--output",
    )


def _check_is_no_input(file: str, inputs: Iterable[str | None]) -> None:
    """Raise a usage error where an answer would take the place of what it is worked out from."""
    for name in inputs:
        with suppress(OSError, UnsupportedOperation):
            read = os.fstat(sys.stdin.fileno()) if name == "-" else Path(name or "").stat()
            if os.path.samestat(read, Path(file).stat()) and stat.S_ISREG(read.st_mode):
                raise click.UsageError(
                    f"-o {file} is also read: give the answer a file of its own."
                )


def _check(form: str, asked: Asked) -> None:
    """Raise a usage error for what only another format has."""
    for option in dict.fromkeys(name for entry in FORMATS.values() for name in entry.options):
        having = [name for name, entry in FORMATS.items() if option in entry.options]
        if getattr(asked, option) not in (None, False) and form not in having:
            raise click.UsageError(f"--{option} goes with {listed(having, 'or')}, not with {form}.")
