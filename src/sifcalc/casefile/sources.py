"""Case files to cases, or to the complaints about them."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Mapping
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, TYPE_CHECKING, NamedTuple

from sifcalc.case import path_name
from sifcalc.casefile.delimited import csv_lines
from sifcalc.casefile.excerpts import of_text, with_excerpts
from sifcalc.casefile.located import MAX_CHARACTERS, LocatedData
from sifcalc.casefile.options import merged_tree, options_tree
from sifcalc.casefile.table import Row, Table
from sifcalc.casefile.text import EXAMPLE, FileType, is_workbook, open_text
from sifcalc.casefile.validate import case_of, tidied
from sifcalc.casefile.written import read_json_cases
from sifcalc.complaints import BadInput, Complaint, Place, unreadable
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from sifcalc.case import Case, Path
    from sifcalc.casefile.headings import Settled


class Entry(NamedTuple):
    """A case, its data, the file it came from, and the other cells of its row by their headings."""

    case: Case
    located: LocatedData
    source_file: str | None
    other: dict[str, str]


class Refusal(NamedTuple):
    """What is wrong with a file, or with one row of a table."""

    complaints: tuple[Complaint, ...]


class Source(NamedTuple):
    """A file of cases. A table is opened once its first row is asked for, and read row by row.

    `carried` looks ahead for the headings of the entries' `other`; none for an unreadable file.
    `warnings` put every answer to its cases in doubt.
    """

    entries: Iterator[Entry | Refusal]
    is_table: bool
    carried: Callable[[], tuple[str, ...]] = tuple
    warnings: tuple[str, ...] = ()


def cases_of(
    source: str,
    opened: Callable[[], IO[bytes]],
    file_type: FileType | None = None,
    note: Callable[[str], None] | None = None,
    sheet: str | None = None,
    settled: Settled | None = None,
) -> Source:
    """The cases of what `opened` opens, which complaints call `source`; a bad file is a Refusal.

    Without `file_type` the ending of the name tells, else the content; what looks like a workbook
    is one under any name. `sheet` names the sheet of a workbook, and `settled` what headings of a
    table mean. `note` is called with what a reader should know of how the file was read.
    """
    say = note or (lambda _text: None)
    warnings: tuple[str, ...] = ()
    try:
        raw = opened()
        with ExitStack() as at_error:
            at_error.callback(raw.close)
            if is_workbook(raw, source, file_type):
                at_error.pop_all()
                return _table(
                    raw,
                    opened,
                    source,
                    lambda file, say: _sheet(file, source, sheet, say, settled),
                    say,
                )
            if sheet is not None:
                what = f"there is no sheet {sheet!r} here: this file is not a workbook"
                raise BadInput(Complaint("unknown-sheet", what, Place(source)))
            text = open_text(raw, source, file_type)
            if text.note:
                say(text.note)
            if text.file_type == "csv":
                text.stream.detach()
                at_error.pop_all()
                return _table(
                    raw, opened, source, lambda file, _say: _csv(file, source, settled), say
                )
            if settled:
                what = "--column names a heading, and this file is not a table"
                raise BadInput(Complaint("unread-heading", what, Place(source)))
            with text.stream as stream:
                written = stream.read(MAX_CHARACTERS + 1)
        warnings = tuple(_examples_left(written, source))
        entries = _read(written, source, text.file_type, say)
    except OSError as error:
        entries = [Refusal((unreadable(error, source),))]
    except BadInput as error:
        entries = [Refusal(error.complaints)]
    held = dict.fromkeys(h for entry in entries if isinstance(entry, Entry) for h in entry.other)
    return Source(iter(entries), is_table=False, carried=lambda: tuple(held), warnings=warnings)


def _examples_left(text: str, source: str) -> Iterator[str]:
    """A warning where values of a new case file still stand there as examples."""
    if EXAMPLE not in text:
        return
    marked = re.compile(rf"\s*[^#\s].*{re.escape(EXAMPLE)}\s*")
    lines = [str(n) for n, line in enumerate(text.splitlines(), start=1) if marked.fullmatch(line)]
    if lines:
        where = f"line{'s' if len(lines) > 1 else ''} {listed(lines)}"
        yield (
            f"{source}: what `sifcalc new` wrote as an example still stands on {where}, and is"
            f" taken for the case's own: replace it, and take away {EXAMPLE!r}."
        )


def from_options(given: Mapping[str, str]) -> Source:
    """The one case that options describe, by the names of a table's columns."""
    return Source(iter([_entry(options_tree(given), None, {})]), is_table=False)


def from_data(data: Mapping[str, object]) -> Source:
    """The one case that the data of a case file describes; a complaint's place is its key."""
    places = {path: Place(path_name(path)) for path in _paths(data)}
    located = tidied(LocatedData(dict(data), Place("case"), places, places))
    return Source(iter([_entry(located, None, {})]), is_table=False)


def _paths(data: object, path: Path = ()) -> Iterator[Path]:
    """The path of every key and item of the data."""
    if path:
        yield path
    items: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, Mapping):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    for step, inner in items:
        yield from _paths(inner, (*path, step))


def with_options(source: Source, given: Mapping[str, str]) -> Source:
    """The cases of a source with the values of options added; a contradiction is a Refusal."""

    def merged(entry: Entry | Refusal) -> Entry | Refusal:
        if isinstance(entry, Refusal):
            return entry
        try:
            merged = merged_tree(entry.located, entry.case, given)
            return _entry(merged, entry.source_file, entry.other)
        except BadInput as error:
            return Refusal(with_excerpts(error.complaints, entry.located.shown))

    return source._replace(entries=map(merged, source.entries)) if given else source


def _read(
    text: str, source: str, file_type: FileType, say: Callable[[str], None]
) -> list[Entry | Refusal]:
    try:
        if file_type == "yaml":
            from sifcalc.casefile.documents import read_yaml  # a table needs no YAML

            return [_entry(tidied(read_yaml(text, source)), source, {})]
        cases = read_json_cases(text, source)
    except BadInput as error:
        return [Refusal(with_excerpts(error.complaints, of_text(text)))]
    if cases[0].is_answer:
        say(f"{source}: read as an answer of `sifcalc grade`: 'awarded' is the award")
    return [_entry(tidied(case.located), source, case.other) for case in cases]


def _entry(located: LocatedData, source_file: str | None, other: dict[str, str]) -> Entry | Refusal:
    try:
        return Entry(case_of(located), located, source_file, other)
    except BadInput as error:
        return Refusal(with_excerpts(error.complaints, located.shown))


def _table(
    raw: IO[bytes],
    opened: Callable[[], IO[bytes]],
    source: str,
    read: Callable[[IO[bytes], Callable[[str], None]], AbstractContextManager[Table]],
    say: Callable[[str], None],
) -> Source:
    """The cases of the table that `read` reads, once its rows are asked for."""
    # Opened again when its rows are asked for: a thousand files may be named at once.
    again = None if isinstance(raw, io.BufferedReader) else raw
    if not again:
        raw.close()

    def entries() -> Iterator[Entry | Refusal]:
        try:
            with again or opened() as file, read(file, say) as table:
                for note in table.notes:
                    say(note)
                for row in table.rows():
                    if isinstance(row, Row):
                        if row.note:
                            say(row.note)
                        yield _entry(row.located, source, row.other)
                    else:
                        yield Refusal(row)
                for note in table.closing_notes:
                    say(note)
        except OSError as error:
            yield Refusal((unreadable(error, source),))
        except BadInput as error:
            yield Refusal(error.complaints)

    def carried() -> tuple[str, ...]:
        with suppress(OSError, BadInput), ExitStack() as at_end:
            file = again or at_end.enter_context(opened())
            return at_end.enter_context(read(file, lambda _said: None)).carried
        return ()

    return Source(entries(), is_table=True, carried=carried)


@contextmanager
def _csv(raw: IO[bytes], source: str, settled: Settled | None) -> Iterator[Table]:
    raw.seek(0)
    for_excel = raw.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    raw.seek(0)
    stream = open_text(raw, source, "csv").stream
    try:
        yield Table(csv_lines(stream, source), source, "csv", settled, for_excel=for_excel)
    finally:
        stream.detach()  # who opened the file closes it


@contextmanager
def _sheet(
    raw: IO[bytes],
    source: str,
    name: str | None,
    say: Callable[[str], None],
    settled: Settled | None,
) -> Iterator[Table]:
    from sifcalc.casefile.workbook import open_sheet  # only a workbook needs it

    yield Table(open_sheet(raw, source, name, say, settled), source, "xlsx", settled)
