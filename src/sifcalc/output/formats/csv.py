"""CSV: a row a case, or a row a clock, under headings that never depend on the rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sifcalc.casefile.written import is_run
from sifcalc.output.formats.sheets import LAYOUTS, shown, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Out, Query, Result
    from sifcalc.output.formats.sheets import Cell

_BYTE_ORDER_MARK = "\ufeff"


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write the headings before the first answer, and the rows of each as it comes."""
    sheet = table(LAYOUTS[query.answer_type.name], query.carried)
    cell = _inert if query.excel else shown
    rows = (map(cell, row) for answer in answers for row in sheet.rows(answer))
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\r\n" if query.excel else "\n")
    # Nothing is written before the first answer: there may be none.
    first = next(rows, None)
    paper.write(_BYTE_ORDER_MARK if query.excel else "")
    writer.writerow(map(cell, sheet.headings))
    writer.writerows([first] if first else [])
    out.write_file(paper.getvalue())
    for row in rows:
        paper.seek(0)
        paper.truncate()
        writer.writerow(row)
        out.write_file(paper.getvalue())


def _inert(cell: Cell) -> str:
    """The cell as text, with an apostrophe before what a spreadsheet would run as a formula."""
    text = shown(cell)
    return f"'{text}" if isinstance(cell, str) and is_run(text) else text
