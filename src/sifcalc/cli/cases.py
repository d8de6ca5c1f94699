"""Cases in, answers out: what commands over cases share."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from sifcalc.casefile import Refusal, open_source
from sifcalc.casefile.text import KINDS
from sifcalc.cli import exits
from sifcalc.complaints import BadInput
from sifcalc.output import FORMATS, Answer, format_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.casefile import Entry, Source
    from sifcalc.casefile.text import Kind
    from sifcalc.streams import Streams

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to answer.",
)
kind_option = click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What CASE is written in, where neither its ending nor its content tells.",
)
keep_going_option = click.option(
    "--keep-going", is_flag=True, help="Answer the good cases though others are bad; still exit 2."
)


def open_all(names: Iterable[str], kind: Kind | None, out: Streams) -> list[Source]:
    """The sources of those names, their notes said on standard error."""
    sources = [open_source(name, kind) for name in names]
    for source in sources:
        for note in source.notes:
            out.note(note)
    return sources


class Answering:
    """The answers to a run's cases, as they come, and what went wrong with any of them.

    `work` answers one case, and raises BadInput where it cannot. Once something is wrong nothing
    more is answered unless `keep_going`, though all else that is wrong is still said.
    """

    def __init__(
        self, work: Callable[[Entry], Any], out: Streams, *, keep_going: bool = False
    ) -> None:
        self._work = work
        self._out = out
        self._keep_going = keep_going
        self._refused = False
        self._breached = False

    def write(self, sources: Iterable[Source], form: str) -> int:
        """Write every answer in the format of that name, and return the exit code."""
        writer = format_named(form)
        if writer.STREAMS:
            writer.write(self.answers(sources), self._out)
        elif ready := self.ready(sources):
            writer.write(ready, self._out)
        return self.code

    def ready(self, sources: Iterable[Source]) -> list[Answer[Any]]:
        """Every answer at once, or none where something is wrong that leaves all unanswered."""
        answers = list(self.answers(sources))
        return [] if self._stopped else answers

    def answers(self, sources: Iterable[Source]) -> Iterator[Answer[Any]]:
        """Each answer in the order of the cases; only the rows of a table are not read ahead."""
        ahead = [
            map(self._answer, source.entries)
            if source.is_table
            else [self._answer(entry) for entry in source.entries]
            for source in sources
        ]
        for answer in chain.from_iterable(ahead):
            if answer and not self._stopped:
                yield answer

    @property
    def code(self) -> int:
        """The exit code, once every answer is out."""
        if self._refused:
            return exits.BAD_INPUT
        return exits.BREACH if self._breached else exits.ANSWERED

    @property
    def _stopped(self) -> bool:
        return self._refused and not self._keep_going

    def _answer(self, entry: Entry | Refusal) -> Answer[Any] | None:
        try:
            if isinstance(entry, Refusal):
                raise BadInput(*entry.complaints)
            result = self._work(entry)
        except BadInput as error:
            self._refused = True
            self._out.complain(error.complaints)
            return None
        self._breached |= result.agrees is False
        return Answer(entry.case, result, entry.source_file, entry.other)
