"""Command lines: every command with options that it has, and some that it has not."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import chdir
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import click
from frame import ROOT, Decided, Target
from nearly import as_csv, as_file, authority, case, day, grade, grid, heading, misspelt, respelt

from sifcalc.case import columns
from sifcalc.cli import exits, main
from sifcalc.cli import sifcalc as program
from sifcalc.cohort.published import TABLES
from sifcalc.output import FORMATS
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Chosen = tuple[list[str], click.Command]

_CODES = (exits.ANSWERED, exits.BREACH, exits.BAD_INPUT, exits.NO_DATE)
_FILES = (
    "examples/croydon-2017.yaml",
    "examples/trafford-2026.yaml",
    "examples/exampleshire-visit-2026.yaml",
    "tests/cases/good/ofsteds-headings.csv",
    "tests/cases/good/workbook.xlsx",
    "tests/cases/bad/rows.csv",
    "tests/cases/bad/deep.json",
)
_MADE = ("made.yaml", "made.json", "made.csv")
_ODD = ("", "-", "--", "-x", "=", "'", "\udcff", "[red]", "%s", "{0}", "\x1b[31m", "9" * 400, "a b")
_IDS = sorted({entry.id for framework in FRAMEWORKS.values() for entry in entries(framework)})
_STREAMED = [name for name, entry in FORMATS.items() if entry.streams]
_NOT_TRIED = ("--open",)
"""What would open a browser."""


class Wrong(Exception):
    """Raised for an exit code that is none, an answer beside it, or what is left in the folder."""


def try_input(data: bytes) -> Iterator[str]:
    """Run a command line in a folder with some files."""
    chance = Decided(data)
    folder = _folder()
    line = command_line(chance)
    with chdir(folder):
        _put_made(chance)
        before = _files(folder)
        code, out, said = _run(line, as_file(case(chance), chance)[1])
    after = _files(folder)
    _restore(folder, before, after)
    yield f"with exit code {code}"
    if code not in _CODES:
        raise Wrong(f"{line}: exit code {code}")
    if any(name.endswith(".part") for name in after):
        raise Wrong(f"{line}: {sorted(after)}")
    may_answer = "--keep-going" in line or any(form in word for form in _STREAMED for word in line)
    if code == exits.BAD_INPUT and not may_answer:
        if out:
            raise Wrong(f"{line}: exit code 2, and yet the answer {out!r}")
        if before != after and "IS written" not in said:
            raise Wrong(f"{line}: exit code 2, and yet {after} for {before}")
    if out.startswith((b"[{", b"[\n")) and "json" in line:
        json.loads(out)


def command_line(chance: Decided) -> list[str]:
    """A command with some of its options and arguments, or nearly."""
    words, command = _command(chance)
    parameters = list(command.params)
    arguments = [each for each in parameters if isinstance(each, click.Argument)]
    options = [each for each in parameters if isinstance(each, click.Option)]
    for option in (chance.choice(options) for _ in range(chance.randrange(5)) if options):
        words += _option(option, chance)
    for argument in arguments:
        several = (2, 2, 2, 1, 3) if words[0] == "changes" else (1, 1, 1, 2)
        many = chance.choice(several) if argument.nargs == -1 else 1
        if argument.required or not chance.once_in(12):
            words += [_value(argument, chance) for _ in range(many)]
    if chance.slips(4):
        words.insert(chance.randrange(len(words) + 1), chance.choice(_ODD))
    if chance.slips(4):
        at = chance.randrange(len(words))
        words[at] = misspelt(words[at], chance)
    if chance.slips(8):
        words.insert(chance.randrange(len(words)), chance.choice(("--help", "-h", "--version")))
    # No argument of a program holds a NUL, and none of these may lead out of the folder.
    return [word.replace("\x00", "").replace("/", "-") if "." in word else word for word in words]


def _command(chance: Decided) -> Chosen:
    """A command by its words."""
    words: list[str] = []
    command: click.Command = program
    while isinstance(command, click.Group):
        context = click.Context(command)
        name = chance.choice(command.list_commands(context))
        inner = command.get_command(context, name)
        assert inner  # noqa: S101 - it is listed
        words, command = [*words, name], inner
    return words, command


def _option(option: click.Option, chance: Decided) -> list[str]:
    name = chance.choice(option.opts)
    if name in _NOT_TRIED:
        return []
    if option.is_flag and not chance.slips():
        return [name]
    value = _value(option, chance)
    return [f"{name}={value}"] if name.startswith("--") and chance.once_in(4) else [name, value]


def _value(of: click.Parameter, chance: Decided) -> str:
    """A value for the parameter, mostly right."""
    known: Any = of.type
    takes = (of.metavar or "").strip("[].")
    column = next((each for each in columns() if each.name == of.name), None)
    if chance.slips():
        return chance.choice((*_ODD, str(chance.randrange(-9, 9**9)), *_FILES))
    if isinstance(known, click.Choice):
        return str(chance.choice(list(known.choices)))
    if known.name == "date" or takes == "DATE":
        return "today" if chance.once_in(9) else day(chance)
    if "integer" in known.name:
        return str(chance.choice((0, 1, 2, 5, 10, 30, 250, 999, -3)))
    if known.name == "heading":
        of_table = chance.choice(columns())
        return f"{heading(of_table, chance)}={chance.choice((of_table.name, ''))}"
    if known.name == "party":
        return chance.choice(("LA", "council", "Ofsted", "DfE", "LSCB", "local-authority"))
    if takes == "FILE" and of.name != "closures_file":
        return _written_to(chance)
    if known.name == "path":
        return _read_from(chance, of)
    if takes == "GRADE" or (column and column.takes == "GRADE"):
        return grade(chance)
    if takes in ("ID", "KEY", "COMMAND"):
        of_table = chance.choice(columns())
        return respelt(chance.choice((*_IDS, of_table.name, ".".join(of_table.path))), chance)
    if "|" in takes:
        return chance.choice(takes.split("|"))
    return authority(chance) if takes == "NAME" else chance.choice(("yes", "no", "sif", "1"))


def _read_from(chance: Decided, of: click.Parameter) -> str:
    if of.name == "among" and chance.once_in(4):
        return chance.choice([*TABLES])
    if chance.slips(8):
        return chance.choice(("-", ".", "missing.yaml", "made", "out.json", "README"))
    return chance.choice((*_MADE, *_MADE, *(name.rpartition("/")[2] for name in _FILES)))


def _written_to(chance: Decided) -> str:
    ending = chance.choice([ending for entry in FORMATS.values() for ending in entry.endings])
    return chance.choice((f"out{ending}", f"out{ending}", "-", "made.yaml", "new.yaml", "."))


@cache
def _folder() -> Path:
    """A folder with the files, for as long as the run lasts."""
    folder = Path(mkdtemp(prefix="sifcalc-fuzz-"))
    for name in _FILES:
        copy(ROOT / name, folder)
    return folder


def _put_made(chance: Decided) -> None:
    """Write the one case and the table that are made for this input."""
    data = case(chance)
    for name in ("made.yaml", "made.json"):
        Path(name).write_bytes(as_file(data, chance)[1])
    Path("made.csv").write_bytes(as_csv(grid(chance), chance))


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """The files of the folder by name, with what changes when they are written."""
    with os.scandir(folder) as found:
        return {file.name: (file.stat().st_mtime_ns, file.stat().st_ino) for file in found}


def _restore(folder: Path, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Put the folder back to what it was."""
    for name in after.keys() - before.keys():
        (folder / name).unlink()
    for name in _FILES:
        file = name.rpartition("/")[2]
        if before.get(file) != after.get(file):
            copy(ROOT / name, folder)


def _run(line: Sequence[str], given: bytes) -> tuple[int, bytes, str]:
    """The exit code of the command, its standard output and its standard error."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, said = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="")
    sys.stderr = io.TextIOWrapper(said, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        code = main(list(line))
        sys.stdout.flush()
        sys.stderr.flush()
        return code, out.getvalue(), said.getvalue().decode()
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


TARGET = Target("options", try_input)
