"""A page as a Word document, made with python-docx."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sifcalc.output.pages import document as pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

_WIDTH, _HEIGHT, _MARGIN = 210, 297, 12
_ROOM = _WIDTH - 2 * _MARGIN
"""The width between the margins of a page, in millimetres."""

_BOLD = ("strong", "best", "urgent", "bad")
_COLOURS: dict[pages.Tone, str] = {
    "best": "00592F",
    "good": "00592F",
    "caution": "7A4100",
    "urgent": "7A4100",
    "bad": "A3001B",
}
_LINK = "1D4F91"
_HEADER = "E6EAF0"
_FILLS = {"firm": "1D4F91", "done": "00703C", "late": "A3001B", "open": "C3D0E4"}
_MARK_TONES: dict[str, pages.Tone] = {"firm": "", "done": "good", "late": "bad", "open": ""}
_SLOTS = 27
"""How many cells the picture has across for the days that it is of."""

_SLOT_WIDTH = 3.6
_LABELS = (36, _ROOM - 36 - _SLOTS * _SLOT_WIDTH)
_LETTER, _GAP = 1.65, 3.5
"""How wide a letter of a cell is in millimetres, about, and what is between columns."""

_LINED = {
    "Rows": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "Picture": ("top", "bottom", "insideH"),
}
"""The styles of tables, and where each has lines."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MADE_ON = datetime(2013, 11, 19)  # noqa: DTZ001 - a document's own times have no zone
"""A document carries a time of its making: the same in every one."""


def filled(page: pages.Document) -> bytes:
    """The page as a Word document. Its parts carry the hour they were made."""
    made = _Word(page)
    for block in page.blocks:
        made.show(block)
    return made.saved()


class _Word:
    """A Word document being filled.

    What there may be much of is added as elements: to have python-docx find the place of each
    paragraph takes longer with every one before it.
    """

    def __init__(self, page: pages.Document) -> None:
        self._depth = page.depth
        self._document = docx.Document()
        self._links: dict[str, str] = {}
        self._style()
        self._describe(page.title)
        self._number_pages()
        self._body: BaseOxmlElement = self._document.element.body
        self._section = self._body[-1]  # it has to stay the last: see `saved`
        self._body.remove(self._section)
        self._is_begun = False
        if page.shows_title:
            self._heading(pages.words(page.title), 1, begins_page=False)

    def show(self, block: pages.Block) -> None:
        """Add a block. A hint is for a terminal alone."""
        match block:
            case pages.Heading(line, level):
                begins_page = block.begins_page or (level == 1 and self._is_begun)
                self._heading(line, level + self._depth, begins_page=begins_page)
            case pages.Banner(line):
                self._write(self._body, line, "Answer")
            case pages.Paragraph(line):
                self._write(self._body, line)
            case pages.Points(points):
                for lines in points:
                    self._write(self._body, _in_one(lines), "ListBullet")
            case pages.Entries(entries):
                for name, said in entries:
                    self._write(self._body, (*name, *pages.words(": "), *said), "Entry")
            case pages.Remarks(lines):
                for line in lines:
                    self._write(self._body, line)
            case pages.Table():
                self._table(block)
            case pages.Figure():
                self._figure(block)

    def saved(self) -> bytes:
        """The document as a file."""
        self._body.append(self._section)
        made = BytesIO()
        self._document.save(made)
        return made.getvalue()

    def _heading(self, line: pages.Line, level: int, *, begins_page: bool) -> None:
        # The style says how a heading looks, and its tones are those of a page.
        plain = tuple(pages.Words(part.text) for part in line)
        properties = self._write(self._body, plain, f"Heading{level}")
        if begins_page:
            _under(properties, "pageBreakBefore")
        self._is_begun = True

    def _write(
        self, parent: BaseOxmlElement, line: pages.Line, style: str = "Normal"
    ) -> BaseOxmlElement:
        """Add a paragraph of that style, and return its properties."""
        paragraph = _under(parent, "p")
        properties = _under(paragraph, "pPr")
        _under(properties, "pStyle", val=style)
        for words in line:
            within = paragraph
            if words.link:
                within = _under(paragraph, "hyperlink")
                within.set(qn("r:id"), self._link_to(words.link))
            _run(within, words, _LINK if words.link else _COLOURS.get(words.tone))
        return properties

    def _link_to(self, address: str) -> str:
        """The id by which the document's text names the address."""
        if address not in self._links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._links[address] = self._document.part.relate_to(address, kind, is_external=True)
        return self._links[address]

    def _table(self, block: pages.Table) -> None:
        """Rows under headings that each page repeats; the widths are those of what they hold."""
        headings = [pages.words(name, "strong") for name in block.headings]
        rows = [headings, *([_in_one(cell) for cell in row] for row in block.rows)]
        widths = _widths(zip(*rows, strict=True))
        table = _new_table(self._body, block.caption, widths, "Rows")
        for number, row in enumerate(rows):
            cells = _add_row(table, [(width, 1) for width in widths], repeats=not number)
            for cell, line in zip(cells, row, strict=True):
                if not number:
                    _fill(cell, _HEADER)
                self._write(cell, line, "Cell")
        self._write(self._body, (), "Cell")  # else two tables in a row would be one

    def _figure(self, block: pages.Figure) -> None:
        """The picture as a table: a row a clock, with the cells of its days shaded."""
        seen_in = None if block.seen is None else _slot(block.seen)
        said = f"{block.seen_on}{'.' if seen_in is None else ': the dashed line.'}"
        self._write(self._body, pages.words(f"{block.title} {block.description} {said}"))
        widths = [*_LABELS, *[_SLOT_WIDTH] * _SLOTS]
        caption = f"Picture of the timeline. {block.title}"
        table = _new_table(self._body, caption, widths, "Picture")
        spans = _spans(block)
        over = [*((width, 1) for width in _LABELS), *((_SLOT_WIDTH * n, n) for n, _ in spans)]
        names = ("What", "When", *(name for _, name in spans))
        for cell, name in zip(_add_row(table, over, repeats=True), names, strict=True):
            _fill(cell, _HEADER)
            self._write(cell, pages.words(name, "strong"), "Cell")
        for bar in block.bars:
            what, when, *slots = _add_row(table, [(width, 1) for width in widths])
            self._write(what, pages.words(bar.label, "strong"), "Cell")
            self._write(when, pages.words(bar.dates), "Cell")
            for number, cell in enumerate(slots):
                if number == seen_in:
                    _draw_line(cell)
                self._draw(cell, bar, number)
        self._write(self._body, (), "Cell")

    def _draw(self, cell: BaseOxmlElement, bar: pages.Bar, number: int) -> None:
        """Draw what the bar has in that cell of its row: a window's days shaded, or a mark."""
        is_window = bar.end > bar.begin
        first = _slot(bar.begin)
        last = max(first, ceil(bar.end * _SLOTS) - 1) if is_window else first
        mark = pages.words("")
        if first <= number <= last and is_window:
            _fill(cell, _FILLS[bar.state])
        elif number == first:
            mark = pages.words("◇" if bar.state == "open" else "◆", _MARK_TONES[bar.state])
        self._write(cell, mark, "Mark")

    def _style(self) -> None:
        """The look of the page and its styles, and its language."""
        [section] = self._document.sections
        section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        section.header_distance = section.footer_distance = Mm(6)
        styles = self._document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10)
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(3), 1.0
        for level, size in enumerate((15, 12, 11, 10), start=1):
            heading = styles[f"Heading {level}"]
            heading.font.size, heading.font.bold = Pt(size), True
            heading.font.color.rgb = RGBColor(0x1B, 0x1B, 0x1B)
            heading.paragraph_format.space_before = Pt(0 if level == 1 else 8)
            heading.paragraph_format.space_after = Pt(3)
            heading.paragraph_format.keep_with_next = True
            fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            heading.font.name = "Arial"
        answer = styles.add_style("Answer", WD_STYLE_TYPE.PARAGRAPH)
        answer.base_style, answer.font.size = normal, Pt(13)
        borders = _under(answer.element.get_or_add_pPr(), "pBdr")
        for side in ("top", "left", "bottom", "right"):
            _under(borders, side, val="single", sz="12", space="4", color="1B1B1B")
        answer.paragraph_format.space_after = Pt(8)
        entry = styles.add_style("Entry", WD_STYLE_TYPE.PARAGRAPH)
        entry.base_style = normal
        for style in (entry, styles["List Bullet"]):
            style.font.size, style.paragraph_format.space_after = Pt(9), Pt(2)
        cell = styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style, cell.font.size = normal, Pt(9)
        cell.paragraph_format.space_after = Pt(1)
        mark = styles.add_style("Mark", WD_STYLE_TYPE.PARAGRAPH)
        mark.base_style, mark.paragraph_format.alignment = cell, WD_ALIGN_PARAGRAPH.CENTER
        for name, sides in _LINED.items():
            made = styles.add_style(name, WD_STYLE_TYPE.TABLE)
            made.base_style = styles["Normal Table"]
            properties = _under(made.element, "tblPr")
            borders, margins = _under(properties, "tblBorders"), _under(properties, "tblCellMar")
            for side in sides:
                _under(borders, side, val="single", sz="4", space="0", color="B5B5B5")
            for side in ("left", "right"):
                _under(margins, side, w="40", type="dxa")
        for part in (styles.element, self._document.settings.element):
            for language in (*part.iter(qn("w:lang")), *part.iter(qn("w:themeFontLang"))):
                language.set(qn("w:val"), "en-GB")

    def _describe(self, title: str) -> None:
        """Set what the document says of itself."""
        own = self._document.core_properties
        own.title, own.language = title[:255], "en-GB"  # more is refused
        own.author = own.last_modified_by = own.comments = ""
        own.subject = "Judgement and timeline"
        own.created = own.modified = _MADE_ON
        own.revision = 1

    def _number_pages(self) -> None:
        """Say at the foot of each page what made it, and which page it is."""
        [section] = self._document.sections
        foot = section.footer.paragraphs[0]
        foot.style = "Cell"
        foot.add_run(f"{pages.made_by()} Page ")
        _run(_under(foot._p, "fldSimple", instr="PAGE"), pages.Words("1"), None)


def _run(parent: BaseOxmlElement, words: pages.Words, colour: str | None) -> None:
    """Add words as a run of text in their tone."""
    run = _under(parent, "r")
    properties = _under(run, "rPr")
    if words.tone in _BOLD:
        _under(properties, "b")
    if words.tone == "aside":
        _under(properties, "i")
    if colour:
        _under(properties, "color", val=colour)
    if words.link:
        _under(properties, "u", val="single")
    text = _under(run, "t")
    text.text = words.text
    text.set(_SPACE, "preserve")


def _new_table(
    parent: BaseOxmlElement, caption: str, widths: Sequence[float], style: str
) -> BaseOxmlElement:
    """Add a table of those widths in millimetres, without rows, with its caption as its name."""
    table = _under(parent, "tbl")
    properties = _under(table, "tblPr")
    _under(properties, "tblStyle", val=style)
    _under(properties, "tblW", w=_twips(sum(widths)), type="dxa")
    _under(properties, "tblLayout", type="fixed")
    _under(properties, "tblLook", val="0020", firstRow="1")
    _under(properties, "tblCaption", val=caption)
    grid = _under(table, "tblGrid")
    for width in widths:
        _under(grid, "gridCol", w=_twips(width))
    return table


def _twips(millimetres: float) -> str:
    return str(Mm(millimetres).twips)


def _in_one(lines: pages.Cell) -> pages.Line:
    """The lines as one, in sentences or with semicolons between them."""
    made: list[pages.Words] = []
    for line in lines:
        if made and line:
            ends = made[-1].text.rstrip().endswith((".", ":", ";"))
            made += pages.words(" " if ends else "; ")
        made += line
    return tuple(made)


def _widths(columns: Iterable[Sequence[pages.Line]]) -> list[float]:
    """The widths of these columns in millimetres, which together take the room there is.

    Each has what its longest line takes, but for the widest: those share what is left, and fold.
    """
    longest = [max(sum(len(part.text) for part in line) for line in column) for column in columns]
    wanted = [_LETTER * length + _GAP for length in longest]
    left, most = float(_ROOM), max(wanted)
    for number, width in enumerate(sorted(wanted)):
        share = left / (len(wanted) - number)
        if width > share:
            most = share
            break
        left -= width
    taken = [min(width, most) for width in wanted]
    return [_ROOM * width / sum(taken) for width in taken]


def _slot(at: float) -> int:
    """The cell that a part of the picture's width is in."""
    return min(max(int(at * _SLOTS), 0), _SLOTS - 1)


def _spans(block: pages.Figure) -> list[tuple[int, str]]:
    """How many cells each tick's name has, up to the next one; without any it has none."""
    starts = [(_slot(at), name) for at, name in block.ticks]
    made: list[tuple[int, str]] = [(starts[0][0], "")] if starts and starts[0][0] else []
    for number, (start, name) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else _SLOTS
        if end > start:
            made.append((end - start, name))
    return made or [(_SLOTS, "")]


def _add_row(
    table: BaseOxmlElement, cells: Sequence[tuple[float, int]], *, repeats: bool = False
) -> list[BaseOxmlElement]:
    """Add a row of cells, each so wide and over so many columns; none has its paragraph yet."""
    row = _under(table, "tr")
    properties = _under(row, "trPr")
    _under(properties, "cantSplit")
    if repeats:
        _under(properties, "tblHeader")
    made = []
    for width, span in cells:
        cell = _under(row, "tc")
        own = _under(cell, "tcPr")
        _under(own, "tcW", w=_twips(width), type="dxa")
        if span > 1:
            _under(own, "gridSpan", val=str(span))
        made.append(cell)
    return made


def _fill(cell: BaseOxmlElement, colour: str) -> None:
    _under(cell.find(qn("w:tcPr")), "shd", val="clear", color="auto", fill=colour)


def _draw_line(cell: BaseOxmlElement) -> None:
    """Draw a dashed line before the cell."""
    borders = _under(cell.find(qn("w:tcPr")), "tcBorders")
    _under(borders, "left", val="dashed", sz="12", space="0", color="A3001B")


def _under(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    """A new last child of the element."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made
