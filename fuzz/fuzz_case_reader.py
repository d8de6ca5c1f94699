"""Fuzz the case reader: whatever a file holds is read or refused, soon, and nothing else is raised.

    python fuzz/fuzz_case_reader.py -runs=20000 -timeout=1 -rss_limit_mb=200
    python fuzz/fuzz_case_reader.py fuzz/found/crash-...

The flags are libFuzzer's. The first byte of an input says what kind of file the rest is said to be,
and the second whether the answers are written too. docs/fuzzing.md says more.
"""

from __future__ import annotations

import atexit
import io
import os
import resource
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import atheris

# What is imported here is what the search is guided by: the reader, and what it reads into.
with atheris.instrument_imports(include=["sifcalc"]):
    from sifcalc.casefile.sources import Entry
    from sifcalc.casefile.text import FILE_TYPES, ZIP_MARK, FileType
    from sifcalc.console.inputs import open_source

from mutations import changed, words

from sifcalc import BadInput
from sifcalc.answers import ANSWER_TYPES
from sifcalc.complaints import CannotWrite
from sifcalc.console.excerpts import pointed_at
from sifcalc.console.files import replacing
from sifcalc.console.streams import Streams
from sifcalc.output import Query, format_named
from sifcalc.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.output import CaseResults, Result

ROOT = Path(__file__).parent.parent
SEEDS = (ROOT / "examples", ROOT / "tests/cases/good", ROOT / "tests/cases/bad")
CORPUS = ROOT / "fuzz/corpus"
FOUND = ROOT / "fuzz/found"
DICTIONARY = ROOT / "fuzz/corpus.dict"

SAID: tuple[FileType | None, ...] = (None, *FILE_TYPES)
BEGINNING = 1 << 11
"""How much of an example's text is a seed: the rest of a long table has nothing new."""

WRITTEN_EVERY = 32
"""Of how many values of the second byte one has the answers written."""

TOLD_EVERY = 5000
"""After how many inputs the run says what it has seen, as libFuzzer ends it without a last word."""

AS_OF = date(2018, 1, 15)
SEEN_BEFORE = date(2017, 10, 1)
WITHIN = 30
LARGEST = 1 << 14
"""How many bytes an input has at most."""

ANSWERED = 1
"""How many cases of an input are answered: all are read, but a table has any number of them."""


class Seen:
    """What the run has seen so far."""

    inputs = read = written = 0
    slowest = 0.0

    @classmethod
    def tell(cls) -> None:
        """Say it, with the most memory this process had."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stderr.write(
            f"{cls.inputs} inputs, {cls.read} with a case in them, {cls.written} written;"
            f" slowest {cls.slowest:.2f} s of processor time; peak memory {peak} MB\n"
        )


def try_input(data: bytes) -> None:
    """Read an input, answer what it holds, and write that; raises what sifcalc should not."""
    begun = time.process_time()
    kind = SAID[data[0] % len(SAID)] if data else None
    entries = list(_read(data[2:], kind))
    if entries:
        Seen.read += 1
        answers = _answers(entries[:ANSWERED])
        if data[1] % WRITTEN_EVERY == 0:
            Seen.written += 1
            _write(answers)
    Seen.inputs += 1
    Seen.slowest = max(Seen.slowest, time.process_time() - begun)
    if Seen.inputs % TOLD_EVERY == 0:
        Seen.tell()


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
        query = Query(kind, as_of=AS_OF, within=WITHIN, seen_before=SEEN_BEFORE)
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
        query = Query(ANSWER_TYPES[name], as_of=AS_OF, explain=True, excel=True)
        for form in query.answer_type.formats:
            with suppress(BadInput, CannotWrite), replacing(os.devnull) as file:
                format_named(form).write(found, Streams("always", file=file), query)
                file.keep()


def mutate(data: bytes, largest: int, seed: int) -> bytes:
    """The input changed: as a file of its kind mostly, else in its bytes as libFuzzer does."""
    chance = Random(seed)
    if len(data) < 3 or chance.random() < 0.3:
        return bytes(atheris.Mutate(data, largest))
    kind = data[0] if chance.random() < 0.8 else chance.randrange(len(SAID))
    made = bytes((kind, chance.randrange(WRITTEN_EVERY))) + changed(data[2:], chance)
    return made if len(made) <= largest else bytes(atheris.Mutate(data, largest))


def seeds() -> Iterator[tuple[str, int, bytes]]:
    """What to begin with: each example and test case, said to be what it is and to be nothing.

    Each has its name, its number among what a file is said to be, and its content.
    """
    for folder in SEEDS:
        for path in filter(Path.is_file, folder.rglob("*")):
            content = path.read_bytes()
            if path.suffix == ".stderr":
                continue
            if not content.startswith(ZIP_MARK):
                content = content[:BEGINNING]
            for number, kind in enumerate(SAID):
                if kind in (None, path.suffix.removeprefix(".")):
                    yield f"{folder.name}-{path.name}-{kind}", number, content


def _quoted(word: str) -> str:
    """The word as a line of libFuzzer's dictionaries."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


def main() -> None:
    """Write the seeds and the dictionary, and run libFuzzer with the flags given."""
    CORPUS.mkdir(exist_ok=True)
    FOUND.mkdir(exist_ok=True)
    for name, number, content in seeds():
        (CORPUS / name).write_bytes(bytes((number, 1)) + content)
        # What is imported or worked out once is no part of an input's time.
        try_input(bytes((number, 0)) + content)
    assert Seen.written > 5, "hardly any seed is read: nothing would be tried"  # noqa: S101
    Seen.inputs = Seen.read = Seen.written = 0
    Seen.slowest = 0.0
    DICTIONARY.write_text("".join(map(_quoted, words())))
    atexit.register(Seen.tell)  # where it is interrupted, or finds something
    flags = [f"-dict={DICTIONARY}", f"-artifact_prefix={FOUND}/", f"-max_len={LARGEST}"]
    given = sys.argv[1:]
    if all(each.startswith("-") for each in given):
        given.append(str(CORPUS))
    atheris.Setup([sys.argv[0], *flags, *given], try_input, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
