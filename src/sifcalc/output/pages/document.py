"""An answer as a document: what pages for a terminal, a paper and a browser are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from itertools import compress
from typing import TYPE_CHECKING, Literal, NamedTuple

from sifcalc.grades import Grade
from sifcalc.wording import listed, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sifcalc.grades import Outcome
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.terms import Citation

Tone = Literal["", "strong", "aside", "best", "good", "caution", "urgent", "bad"]
"""How words stand out. What they say never rests on it: it only helps to find them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one tone, with nothing in them that moves a cursor or turns the text.

    `link` is the public address of what they name.
    """

    text: str
    tone: Tone = ""
    link: str | None = None


Line = tuple[Words, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a case's, level 2 that of a part of it."""

    line: Line
    level: int


@dataclass(frozen=True, slots=True)
class Banner:
    """The answer itself, before anything else is said of it."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Points:
    """Several things of one kind, each a paragraph or more."""

    points: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Things by their names, with what is said of each."""

    entries: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be known of all that stands above."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a person at a terminal may ask for next."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; the first cell of a row says what the row is of.

    `is_spacious` is whether its rows need room between them, `room` the characters a line must have
    for its columns. A `compact` table has a line a row; of its columns, some are for a line of at
    least so many characters, and of fewer than others: those, if any, are `widths`.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_spacious: bool = False
    room: int = 80
    compact: bool = False
    widths: tuple[tuple[int, int], ...] = ()

    def at(self, width: int) -> Table:
        """The table with the columns that a line of that many characters has."""
        shown = [least <= width < below for least, below in self.widths]
        if not shown:
            return self
        rows = tuple(tuple(compress(row, shown)) for row in self.rows)
        return replace(self, headings=tuple(compress(self.headings, shown)), rows=rows, widths=())


@dataclass(frozen=True, slots=True)
class Bar:
    """One clock in a picture of them: from `begin` to `end`, as parts of the picture's width.

    The two are the same for what has a single day. `state` says how it stands: what is open rests
    on what has not happened, or may not apply.
    """

    label: str
    dates: str
    begin: float
    end: float
    state: Literal["firm", "done", "late", "open"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of clocks between two days, and what it shows in words.

    `ticks` are the days named along it, and `seen` the day it is seen from where that is within it,
    as parts of its width. `seen_on` says the same in words.
    """

    title: str
    description: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    seen: float | None
    seen_on: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a stacked bar: its words, and how many it is of the bar's whole."""

    words: str
    tone: Tone
    number: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A stacked bar: its label, its parts in order, and their whole."""

    label: str
    parts: tuple[Share, ...]
    base: int


@dataclass(frozen=True, slots=True)
class Shares:
    """A picture of stacked bars, for pages that can draw: a table before it has its numbers."""

    title: str
    bars: tuple[Shared, ...]


Block = Heading | Banner | Paragraph | Points | Entries | Remarks | Hint | Table | Figure | Shares


class Document(NamedTuple):
    """A title, which is said where a page stands by itself, and the blocks below it."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def shows_title(self) -> bool:
        """Whether the title is said above the blocks: a page about one case has the case's own."""
        return self._cases != 1

    @property
    def depth(self) -> int:
        """How far headings stand below their own level: one step where there are several cases."""
        return int(self._cases > 1)

    @property
    def _cases(self) -> int:
        return sum(isinstance(block, Heading) and block.level == 1 for block in self.blocks)


READING = (
    "A reading is where the guidance is silent or contradicts itself, and sifcalc had to choose."
)
_GRADE_TONES: dict[object, Tone] = {
    Grade.OUTSTANDING: "best",
    Grade.GOOD: "good",
    Grade.REQUIRES_IMPROVEMENT: "caution",
    Grade.INADEQUATE: "bad",
}


def document(answers: Sequence[Result[object]], query: Query, *, brief: bool = False) -> Document:
    """The document that holds the answers; a `brief` one has what a person sees first."""
    page = import_module(f"sifcalc.output.pages.{query.answer_type.page}")
    make = getattr(page, "first_page", page.document) if brief else page.document
    made: Document = make(answers, query)
    return made._replace(title=visible(made.title))


def words(text: str, tone: Tone = "") -> Line:
    """The words as they are: what cannot be seen in them is written so that it can."""
    return (Words(visible(text), tone),)


def cell(*lines: str | Line) -> Cell:
    """A cell of a table, a line each."""
    return tuple(words(line) if isinstance(line, str) else line for line in lines)


def paragraph(text: str, tone: Tone = "") -> Paragraph:
    """A paragraph of one tone."""
    return Paragraph(words(text, tone))


def heading(text: str, level: int = 2) -> Heading:
    """A heading."""
    return Heading(words(text, "strong"), level)


def entries(named: Iterable[tuple[str, str]]) -> Entries:
    """Things by their names, with what is said of each."""
    return Entries(tuple((words(name, "strong"), words(said)) for name, said in named))


def graded(outcome: Outcome | None, otherwise: str = "not given") -> Line:
    """An outcome in words, in its tone."""
    return words(outcome.words if outcome else otherwise, tone(outcome))


def tone(outcome: Outcome | None) -> Tone:
    """The tone of an outcome."""
    return _GRADE_TONES.get(outcome, "")


def grades(several: Sequence[Grade]) -> str:
    """Grades in a sentence: "good or requires improvement", or "nothing"."""
    return listed((grade.words for grade in several), "or") if several else "nothing"


def sources(cited: Iterable[Citation]) -> str:
    """Citations in one line; a reading may have none."""
    return "; ".join(map(str, cited)) or "none, a reading of sifcalc's own"


def documents(answers: Iterable[Result[object]], cited: Iterable[Citation]) -> Iterator[Block]:
    """What the documents cited are, by the keys the citations use for them."""
    used = {citation.document for citation in cited}
    known = dict.fromkeys(each for answer in answers for each in answer.framework.documents)
    if used:
        yield heading("Sources")
        yield entries((each.key, each.title) for each in known if each.key in used)
