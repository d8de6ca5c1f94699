"""The headings of a table: which column of a case each one means."""

import re
from collections.abc import Iterable
from functools import cache

from sifcalc.case import Column, columns

# Signs such as % and £ stay: a column of them is of something else.
_PASSED_OVER = r"[\s_.,;:/\\'‘’\"“”()\[\]*‐‑–—-]+"


def column_of(heading: str) -> Column | None:
    """The column that the heading means in any case, punctuation and spacing, or nothing."""
    return _by_heading().get(bare(heading))


def known_headings(cells: Iterable[str]) -> int:
    """How many of the cells are headings of columns of a case."""
    return sum(column_of(cell) is not None for cell in cells)


def heading_key(heading: str) -> str:
    """The heading as sifcalc names columns: lower case, underscores for spaces, hyphens, dots."""
    return re.sub(r"[\s_.-]+", "_", heading.strip()).casefold().removeprefix("judgements_")


@cache
def _by_heading() -> dict[str, Column]:
    return {
        bare(heading): column for column in columns() for heading in (column.name, *column.headings)
    }


def bare(heading: str) -> str:
    """The heading without its case, punctuation and spacing."""
    written = heading_key(heading).replace("&", "and")
    return re.sub(_PASSED_OVER, "", written)
