"""How a command replies: in which format, where to, in what colours, with how much explained."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial, wraps
from io import UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sifcalc.answers import KINDS
from sifcalc.cli import exits
from sifcalc.cli.options import (
    FILE,
    diagnostics_option,
    quiet_option,
    today,
    with_all,
    within_range,
)
from sifcalc.complaints import CannotWrite
from sifcalc.console.streams import COLOURS, STANDARD_OUTPUT, Streams
from sifcalc.output import FORMATS, Answer, Asked, format_named
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sifcalc.cli.options import Command
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

    def write(self, answers: Iterable[Answer[object]]) -> None:
        """Write the answers, with their notes on standard error where no page shows them.

        A file is left as it was where anything is raised, by the answers themselves too.
        """
        if not self.streams:
            answers = list(answers)  # where one cannot be answered, nothing else is said or done
        if not FORMATS[self.form].shows_notes:
            answers = map(self._noted, answers)
        writer = format_named(self.form)
        try:
            with self._replacing() as made:
                ready = answers if self.streams else list(answers)
                writer.write(ready, self.out.into(made), self.asked)
                if made:
                    for note in made.keep():
                        self.out.note(note)
        except CannotWrite as error:
            if error.complaint is None:
                raise
            self.out.complain([error.complaint])
            raise click.exceptions.Exit(exits.BAD_INPUT) from None

    def write_by_itself(self) -> None:
        """Write the answer to what is no case's. Raises a usage error beyond 1980 to 2100."""
        assert self.asked.kind.by_itself  # noqa: S101 - the command is of such a kind
        self.write(within_range(partial(self.asked.kind.by_itself, self.asked)))

    def _replacing(self) -> AbstractContextManager[Replacement | None]:
        if self.file is None:
            return nullcontext()
        from sifcalc.console.files import replacing  # only an answer that goes to a file needs it

        return replacing(self.file)

    def _noted(self, answer: Answer[object]) -> Answer[object]:
        for note in answer.all_notes:
            self.out.note(f"{answer.name}: {note}")
        return answer


def reply_options(name: str) -> Callable[[Command], Command]:
    """Give a command the options of a reply of that kind, and the Reply they make as `reply`.

    What is an option of the command and a field of Asked is in the reply, and not given besides.
    """
    kind = KINDS[name]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def replying(
            *,
            form: str | None,
            output: str | None,
            colour: Any,  # click has checked it, and does not say so to a type checker
            diagnostics: Any,
            quiet: bool,
            **rest: Any,  # the command's own parameters, whatever they are
        ) -> object:
            file = None if output == STANDARD_OUTPUT else output
            form = form or _format_of(file, kind.formats)
            asked = Asked(
                kind, **{field: rest.pop(field) for field in Asked._fields if field in rest}
            )
            asked = asked._replace(as_of=asked.as_of or today())
            _check(form, asked)
            if file is not None:
                _check_is_no_input(file, (*rest.get("names", ()), rest.get("closures_file")))
            out = Streams(colour, quiet=quiet, diagnostics=diagnostics)
            return command(reply=Reply(form, out, asked, file), **rest)

        return with_all(*_options(kind))(replying)

    return decorate


def _options(kind: Kind) -> list[Callable[[Command], Command]]:
    endings = listed((ending for name in kind.formats for ending in FORMATS[name].endings), "or")
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(kind.formats),
            help=f"How to answer: as FILE's ending says, else as {kind.formats[0]}.",
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
    return [*options, *(option for name, option in _SHOWN.items() if name in kind.options)]


_SHOWN = {
    "explain": click.option(
        "--explain", is_flag=True, help="Also name each bank holiday that a count skipped."
    ),
    "chart": click.option(
        "--chart", is_flag=True, help="Also draw it: windows as bars, deadlines as marks."
    ),
    "excel": click.option(
        "--excel",
        is_flag=True,
        help="CSV for Excel: with a byte order mark, and an apostrophe before text that Excel"
        " would run as a formula.",
    ),
    "alarm": click.option(
        "--alarm",
        type=click.IntRange(0, 250),
        metavar="N",
        help="A reminder in the calendar N working days before each day or window.",
    ),
}
"""Options that only some kinds of answer have."""


def _format_of(file: str | None, formats: tuple[str, ...]) -> str:
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
        if asked._asdict()[option] not in (None, False) and form not in having:
            raise click.UsageError(f"--{option} goes with {listed(having, 'or')}, not with {form}.")
