"""The formats an answer can be given in: one module each, looked up here by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.case import Case
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
    """What a command answers for one case, the file it came from, and what that held besides."""

    case: Case
    result: Result
    source_file: str | None
    other: dict[str, str]


class Format(Protocol):
    """A format's module."""

    STREAMS: bool
    """Whether each answer is written as it comes, before the next one is known."""

    def write(self, answers: Iterable[Answer[object]], out: Streams) -> None:
        """Write the answers to standard output."""


def format_named(name: str) -> Format:
    """The module of the format of that name, imported when it is first used."""
    return cast("Format", import_module(FORMATS[name]))
