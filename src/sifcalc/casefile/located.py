"""Plain data, with the place of every key and value of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple  # Any: what a file holds may be anything

from sifcalc.case import Path, path_name
from sifcalc.casefile.excerpts import Shown
from sifcalc.complaints import Place

MAX_CHARACTERS = 1_000_000
"""The most characters of a file that is no table."""


class LocatedData(NamedTuple):
    """Data as it was given, and where each part of it stands.

    `named` gives the name of a part in a complaint: its keys in a file, its column in a table, ""
    for an option, whose place is its name. `shown` gives the excerpt at a place, or None.
    """

    data: Any
    whole: Place
    keys: Mapping[Path, Place]
    values: Mapping[Path, Place]
    named: Callable[[Path], str] = path_name
    shown: Shown = lambda _place: None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at `path`, or of its key; else of the nearest part around it."""
        if key and path in self.keys:
            return self.keys[path]
        around = (path[:length] for length in range(len(path), 0, -1))
        return next((self.values[part] for part in around if part in self.values), self.whole)


def put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Put the value into the data at `path`, with the mappings around it."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value
