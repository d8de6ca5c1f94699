"""What has happened, written into a case file and taken out again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from frame import Decided, Target
from nearly import as_csv, as_file, case, grid, misspelt, respelt

from sifcalc.case import columns, path_name
from sifcalc.casefile import recorded
from sifcalc.casefile.recorded import CaseFile, Recorded
from sifcalc.casefile.sources import Entry, cases_of
from sifcalc.complaints import BadInput, CannotWrite, Unreadable
from sifcalc.dates import read_date
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATED = [column for column in columns() if column.takes == "DATE"]
_VISITS = "monitoring_visits"


class Lost(Exception):
    """Raised where a file holds other than it did before, besides what was recorded."""


class _Asked(NamedTuple):
    """What is recorded, in the row of which line of a table."""

    key: str
    day: date
    line: int | None

    def in_file(self, content: bytes, name: str, *, remove: bool = False) -> Recorded | None:
        """The file with it put in or taken out, None where that is refused."""
        is_meant = (lambda entry: entry.located.whole.line == self.line) if self.line else None
        with suppress(BadInput, CannotWrite, Unreadable):
            file = CaseFile(content, name)
            return recorded.record(file, self.key, self.day, is_meant, _passed_over, remove=remove)
        return None


def _passed_over(_note: str) -> None:
    """Take a note, and do nothing with it."""


def try_input(data: bytes) -> Iterator[str]:
    """Record a day in a file, read it, and remove the day."""
    chance = Decided(data)
    line = None
    if chance.once_in(4):
        held: Any = grid(chance)
        line = 2 + chance.randrange(max(1, len(held) - 1))
        name, content = "cases.csv", as_csv(held, chance)
    else:
        held = case(chance)
        name, content = as_file(held, chance)
    asked = _Asked(_key(chance), _day(held, chance), line)
    done = asked.in_file(content, name)
    if done is None:
        return
    if done.content is None:
        yield "recorded already"
        return
    yield "recorded"
    _check_lines(content, done.content)
    before, after = (_flat(_case(each, name, line)) for each in (content, done.content))
    path = path_name(done.path)
    _check_rest(before, after, path)
    if asked.day not in (after[path], *(after[path] if path == _VISITS else ())):
        raise Lost(f"{asked.key}: {after[path]} in place of {asked.day}")
    gone = asked.in_file(done.content, name, remove=True)
    if gone is None or gone.content is None:
        yield "not removed"
        return
    if gone.content == content:
        yield "removed to the byte"
        return
    yield "removed"
    _check_lines(done.content, gone.content)
    _check_rest(before, _flat(_case(gone.content, name, line)), path)
    if done.was is None and not _had_place(done, name):
        raise Lost(f"{asked.key}: {content!r} comes back as {gone.content!r}")


def _key(chance: Decided) -> str:
    """A key of a case, the id of a clock, or what is nearly one."""
    framework = chance.choice([*FRAMEWORKS.values()])
    clock = chance.choice(framework.clocks)
    column = chance.choice(_DATED)
    key = chance.choice(
        (
            path_name(column.path),
            path_name(column.path),
            chance.choice((column.name, *column.headings)),
            clock.first_id,
            chance.choice((clock.short_title, f"actuals.{clock.first_id}")),
            _VISITS,
            _VISITS,
            f"monitoring-visit-{chance.randrange(5)}",
        )
    )
    return misspelt(key, chance) if chance.slips(6) else respelt(key, chance)


def _day(held: Any, chance: Decided) -> date:
    """A day after one of those that are held, as most are that are recorded, or any."""
    near = chance.choice([*_days(held)] or [date(2013, 6, 1)])
    return near + timedelta(chance.randrange(5000) if chance.slips(2) else chance.randrange(60))


def _days(held: Any) -> Iterator[date]:
    """The days that the data of a case or of a table hold."""
    if isinstance(held, str):
        with suppress(Unreadable):
            yield read_date(held)
    elif isinstance(held, (dict, list)):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from _days(inner)


def _check_lines(old: bytes, new: bytes) -> None:
    """Raise Lost where more differs than one stretch of lines.

    The longest is a list of one day in JSON, over three lines, and the comma before it.
    """
    before, after = old.split(b"\n"), new.split(b"\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    if max(len(before), len(after)) > 4:
        raise Lost(f"{before!r} became {after!r}")


def _check_rest(before: dict[str, Any], after: dict[str, Any], path: str) -> None:
    """Raise Lost where the cases differ in more than what stands at the path."""
    rest = [{k: v for k, v in each.items() if k != path} for each in (before, after)]
    if rest[0] != rest[1]:
        raise Lost(f"{before} became {after}")


def _case(content: bytes, name: str, line: int | None) -> Entry:
    """The one case, or the row of that line."""
    entries = cases_of(name, lambda: BytesIO(content), None).entries
    [entry] = [
        entry
        for entry in entries
        if isinstance(entry, Entry) and line in (None, entry.located.whole.line)
    ]
    return entry


def _flat(entry: Entry) -> dict[str, Any]:
    """What the case holds by the name of its place; its other cells too."""
    data = entry.case.model_dump()
    flat = {f"cell {heading}": cell for heading, cell in entry.other.items()}
    for key, value in data.items():
        inner = value if isinstance(value, dict) else {None: value}
        flat |= {f"{key}.{name}" if name else key: each for name, each in inner.items() if each}
    return flat


def _had_place(done: Recorded, name: str) -> bool:
    """Whether the file had the key, with nothing under it, or the row's end before its cell."""
    located, group = done.before.located, done.path[:1]
    if name.endswith("csv") or done.path in located.values:
        return True
    return group in located.values and not located.data.get(done.path[0])


TARGET = Target("record", try_input)
