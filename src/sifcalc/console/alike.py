"""Complaints as text: the first three of those that are alike, and never too many lines."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sifcalc.complaints import Complaint, Place

MOST_LINES = 40
_FIRST = 3

# Quoted text, names and numbers: the words of a cell rather than of the complaint.
_OWN_WORDS = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\b[A-Z]\w*|\d+"


class _Fault(NamedTuple):
    """What complaints that are alike have in common: file, column and what is wrong."""

    source: str
    column: int | None
    id: str
    what: str


class Alike:
    """Picks the lines that are shown of a run's complaints, as they come.

    Each fault of a column is shown in full once, in one line twice, and then counted. A line is
    kept free for each count, and one for the count of all others, within `MOST_LINES`.
    """

    def __init__(self) -> None:
        self._counts: dict[_Fault, int] = {}
        self._first: dict[_Fault, Place] = {}
        self._lines = 0
        self._not_shown = 0

    def lines_of(self, complaint: Complaint, lines: Iterable[str], *, is_of_row: bool) -> list[str]:
        """The lines shown of the complaint; only one that `is_of_row` can be like others."""
        place = complaint.place
        what = re.sub(_OWN_WORDS, "", complaint.message)
        fault = _Fault(place.source, place.column, complaint.id, what) if is_of_row else None
        count = self._counts.get(fault, 0) if fault else 0
        if fault and count >= _FIRST:
            self._counts[fault] = count + 1
            return []
        shown = list(islice(lines, 1 if count else None))  # worked out only where it is shown
        kept_free = len(self._counts) + (fault is not None and not count) + 1
        if self._lines + len(shown) + kept_free > MOST_LINES:
            self._not_shown += 1
            return []
        if fault:
            self._counts[fault] = count + 1
            self._first.setdefault(fault, place)
        self._lines += len(shown)
        return shown

    def closing(self) -> Iterator[str]:
        """The counts of what was not shown; then begins anew."""
        for fault, count in self._counts.items():
            if count > _FIRST:
                more = f"{count - _FIRST:,} more like this in the same column"
                yield f"{self._first[fault]}: {fault.id}: {more}, {count:,} in all"
        if self._not_shown:
            yield f"{self._not_shown:,} more complaints; --all-complaints says each"
        self.__init__()  # type: ignore[misc] # for the next file
