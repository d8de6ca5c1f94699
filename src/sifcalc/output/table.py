"""Pages for a person at a terminal, made with rich."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from rich.console import Console

from sifcalc.output import due_page, grade_page, rules_page, timeline_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sifcalc.output import Answer
    from sifcalc.output.parts import Page
    from sifcalc.streams import Streams

STREAMS = False
SHOWS_NOTES = True

_PAGES: dict[str, Callable[[list[Answer[Any]], Page], None]] = {
    "Grading": grade_page.print_pages,
    "Milestone": due_page.print_pages,
    "RulebookEntry": rules_page.print_pages,
    "Timeline": timeline_page.print_pages,
    "Timetable": timeline_page.print_pages,
    "InspectionTimetable": timeline_page.print_pages,
}
"""The page for each kind of result, by its class's name, so that no engine is imported here."""


class _Paper(io.StringIO):
    """What a page is printed on, in the encoding of where it will be shown."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._shown_in = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override] # StringIO's is read-only, and None
        return self._shown_in


def write(answers: Iterable[Answer[object]], out: Streams, *, explain: bool) -> None:
    """Write a page for the answers, laid out for the width there is."""
    from sifcalc.output.parts import Page

    answers = list(answers)
    if not answers:
        return
    paper = _Paper(out.encoding)
    console = Console(
        file=paper,
        force_terminal=out.is_terminal or out.styled,
        color_system="standard" if out.styled else None,
        no_color=not out.coloured,
        width=out.width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    page = Page(console, explain=explain, plain=not out.is_terminal)
    _PAGES[type(answers[0].result).__name__](answers, page)
    lines = paper.getvalue().removesuffix("\n").split("\n")
    out.write("".join(f"{line.rstrip()}\n" for line in lines))
