"""Which column of a case a heading of a table means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from sifcalc.case import Column, columns
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import nearest

# Signs such as % and £ stay: a column of them is of something else.
_PASSED_OVER = r"[\s_.,;:/\\'‘’\"“”()\[\]*‐‑–—\u00ad\u200b\ufeff-]+"

_SAYS_WHAT_IT_TAKES = {
    "GRADE": r"(?<!\W)\W*\b(grade|judge?ment|rating)\W*$",
    "DATE": r"(?<!\W)\W*\(\s*(date|dd/mm/yyyy)\s*\)\W*$",
}
"""An ending that a heading may have, by what its column takes: "Leadership (grade)".

It is looked for from the first of a run of signs only: to try each of ten
thousand takes seconds."""

_SHORTEST = 4  # three letters with one wrong could mean anything
_LONG = 10
_KEPT = 100  # a longer cell is not worth the memory
_LIKENESS = 0.9
"""How alike, from 0 to 1, a heading of at least `_LONG` letters and a mistyped one must be."""

Settled = Mapping[str, str]
"""The column that the user says a heading means, by the heading in lower case; "" to skip it."""


def column_of(heading: str) -> Column | None:
    """The column that the heading means, in any case and spacing; None for none or several."""
    [column, *others] = meanings(heading) or (None,)
    return None if others else column


def meanings(heading: str) -> tuple[Column, ...]:
    """The columns that the heading may mean: several where frameworks share it."""
    return _meanings(heading) if len(heading) > _KEPT else _kept_meanings(heading)


def _meanings(heading: str) -> tuple[Column, ...]:
    known = _by_heading()
    if named := known.get(bare(heading)):
        return named
    for takes, ending in _SAYS_WHAT_IT_TAKES.items():
        stem = re.sub(ending, "", heading.strip(), flags=re.IGNORECASE)
        if stem != heading.strip() and (named := known.get(bare(stem))):
            return tuple(column for column in named if column.takes == takes)
    return ()


_kept_meanings = lru_cache(maxsize=2048)(_meanings)  # a line is looked at for headings many times


def columns_of(headings: Sequence[str]) -> list[tuple[Column, ...]]:
    """The columns that each heading of a table may mean: one, none, or several.

    A heading that frameworks share means the column of the framework that the other headings name.
    """
    possible = [meanings(heading) for heading in headings]
    certain = [_frameworks_with(known[0]) for known in possible if len(known) == 1]
    told = set(FRAMEWORKS).intersection(*certain)
    narrowed = [tuple(c for c in known if _frameworks_with(c) & told) for known in possible]
    return [
        few if len(known) > 1 and len(few) == 1 else known
        for known, few in zip(possible, narrowed, strict=True)
    ]


def _frameworks_with(column: Column) -> set[str]:
    """The frameworks in which a case may have a value in the column."""
    group, *rest = column.path
    return {
        id
        for id, framework in FRAMEWORKS.items()
        if group != "judgements" or rest[0] in {j.id for j in framework.judgements}
    }


def known_headings(cells: Iterable[str]) -> int:
    """How many of the cells are headings of columns of a case."""
    return sum(bool(meanings(cell)) for cell in cells)


def like(heading: str, *, thoroughly: bool = True) -> Column | None:
    """The column whose heading this is with one letter wrong, or a few of many; None otherwise.

    More than one wrong letter is looked for only `thoroughly`, which is slow. A heading with a sign
    such as % is like none: its column is of something else.
    """
    written, known = bare(heading), _by_heading()
    if not written.isalnum() or len(written) > 2 * max(map(len, known)):
        return None
    near = next(
        (_shortened_by()[left] for left in _shortened(written) if left in _shortened_by()), None
    )
    if not near and thoroughly:
        near = nearest(written, (name for name in known if len(name) >= _LONG), _LIKENESS)
    return known[near][0] if near else None


def nearest_column(heading: str, takes: str) -> Column | None:
    """Of the columns that take `takes`, the one whose name or heading is most like this one."""
    known = {
        written: column
        for written, named in _by_heading().items()
        for column in named
        if column.takes == takes
    }
    near = nearest(bare(heading), known, likeness=0.7)
    return known[near] if near else None


def heading_key(heading: str) -> str:
    """The heading as sifcalc names columns: lower case, underscores for spaces, hyphens, dots."""
    return re.sub(r"[\s_.-]+", "_", heading.strip()).casefold().removeprefix("judgements_")


@cache
def _by_heading() -> dict[str, tuple[Column, ...]]:
    named: dict[str, tuple[Column, ...]] = {}
    for column in columns():
        for written in dict.fromkeys(map(bare, (column.name, *column.headings))):
            named[written] = (*named.get(written, ()), column)
    return named


@cache
def _shortened_by() -> dict[str, str]:
    """Headings by themselves, and by what is left of them without any one letter."""
    known = [written for written in _by_heading() if len(written) >= _SHORTEST]
    return {left: written for written in known for left in _shortened(written)}


def _shortened(word: str) -> list[str]:
    """The word, and each word that it becomes without one of its letters.

    Two words share one of these if they differ by a wrong, missing or extra letter, or a swap.
    """
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def bare(heading: str) -> str:
    """The heading without its case, punctuation, spacing and articles."""
    written = re.sub("[&+]", " and ", heading_key(heading)).replace("_", " ")
    return re.sub(_PASSED_OVER, "", re.sub(r"\bthe\b", "", written))
