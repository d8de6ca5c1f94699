"""Stores of what was worked out of an object, by which object that was."""

from collections.abc import Callable
from typing import Generic, TypeVar

Of = TypeVar("Of")
Made = TypeVar("Made")


class Kept(Generic[Of, Made]):
    """A function that keeps what it made of up to `most` objects, and then starts afresh.

    It goes by which object it is given, and not by what that is equal to: for objects that never
    change, and whose hash takes long or is none. A kept object stays in being, so that no other
    takes its place. The rows of a table share their parts: see `sifcalc.casefile.validate`.
    """

    def __init__(self, make: Callable[[Of], Made], most: int) -> None:
        self._make = make
        self._most = most
        self._kept: dict[int, tuple[Of, Made]] = {}

    def __call__(self, of: Of) -> Made:
        """What the function makes of the object. Raises what it raises, which is not kept."""
        kept = self._kept.get(id(of))
        if kept is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            kept = self._kept[id(of)] = (of, self._make(of))
        return kept[1]

    def cache_clear(self) -> None:
        """Start afresh."""
        self._kept.clear()


class Recurring(Generic[Of, Made]):
    """What was made of each of the last objects that came twice or more: up to `most` objects.

    Of an object that comes once nothing is held but itself. It goes by which object that is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[int, tuple[Of, Made | None]] = {}

    def get(self, of: Of) -> Made | None:
        """What was made of the object, else None."""
        kept = self._kept.get(id(of))
        return kept and kept[1]

    def keep(self, of: Of, made: Made) -> None:
        """Keep what was made of the object, if it came before."""
        came_before = id(of) in self._kept
        if len(self._kept) >= self._most and not came_before:
            self._kept.clear()
        self._kept[id(of)] = (of, made if came_before else None)
