"""The formats an answer can be given in: one module each, looked up here by name."""

from __future__ import annotations

from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
    cast,
    get_args,
)

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.complaints import Place
    from sifcalc.console.streams import Streams

Result = TypeVar("Result", covariant=True)

Kind = Literal["grade", "timeline", "due", "visit", "inspection", "rules", "report"]
"""What is answered, by the name of its command; due is what `timeline --due-within` lists."""

KINDS: tuple[Kind, ...] = get_args(Kind)


class FormatEntry(NamedTuple):
    """A format: its module, the endings of its files, and the kinds of answer it is for.

    `options` are those of Asked that only some formats have. `streams` is whether each answer is
    written as it comes, before the next one is known; if not, the module has all of them in a list.
    `shows_notes` is whether a person reads the notes in the answer itself, and need not be told
    them besides.
    """

    module: str
    endings: tuple[str, ...]
    kinds: frozenset[Kind]
    summary: str
    options: tuple[str, ...] = ()
    streams: bool = False
    shows_notes: bool = False


_EVERY = frozenset(KINDS)
_DATA = _EVERY - {"report"}

FORMATS = {
    "table": FormatEntry(
        "sifcalc.output.table",
        (".txt",),
        _DATA,
        "A page for a person at a terminal.",
        options=("chart",),
        shows_notes=True,
    ),
    "json": FormatEntry("sifcalc.output.json", (".json",), _DATA, "An array of one object a case."),
    "jsonl": FormatEntry(
        "sifcalc.output.jsonl",
        (".jsonl", ".ndjson"),
        _DATA,
        "One object a line, as each comes.",
        streams=True,
    ),
    "csv": FormatEntry(
        "sifcalc.output.csv",
        (".csv",),
        _DATA,
        "Rows under headings that never change.",
        options=("excel",),
        streams=True,
    ),
    "markdown": FormatEntry(
        "sifcalc.output.markdown",
        (".md", ".markdown"),
        _EVERY,
        "A page to paste into a paper.",
        shows_notes=True,
    ),
    "html": FormatEntry(
        "sifcalc.output.html",
        (".html", ".htm"),
        _EVERY,
        "A page for a browser, whole in itself.",
        options=("chart",),
        shows_notes=True,
    ),
    "xlsx": FormatEntry(
        "sifcalc.output.xlsx",
        (".xlsx",),
        _EVERY,
        "A workbook, a sheet for each part.",
        shows_notes=True,
    ),
    "ics": FormatEntry(
        "sifcalc.output.ics",
        (".ics",),
        _DATA - {"grade", "rules"},
        "A calendar, an event for each clock that has a date.",
        options=("alarm",),
    ),
}
"""Every format: a new one is an entry here and a module with what Format has. Only the one that is
written is imported."""


class Asked(NamedTuple):
    """What is asked of an answer besides its format.

    `explain` asks a page for each count in full and `chart` for a picture, `excel` asks CSV for
    what Excel needs, and `alarm` a calendar for a reminder so many working days before. `about` is
    what the answers together are of.
    """

    kind: Kind
    explain: bool = False
    chart: bool = False
    excel: bool = False
    alarm: int | None = None
    about: str = ""


class Answer(NamedTuple, Generic[Result]):
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

    def write(self, answers: Any, out: Streams, asked: Asked) -> None:
        """Write the answers. Raises streams.CannotWrite where the format cannot hold them."""


def format_named(name: str) -> Format:
    """The module of the format of that name, imported when it is first used."""
    return cast("Format", import_module(FORMATS[name].module))


def formats_for(kind: Kind) -> list[str]:
    """The names of the formats that a kind of answer can be given in."""
    return [name for name, entry in FORMATS.items() if kind in entry.kinds]
