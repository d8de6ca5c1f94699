"""What the pages for a terminal are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sifcalc.complaints import listed
from sifcalc.grades import Grade
from sifcalc.rulebook.documents import DOCUMENTS
from sifcalc.streams import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from sifcalc.output import Answer
    from sifcalc.rulebook.terms import Citation

# The words carry the grade: colour only helps to find it.
_STYLES = {
    Grade.OUTSTANDING: "bold green",
    Grade.GOOD: "green",
    Grade.REQUIRES_IMPROVEMENT: "yellow",
    Grade.INADEQUATE: "bold red",
}


def words(plain: str, style: str = "") -> Text:
    """The words as they are: nothing in them is markup, nor moves the cursor."""
    return Text(visible(plain), style=style, overflow="fold")


def graded(outcome: object, otherwise: str = "not given") -> Text:
    """An outcome in words, in its colour."""
    style = _STYLES.get(outcome, "") if isinstance(outcome, Grade) else ""
    return words(getattr(outcome, "words", otherwise), style)


def grades(several: Iterable[Grade]) -> str:
    """Grades in a sentence: "good or requires improvement"."""
    return listed((grade.words for grade in several), "or")


def name_of(answer: Answer[object]) -> str:
    """What to call the case: its authority, else its file."""
    return answer.case.authority or answer.source_file or "This case"


def heading(console: Console, title: str) -> None:
    """Print a heading with room above it."""
    console.print()
    console.print(words(title, "bold"))


def paragraph(console: Console, plain: str, style: str = "") -> None:
    """Print a paragraph, indented, wrapped where the page has an end."""
    console.print(Padding(words(plain, style), (0, 0, 0, 2), expand=False))


def entry(console: Console, name: str, plain: str) -> None:
    """Print a paragraph that says something of what it names first."""
    named = Text.assemble((visible(name), "bold"), f": {visible(plain)}", overflow="fold")
    console.print(Padding(named, (0, 0, 0, 2), expand=False))


def table(*headings: str) -> Table:
    """A table without sides that folds what is long and cuts nothing."""
    made = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for name in headings:
        made.add_column(name, overflow="fold", vertical="top")
    return made


def sources(cited: Iterable[Citation]) -> str:
    """Citations in one line."""
    return "; ".join(map(str, cited))


def print_documents(console: Console, cited: Iterable[Citation]) -> None:
    """Print what the documents cited are, by the keys the page uses for them."""
    used = {citation.document for citation in cited}
    heading(console, "Sources")
    for document in DOCUMENTS:
        if document.key in used:
            entry(console, document.key, document.title)
