"""The line that a complaint is about, with the part of it that is meant."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from sifcalc.complaints import Complaint, Excerpt, Place

# The ends of a line in YAML; JSON has only the first.
_LINE_ENDS = "\n|\x85|\u2028|\u2029"
_VALUE = r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|(?:[^,\]}#:]|:(?! ))+|.'
_BETWEEN = " | "

Shown = Callable[[Place], Excerpt | None]


def of_text(text: str) -> Shown:
    """A function from a place in the text to its line and the value that begins there."""

    @cache
    def lines() -> list[str]:
        return re.split(_LINE_ENDS, text)

    def shown(place: Place) -> Excerpt | None:
        if place.line is None or place.column is None or place.line > len(lines()):
            return None
        line = lines()[place.line - 1]
        value = re.compile(_VALUE).match(line, place.column - 1)
        return Excerpt(line, place.column, len(value[0].rstrip()) or 1 if value else 1)

    return shown


def of_cells(cells: Sequence[str]) -> Shown:
    """A function from a place in a row of a table to its cells and the one that is meant."""

    @cache
    def laid_out() -> tuple[str, list[int]]:
        starts = accumulate((len(cell) + len(_BETWEEN) for cell in cells), initial=0)
        return _BETWEEN.join(cells), list(starts)

    def shown(place: Place) -> Excerpt | None:
        if place.column is None:
            return None
        at = min(place.column - 1, len(cells))
        meant = cells[at] if at < len(cells) else ""
        line, starts = laid_out()
        return Excerpt(line, starts[at] + 1, len(meant) or 1)

    return shown


def with_excerpts(complaints: Iterable[Complaint], shown: Shown) -> tuple[Complaint, ...]:
    """The complaints with the excerpt at their place, where they have none yet."""
    return tuple(
        complaint if complaint.excerpt else replace(complaint, excerpt=shown(complaint.place))
        for complaint in complaints
    )
