"""Rows of a table that are not cases: sources, totals, notes, repeated headings.

A row with an authority and a judgement or date is always a case, whatever the authority's name.
"""

import re
from collections.abc import Sequence

from sifcalc.case import Column
from sifcalc.casefile.headings import heading_key
from sifcalc.complaints import Unreadable
from sifcalc.dates import read_date
from sifcalc.grades import read_outcome, read_previous

_BLANK = {"", "-", "–", "—", "n/a", "tbc", "#n/a"}
_LONGEST_BLANK = max(map(len, _BLANK))
_is_footer = re.compile(
    r"\W*(sources?|(grand |sub-? ?)?totals?|(foot)?notes?|key|n\.?b\.?)\b", re.IGNORECASE
).match
_is_remark = re.compile(r"\W*(sources?|(foot)?notes?|key|n\.?b\.?)\s*(:|$)", re.IGNORECASE).match
_JOINERS = {"and", "in", "of", "on", "the", "upon", "with"}


def filled(cell: str) -> str:
    """The cell without spaces around it; "" for a dash, n/a and the like."""
    text = cell.strip()
    return "" if len(text) <= _LONGEST_BLANK and text.casefold() in _BLANK else text


def is_no_case(
    cells: Sequence[str],
    texts: Sequence[str],
    headings: Sequence[str],
    columns: Sequence[Column | None],
) -> bool:
    """Whether a row cannot be a case.

    `texts` are its cells as `filled` has them, and `columns` the column that each heading means, or
    None.
    """
    first = next((at for at, text in enumerate(texts) if text), None)
    if first is None or _repeats(cells, headings):
        return True
    known = [
        (column, text) for column, text in zip(columns, texts, strict=False) if column and text
    ]
    has_more = any(column.name != "authority" for column, _ in known)  # a judgement or date
    has_others = any(texts[first + 1 :])
    if has_more and has_others:
        # A sentence with commas comes out of some programs as several cells.
        return bool(_is_remark(texts[first])) and not any(reads(*pair) for pair in known)
    has_heading = first < len(headings) and headings[first]
    is_name = has_heading and _could_be_name(texts[first])
    return bool(_is_footer(texts[first])) or not (has_more or has_others or is_name)


def _repeats(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the row is the headings again, as printed pages have them."""
    repeated = 0
    for cell, heading in zip(cells, headings, strict=False):
        if cell.strip():
            if heading_key(cell) != heading_key(heading):
                return False  # nearly every row, at its first cell
            repeated += 1
    return repeated > 1 and not any(map(str.strip, cells[len(headings) :]))


def _could_be_name(text: str) -> bool:
    """Whether the text could be an authority's name, number or code rather than a sentence."""
    words = text.split()
    if len(words) < 2:
        return True
    if re.search(r"[\d:©]|\.$", text):
        return False
    lower = [word for word in words[1:] if word[0].islower() and word not in _JOINERS]
    return not (words[0][0].isupper() and lower)


def reads(column: Column, text: str) -> bool:
    """Whether the column takes the text; False for the authority's, which takes anything."""
    if column.name == "authority":
        return False
    try:
        if column.takes == "DATE":
            read_date(text)
        elif column.takes == "GRADE":
            (read_previous if column.name == "previous_overall" else read_outcome)(text)
    except Unreadable:
        return False
    return True
