"""Which case of one file is the same inspection as which of another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sifcalc.cohort.identity import cycle_of, own_cycles, whose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sifcalc.case import Case

Pair = tuple[int | None, int | None]


class Alike(Exception):
    """Raised for two cases of one file that nothing tells apart, by their numbers from 0.

    `is_before` is whether that file is the earlier one.
    """

    def __init__(self, numbers: tuple[int, int], *, is_before: bool) -> None:
        super().__init__(numbers)
        self.numbers = numbers
        self.is_before = is_before


def paired(before: Sequence[Case], after: Sequence[Case]) -> list[Pair]:
    """The numbers, from 0, of the cases that are of the same inspection, None where there is none.

    They are the same by what tells a cycle from every other: the id, or the authority and the first
    day on site, else the report's day. What is left is the same by its authority, where each file
    has one such case: a day may have been added or mended. In the order of `after`, then what is
    only in `before`. Raises Alike.
    """
    earlier = _by_cycle(before, is_before=True)
    _by_cycle(after, is_before=False)  # two cases that are alike are refused in either
    partners: dict[int, int] = {}
    for number, case in enumerate(after):
        same = {earlier[c] for c in _cycles(case) if c in earlier} - {*partners.values()}
        if len(same) == 1:
            partners[number] = same.pop()
    left = [n for n in range(len(before)) if n not in partners.values()]
    names_before = [whose(before[n]) for n in left]
    new = [n for n in range(len(after)) if n not in partners]
    names_after = Counter(whose(after[n]) for n in new)
    for number in new:
        name = whose(after[number])
        if names_after[name] == names_before.count(name) == 1:
            partners[number] = left[names_before.index(name)]
    gone = [n for n in range(len(before)) if n not in partners.values()]
    return [(partners.get(n), n) for n in range(len(after))] + [(n, None) for n in gone]


def _cycles(case: Case) -> frozenset[object]:
    return own_cycles(case) | {cycle_of(case)}


def _by_cycle(cases: Sequence[Case], *, is_before: bool) -> dict[object, int]:
    numbers: dict[object, int] = {}
    for number, case in enumerate(cases):
        # An id tells a case by itself: two of one authority and day may differ in nothing else.
        cycle = cycle_of(case)
        if cycle in numbers:
            raise Alike((numbers[cycle], number), is_before=is_before)
        numbers[cycle] = number
    for number, case in enumerate(cases):
        for other in _cycles(case):
            numbers.setdefault(other, number)
    return numbers
