"""Pages for a person at a terminal, made with rich."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sifcalc.output.pages import document as doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from sifcalc.output import Out, Query, Result

_STYLES: dict[doc.Tone, str] = {
    "": "not bold",
    "strong": "bold",
    "aside": "not bold italic",
    "best": "bold green",
    "good": "not bold green",
    "caution": "not bold yellow",
    "urgent": "bold yellow",
    "bad": "bold red",
}
_BAR_STYLES = {"firm": "blue", "done": "green", "late": "red", "open": "cyan"}
# The signs of a chart, with those for a console that has only ASCII.
_MARKS = {"◆": "*", "◇": "o", "░": "-", "│": "|"}
_ROOM_FOR_COLUMNS = 80
_ROOM_FOR_GAPS = 100
_WIDEST_WORD = 24
_WIDEST_BAR = 60
_LINK_ID = r"\x1b\]8;id=\d+;"  # random, so that no page would be the same twice
_FOLDED = ("Authority", "What", "Judgement", "Why", "Part")


class _Paper(io.StringIO):
    """The text that rich prints to, in the encoding of the terminal it is for."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._shown_in = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override] # StringIO's is read-only, and None
        return self._shown_in


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write a page for the answers, laid out for the width of `out`."""
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
        _environ={"TERM": os.environ.get("TERM", "")},  # without COLUMNS: `width` has read it
    )
    page = doc.document(list(answers), query, brief=not query.explain)
    print_page(console, page.blocks, plain=not out.is_terminal)
    text = re.sub(_LINK_ID, "\x1b]8;;", paper.getvalue())
    lines = text.removesuffix("\n").split("\n")
    out.write_page("".join(f"{line.rstrip()}\n" for line in lines))


def print_page(console: Console, blocks: Sequence[doc.Block], *, plain: bool) -> None:
    """Print the blocks of a document, with `plain` without drawn lines."""
    page = _Page(console, plain=plain)
    for number, block in enumerate(blocks):
        if number and isinstance(block, (doc.Heading, doc.Remarks)):
            page.add()
        page.show(block)
    console.print(Group(*page.made))


class _Page:
    """Collects what rich is to print."""

    def __init__(self, console: Console, *, plain: bool) -> None:
        self._console = console
        self._plain = plain
        self._is_narrow = console.width < _ROOM_FOR_COLUMNS
        # Styles take rich as long as the words, so they are left out where none is shown.
        self._styles = _STYLES if console.color_system else {}
        self.made: list[RenderableType] = []

    def add(self, what: RenderableType = "") -> None:
        """Add to the page, without `what` an empty line."""
        self.made.append(what)

    def show(self, block: doc.Block) -> None:
        """Add a block."""
        match block:
            case doc.Heading(line):
                self.add(self._text(line))
            case doc.Banner(line) if self._plain or self._is_narrow:
                self.add(self._text(line))
            case doc.Banner(line):
                from rich.panel import Panel  # only a terminal's banner needs it

                self.add(Panel(self._text(line), box=box.HEAVY, padding=(1, 4), expand=False))
            case doc.Paragraph(line) | doc.Hint(line):
                self._indented(line)
            case doc.Points(points):
                for point in points:
                    self.add()
                    self._indented(*point)
            case doc.Entries(entries):
                self._indented(*((*name, *doc.words(": "), *said) for name, said in entries))
            case doc.Remarks(lines):
                self._indented(*lines)
            case doc.Table():
                self._show_table(block)
            case doc.Figure():
                self._show_figure(block)

    def _show_table(self, block: doc.Table) -> None:
        """Add the rows in columns, or one cell below another where there is too little room.

        Long cells are folded, never cut.
        """
        block = block.at(self._console.width)
        if block.compact and self._console.width >= block.room:
            self._show_lines(block)
            return
        if self._console.width < block.room:
            for row in block.rows:
                self.add()
                for heading, cell in zip(block.headings, row, strict=True):
                    text = self._lines(cell)
                    if text.plain:
                        named = f"{heading}: " if heading else ""
                        self.add(Text.assemble((named, "bold"), text))
            return
        made = Table(box=None if self._plain else box.SIMPLE_HEAD, header_style="bold")
        rows = [[self._lines(cell) for cell in row] for row in block.rows]
        for number, name in enumerate(block.headings):
            words_in = f"{name} {' '.join(row[number].plain for row in rows)}".split()
            widest = min(max(map(len, words_in)), _WIDEST_WORD)
            made.add_column(name, overflow="fold", vertical="top", min_width=widest)
        for number, texts in enumerate(rows, start=1):
            if block.is_spacious and number < len(rows):
                texts = [text + "\n" for text in texts]  # an empty row would take rich longer
            made.add_row(*texts)
        self.add(made)

    def _show_lines(self, block: doc.Table) -> None:
        """Add a line a row; only the column of titles folds where there is too little room."""
        folded = next(name for name in (*_FOLDED, *block.headings) if name in block.headings)
        gap = 1 if self._console.width < _ROOM_FOR_GAPS else 2
        made = Table(
            box=None if self._plain else box.SIMPLE_HEAD,
            header_style="bold",
            padding=(0, gap if self._plain else gap - 1, 0, 0),
            pad_edge=False,
            show_edge=False,
        )
        rows = [[self._lines(cell) for cell in row] for row in block.rows]
        for number, name in enumerate(block.headings):
            widest = max([cell_len(name), *(row[number].cell_len for row in rows)])
            made.add_column(name, overflow="fold", width=None if name == folded else widest)
        for texts in rows:
            made.add_row(*texts)
        self.add(made)

    def _show_figure(self, block: doc.Figure) -> None:
        """Add each bar beside its label; a deadline's is one character wide."""
        width = min(_WIDEST_BAR, self._console.width // 2)
        grid = Table.grid(padding=(0, 2))
        grid.add_column(overflow="fold", max_width=max(self._console.width - width - 4, 1))
        grid.add_column(width=width)
        if block.seen is not None:
            sign = _MARKS["│"] if self._console.options.ascii_only else "│"
            grid.add_row(self._text(doc.words(block.seen_on)), " " * int(block.seen * width) + sign)
        for bar in block.bars:
            label = self._lines((doc.words(bar.label, "strong"), doc.words(bar.dates)))
            grid.add_row(label, self._bar(bar, width))
        self.add()
        self._indented(doc.words(f"{block.title} {block.description}"))
        if block.seen is None:
            self._indented(doc.words(block.seen_on))
        self.add()
        self.add(Padding(grid, (0, 0, 0, 2), expand=False))

    def _bar(self, bar: doc.Bar, width: int) -> RenderableType:
        """The mark or bar of a clock, in signs that the console can show."""
        is_plain = self._console.options.ascii_only
        first = min(int(bar.begin * width), width - 1)
        last = max(first + 1, round(bar.end * width))
        colour = _BAR_STYLES[bar.state]
        if bar.begin < bar.end and bar.state != "open" and not is_plain:
            from rich.bar import Bar  # only a chart needs it

            return Bar(width, first, last, width=width, color=colour)
        sign = "█"
        if bar.begin == bar.end:
            sign = "◇" if bar.state == "open" else "◆"
        elif bar.state == "open":
            sign = "░"
        drawn = _MARKS.get(sign, "#") if is_plain else sign
        return Text(" " * first + drawn * (last - first), style=colour)

    def _indented(self, *lines: doc.Line) -> None:
        self.add(Padding(Group(*map(self._text, lines)), (0, 0, 0, 2), expand=False))

    def _text(self, line: doc.Line) -> Text:
        return Text("", overflow="fold").join(
            Text(part.text, style=self._style(part), overflow="fold") for part in line
        )

    def _style(self, words: doc.Words) -> str:
        """The style of the words' tone, and on a terminal a link to their address."""
        link = f" link {words.link}" if words.link and self._styles and not self._plain else ""
        return f"{self._styles.get(words.tone, '')}{link}".strip()

    def _lines(self, cell: doc.Cell) -> Text:
        return Text("\n", overflow="fold").join(map(self._text, cell))
