"""The headings of a table: which row they are, what they mean, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sifcalc.casefile.excerpts import of_cells
from sifcalc.casefile.footers import filled
from sifcalc.casefile.headings import Settled, columns_of, heading_key, like, meanings
from sifcalc.casefile.unread import label, settled_by
from sifcalc.casefile.written import both_grades, matched_names
from sifcalc.complaints import Complaint, Place
from sifcalc.wording import listed, nearest


class Line(NamedTuple):
    """A row that is not blank: where it begins, its cells as text, and what is wrong with them."""

    number: int
    cells: list[str]
    complaints: tuple[Complaint, ...] = ()

    def texts(self) -> list[str]:
        """What its cells say: see `filled`."""
        return list(map(filled, self.cells))


def known(line: Line, settled: Settled) -> int:
    """How many cells of the row are headings of columns of a case, known or settled."""
    cells = enumerate(line.cells)
    return sum(bool(meanings(c)) or settled_by(settled, c, at) is not None for at, c in cells)


class Head:
    """The headings in a row of a table, and the titles above it, of at least `width` columns.

    Each list has an item a column: `headings`, filled from the rows above where they are empty;
    `meant`, as they are settled; `columns` of a case, None for what is not read. `both` tells which
    is the award where there are two overall grades, and `passed_over` has the numbers of the
    columns that are then not read; `matched` has those of names that sifcalc has matched.
    """

    def __init__(
        self, line: Line, titles: Sequence[Line], width: int, settled: Settled, source: str
    ) -> None:
        self._settled = settled
        self._source = source
        self._shown = {above.number: of_cells(above.cells) for above in (*titles, line)}
        self.line = line
        self.titles = titles
        self.headings = [heading.strip() for heading in line.cells]
        self.headings += [""] * (width - len(self.headings))
        self._from_above = self._headings_from_above()
        self.meant = [self._meant(heading, at) for at, heading in enumerate(self.headings)]
        self._meanings = columns_of(self.meant)
        self.columns = [known[0] if len(known) == 1 else None for known in self._meanings]
        self.both = both_grades(self.meant)
        self.passed_over = self.both.passed_over if self.both else frozenset()
        self.matched = matched_names(self.meant)
        for at in (*self.passed_over, *self.matched):
            self.columns[at] = None

    def _headings_from_above(self) -> dict[str, int]:
        """Fill empty headings from the rows above; returns the row of each heading so taken."""
        rows = {}
        for line in self.titles:
            for at, heading in self._headings_in(line):
                self.headings += [""] * (at + 1 - len(self.headings))
                if not self.headings[at]:
                    self.headings[at] = heading
                    rows[heading] = line.number
        return rows

    def _headings_in(self, line: Line) -> Iterator[tuple[int, str]]:
        """The cells of a row above that are, or nearly are, headings; a lone text is a title."""
        texts = [(at, cell.strip()) for at, cell in enumerate(line.cells) if cell.strip()]
        if len(texts) > 1:
            yield from (
                (at, text)
                for at, text in texts
                if meanings(text)
                or settled_by(self._settled, text, at) is not None
                or like(text, thoroughly=False)
            )

    def taken_from_above(self) -> str:
        """Which headings stand in the rows above, to be said of the row that is taken; else ""."""
        taken = [f"{heading!r} of row {row}" for heading, row in self._from_above.items()]
        return f"; of its headings {listed(taken)}" if taken else ""

    def _meant(self, heading: str, at: int) -> str:
        """The heading, or what it is settled to mean."""
        name = settled_by(self._settled, heading, at)
        return heading if name is None else name

    def is_settled(self, at: int) -> bool:
        """Whether the user says what the column means."""
        return settled_by(self._settled, self.headings[at], at) is not None

    def wrong(self) -> Iterator[Complaint]:
        """What is settled of headings that are not there, and headings that may mean several."""
        yield from self._settled_and_not_there()
        yield from self._shared_headings()

    def wrong_together(self) -> Iterator[Complaint]:
        """Headings in several rows, and columns that are there twice."""
        yield from self._split_headings()
        yield from self._repeated_headings()

    def complaint(self, id: str, message: str, line: Line, cell: int | None = None) -> Complaint:
        """The complaint about a cell of the headings or a title, counted from 1, or a whole row."""
        place = Place(self._source, line.number, cell)
        return Complaint(id, message, place, self._shown[line.number](place))

    def _settled_and_not_there(self) -> Iterator[Complaint]:
        there = {
            (name := label(heading, n)).casefold(): name for n, heading in enumerate(self.headings)
        }
        for heading in self._settled.keys() - there:
            near = nearest(heading, there)
            hint = f"; did you mean {there[near]!r}?" if near else ""
            message = f"no heading here is {heading!r}, which --column names{hint}"
            yield self.complaint("unread-heading", message, self.line)

    def _shared_headings(self) -> Iterator[Complaint]:
        """Complaints about headings of several frameworks, where no other heading settles which."""
        for at, known in enumerate(self._meanings):
            if len(known) > 1:
                called = label(self.headings[at], at)
                settle = listed((f'--column "{called}={column.name}"' for column in known), "or")
                message = f"the heading {self.headings[at]!r} may mean several columns; {settle}"
                yield self.complaint(
                    "unread-heading", f"{message} settles which", self.line, at + 1
                )

    def _split_headings(self) -> Iterator[Complaint]:
        """Complaints about a heading above another that means another column."""
        for line in self.titles:
            for at, heading in self._headings_in(line):
                below = self.headings[at] if at < len(self.headings) else ""
                above = meanings(self._meant(heading, at))
                if above and above != meanings(self._meant(below, at)):
                    number = at + 1
                    message = (
                        f"the heading {heading!r} is here, and row {self.line.number} has"
                        f" {below!r} below it; put every heading in one row, and only titles above"
                    )
                    yield self.complaint("split-headings", message, line, number)

    def _repeated_headings(self) -> Iterator[Complaint]:
        first: dict[object, str] = {}
        for at, (heading, column) in enumerate(zip(self.headings, self.columns, strict=True)):
            meaning = column or heading_key(heading)
            if not heading or meaning not in first:
                first[meaning] = heading
                continue
            other = first[meaning]
            message = f"the column {heading!r} is there twice"
            if column and heading_key(other) != heading_key(heading):
                message = f"{other!r} and {heading!r} are one column, {column.name}; keep one"
            yield self.complaint("duplicate-key", message, self.line, at + 1)
