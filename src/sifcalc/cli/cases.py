"""Cases in, answers out: what commands over cases share."""

from __future__ import annotations

import gc
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from sifcalc.casefile.sources import Refusal
from sifcalc.casefile.text import KINDS
from sifcalc.cli import exits
from sifcalc.cli.options import FILE
from sifcalc.complaints import BadInput, Complaint
from sifcalc.console.inputs import STANDARD_INPUT, open_source
from sifcalc.output import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.casefile.sources import Entry, Source
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply
    from sifcalc.console.streams import Streams
    from sifcalc.engine.timelines import Timeline

kind_option = click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What CASE is written in, where neither its ending nor its content tells.",
)
sheet_option = click.option(
    "--sheet",
    metavar="NAME",
    help="The sheet of a workbook to read: the first that is not hidden, unless given.",
)
keep_going_option = click.option(
    "--keep-going", is_flag=True, help="Answer the good cases though others are bad; still exit 2."
)


_OF_CASES: tuple[Callable[..., Any], ...] = (
    click.argument("names", metavar="CASE...", type=FILE, nargs=-1, required=True),
    kind_option,
    sheet_option,
)


def case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command cases to read: `names`, and the `kind` and `sheet` they are read as."""
    return reduce(lambda made, option: option(made), reversed(_OF_CASES), command)


def open_all(
    names: Sequence[str], kind: Kind | None, sheet: str | None, out: Streams
) -> list[Source]:
    """The sources of those names; notes of how they were read go to standard error."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    sources = [open_source(name, kind, out.note, sheet) for name in names]
    if any(source.is_table for source in sources):
        gc.enable()  # a table may have any number of rows
    return sources


class Unanswered(Exception):
    """Raised where something is wrong that leaves the rest unanswered; it has been said."""


class Answering:
    """The answers to a run's cases, as they come, and what went wrong with any of them.

    `work` answers one case, and raises BadInput where it cannot. Once something is wrong nothing
    more is answered unless `keep_going`, though all else that is wrong is still said.
    """

    def __init__(
        self, work: Callable[[Entry], Answer[Any]], reply: Reply, *, keep_going: bool = False
    ) -> None:
        self._work = work
        self._reply = reply
        self._keep_going = keep_going
        self._refused = False
        self._answered = False
        self._breached = False
        self._count: Callable[[], None] = _uncounted

    def write(self, sources: Iterable[Source]) -> int:
        """Write every answer, and return the exit code."""
        if self._reply.streams:
            with suppress(Unanswered):
                self._reply.write(self.answers(sources))
            return self.code()
        ready = self.ready(sources)
        if not self.unanswered:
            self._reply.write(ready)
        return self.code()

    def ready(self, sources: Iterable[Source]) -> list[Answer[Any]]:
        """Every answer at once, or none where something is wrong that leaves all unanswered."""
        with suppress(Unanswered):
            return list(self.answers(sources))
        return []

    def answers(self, sources: Iterable[Source]) -> Iterator[Answer[Any]]:
        """Each answer in the order of the cases; only the rows of a table are not read ahead.

        Raises Unanswered at the end where something is wrong that leaves the rest unanswered.
        """
        with self._counting() as self._count:
            ahead = [
                map(self._answer, source.entries)
                if source.is_table
                else [self._answer(entry) for entry in source.entries]
                for source in sources
            ]
            for answer in chain.from_iterable(ahead):
                if answer and not self.stopped:
                    self._answered = True
                    yield answer
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
    def stopped(self) -> bool:
        """Whether something is wrong that leaves the rest unanswered."""
        return self._refused and not self._keep_going

    @property
    def unanswered(self) -> bool:
        """Whether something is wrong that leaves nothing more to write."""
        return self.stopped or (self._refused and not self._answered)

    def _counting(self) -> AbstractContextManager[Callable[[], None]]:
        """What counts the cases, but where the count would run into answers on the same screen."""
        if self._reply.streams_to_screen:
            return nullcontext(_uncounted)
        return self._reply.out.counting()

    def _answer(self, entry: Entry | Refusal) -> Answer[Any] | None:
        self._count()
        try:
            if isinstance(entry, Refusal):
                raise BadInput(*entry.complaints)
            answer = self._work(entry)
        except BadInput as error:
            self._refused = True
            self._reply.out.complain(error.complaints)
            return None
        self._breached |= answer.result.agrees is False
        return answer


def _uncounted() -> None:
    pass


def timeline_of(entry: Entry, case: Case, as_of: date, *, everything: bool = False) -> Timeline:
    """The timeline of the entry's case. Raises BadInput where a clock leaves 1980 to 2100."""
    from sifcalc.engine.timelines import timeline  # grading needs none
    from sifcalc.workdays.arithmetic import OutOfRange

    try:
        return timeline(case, as_of, everything=everything)
    except OutOfRange as error:
        raise BadInput(Complaint("out-of-range", str(error), entry.tree.whole)) from None


def answer_to(entry: Entry, result: Any, *doubts: str) -> Answer[Any]:
    """The result as the answer to that entry of a file."""
    place = entry.tree.whole if entry.source_file else None
    return Answer(result, entry.case, place, entry.source_file, entry.other, doubts)
