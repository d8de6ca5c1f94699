"""The formats an answer can be given in: one module each, looked up here by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.complaints import Place
    from sifcalc.streams import Streams

Result = TypeVar("Result", covariant=True)

FORMATS = {
    "table": "sifcalc.output.table",
    "json": "sifcalc.output.json",
    "jsonl": "sifcalc.output.jsonl",
}
"""The module of each format: a new one is an entry here and a module with what Format has."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """What a command answers for one case, where the case stands, and what its file held besides.

    `doubts` are what puts the answer in doubt where the result does not say so itself, and `as_of`
    the day it is seen from, likewise.
    """

    result: Result
    case: Case | None = None
    place: Place | None = None
    source_file: str | None = None
    other: dict[str, str] | None = None
    doubts: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def authority(self) -> str | None:
        """The name of the case's authority, where it is given."""
        return self.case.authority if self.case else None

    @property
    def name(self) -> str:
        """What to call the case: its authority, else where it stands."""
        return self.authority or (str(self.place) if self.source_file else "This case")

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The warnings and the notes."""
        return (*self.warnings, *self.notes)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is worth knowing of the answer."""
        return tuple(getattr(self.result, "notes", ()))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What puts the answer in doubt."""
        return (*getattr(self.result, "warnings", ()), *self.doubts)


class Format(Protocol):
    """A format's module."""

    STREAMS: bool
    """Whether each answer is written as it comes, before the next one is known."""

    SHOWS_NOTES: bool
    """Whether a person reads the notes in the answer itself, and need not be told them besides."""

    def write(self, answers: Iterable[Answer[object]], out: Streams, *, explain: bool) -> None:
        """Write the answers to standard output; `explain` asks a page for each count in full."""


def format_named(name: str) -> Format:
    """The module of the format of that name, imported when it is first used."""
    return cast("Format", import_module(FORMATS[name]))
