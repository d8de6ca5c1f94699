"""Where the answers of a command go, in which format, colours and detail."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from functools import partial, wraps
from io import UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from sifcalc.answers import ANSWER_TYPES
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
from sifcalc.output import FORMATS, Query, Result, carried_by, format_named
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sifcalc.cli.options import Command
    from sifcalc.console.files import Replacement
    from sifcalc.output import AnswerType, Out


class Delivery(NamedTuple):
    """Where a command's answers go, in which format."""

    form: str
    out: Streams
    query: Query
    file: str | None = None

    @property
    def streams(self) -> bool:
        """Whether each answer is written before the next one is known."""
        return FORMATS[self.form].streams

    def write(self, answers: Iterable[Result[object]], *, noted: bool = True) -> None:
        """Write the answers, with their notes on standard error if the format does not show them.

        Without `noted` the caller has said the notes.

        If anything is raised, also by the answers themselves, a file stays as it was.
        """
        if FORMATS[self.form].held:
            self._write_held(self._noted_at_end(answers) if noted else answers)
            return
        as_they_come = self.streams or FORMATS[self.form].whole
        if not as_they_come:
            answers = list(answers)  # if one cannot be answered, nothing is written
        query = self.query
        if isinstance(answers, list):
            query = query._replace(carried=carried_by(answers))
        if noted and not FORMATS[self.form].shows_notes:
            answers = map(partial(self._noted, set()), answers)
        writer = format_named(self.form)
        with self._out() as out:
            writer.write(answers if as_they_come else list(answers), out, query)

    def _write_held(self, answers: Iterable[Result[object]]) -> None:
        """Write the answers one by one, which are seen once all of them are known."""
        from sifcalc.console.spool import Spool  # only a format that is held needs it

        with closing(Spool()) as spool:
            out_of_sight = cast("Out", spool)  # what is held is text, and no more than written
            format_named(self.form).write(answers, out_of_sight, self.query)
            with self._out() as out:
                for part in spool.parts():
                    out.write(part)

    @contextmanager
    def _out(self) -> Iterator[Streams]:
        """Where the answers go; a file is replaced at the end."""
        try:
            with self._replacing() as made:
                yield self.out.into(made)
                if made:
                    for note in made.keep():
                        self.out.note(note)
        except CannotWrite as error:
            if error.complaint is None:
                raise
            self.out.complain([error.complaint])
            raise click.exceptions.Exit(exits.BAD_INPUT) from None

    def write_by_itself(self) -> None:
        """Write what is not about cases. Raises a usage error outside 1980 to 2100."""
        self.write(self.answered_by_itself())

    def answered_by_itself(self) -> Sequence[Result[object]]:
        """The answers to what is not about cases. Raises a usage error outside 1980 to 2100."""
        assert self.query.answer_type.by_itself  # noqa: S101 - the command has such a type
        return within_range(partial(self.query.answer_type.by_itself, self.query))

    def _replacing(self) -> AbstractContextManager[Replacement | None]:
        if self.file is None:
            return nullcontext()
        from sifcalc.console.files import replacing  # only an answer that goes to a file needs it

        return replacing(self.file)

    def _noted_at_end(self, answers: Iterable[Result[object]]) -> Iterator[Result[object]]:
        """The answers; once all are known, their notes are said as `_noted` says them."""
        said: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        for answer in answers:
            notes = answer.notes if self.out.says_notes else ()
            if answer.warnings or notes:
                said.append((answer.name, answer.warnings, notes))
            yield answer
        warned: set[str] = set()
        for whose in said:
            self._say(warned, *whose)

    def _noted(self, warned: set[str], answer: Result[object]) -> Result[object]:
        """Say the answer's notes, and its warnings unless already `warned`; return the answer."""
        if answer.warnings or answer.notes:
            self._say(warned, answer.name, answer.warnings, answer.notes)
        return answer

    def _say(
        self, warned: set[str], name: str, warnings: Iterable[str], notes: Iterable[str]
    ) -> None:
        for warning in (f"{name}: {text}" for text in warnings):
            if warning not in warned:
                self.out.warn(warning)
            warned.add(warning)
        for note in notes:
            self.out.note(f"{name}: {note}")


def delivery_options(name: str) -> Callable[[Command], Command]:
    """Give a command the options of its answer type, and as `delivery` the Delivery they make.

    Options named like fields of Query are in its query, and are not given to the command.
    """
    answer_type = ANSWER_TYPES[name]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def replying(
            *,
            form: str | None,
            output: str | None,
            colour: Any,  # click has checked it, and does not say so to a type checker
            diagnostics: Any,
            quiet: bool,
            no_pager: bool,
            all_complaints: bool = False,
            **rest: Any,  # the command's own parameters, whatever they are
        ) -> object:
            file = None if output == STANDARD_OUTPUT else output
            form = form or _format_of(file, answer_type.formats)
            query = Query(
                answer_type, **{field: rest.pop(field) for field in Query._fields if field in rest}
            )
            ids = tuple(id for id in query.ids if id)
            query = query._replace(as_of=query.as_of or today(), explain=bool(query.ids), ids=ids)
            _check(form, query)
            if file is not None:
                inputs = (*rest.get("names", ()), rest.get("name"), rest.get("closures_file"))
                _check_is_no_input(file, inputs)
            out = Streams(
                colour,
                quiet=quiet,
                diagnostics=diagnostics,
                paged=not no_pager,
                all_complaints=all_complaints,
            )
            return command(delivery=Delivery(form, out, query, file), **rest)

        return with_all(*_options(answer_type))(replying)

    return decorate


def _options(answer_type: AnswerType) -> list[Callable[[Command], Command]]:
    endings = listed(
        (ending for name in answer_type.formats for ending in FORMATS[name].endings), "or"
    )
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(answer_type.formats),
            help=f"How to answer: as FILE's ending says, else as {answer_type.formats[0]}.",
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
        click.option(
            "--no-pager",
            is_flag=True,
            help="Show a page that is longer than the terminal without PAGER, or less.",
        ),
        diagnostics_option,
        quiet_option,
    ]
    return [*options, *(option for name, option in _SHOWN.items() if name in answer_type.options)]


_SHOWN = {
    "explain": click.option(
        "--explain",
        "ids",
        metavar="[ID]",
        is_flag=False,
        flag_value="",
        multiple=True,
        help="All there is to say: how each was counted, every reading and source. With an ID,"
        " of that alone; give it again for another.",
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
"""Options that only some answer types have."""


def _format_of(file: str | None, formats: tuple[str, ...]) -> str:
    """The format of the file's ending; without a file the first. Raises a usage error."""
    if file is None:
        return formats[0]
    ending = Path(file).suffix.lower()
    for name in formats:
        if ending in FORMATS[name].endings:
            return name
    known = listed((known for name in formats for known in FORMATS[name].endings), "or")
    what = f"the ending {ending}" if ending else "a name without an ending"
    others = [
        f"`sifcalc {name}`"
        for name, other in ANSWER_TYPES.items()
        if other.of_case
        and name != "due"
        and any(ending in FORMATS[f].endings for f in other.formats)
    ]
    written = f"; {listed(others)} can write {ending}" if others else ""
    raise click.BadParameter(
        f"{file!r}: {what} says no format that this command has; it takes {known}, or give"
        f" --format{written}",
        param_hint="--output",
    )


def _check_is_no_input(file: str, inputs: Iterable[str | None]) -> None:
    """Raise a usage error where the answer would replace a file that is read."""
    for name in inputs:
        with suppress(OSError, UnsupportedOperation):
            read = os.fstat(sys.stdin.fileno()) if name == "-" else Path(name or "").stat()
            if os.path.samestat(read, Path(file).stat()) and stat.S_ISREG(read.st_mode):
                raise click.UsageError(
                    f"-o {file} is also read: give the answer a file of its own."
                )


def _check(form: str, query: Query) -> None:
    """Raise a usage error for an option that the format does not have."""
    for option in dict.fromkeys(name for entry in FORMATS.values() for name in entry.options):
        having = [name for name, entry in FORMATS.items() if option in entry.options]
        if query._asdict()[option] not in (None, False) and form not in having:
            raise click.UsageError(f"--{option} goes with {listed(having, 'or')}, not with {form}.")
