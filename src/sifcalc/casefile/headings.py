"""The headings of a table: which column of a case each one means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sifcalc.case import Column, columns
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import nearest

# Signs such as % and £ stay: a column of them is of something else.
_PASSED_OVER = r"[\s_.,;:/\\'‘’\"“”()\[\]*‐‑–—\u00ad\u200b\ufeff-]+"

_SAYS_WHAT_IT_TAKES = {
    "GRADE": r"\W*\b(grade|judge?ment|rating)\W*$",
    "DATE": r"\W*\(\s*(date|dd/mm/yyyy)\s*\)\W*$",
}
"""What a heading may end with besides, by what its column takes: "Leadership (grade)"."""

_SHORTEST = 4  # of three letters with one of them wrong nothing can be told
_LONG = 10
_LIKENESS = 0.9
"""How like one of so many letters is that nearly means it."""

Settled = Mapping[str, str]
"""What a user says of headings, in lower case: the name of the column that each is to mean, or ""
where it is to be passed over."""


def column_of(heading: str) -> Column | None:
    """The one column that the heading means in any case, punctuation and spacing, or nothing."""
    [column, *others] = meanings(heading) or (None,)
    return None if others else column


def meanings(heading: str) -> tuple[Column, ...]:
    """The columns that the heading may mean: several where frameworks share it."""
    known = _by_heading()
    if found := known.get(bare(heading)):
        return found
    for takes, ending in _SAYS_WHAT_IT_TAKES.items():
        stem = re.sub(ending, "", heading.strip(), flags=re.IGNORECASE)
        if stem != heading.strip() and (found := known.get(bare(stem))):
            return tuple(column for column in found if column.takes == takes)
    return ()


def columns_of(headings: Sequence[str]) -> list[tuple[Column, ...]]:
    """What each heading of a table may mean: one column, none, or several that nothing tells apart.

    Of a heading that frameworks share, what the others name decides.
    """
    found = [meanings(heading) for heading in headings]
    named = [_frameworks_with(only) for [only] in (each for each in found if len(each) == 1)]
    told = set(FRAMEWORKS).intersection(*named)
    of_them = [tuple(c for c in each if _frameworks_with(c) & told) for each in found]
    return [
        few if len(each) > 1 and len(few) == 1 else each
        for each, few in zip(found, of_them, strict=True)
    ]


def _frameworks_with(column: Column) -> set[str]:
    """The frameworks in which a case may have a value in the column."""
    group, *rest = column.path
    return {
        id
        for id, framework in FRAMEWORKS.items()
        if group != "judgements" or rest[0] in {each.id for each in framework.judgements}
    }


def known_headings(cells: Iterable[str]) -> int:
    """How many of the cells are headings of columns of a case."""
    return sum(bool(meanings(cell)) for cell in cells)


def like(heading: str, *, thoroughly: bool = True) -> Column | None:
    """The column that the heading nearly means: with one letter wrong, or a few in many words.

    The few are looked for only `thoroughly`, as that takes a while. A heading with a sign such as %
    is like none: its column is of something else.
    """
    written = bare(heading)
    if not written.isalnum():
        return None
    known = _by_heading()
    near = next(
        (_shortened_by()[left] for left in _shortened(written) if left in _shortened_by()), None
    )
    if not near and thoroughly:
        near = nearest(written, (each for each in known if len(each) >= _LONG), _LIKENESS)
    return known[near][0] if near else None


def nearest_column(heading: str, takes: str) -> Column | None:
    """The column that takes that whose name or one of whose headings is most like this one."""
    known = {
        written: column
        for written, found in _by_heading().items()
        for column in found
        if column.takes == takes
    }
    near = nearest(bare(heading), known, likeness=0.7)
    return known[near] if near else None


def heading_key(heading: str) -> str:
    """The heading as sifcalc names columns: lower case, underscores for spaces, hyphens, dots."""
    return re.sub(r"[\s_.-]+", "_", heading.strip()).casefold().removeprefix("judgements_")


@cache
def _by_heading() -> dict[str, tuple[Column, ...]]:
    found: dict[str, tuple[Column, ...]] = {}
    for column in columns():
        for written in dict.fromkeys(map(bare, (column.name, *column.headings))):
            found[written] = (*found.get(written, ()), column)
    return found


@cache
def _shortened_by() -> dict[str, str]:
    """Each heading by every way in which it can be written with one letter left out, and whole."""
    known = [written for written in _by_heading() if len(written) >= _SHORTEST]
    return {left: written for written in known for left in _shortened(written)}


def _shortened(word: str) -> list[str]:
    """The word, and each word that it becomes without one of its letters.

    Two words that share one have one letter wrong, missing or too many, or two changed about.
    """
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def bare(heading: str) -> str:
    """The heading without its case, punctuation, spacing and articles."""
    written = re.sub("[&+]", " and ", heading_key(heading)).replace("_", " ")
    return re.sub(_PASSED_OVER, "", re.sub(r"\bthe\b", "", written))
