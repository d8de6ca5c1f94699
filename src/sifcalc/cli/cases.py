"""What commands over cases share: their options, and the run over their cases."""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import partial, wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sifcalc.answers import answered, with_known_authorities
from sifcalc.case import columns
from sifcalc.casefile.closures import read_closures
from sifcalc.casefile.headings import column_of, heading_key
from sifcalc.casefile.options import option_name
from sifcalc.casefile.sources import from_options, with_options
from sifcalc.casefile.text import FILE_TYPES
from sifcalc.cli import exits
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import FILE, ExplainingCommand, today_or, with_all
from sifcalc.complaints import BadInput
from sifcalc.console.inputs import STANDARD_INPUT, open_source, opened, source_name
from sifcalc.grades import Grade
from sifcalc.output import AUTHORITIES, CaseResults
from sifcalc.wording import nearest

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
all_complaints_option = click.option(
    "--all-complaints",
    is_flag=True,
    help="Every complaint as text, where many are alike or there are more than 40 lines.",
)


class HeadingType(click.ParamType):  # type: ignore[type-arg] # generic only from click 8.3
    """What a heading of a table means: HEADING=name, or HEADING= to pass it over."""

    name = "heading"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The heading in lower case, and the name of its column or "", or a usage error."""
        if isinstance(value, tuple):
            return value
        heading, equals, name = str(value).rpartition("=")
        called, name = " ".join(heading.split()).casefold(), name.strip()
        if not equals or not called:
            self.fail(f"{value!r} is not HEADING=name, nor HEADING= to pass it over", param, ctx)
        if name and not column_of(name):
            near = nearest(heading_key(name), [column.name for column in columns()])
            hint = f"did you mean {near!r}?" if near else "docs/formats.md lists them"
            self.fail(f"{name!r} is not a column of a case; {hint}", param, ctx)
        return called, name


column_option = click.option(
    "--column",
    "settled",
    type=HeadingType(),
    multiple=True,
    metavar="HEADING=name",
    help="What a heading of a table means, by the name of a column; HEADING= passes it over.",
)
keep_going_option = click.option(
    "--keep-going", is_flag=True, help="Answer the good cases though others are bad; still exit 2."
)

authorities_option = click.option(
    "--authorities",
    type=click.Choice(AUTHORITIES),
    default=AUTHORITIES[0],
    show_default=True,
    help="An authority that is not known by its name, number or code: noted beside an answer, or"
    " with strict a complaint.",
)

closures_option = click.option(
    "--closures",
    "closures_file",
    type=FILE,
    metavar="FILE",
    help="The council's closure days, one date a line with a reason: they never move a date.",
)


def with_closures(delivery: Delivery, names: Sequence[str], closures_file: str | None) -> Delivery:
    """The delivery with the closure days of the file added to its query.

    Raises a usage error where both the file and a case are standard input. A file that cannot be
    read is complained of, and ends the command.
    """
    if closures_file is None:
        return delivery
    if closures_file == STANDARD_INPUT and STANDARD_INPUT in names:
        raise click.UsageError("Standard input (-) can be read only once.")
    try:
        closures = read_closures(source_name(closures_file), lambda: opened(closures_file))
    except BadInput as error:
        delivery.out.complain(error.complaints)
        delivery.out.complained()
        raise click.exceptions.Exit(exits.BAD_INPUT) from None
    return delivery._replace(query=delivery.query._replace(closures=closures))


class Reading(NamedTuple):
    """How files of cases are read: what they are written in, the sheet, what headings mean."""

    written_as: FileType | None = None
    sheet: str | None = None
    settled: tuple[tuple[str, str], ...] = ()


def reading_options(command: Command) -> Command:
    """Give a command `reading`, the Reading that its options make, and `authorities`."""

    @wraps(command)
    def replying(**rest: Any) -> object:  # the command's own parameters, whatever they are
        how = Reading(*(rest.pop(name) for name in Reading._fields))
        return command(reading=how, **rest)

    options = (file_type_option, sheet_option, column_option, all_complaints_option)
    return with_all(*options, authorities_option)(replying)


case_options = with_all(
    click.argument("names", metavar="CASE...", type=FILE, nargs=-1, required=True),
    reading_options,
)
"""Give a command its cases: `names`, how they are read, and `authorities`."""


def open_all(names: Sequence[str], reading: Reading, out: Streams) -> list[Source]:
    """The sources of those names; notes on how they were read go to standard error.

    Raises a usage error for standard input twice, and for a heading with two meanings.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    written_as, sheet, settled = reading
    by_heading = dict(settled)
    if twice := next((h for h, name in settled if by_heading[h] != name), None):
        raise click.UsageError(f"--column says two things of the heading {twice!r}.")
    sources = [open_source(name, written_as, out.note, sheet, by_heading) for name in names]
    for warning in (warning for source in sources for warning in source.warnings):
        out.warn(warning)
    if any(source.is_table for source in sources):
        if not gc.get_freeze_count():  # a second run in a process would freeze the first's garbage
            gc.freeze()  # what is imported is no garbage, and need not be looked through again
        gc.set_threshold(20_000)  # rows make little garbage, and what is kept of them much else
        gc.enable()  # a table may have any number of rows
    return sources


_NAMED = 3  # how many rows without a date a note names; it counts the others


class Unanswered(Exception):
    """Raised where a complaint, already written, leaves the rest unanswered."""


class CaseRun:
    """The answers to a run's cases, as they come, and what went wrong with any of them.

    After a complaint nothing more is answered unless `keep_going`, but every other complaint is
    still written.
    """

    def __init__(self, delivery: Delivery, *, keep_going: bool = False) -> None:
        self._delivery = delivery
        self._keep_going = keep_going
        self._refused = self._answered = self._breached = False
        self._undated: list[Complaint] = []
        self._more_undated = 0
        self._together = delivery.query.answer_type.together
        self.unlisted = 0

    def write(self, sources: Iterable[Source]) -> int:
        """Write every answer, and return the exit code."""
        if self._together:
            answers = self.ready(sources)
            if not self.unanswered:
                self._delivery.write(answers)
            return self.code()
        if self._delivery.form == "csv":  # its headings are written before the first row is read
            sources = list(sources)
            carried = dict.fromkeys(heading for source in sources for heading in source.carried())
            query = self._delivery.query._replace(carried=tuple(carried))
            self._delivery = self._delivery._replace(query=query)
        with suppress(Unanswered):
            self._delivery.write(self.answers(sources))
        return self.code()

    def ready(self, sources: Iterable[Source]) -> list[Result[object]]:
        """Every answer, or none where a complaint leaves the cases unanswered."""
        with suppress(Unanswered):
            if not self._together:
                return list(self.answers(sources))
            from sifcalc.cohort.cut import (
                BackwardsPeriod,
                UnknownUndated,
            )  # only a cohort has a cut

            try:
                return self._together(self._delivery.query, self._results(sources))
            except UnknownUndated as error:
                raise click.UsageError(f"--undated: {error}.") from None
            except BackwardsPeriod as error:
                option = f"--{error.name}-from"
                raise click.UsageError(f"{option}: {error}.") from None
        return []

    def answers(self, sources: Iterable[Source]) -> Iterator[Result[object]]:
        """The answers in the order of the cases. All files but tables are read before the first.

        Raises Unanswered at the end where a complaint left cases unanswered.
        """
        for case in self._results(sources):
            yield from case.answers

    def _results(self, sources: Iterable[Source]) -> Iterator[CaseResults]:
        """What `answers` yields, a case at a time."""
        delivery = self._delivery
        # A count would run into answers that are streamed to the same screen.
        on_screen = delivery.streams and delivery.file is None and delivery.out.is_terminal
        with delivery.out.counting(shown=not on_screen) as count:
            ahead = []
            note, authorities = delivery.out.note, delivery.query.authorities
            for source in with_known_authorities(sources, note, authorities):
                cases = map(partial(self._seen, count, source), answered(source, delivery.query))
                ahead.append(cases if source.is_table else list(cases))
            for case in chain.from_iterable(ahead):
                if case and not self._stopped:
                    yield case
        self._delivery.out.complained()
        if self._answered or len(self._undated) > 1:
            self._say_what_is_undated()
        if self._answered and self._stopped:
            delivery.out.note("--keep-going answers the cases that are right")
        if self.unanswered:
            raise Unanswered

    def code(self, *, no_date: bool = False) -> int:
        """The exit code after the last answer; `no_date` if a clock asked for has no date."""
        if self._refused:
            return exits.BAD_INPUT
        if no_date:
            return exits.NO_DATE
        return exits.BREACH if self._breached else exits.ANSWERED

    @property
    def unanswered(self) -> bool:
        """Whether complaints leave nothing to write."""
        return self._stopped or (self._refused and not self._answered)

    @property
    def _stopped(self) -> bool:
        return self._refused and not self._keep_going

    def _say_what_is_undated(self) -> None:
        """Say, in one note, which rows of tables have nothing to count from."""
        if self._undated:
            places = ", ".join(str(complaint.place) for complaint in self._undated)
            more = f" and {self._more_undated} more" if self._more_undated else ""
            self._delivery.out.note(f"{places}{more}: no date to count from")

    def _seen(
        self, count: Callable[[], None], source: Source, case: CaseResults | Refusal
    ) -> CaseResults | None:
        count()
        if isinstance(case, CaseResults):
            self._answered |= not case.undated
            self._breached |= case.breached
            self.unlisted += case.unlisted
            if case.undated and len(self._undated) < _NAMED:
                self._undated.append(case.undated)
            elif case.undated:
                self._more_undated += 1
            return case
        self._refused = True
        self._delivery.out.complain(case.complaints, are_of_row=source.is_table)
        return None


def value_options(chosen: Iterable[Column]) -> Callable[[Command], Command]:
    """Give a command an option for each of the columns."""
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


def optional_case(name: str, chosen: Iterable[Column]) -> Callable[[Command], Command]:
    """Give the command of the answer type `name` its cases, or the columns as options for one."""
    return with_all(
        click.argument("names", metavar="[CASE]...", type=FILE, nargs=-1),
        value_options(chosen),
        reading_options,
        keep_going_option,
        delivery_options(name),
    )


def sources_of(
    names: Sequence[str],
    values: Mapping[str, str | None],
    reading: Reading,
    out: Streams,
    *,
    least: str,
) -> list[Source]:
    """The sources of the names with the values of options added, or the options as one case.

    Raises a usage error, which names the option `least`, where neither is given.
    """
    dated = {column.name for column in columns() if column.takes == "DATE"}
    given = {
        name: str(today_or(value)) if name in dated else value
        for name, value in values.items()
        if value is not None
    }
    first, second = Grade.REQUIRES_IMPROVEMENT.words.split()
    if names[:1] and names[0].casefold() == second and first in map(str.casefold, given.values()):
        raise click.UsageError(
            f"A grade of two words stands in quotes, '{first} {second}', or is RI."
        )
    if not names and not given:
        raise click.UsageError(f"Give a CASE (- for standard input), or at least {least}.")
    if reading.sheet is not None and not names:
        raise click.UsageError("--sheet goes with a CASE.")
    if reading.settled and not names:
        raise click.UsageError("--column goes with a CASE.")
    opened = open_all(names, reading, out)
    return [with_options(source, given) for source in opened] or [from_options(given)]


def command_over_cases(
    name: str, text: str, *options: Callable[[Command], Command]
) -> click.Command:
    """The command that answers cases with the answer type `name`; its help is the `text`."""

    def command(
        delivery: Delivery,
        names: tuple[str, ...],
        reading: Reading,
        *,
        keep_going: bool,
    ) -> int:
        run = CaseRun(delivery, keep_going=keep_going)
        return run.write(open_all(names, reading, delivery.out))

    options = (case_options, *options, keep_going_option, delivery_options(name))
    return click.command(name, cls=ExplainingCommand, help=text)(with_all(*options)(command))
