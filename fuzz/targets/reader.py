"""The case reader, given the bytes of files: examples and test cases with parts changed.

The first byte of an input says what kind of file the rest is said to be, and the second whether the
answers are written too.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from frame import ROOT, Target
from mutations import changed, words

from sifcalc import BadInput
from sifcalc.answers import ANSWER_TYPES
from sifcalc.casefile.sources import Entry
from sifcalc.casefile.text import FILE_TYPES, ZIP_MARK, FileType
from sifcalc.complaints import CannotWrite
from sifcalc.console.excerpts import pointed_at
from sifcalc.console.files import replacing
from sifcalc.console.inputs import open_source
from sifcalc.console.streams import Streams
from sifcalc.output import Query, format_named
from sifcalc.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sifcalc.output import CaseResults, Result

_SEEDS = (ROOT / "examples", ROOT / "tests/cases/good", ROOT / "tests/cases/bad")
_SAID: tuple[FileType | None, ...] = (None, *FILE_TYPES)
_BEGINNING = 1 << 11
"""How much of an example's text is a seed: the rest of a long table has nothing new."""

_WRITTEN_EVERY = 32
"""Of how many values of the second byte one has the answers written."""

_AS_OF = date(2018, 1, 15)
_SEEN_BEFORE = date(2017, 10, 1)
_WITHIN = 30
_LARGEST = 1 << 14
_ANSWERED = 1
"""How many cases of an input are answered: all are read, but a table has any number of them."""


def try_input(data: bytes) -> Iterator[str]:
    """Read an input, answer what it holds, and write that."""
    kind = _SAID[data[0] % len(_SAID)] if data else None
    entries = list(_read(data[2:], kind))
    if entries:
        yield "with a case in them"
        answers = _answers(entries[:_ANSWERED])
        if data[1] % _WRITTEN_EVERY == 0:
            yield "written"
            _write(answers)


def _read(content: bytes, kind: FileType | None) -> Iterator[Entry]:
    notes: list[str] = []
    sys.stdin = io.TextIOWrapper(io.BytesIO(content))
    for entry in open_source("-", kind, notes.append).entries:
        if isinstance(entry, Entry):
            yield entry
        else:
            for complaint in entry.complaints:
                visible(str(complaint))
                if complaint.excerpt:
                    pointed_at(complaint.excerpt)


def _answers(entries: list[Entry]) -> dict[str, list[Result[object]]]:
    """The answers to the cases by the name of their kind."""
    answers: dict[str, list[Result[object]]] = {}
    for kind in ANSWER_TYPES.values():
        query = Query(kind, as_of=_AS_OF, within=_WITHIN, seen_before=_SEEN_BEFORE)
        cases: list[CaseResults] = []
        for entry in entries if kind.of_case else ():
            with suppress(BadInput):
                assert kind.of_case  # noqa: S101 - a type checker does not see the line before
                cases.append(kind.of_case(query)(entry))
        if cases:
            flat = [answer for case in cases for answer in case.answers]
            answers[kind.name] = kind.together(query, cases) if kind.together else flat
    return answers


def _write(answers: dict[str, list[Result[object]]]) -> None:
    for name, found in answers.items():
        query = Query(ANSWER_TYPES[name], as_of=_AS_OF, explain=True, excel=True)
        for form in query.answer_type.formats:
            with suppress(BadInput, CannotWrite), replacing(os.devnull) as file:
                format_named(form).write(found, Streams("always", file=file), query)
                file.keep()


def mutate(data: bytes, largest: int, seed: int) -> bytes | None:
    """The input changed as a file of its kind mostly, None for its bytes to be changed."""
    chance = Random(seed)
    if len(data) < 3 or chance.random() < 0.3:
        return None
    kind = data[0] if chance.random() < 0.8 else chance.randrange(len(_SAID))
    made = bytes((kind, chance.randrange(_WRITTEN_EVERY))) + changed(data[2:], chance)
    return made if len(made) <= largest else None


def seeds() -> Iterator[tuple[str, bytes]]:
    """Each example and test case, said to be what it is and to be nothing."""
    for folder in _SEEDS:
        for path in filter(os.path.isfile, sorted(folder.rglob("*"))):
            if path.suffix != ".stderr":
                yield from _seeds_of(path, folder.name)


def _seeds_of(path: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    content = path.read_bytes()
    if not content.startswith(ZIP_MARK):
        content = content[:_BEGINNING]
    for number, kind in enumerate(_SAID):
        if kind in (None, path.suffix.removeprefix(".")):
            yield f"{folder}-{path.name}-{kind}", bytes((number, kind is None)) + content


TARGET = Target("reader", try_input, seeds, mutate, words, _LARGEST)
