"""Case files: YAML, JSON and CSV to cases, and every complaint about them at its place."""

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple, TextIO

from sifcalc.case import Case
from sifcalc.casefile.options import merged_tree, options_tree
from sifcalc.casefile.table import Table
from sifcalc.casefile.text import Kind, open_text
from sifcalc.casefile.tree import MAX_CHARACTERS, Tree, read_json, read_yaml
from sifcalc.casefile.validate import case_of, gathered
from sifcalc.complaints import BadInput, Complaint, Place

STANDARD_INPUT = "-"


class Entry(NamedTuple):
    """A case, the file it came from, and what its row of a table holds besides."""

    case: Case
    tree: Tree
    source_file: str | None
    other: dict[str, str]


class Refusal(NamedTuple):
    """What is wrong with a file, or with one row of a table."""

    complaints: tuple[Complaint, ...]


class Source(NamedTuple):
    """A file of cases that was opened: a table's rows are read as they are asked for."""

    entries: Iterator[Entry | Refusal]
    is_table: bool
    notes: list[str]


def load(path: str | Path) -> list[Case]:
    """The cases of a YAML, JSON or CSV file, in its order; - is standard input.

    Raises BadInput with every complaint about it.
    """
    entries = list(open_source(str(path)).entries)
    complaints = [c for entry in entries if isinstance(entry, Refusal) for c in entry.complaints]
    if complaints:
        raise BadInput(*complaints)
    return [entry.case for entry in entries if isinstance(entry, Entry)]


def open_source(name: str, kind: Kind | None = None) -> Source:
    """The cases of the file of that name, or of standard input for -; never raises for a bad one.

    The kind is told by the file's ending, else by its content, where it is not given.
    """
    source = "<stdin>" if name == STANDARD_INPUT else name
    try:
        raw = _open(name)
    except OSError as error:
        return _refused(_unreadable(error, source))
    try:
        return _opened(raw, source, kind)
    except OSError as error:
        raw.close()
        return _refused(_unreadable(error, source))
    except BadInput as error:
        raw.close()
        return _refused(*error.complaints)


def _opened(raw: IO[bytes], source: str, kind: Kind | None) -> Source:
    text = open_text(raw, source, kind)
    notes = [text.note] if text.note else []
    if text.kind == "csv":
        table = Table(text.stream, source)
        notes += [table.note] if table.note else []
        return Source(_table_entries(table, source, text.stream), is_table=True, notes=notes)
    with text.stream as stream:
        reader = read_json if text.kind == "json" else read_yaml
        tree = gathered(reader(stream.read(MAX_CHARACTERS + 1), source))
    return Source(iter([_entry(tree, source, {})]), is_table=False, notes=notes)


def _unreadable(error: OSError, source: str) -> Complaint:
    why = (error.strerror or str(error)).lower()
    return Complaint("unreadable-file", f"cannot be read: {why}", Place(source))


def _refused(*complaints: Complaint) -> Source:
    return Source(iter([Refusal(complaints)]), is_table=False, notes=[])


def from_options(given: Mapping[str, str]) -> Source:
    """The one case that options describe, by the names of a table's columns."""
    return Source(iter([_entry(options_tree(given), None, {})]), is_table=False, notes=[])


def with_options(source: Source, given: Mapping[str, str]) -> Source:
    """The cases of a source, each with what the options add; a contradiction is refused."""

    def merged(entry: Entry | Refusal) -> Entry | Refusal:
        if isinstance(entry, Refusal):
            return entry
        try:
            return _entry(merged_tree(entry.tree, given), entry.source_file, entry.other)
        except BadInput as error:
            return Refusal(error.complaints)

    return source._replace(entries=map(merged, source.entries)) if given else source


def _entry(tree: Tree, source_file: str | None, other: dict[str, str]) -> Entry | Refusal:
    try:
        return Entry(case_of(tree), tree, source_file, other)
    except BadInput as error:
        return Refusal(error.complaints)


def _open(name: str) -> IO[bytes]:
    if name == STANDARD_INPUT:
        return io.BytesIO(sys.stdin.buffer.read())
    return Path(name).open("rb")


def _table_entries(table: Table, source: str, stream: TextIO) -> Iterator[Entry | Refusal]:
    with stream:
        for row in table.rows():
            if isinstance(row, Complaint):
                yield Refusal((row,))
            else:
                yield _entry(row.tree, source, row.other)
