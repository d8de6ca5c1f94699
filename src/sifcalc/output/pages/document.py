"""An answer as a document: blocks that a format turns into a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from itertools import compress
from sys import maxsize
from typing import TYPE_CHECKING, Literal

from sifcalc.grades import Grade
from sifcalc.wording import listed, listed_in_part, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sifcalc.grades import Outcome
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation
    from sifcalc.rulebook.terms import Document as CitedDocument

Tone = Literal["", "strong", "aside", "best", "good", "caution", "urgent", "bad"]
"""How words stand out: a help to find them, which no meaning depends on."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one tone, without characters that move a cursor or change the text's direction.

    `link` is the public address of what they name.
    """

    text: str
    tone: Tone = ""
    link: str | None = None


Line = tuple[Words, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a case's, level 2 is for a part of it.

    What stands under one that `folds` may be folded away on a screen, and is whole on paper. One
    that `begins_page` does so where pages are those of a paper.
    """

    line: Line
    level: int
    folds: bool = False
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """The answer itself, above everything else."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points, each one or more lines."""

    points: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Names, with what is said of each."""

    entries: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks on all that is above."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a person at a terminal may ask for next."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; the first cell of a row says what the row is of.

    `is_spacious` rows have room between them. `room` is how many characters a line must have for
    the columns. A `compact` table has a line a row. `widths` has, for each column, how many
    characters a line must have to show it, and how many are too many.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_spacious: bool = False
    room: int = 80
    compact: bool = False
    widths: tuple[tuple[int, int], ...] = ()

    def at(self, width: int) -> Table:
        """The table with only the columns that are shown in a line of that many characters."""
        shown = [least <= width < below for least, below in self.widths]
        if not shown:
            return self
        rows = tuple(tuple(compress(row, shown)) for row in self.rows)
        return replace(self, headings=tuple(compress(self.headings, shown)), rows=rows, widths=())


@dataclass(frozen=True, slots=True)
class Bar:
    """One clock in a picture, from `begin` to `end` as parts (0 to 1) of the picture's width.

    The two are the same for a single day. The state "open" is for what is projected or may not
    apply.
    """

    label: str
    dates: str
    begin: float
    end: float
    state: Literal["firm", "done", "late", "open"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of clocks between two days, and what it shows in words.

    `ticks` are the days named along it, and `seen` the day it is seen from, None outside it, as
    parts of its width. `seen_on` says that day in words.
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


@dataclass(frozen=True)
class Document:
    """A title, for a page by itself, and the blocks below it."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def shows_title(self) -> bool:
        """Whether the title is shown above the blocks: a page about one case has its own."""
        return self._cases != 1

    @property
    def depth(self) -> int:
        """By how many levels headings go down: one where there are several cases."""
        return int(self._cases > 1)

    @cached_property
    def _cases(self) -> int:
        return sum(isinstance(block, Heading) and block.level == 1 for block in self.blocks)


_MOST_NAMES = 10
ANY, WIDE, WIDEST = (0, maxsize), (100, maxsize), (120, maxsize)
"""How many characters a line must have to show a column, and how many are too many."""

READING = (
    "A reading is where the guidance is silent or contradicts itself, and sifcalc had to choose."
)
_NUMBER = r"\d[\d.]*(?:\(\d+\))?"
_CITED = (
    rf"([A-Za-z]+(?:-\d+)+) (?:para|paragraph|reg|section)s? {_NUMBER}(?:(?:, | and ){_NUMBER})*"
)
"""How a sentence cites paragraphs of a document: "si-2007-462 reg 1(2)"."""

_GRADE_TONES: dict[object, Tone] = {
    Grade.OUTSTANDING: "best",
    Grade.GOOD: "good",
    Grade.REQUIRES_IMPROVEMENT: "caution",
    Grade.INADEQUATE: "bad",
}


def document(answers: Sequence[Result[object]], query: Query, *, brief: bool = False) -> Document:
    """The document of the answers; a `brief` one is the short page for a terminal."""
    kind = query.answer_type
    page = import_module(f"sifcalc.output.pages.{kind.page or kind.name}")
    make = getattr(page, "first_page", page.document) if brief else page.document
    made: Document = make(answers, query)
    return replace(made, title=visible(made.title))


def made_by() -> str:
    """What made a page, and which bank holidays it stands on: the last line of a paper."""
    from sifcalc.version import __version__
    from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

    return (
        f"Made by sifcalc {__version__}, with the bank holidays of England announced to the end of"
        f" {ANNOUNCED_THROUGH} (snapshot of {TAKEN_ON})."
    )


def words(text: str, tone: Tone = "") -> Line:
    """The text as words, its invisible characters as visible escapes."""
    return (Words(visible(text), tone),)


def cell(*lines: str | Line) -> Cell:
    """A cell of a table, a line each."""
    return tuple(words(line) if isinstance(line, str) else line for line in lines)


def paragraph(text: str, tone: Tone = "") -> Paragraph:
    """A paragraph of one tone."""
    return Paragraph(words(text, tone))


def heading(
    text: str, level: int = 2, *, folds: bool = False, begins_page: bool = False
) -> Heading:
    """A heading."""
    return Heading(words(text, "strong"), level, folds, begins_page)


def entries(named: Iterable[tuple[str, str]]) -> Entries:
    """The named texts, names in bold."""
    return Entries(tuple((words(name, "strong"), words(said)) for name, said in named))


def graded(outcome: Outcome | None, otherwise: str = "not given") -> Line:
    """The outcome in words of its tone; `otherwise` for None."""
    return words(outcome.words if outcome else otherwise, tone(outcome))


def tone(outcome: Outcome | None) -> Tone:
    """The tone of an outcome."""
    return _GRADE_TONES.get(outcome, "")


def grades(several: Sequence[Grade]) -> str:
    """The grades in a sentence: "good or requires improvement"; "nothing" for none."""
    return listed((grade.words for grade in several), "or") if several else "nothing"


def sources(cited: Iterable[Citation]) -> str:
    """The citations in one line, or words for a reading that has none."""
    return "; ".join(map(str, cited)) or "none, a reading of sifcalc's own"


def under(answer: Result[object]) -> Paragraph:
    """Which framework an answer is by, and which is that of a re-inspection by another."""
    first, *others = answer.frameworks
    after = "".join(f"; after the re-inspection: {f.title}" for f in others)
    return paragraph(f"Framework: {first.title}{after}")


def under_each(answers: Iterable[Result[object]]) -> Iterator[Paragraph]:
    """Which framework the answers are by, and which of them are by another than most."""
    names: dict[Framework, list[str]] = {}
    for answer in answers:
        names.setdefault(answer.frameworks[-1], []).append(answer.name)
    most = max(names, key=lambda framework: len(names[framework]), default=None)
    for framework, called in names.items():
        if framework is most:
            but = " but for those named" if len(names) > 1 else ""
            yield paragraph(f"Framework: {framework.title}{but}")
        else:
            named = list(dict.fromkeys(called))
            said = listed_in_part(named[:_MOST_NAMES], len(named))
            yield paragraph(f"Framework: {framework.title}: {said}")


def cited_document(citation: Citation, framework: Framework) -> CitedDocument:
    """The document that is cited, of this framework or, after a re-inspection, of another."""
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    every = (framework, *FRAMEWORKS.values())
    return next(d for known in every for d in known.documents if d.key == citation.document)


def citations(cited: Iterable[Citation], framework: Framework) -> Line:
    """What `sources` says, each citation with the public address of its document."""
    line: list[Words] = []
    for citation in cited:
        line += words("; ") if line else ()
        line.append(Words(str(citation), link=cited_document(citation, framework).address))
    return tuple(line) or words(sources(()))


def with_links(block: Block, framework: Framework) -> Block:
    """The block with what its sentences cite as links too, where that has a public address."""
    match block:
        case Paragraph(line):
            return Paragraph(_with_links(line, framework))
        case Points(points):
            return Points(tuple(tuple(_with_links(said, framework) for said in p) for p in points))
        case Entries(entries):
            return Entries(tuple((name, _with_links(said, framework)) for name, said in entries))
    return block


def _with_links(line: Line, framework: Framework) -> Line:
    made: list[Words] = []
    for part in line:
        last = 0
        for match in () if part.link else re.finditer(_CITED, part.text):
            known = [d for d in framework.documents if d.key.casefold() == match[1].casefold()]
            if known and known[0].address:
                made.append(Words(part.text[last : match.start()], part.tone))
                made.append(Words(match[0], part.tone, known[0].address))
                last = match.end()
        made.append(replace(part, text=part.text[last:]))
    return tuple(words for words in made if words.text)


def documents(answers: Iterable[Result[object]], cited: Iterable[Citation]) -> Iterator[Block]:
    """The titles of the documents cited, by their keys in citations."""
    used = {citation.document for citation in cited}
    frameworks = dict.fromkeys(f for answer in answers for f in answer.frameworks)
    known = dict.fromkeys(d for framework in frameworks for d in framework.documents)
    if used:
        yield heading("Sources")
        yield Entries(
            tuple(
                (words(d.key, "strong"), (Words(d.title, link=d.address),))
                for d in known
                if d.key in used
            )
        )
