"""What the pages for a terminal are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sifcalc.grades import Grade
from sifcalc.rulebook.documents import DOCUMENTS
from sifcalc.streams import visible
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType

    from sifcalc.rulebook.terms import Citation

# The words carry the grade: colour only helps to find it.
_STYLES = {
    Grade.OUTSTANDING: "bold green",
    Grade.GOOD: "green",
    Grade.REQUIRES_IMPROVEMENT: "yellow",
    Grade.INADEQUATE: "bold red",
}
_ROOM_FOR_COLUMNS = 80
_WIDEST_WORD = 24

READING = (
    "A reading is where the guidance is silent or contradicts itself, and sifcalc had to choose."
)


class Page:
    """A page being printed: `explain` asks for each count in full, `plain` for no lines drawn."""

    def __init__(self, console: Console, *, explain: bool, plain: bool) -> None:
        self._console = console
        self.explain = explain
        self.plain = plain

    @property
    def is_narrow(self) -> bool:
        """Whether there is too little room for columns."""
        return self._console.width < _ROOM_FOR_COLUMNS

    def print(self, *what: RenderableType) -> None:
        """Print what rich can print, or an empty line."""
        self._console.print(*what)

    def heading(self, title: str) -> None:
        """Print a heading with room above it."""
        self.print()
        self.print(words(title, "bold"))

    def paragraph(self, plain: str, style: str = "") -> None:
        """Print a paragraph, indented, wrapped where the page has an end."""
        self._indented(words(plain, style))

    def entry(self, name: str, plain: str) -> None:
        """Print a paragraph that says something of what it names first."""
        named = Text.assemble((visible(name), "bold"), f": {visible(plain)}", overflow="fold")
        self._indented(named)

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[Text]],
        *,
        gap: int = 0,
        room: int = _ROOM_FOR_COLUMNS,
    ) -> None:
        """Print rows under headings, or one cell below another where there is too little room.

        Nothing is cut: what is long is folded. `gap` is how many empty lines part the rows, `room`
        how wide a page must be for the columns.
        """
        if self._console.width < room:
            for row in rows:
                self.print()
                for heading, cell in zip(headings, row, strict=True):
                    if cell.plain:
                        self.print(Text.assemble((f"{heading}: ", "bold"), cell))
            return
        made = Table(box=None if self.plain else box.SIMPLE_HEAD, header_style="bold")
        rows = list(rows)
        for number, name in enumerate(headings):
            words_in = f"{name} {' '.join(row[number].plain for row in rows)}".split()
            widest = min(max(map(len, words_in)), _WIDEST_WORD)
            made.add_column(name, overflow="fold", vertical="top", min_width=widest)
        for number, row in enumerate(rows):
            for _ in range(gap if number else 0):
                made.add_row()
            made.add_row(*row)
        self.print(made)

    def documents(self, cited: Iterable[Citation]) -> None:
        """Print what the documents cited are, by the keys the page uses for them."""
        used = {citation.document for citation in cited}
        if used:
            self.heading("Sources")
        for document in DOCUMENTS:
            if document.key in used:
                self.entry(document.key, document.title)

    def _indented(self, text: Text) -> None:
        self.print(Padding(text, (0, 0, 0, 2), expand=False))


def words(plain: str, style: str = "") -> Text:
    """The words as they are: nothing in them is markup, nor moves the cursor."""
    return Text(visible(plain), style=style, overflow="fold")


def lines(several: Iterable[str]) -> Text:
    """The words, a line each."""
    return Text("\n").join(map(words, several))


def graded(outcome: object, otherwise: str = "not given") -> Text:
    """An outcome in words, in its colour."""
    style = _STYLES.get(outcome, "") if isinstance(outcome, Grade) else ""
    return words(getattr(outcome, "words", otherwise), style)


def grades(several: Iterable[Grade]) -> str:
    """Grades in a sentence: "good or requires improvement"."""
    return listed((grade.words for grade in several), "or")


def sources(cited: Iterable[Citation]) -> str:
    """Citations in one line; a reading may have none."""
    return "; ".join(map(str, cited)) or "none, a reading of sifcalc's own"
