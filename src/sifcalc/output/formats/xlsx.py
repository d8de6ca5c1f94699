"""XLSX: a workbook to print: a summary on one page, then a sheet for each part of the answers."""

from __future__ import annotations

import io
import textwrap
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING, Any, cast  # xlsxwriter gives it: it says nothing of types

import xlsxwriter

from sifcalc.casefile.written import SUMMARY_MARK
from sifcalc.complaints import CannotWrite
from sifcalc.output import carried_by
from sifcalc.output.formats.books import GRADES, book_sheets, reasons_sheet
from sifcalc.output.formats.sheets import LAYOUTS, shown
from sifcalc.output.pages import document as doc
from sifcalc.output.pages.overview import Overview
from sifcalc.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sifcalc.cohort.summary import Summary
    from sifcalc.output import Out, Query, Result
    from sifcalc.output.formats.books import Column
    from sifcalc.output.formats.sheets import Cell, Row

_LINE, _HIGHEST = 15, 409
"""The height of a line of text, and the greatest height of a row, in points."""

_MANY, _AT_ONCE = 500, 50
"""More answers than the first are written row by row, and not held: so many at once."""

_LONGEST_CELL = 32_767
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LONGEST_HEADER = 100
_A4 = 9

_SUMMARY_WIDTHS = (32, 26, 28, 16, 12, 10, 8, 26)
_SUMMARY_LINE = 160

_COLOURS = {
    "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "caution": {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    "good": {"font_color": "#006100", "bg_color": "#C6EFCE"},
    "best": {"font_color": "#1F4E78", "bg_color": "#DDEBF7"},
}
_COLOURS["urgent"] = _COLOURS["caution"]
_GRADE_COLOURS = {
    "Inadequate": "bad",
    "Requires improvement": "caution",
    "Good": "good",
    "Outstanding": "best",
}
_STATUS_COLOURS = {
    "Overdue": "bad",
    "Unrecorded": "caution",
    "Met late": "caution",
    "Due today": "caution",
    "Open": "caution",
    "Met": "good",
}


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write the workbook: dates as dates, text as text, each sheet fit to be printed.

    Raises CannotWrite for more rows, or more text in a cell, than a workbook holds.
    """
    answers, made, overview = iter(answers), io.BytesIO(), Overview()
    first = list(islice(answers, _MANY + 1))
    for answer in first:
        overview.add(answer)
    is_many, kind = len(first) > _MANY, query.answer_type.name
    # Row by row to files on disk, with texts in their cells, takes a third of the memory.
    how = "constant_memory" if is_many else "in_memory"
    with _said_if_full(), xlsxwriter.Workbook(made, {how: True}) as workbook:
        # A fixed day: with the time it was made no two workbooks would be the same.
        workbook.set_properties({"title": "sifcalc", "created": datetime(2013, 11, 19)})  # noqa: DTZ001 - a workbook's own times have no zone
        book = _Book(workbook)
        summary = book.page("Summary", _SUMMARY_WIDTHS) if overview.sums_up else None
        if summary and not is_many:
            book.fill(summary, overview.document(query))
        elif kind == "summary" and first:
            from sifcalc.output.pages.summary import cover  # only a summary has one

            page = book.page("Summary", _SUMMARY_WIDTHS)
            book.fill(page, cover(cast("list[Result[Summary]]", first)))
        of_one = overview.count == 1
        judgements = {j.id for answer in first if answer.of for j in answer.of.judgements}
        carried = query.carried or carried_by(first)
        made_of = book_sheets(LAYOUTS[kind], carried, judgements, of_one=of_one)
        sheets = [_Sheet(book, sheet.name, sheet.columns, sheet.printed) for sheet in made_of]
        batch, first = first, [] if is_many else first  # what is written is not held
        while batch:
            for sheet, rows in zip(sheets, made_of, strict=True):
                sheet.add(chain.from_iterable(map(rows.rows, batch)))
            batch = list(islice(answers, _AT_ONCE))
            for answer in batch:
                overview.add(answer)
        for sheet in sheets:
            sheet.close()
        if summary and is_many:
            book.fill(summary, overview.document(query))
        if overview.rules and not of_one:
            columns, reasons = reasons_sheet(overview.rules.values())
            sheet = _Sheet(book, "Reasons", columns, len(columns))
            sheet.add(reasons)
            sheet.close()
        if kind == "summary" and first:
            pictures = doc.document(first, query).blocks
            book.chart(next(block for block in pictures if isinstance(block, doc.Shares)))
        book.head(overview.name(query))
    out.write_file(made.getvalue())


@contextmanager
def _said_if_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWrite(f"sifcalc: the workbook cannot be held on disk: {why}") from None


class _Book:
    """A workbook that is being written."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        top = {"valign": "top"}
        wrapped = top | {"text_wrap": True}
        looks: dict[str, dict[str, Any]] = {
            "date": top | {"num_format": "ddd d mmm yyyy", "align": "left"},
            "number": top | {"align": "left"},
            "heading": wrapped | {"bold": True, "bottom": 1, "bg_color": "#E7E6E6"},
            "unprinted": wrapped | {"italic": True, "bottom": 1, "font_color": "#595959"},
            "wrapped": wrapped,
            "text": top,
            "title": {"bold": True, "font_size": 16},
            "part": {"bold": True, "font_size": 12, "top": 1},
            "answer": {"bold": True, "font_size": 12},
            "aside": {"font_color": "#595959"},
            "strong": {"bold": True},
        }
        self.styles = {name: workbook.add_format(look) for name, look in (looks | _COLOURS).items()}

    def fill(self, sheet: Any, page: doc.Document) -> None:
        """Write the first sheet, on one page: no row has two headings of a table of cases."""
        sheet.fit_to_pages(1, 1)
        number = 0
        for block in page.blocks:
            for style, row in _summary_rows(block):
                for column, (text, tone) in enumerate(row):
                    look = self.styles[style or tone or "text"]
                    sheet.write_string(number, column, _fitting(text), look)
                if style == "title":
                    sheet.set_row(number, 24)
                    at = len(_SUMMARY_WIDTHS) - 1
                    sheet.write_string(number, at, SUMMARY_MARK, self.styles["aside"])
                number += 1
        sheet.print_area(0, 0, number - 1, len(_SUMMARY_WIDTHS) - 1)

    def chart(self, shares: doc.Shares) -> None:
        """A sheet with the numbers of the bars, and a chart of them."""
        from sifcalc.output.formats.charts import WIDTHS, add_chart  # only a summary has one

        sheet = self.page("Chart", WIDTHS)
        sheet.fit_to_pages(1, 0)
        add_chart(self._workbook, sheet, shares, self.styles["heading"])

    def page(self, name: str, widths: Sequence[int]) -> Any:
        """A sheet as a landscape page, with its columns."""
        sheet = self._workbook.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        return sheet

    def head(self, name: str) -> None:
        """Say above and below each page what the workbook is of, by that name."""
        whose = visible(name)
        whose = whose if len(whose) <= _LONGEST_HEADER else f"{whose[:_LONGEST_HEADER]}…"
        whose = whose.replace("&", "&&")
        for sheet in self._workbook.worksheets():
            sheet.set_header(f"&L&B{' ' if whose[:1].isdecimal() else ''}{whose}&R{sheet.name}")
            sheet.set_footer("&Lsifcalc&RPage &P of &N")


class _Sheet:
    """A sheet of rows, of which the first columns are `printed`; none where there is no row."""

    def __init__(self, book: _Book, name: str, columns: Sequence[Column], printed: int) -> None:
        self._book, self._name, self._columns, self._printed = book, name, columns, printed
        self._page: Any = None
        self._number = 0

    def add(self, rows: Iterator[Row]) -> None:
        """Write the rows below those that there are."""
        widths = [column.width for column in self._columns[: self._printed]]
        for row in rows:
            if self._page is None:
                self._begin()
            self._number += 1
            if self._number >= _MOST_ROWS:
                raise CannotWrite(
                    f"sifcalc: a sheet of a workbook holds {_MOST_ROWS:,} rows, and {self._name}"
                    " has more: use --format csv"
                )
            # Not every program makes rows high enough for wrapped text.
            lines = max(map(_lines, row, widths))
            if lines > 1:  # XlsxWriter holds each height that it is told to the end
                self._page.set_row(self._number, min(_LINE * lines, _HIGHEST))
            for at, cell in enumerate(row):
                style = "wrapped" if at < self._printed else "text"
                self._write_cell(self._number, at, cell, style)

    def _begin(self) -> None:
        if len(self._columns) > _MOST_COLUMNS:
            raise CannotWrite(
                f"sifcalc: a sheet of a workbook holds {_MOST_COLUMNS:,} columns, and {self._name}"
                " has more: use --format csv"
            )
        page = self._page = self._book.page(self._name, [c.width for c in self._columns])
        page.fit_to_pages(1, 0)
        for at, column in enumerate(self._columns):
            style = "heading" if at < self._printed else "unprinted"
            page.write_string(0, at, _fitting(column.heading), self._book.styles[style])
            if column.name != column.heading:
                page.write_comment(0, at, column.name, {"author": "sifcalc", "x_scale": 1.5})
        page.set_row(0, 2 * _LINE)

    def close(self) -> None:
        """Say how the rows are printed, sorted and coloured."""
        if self._page is None:
            return
        page, last = self._page, self._number
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, len(self._columns) - 1)
        page.repeat_rows(0)
        page.print_area(0, 0, last, self._printed - 1)
        for at, column in enumerate(self._columns):
            self._colour(column.name, (1, at, last, at))

    def _colour(self, name: str, where: tuple[int, int, int, int]) -> None:
        """Colour the cells of a column by what they say."""
        colours = _GRADE_COLOURS if name in GRADES else {}
        colours = _STATUS_COLOURS if name == "status" else colours
        colours = {"No": "bad"} if name == "agrees" else colours
        for text, tone in colours.items():
            look = {"type": "cell", "criteria": "==", "value": f'"{text}"'}
            self._page.conditional_format(*where, look | {"format": self._book.styles[tone]})

    def _write_cell(self, row: int, column: int, cell: Cell, style: str) -> None:
        if isinstance(cell, date):
            self._page.write_datetime(row, column, cell, self._book.styles["date"])
        elif isinstance(cell, (int, float)):
            self._page.write_number(row, column, cell, self._book.styles["number"])
        elif cell is not None:
            self._page.write_string(row, column, _fitting(cell), self._book.styles[style])


def _summary_rows(block: doc.Block) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rows of a block of the summary, each with its style: the cells with their tones."""
    match block:
        case doc.Heading(line, 1):
            yield "title", [(_text(line), "")]
        case doc.Heading(line):
            yield "", []
            yield "part", [(_text(line), ""), *[("", "")] * (len(_SUMMARY_WIDTHS) - 1)]
        case doc.Banner(line):
            yield "answer", [(_text(line), "")]
        case doc.Paragraph(line):
            tone = line[0].tone if line else ""
            tone = "strong" if tone in _COLOURS else tone  # a cell would be filled, not its words
            for part in textwrap.wrap(_text(line), _SUMMARY_LINE):
                yield "", [(part, tone)]
        case doc.Table(_, headings, rows):
            yield "heading", [(heading, "") for heading in headings]
            for row in rows:
                yield "", [(_text(cell[0]), cell[0][0].tone if cell[0] else "") for cell in row]
        case _:
            raise AssertionError(f"a summary has no {type(block).__name__}")


def _text(line: doc.Line) -> str:
    return "".join(words.text for words in line)


def _lines(cell: Cell, width: int) -> int:
    """How many lines the cell takes, where words are kept whole."""
    if cell is None or isinstance(cell, date):
        return 1
    # A letter is narrower than the digit that widths are measured in; the end of a line stays free.
    room = width * 1.05 - 2
    return sum(ceil(len(line) / room) or 1 for line in shown(cell).split("\n"))


def _fitting(cell: Cell) -> str:
    """The cell as text. Raises CannotWrite for one that is too long."""
    text = shown(cell)
    if len(text) > _LONGEST_CELL:
        raise CannotWrite(
            f"sifcalc: a cell of a workbook holds {_LONGEST_CELL:,} characters, and one here has"
            f" {len(text):,}: use --format csv"
        )
    return text
