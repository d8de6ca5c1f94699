"""What has happened, written into the bytes of a case file: as a case before, and as one after."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sifcalc.case import columns, framework_of, path_name, value_at
from sifcalc.casefile.delimited import csv_lines
from sifcalc.casefile.documents import read_json
from sifcalc.casefile.edits import cell_replaced, put_in, taken_out
from sifcalc.casefile.keys import VISITS, path_of, visit_number
from sifcalc.casefile.sources import Entry, Refusal, cases_of
from sifcalc.casefile.table import Table
from sifcalc.casefile.text import delimiter_in, is_workbook, open_text
from sifcalc.complaints import BadInput, CannotWrite, Complaint, Place
from sifcalc.dates import in_words
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.casefile.headings import Settled
    from sifcalc.casefile.sources import Source
    from sifcalc.casefile.text import FileType


class Recorded(NamedTuple):
    """The bytes of a case file with one thing put in or taken out, and its case before and after.

    `path` is where it stands, and `was` the day that stood there. Where `content` is None the file
    says so already.
    """

    path: tuple[str, ...]
    was: date | None
    content: bytes | None
    before: Entry
    after: Entry


class CaseFile(NamedTuple):
    """A case file that is written into: its bytes, what complaints call it, and how it is read."""

    content: bytes
    source: str
    file_type: FileType | None = None
    settled: Settled | None = None

    def entries(self, note: Callable[[str], None] | None = None) -> Iterator[Entry | Refusal]:
        """Its cases, each as it is read by every command, as they are asked for."""
        return self._opened(note).entries

    @property
    def warnings(self) -> tuple[str, ...]:
        """What puts every answer to its cases in doubt."""
        return self._opened(None).warnings

    def _opened(self, note: Callable[[str], None] | None) -> Source:
        opened = lambda: io.BytesIO(self.content)  # noqa: E731 - it is opened again for a table
        return cases_of(self.source, opened, self.file_type, note, None, self.settled)


def record(
    file: CaseFile,
    key: str,
    day: date | None,
    chosen: Callable[[Entry], bool] | None,
    note: Callable[[str], None],
    *,
    remove: bool = False,
) -> Recorded:
    """The file with the day under the key, or where `remove` is asked for without it.

    `chosen` tells which row of a table is meant, None where that is not said. A day to remove is
    needed only where several are there, and has to be the one that is. Raises BadInput with what is
    wrong with the file, or would be; CannotWrite for what cannot be written into; Unreadable for a
    key that is none.
    """
    if is_workbook(io.BytesIO(file.content), file.source, file.file_type):
        raise _refused(
            file,
            "a workbook is not written into, as what else it holds would be lost: save the sheet as"
            " CSV, or keep the case in a file of its own (`sifcalc new`)",
        )
    text = open_text(io.BytesIO(file.content), file.source, file.file_type)
    is_table = text.file_type == "csv"
    before = _chosen(file, chosen, note, is_table=is_table)
    framework = framework_of(before.case).framework
    path = path_of(key, framework)
    number = None if is_table else visit_number(key, framework)
    if number is None:
        was = _day_there(before, path, day, remove=remove)
    else:
        was = _visit_there(before, number, day, remove=remove)
    if not remove and was == day:
        return Recorded(path, was, None, before, before)
    encoding = text.stream.encoding
    written = file.content.decode(encoding)
    if is_table:
        new = _in_table(file, written, text.stream, before, path, None if remove else day)
    else:
        new = _in_file(file, written, text.file_type, before, path, None if remove else day, was)
    made = file._replace(content=_encoded(new, encoding, file.content))
    place = before.located.whole
    after = _chosen(made, lambda entry: entry.located.whole == place, None, is_table=is_table)
    if after.case.model_dump() != _expected(before.case, path, day, was, remove=remove):
        raise _refused(file, f"{path_name(path)} cannot be changed here: write it in by hand")
    return Recorded(path, was, made.content, before, after)


def _chosen(
    file: CaseFile,
    chosen: Callable[[Entry], bool] | None,
    note: Callable[[str], None] | None,
    *,
    is_table: bool,
) -> Entry:
    """The one case that is meant. Raises BadInput where it is bad, CannotWrite where it is none."""
    meant: list[Entry] = []
    refused: list[Complaint] = []
    more = 0
    for entry in file.entries(note):
        if isinstance(entry, Refusal):
            refused += entry.complaints
        elif is_table and chosen and not chosen(entry):
            continue
        elif len(meant) < _NAMED:
            meant.append(entry)
        else:
            more += 1
    if refused and not (is_table and meant):
        raise BadInput(*refused)
    if len(meant) == 1:
        return meant[0]
    if not is_table:
        raise _refused(file, _SEVERAL)
    if not meant:
        raise _refused(file, "no row is that; --row takes the number of a line, as complaints do")
    rows = ", ".join(map(_row, meant))
    others = f" and {more:,} more" if more else ""
    raise _refused(file, f"which row is meant is not told: it could be {rows}{others}; give --row")


def _row(entry: Entry) -> str:
    """The number of a row's line, and the first of its dates that tells it from others."""
    case = entry.case
    day = case.inspection.start or case.report.published or case.report.received
    return f"{entry.located.whole.line}{f' ({in_words(day)})' if day else ''}"


_NAMED = 5
_SEVERAL = "this is no case file but an answer, or several cases: record writes into one case"


def _day_there(
    entry: Entry, path: tuple[str, ...], day: date | None, *, remove: bool
) -> date | None:
    """The day that stands there, and that is changed or removed. Raises CannotWrite for none."""
    there = value_at(entry.case, path)
    days: tuple[date, ...] = there if path == VISITS else tuple(filter(None, (there,)))
    if not remove:
        return day if day in days else None if path == VISITS else there
    place = entry.located.place(path)
    name = path_name(path)
    if not days:
        raise CannotWrite(Complaint("unwritable-file", f"{name} has no day here to remove", place))
    if day is None and len(days) == 1:
        return days[0]
    if day in days:
        return day
    known = ", ".join(in_words(day) for day in days)
    why = "which is to go is not said" if day is None else f"{in_words(day)} is not there"
    raise CannotWrite(Complaint("unwritable-file", f"{name}: {why}; it has {known}", place))


def _visit_there(entry: Entry, number: int, day: date | None, *, remove: bool) -> date | None:
    """The day of the visit with that number, None where it is the next. Raises CannotWrite.

    Visits are numbered in order of date: a day that would make it another visit is refused.
    """
    visits = sorted(entry.case.monitoring_visits)
    was = visits[number - 1] if 0 < number <= len(visits) else None
    why = ""
    if entry.case.reinspection.begun:
        why = "after a re-inspection visits are numbered anew: name this one by its day alone"
    elif remove and was is None:
        why = f"there is no visit {number} to remove: {_recorded(visits)}"
    elif remove and was and day not in (None, was):
        why = f"visit {number} is that of {in_words(was)}"
    elif not remove and day:
        others = [visit for at, visit in enumerate(visits, start=1) if at != number]
        would_be = 1 + sum(visit <= day for visit in others)
        if day in others:
            why = f"{in_words(day)} is visit {visits.index(day) + 1} already"
        elif was is None and number != len(visits) + 1:
            why = f"{_recorded(visits)}: this would be visit {len(visits) + 1}, not {number}"
        elif would_be != number:
            why = (
                f"{_recorded(visits)}: by its date this would be visit {would_be}, not {number};"
                " `monitoring_visits` as KEY adds it"
            )
    if why:
        place = entry.located.place(VISITS)
        raise CannotWrite(Complaint("unwritable-file", f"{path_name(VISITS)}: {why}", place))
    return was


def _recorded(visits: list[date]) -> str:
    if len(visits) == 1:
        return f"1 visit is recorded, {in_words(visits[0])}"
    days = f", {listed(map(in_words, visits))}" if visits else ""
    return f"{len(visits) or 'no'} visits are recorded{days}"


def _in_file(
    file: CaseFile,
    text: str,
    file_type: FileType,
    entry: Entry,
    path: tuple[str, ...],
    day: date | None,
    was: date | None,
) -> str:
    is_list = path == VISITS
    item = entry.case.monitoring_visits.index(was) if was and is_list else None
    if file_type == "json":
        _check_is_case(file, text)
    try:
        if day:
            return put_in(text, file.source, file_type, path, str(day), is_list=is_list, item=item)
        return taken_out(text, file.source, file_type, path, item)
    except yaml.YAMLError:  # JSON that YAML cannot be: what stands where is not known
        raise _refused(file, "where its values stand is not known: write it in by hand") from None


def _check_is_case(file: CaseFile, text: str) -> None:
    try:
        data = read_json(text, file.source).data
    except BadInput:
        data = None  # an object a line
    if not isinstance(data, dict) or "schema_version" in data:
        raise _refused(file, _SEVERAL)


def _in_table(
    file: CaseFile,
    text: str,
    stream: io.TextIOWrapper,
    entry: Entry,
    path: tuple[str, ...],
    day: date | None,
) -> str:
    stream.seek(0)
    table = Table(csv_lines(stream, file.source), file.source, "csv", file.settled)
    column, row = table.column_of(path), entry.located.whole.line
    assert row is not None  # noqa: S101 - a row of a table has its line
    if column is None:
        raise _refused(file, _no_column(path))
    return cell_replaced(text, row, column, str(day) if day else "", delimiter_in(text))


def _no_column(path: tuple[str, ...]) -> str:
    name = next((column.name for column in columns() if column.path == path), None)
    if name is None:
        return (
            f"a table has no column for {path_name(path)}: keep this case in a file of its own"
            " (`sifcalc new`)"
        )
    return f"this table has no column for it: put {name!r} into an empty cell of its headings"


def _encoded(text: str, encoding: str, before: bytes) -> bytes:
    """The text as the file was encoded, with its byte order mark where it had one."""
    if encoding == "utf-16":
        mark = before[:2]
        name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
        return mark + text.encode(name)
    if encoding == "utf-8-sig" and not before.startswith(codecs.BOM_UTF8):
        encoding = "utf-8"
    return text.encode(encoding)


def _expected(
    case: Case, path: tuple[str, ...], day: date | None, was: date | None, *, remove: bool
) -> dict[str, object]:
    """The case as data, with nothing changed but what was asked for."""
    data = case.model_dump()
    if path == VISITS:
        visits = list(case.monitoring_visits)
        at = visits.index(was) if was else len(visits)
        visits[at : at + 1] = [] if remove or not day else [day]
        data["monitoring_visits"] = tuple(visits)
        return data
    group = data[path[0]]
    if remove and path[0] in ("actuals", "stated"):
        del group[path[1]]
    else:
        group[path[1]] = None if remove else day
    return data


def _refused(file: CaseFile, why: str) -> CannotWrite:
    return CannotWrite(Complaint("unwritable-file", why, Place(file.source)))
