"""The columns of a table whose headings sifcalc does not know, and the complaints about them."""

from collections.abc import Container, Iterable, Iterator, Sequence

from sifcalc.case import Column, columns
from sifcalc.casefile.footers import filled
from sifcalc.casefile.headings import Settled, heading_key, like, nearest_column
from sifcalc.complaints import Unreadable
from sifcalc.dates import read_date
from sifcalc.grades import is_word_of_grade
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed, listed_in_part, nearest, shortened

NAMED = 100
"""How many columns that are not read are named, and looked at for more than one wrong letter."""


def label(heading: str, at: int) -> str:
    """A column's heading on one line, else "column" and its number; `at` counts from 0."""
    return " ".join(heading.split()) or f"column {at + 1}"


def settled_by(settled: Settled, heading: str, at: int) -> str | None:
    """The column that the user says the heading means, "" to skip it, None if nothing is said."""
    return settled.get(label(heading, at).casefold())


class Unread:
    """The columns that are not read, by their numbers from 0.

    A `watched` one is complained of if its heading is nearly one of sifcalc's, or if it holds a
    grade in words. Grades are first looked for in the rows ahead, so that nothing is answered
    before the complaint, and then in each row as it comes. Those in `answered` are never named.
    """

    def __init__(
        self,
        headings: Sequence[str],
        read: Sequence[Column | None],
        watched: Container[int],
        answered: Container[int],
        ahead: Sequence[Sequence[str]],
    ) -> None:
        self._headings = headings
        self._read = {column: heading for heading, column in zip(headings, read, strict=True)}
        unread = [at for at, column in enumerate(read) if column is None]
        self._named = [at for at in unread if headings[at] and at not in answered]
        self._watched = [at for at in unread if at in watched]
        self._ahead = ahead

    def near_headings(self) -> Iterator[tuple[int, str]]:
        """What is wrong with headings that are nearly one of sifcalc's."""
        for number, at in enumerate(tuple(self._watched)):
            heading = self._headings[at]
            near = like(heading, thoroughly=number < NAMED) if heading else None
            if near:
                yield at, f"the heading {heading!r} is not read; {self._settling(at, near)}"
                self._watched.remove(at)

    def graded_ahead(self) -> Iterator[tuple[int, str]]:
        """What is wrong with columns that hold grades in the rows ahead."""
        for cells in self._ahead:
            yield from self.graded(cells)

    def graded(self, cells: Sequence[str]) -> list[tuple[int, str]]:
        """What is wrong with columns in which these cells of a row are the first grades."""
        width = len(cells)
        looked_at = (*self._watched, *range(len(self._headings), width))
        graded = [at for at in looked_at if at < width and is_word_of_grade(cells[at])]
        if graded:
            self._watched = [at for at in self._watched if at not in graded]
        return [(at, self._of_grades(at, cells[at].strip())) for at in graded]

    def _of_grades(self, at: int, cell: str) -> str:
        heading = self._headings[at] if at < len(self._headings) else ""
        named = f"the heading {heading!r} is not read" if heading else "no heading stands over this"
        near = nearest_column(heading, "GRADE") if heading else None
        return f"{named}, and its column has grades ({cell!r}); {self._settling(at, near)}"

    def _settling(self, at: int, near: Column | None) -> str:
        """What the column may be, and the options that settle it."""
        called = label(self._headings[at] if at < len(self._headings) else "", at)
        passes = f'--column "{called}=" passes it over'
        if near and near in self._read:
            return f"it is most like {near.name}, which {self._read[near]!r} is already; {passes}"
        if near:
            hint = f"did you mean {near.name}?"
            return f'{hint} --column "{called}={near.name}" reads it so, and {passes}'
        graded = listed((c.name for c in columns() if c.takes == "GRADE"), "or")
        return f'--column "{called}=NAME" reads it as {graded}, and {passes}'

    @property
    def note(self) -> str | None:
        """Which columns are carried through unread, or None where all are read."""
        known = {
            heading_key(heading): column.name
            for column in columns()
            for heading in (column.name, *column.headings)
        }
        named = []
        for at in self._named[:NAMED]:
            heading = self._headings[at]
            said = shortened(heading)
            near = nearest(heading_key(heading), known, likeness=0.8)
            hint = f" (did you mean {known[near]}?)" if near and at in self._watched else ""
            named.append(f"{said}{hint or (' (dates)' if self._has_dates(at) else '')}")
        if not named:
            return None
        return f"columns that sifcalc does not use: {listed_in_part(named, len(self._named))}"

    def _has_dates(self, at: int) -> bool:
        cells = [cells[at] for cells in self._ahead if at < len(cells) and filled(cells[at])]
        return bool(cells) and all(map(_is_date, cells))


def no_key_judgement(read: Iterable[Column | None]) -> str | None:
    """The note on a table with judgements but no key judgement, None for any other table."""
    judged = {column.name for column in read if column and column.path[0] == "judgements"}
    key = dict.fromkeys(
        judgement.id
        for framework in FRAMEWORKS.values()
        for judgement in framework.judgements
        if judgement.role == "key"
    )
    if not judged or judged & key.keys():
        return None
    return f"no key judgement is read: none of the headings is {listed(key, 'or')}"


def _is_date(cell: str) -> bool:
    try:
        read_date(cell)
    except Unreadable:
        return False
    return True
