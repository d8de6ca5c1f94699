"""Pages for a person at a terminal, made with rich."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from rich.console import Console

from sifcalc.grading import Grading
from sifcalc.output import grade_page, timeline_page
from sifcalc.timelines import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sifcalc.output import Answer
    from sifcalc.streams import Streams

STREAMS = False

_PAGES: dict[type, Callable[[list[Answer[Any]], Console], None]] = {
    Grading: grade_page.print_pages,
    Timeline: timeline_page.print_pages,
}


class _Page(io.StringIO):
    """A page in the making, in the encoding of where it will be shown."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._shown_in = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override] # StringIO has none
        return self._shown_in


def write(answers: Iterable[Answer[object]], out: Streams) -> None:
    """Write a page for the answers, laid out for the width there is."""
    answers = list(answers)
    if not answers:
        return
    page = _Page(out.encoding)
    console = Console(
        file=page,
        force_terminal=out.styled,
        color_system="standard" if out.coloured else None,
        width=out.width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    _PAGES[type(answers[0].result)](answers, console)
    lines = (line.rstrip() for line in page.getvalue().splitlines())
    out.write("".join(f"{line}\n" for line in lines))
