"""The rows of a CSV table."""

import csv
import re
from collections.abc import Iterator
from itertools import chain, count, islice
from typing import TextIO

from sifcalc.casefile.head import Line
from sifcalc.casefile.table import too_large
from sifcalc.casefile.text import LINES_AHEAD, SEPARATOR_LINE, delimiter_of
from sifcalc.complaints import BadInput, Complaint, Place

MAX_LINE = 1_000_000


def csv_lines(stream: TextIO, source: str) -> Iterator[Line]:
    """The rows that are not blank, numbered by their first lines; reading ends at what is not CSV.

    Raises BadInput for a line of more than `MAX_LINE` characters.
    """
    lines = _bounded(stream, source)
    head = list(islice(lines, LINES_AHEAD))
    delimiter = delimiter_of(head)
    first = next((n for n, line in enumerate(head) if line.strip()), None)
    if first is not None and re.match(SEPARATOR_LINE, head[first]):
        head[first] = "\n"
    reader = csv.reader(chain(head, lines), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            wrong = Complaint("bad-csv", f"this is not CSV: {error}", Place(source, number))
            if "field limit" in str(error):
                wrong = too_large("a cell", csv.field_size_limit(), wrong.place)
            yield Line(number, [], (wrong,))
            return
        if any(cell.strip() for cell in cells):
            yield Line(number, cells)


def _bounded(stream: TextIO, source: str) -> Iterator[str]:
    """The lines of the stream. Raises BadInput for a long one before it is read whole."""
    for number in count(1):
        line = stream.readline(MAX_LINE + 1)
        if not line:
            return
        if len(line) > MAX_LINE:
            raise BadInput(too_large("a line", MAX_LINE, Place(source, number)))
        yield line
