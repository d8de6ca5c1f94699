"""Cases in, answers out: what commands over cases share."""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import click

from sifcalc.answers import answered
from sifcalc.casefile.options import option_name
from sifcalc.casefile.sources import from_options, with_options
from sifcalc.casefile.text import FILE_TYPES
from sifcalc.cli import exits
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import FILE, ExplainingCommand, with_all
from sifcalc.console.inputs import STANDARD_INPUT, open_source
from sifcalc.output import CaseResults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sifcalc.case import Column
    from sifcalc.casefile.sources import Refusal, Source
    from sifcalc.casefile.text import FileType
    from sifcalc.cli.delivery import Delivery
    from sifcalc.cli.options import Command
    from sifcalc.complaints import Complaint
    from sifcalc.console.streams import Streams
    from sifcalc.output import Result

file_type_option = click.option(
    "--from",
    "written_as",
    type=click.Choice(FILE_TYPES),
    help="What CASE is written in, where neither its ending nor its content tells.",
)
sheet_option = click.option(
    "--sheet",
    metavar="NAME",
    help="The sheet of a workbook to read, by its name or its number: the first with headings of a"
    " case, unless given.",
)
keep_going_option = click.option(
    "--keep-going", is_flag=True, help="Answer the good cases though others are bad; still exit 2."
)

case_options = with_all(
    click.argument("names", metavar="CASE...", type=FILE, nargs=-1, required=True),
    file_type_option,
    sheet_option,
)
"""Give a command cases to read: `names`, and the `written_as` and `sheet` they are read as."""


def open_all(
    names: Sequence[str], written_as: FileType | None, sheet: str | None, out: Streams
) -> list[Source]:
    """The sources of those names; notes of how they were read go to standard error."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    sources = [open_source(name, written_as, out.note, sheet) for name in names]
    if any(source.is_table for source in sources):
        gc.enable()  # a table may have any number of rows
    return sources


_NAMED = 3  # rows without a date that a note names; it counts the others


class Unanswered(Exception):
    """Raised where something is wrong that leaves the rest unanswered; it has been said."""


class CaseRun:
    """The answers to a run's cases, as they come, and what went wrong with any of them.

    Once something is wrong nothing more is answered unless `keep_going`, though all else that is
    wrong is still said.
    """

    def __init__(self, delivery: Delivery, *, keep_going: bool = False) -> None:
        self._reply = delivery
        self._keep_going = keep_going
        self._refused = self._answered = self._breached = False
        self._undated: list[Complaint] = []
        self.unlisted = 0

    def write(self, sources: Iterable[Source]) -> int:
        """Write every answer, and return the exit code."""
        if self._reply.form == "csv":  # its headings are written before the first row is read
            sources = list(sources)
            carried = dict.fromkeys(heading for each in sources for heading in each.carried())
            query = self._reply.query._replace(carried=tuple(carried))
            self._reply = self._reply._replace(query=query)
        with suppress(Unanswered):
            self._reply.write(self.answers(sources))
        return self.code()

    def ready(self, sources: Iterable[Source]) -> list[Result[object]]:
        """Every answer at once, or none where something is wrong that leaves all unanswered."""
        with suppress(Unanswered):
            return list(self.answers(sources))
        return []

    def answers(self, sources: Iterable[Source]) -> Iterator[Result[object]]:
        """Each answer in the order of the cases; only the rows of a table are not read ahead.

        Raises Unanswered at the end where something is wrong that leaves the rest unanswered.
        """
        delivery = self._reply
        # The count would run into answers that come to the same screen as others are worked on.
        on_screen = delivery.streams and delivery.file is None and delivery.out.is_terminal
        with delivery.out.counting(shown=not on_screen) as count:
            ahead = []
            for source in sources:
                found = map(partial(self._seen, count), answered(source, delivery.query))
                ahead.append(found if source.is_table else list(found))
            for answers in chain.from_iterable(ahead):
                if not self._stopped:
                    yield from answers
        self._say_what_is_undated()
        if self.unanswered:
            raise Unanswered

    def code(self, *, no_date: bool = False) -> int:
        """The exit code, once every answer is out; `no_date` is of a clock asked for by its id."""
        if self._refused:
            return exits.BAD_INPUT
        if no_date:
            return exits.NO_DATE
        return exits.BREACH if self._breached else exits.ANSWERED

    @property
    def unanswered(self) -> bool:
        """Whether something is wrong that leaves nothing more to write."""
        return self._stopped or (self._refused and not self._answered)

    @property
    def _stopped(self) -> bool:
        return self._refused and not self._keep_going

    def _say_what_is_undated(self) -> None:
        """Say, in one note, which rows of tables have nothing to count from."""
        if self._undated:
            others = len(self._undated) - _NAMED
            places = ", ".join(str(each.place) for each in self._undated[:_NAMED])
            more = f" and {others} more" if others > 0 else ""
            self._reply.out.note(f"{places}{more}: no date to count from")

    def _seen(
        self, count: Callable[[], None], found: CaseResults | Refusal
    ) -> Sequence[Result[object]]:
        count()
        if isinstance(found, CaseResults):
            self._answered |= not found.undated
            self._breached |= found.breached
            self.unlisted += found.unlisted
            self._undated += [found.undated] if found.undated else []
            return found.answers
        self._refused = True
        self._reply.out.complain(found.complaints)
        return ()


def value_options(chosen: Iterable[Column]) -> Callable[[Command], Command]:
    """Give a command an option for each of these columns of a table, by its name."""
    return with_all(
        *(
            click.option(
                option_name(column.name),
                column.name,
                metavar=column.takes,
                help=f"{column.description}.",
            )
            for column in chosen
        )
    )


def sources_of(
    names: Sequence[str],
    values: Mapping[str, str | None],
    written_as: FileType | None,
    sheet: str | None,
    out: Streams,
    *,
    least: str,
) -> list[Source]:
    """The sources of the names, filled in by the values given as options, or the options alone.

    Raises a usage error where neither is given: `least` is the option to begin with.
    """
    given = {name: value for name, value in values.items() if value is not None}
    if not names and not given:
        raise click.UsageError(f"Give a CASE, or at least {least}.")
    if sheet is not None and not names:
        raise click.UsageError("--sheet goes with a CASE.")
    opened = open_all(names, written_as, sheet, out)
    return [with_options(each, given) for each in opened] or [from_options(given)]


def command_over_cases(
    name: str, text: str, *options: Callable[[Command], Command]
) -> click.Command:
    """The command that answers cases with that kind of answer; its help is the `text`."""

    def command(
        delivery: Delivery,
        names: tuple[str, ...],
        written_as: FileType | None,
        sheet: str | None,
        *,
        keep_going: bool,
    ) -> int:
        run = CaseRun(delivery, keep_going=keep_going)
        return run.write(open_all(names, written_as, sheet, delivery.out))

    options = (case_options, *options, keep_going_option, delivery_options(name))
    return click.command(name, cls=ExplainingCommand, help=text)(with_all(*options)(command))
