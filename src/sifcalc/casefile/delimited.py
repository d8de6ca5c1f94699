"""The rows of a CSV table."""

import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import TextIO

from sifcalc.casefile.table import Line
from sifcalc.casefile.text import LINES_AHEAD, SEPARATOR_LINE, delimiter_of
from sifcalc.complaints import Complaint, Place


def csv_lines(stream: TextIO, source: str) -> Iterator[Line]:
    """The rows that are not blank, each by its first line; what is no CSV is the last of them."""
    head = list(islice(stream, LINES_AHEAD))
    delimiter = delimiter_of(head)
    first = next((n for n, line in enumerate(head) if line.strip()), None)
    if first is not None and SEPARATOR_LINE.match(head[first]):
        head[first] = "\n"
    reader = csv.reader(chain(head, stream), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = f"this is not CSV: {error}"
            yield Line(number, [], (Complaint("bad-csv", what, Place(source, number)),))
            return
        if any(cell.strip() for cell in cells):
            yield Line(number, cells)
