"""Case files with a part changed: YAML, JSON, CSV and XLSX that are still nearly what they were."""

from __future__ import annotations

import csv
import io
import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import yaml

from sifcalc.case import Case, Closure, RecordedId, columns
from sifcalc.casefile.schema import clock_ids
from sifcalc.grades import OUTCOMES, PREVIOUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

_DATES = (
    "2017-09-04 04/09/2017 2017-06-20 2018-01-09 2021-09-04 1980-01-01 2100-12-31 1979-12-31"
    " 2101-01-01 2017-02-29 29/02/2016 2017-13-01 2017-09-04T00:00:00 42982"
).split()
_HOSTILE = (
    "0 -1 1e999 NaN inf null ~ true no 9999999999 \x00 \ufeff \u202e \u0130 ß \" ' [ ] { } : ,"
    " ; & * ! | > % @ # - \\ / = +cmd|x \n \r \t &a *a << !!binary \\ud800 \\u0000 sep=; --- ..."
).split(" ")
_IN_WORKBOOKS = (
    "XFD1048576 ZZZ1 A1 AAAA1 1048576 1048577 s b e d n inlineStr shared array &#0; &#x1F; &amp;"
    " _xD800_ _x0000_ [Red] yyyy-mm-dd hidden veryHidden 1:1048576 A1:XFD1048576 Infinity 1E309"
).split()
_ALIKE = (_DATES, [*OUTCOMES, *PREVIOUS])
_PIECE = re.compile(r"\w+|\s+|.", re.DOTALL)
_LARGEST_PIECE = 100_000
_LARGEST_WORKBOOK = 2_000_000
_YAML: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def words() -> list[str]:
    """What a case file is written with: keys, headings, ids of clocks, grades and dates."""
    named = [word for column in columns() for word in (column.name, *column.path, *column.headings)]
    keys = [*named, *Case.model_fields, *Closure.model_fields, *clock_ids(RecordedId)]
    return list(dict.fromkeys([*keys, *OUTCOMES, *PREVIOUS, *_DATES]))


_WORDS = (*words(), *_HOSTILE)


def changed(body: bytes, chance: Random) -> bytes:
    """The file with a part changed, or a few; one that is none of its kind is changed as text."""
    ways = (_workbook,) if body.startswith(b"PK") else (_tree, _tree, _table, _text)
    for _ in range(chance.choice((1, 1, 2, 5))):
        way: Callable[[bytes, Random], bytes] = chance.choice(ways)
        try:
            body = way(body, chance)
        except Exception:  # whatever the file's kind raises where the file is none of it
            body = _text(body, chance)
    return body


def _text(body: bytes, chance: Random, more: tuple[str, ...] = ()) -> bytes:
    """The text with a piece or a line replaced, doubled, taken out or moved."""
    text = body.decode("utf-8", errors="surrogateescape")
    found = text.splitlines(keepends=True) if chance.random() < 0.3 else _PIECE.findall(text)
    pieces = found or [""]
    at = chance.randrange(len(pieces))
    match chance.randrange(5):
        case 0:
            pieces[at] = chance.choice((*_WORDS, *more))
        case 1:
            times = chance.choice((2, 3, 100))
            pieces[at] *= times if times * len(pieces[at]) <= _LARGEST_PIECE else 1
        case 2:
            pieces[at] = ""
        case 3:
            pieces[at] = chance.choice(pieces)
        case _:
            pieces.insert(at, chance.choice((*_WORDS, *more)))
    return "".join(pieces).encode("utf-8", errors="surrogateescape")


def _tree(body: bytes, chance: Random) -> bytes:
    """The YAML or JSON with a value replaced, taken out, put deeper, or put under another key."""
    text = body.decode("utf-8-sig")
    if "&" in text:
        raise ValueError("aliases could unfold without end")
    data = yaml.load(text, Loader=_YAML)  # noqa: S506 - the base loader makes text and no objects
    places = list(_places(data))
    holder, key = chance.choice(places)
    other, its_key = chance.choice(places)
    match chance.randrange(9):
        case 0:
            del holder[key]
        case 1:
            holder[key] = deepcopy(other[its_key])
        case 2:
            holder[key] = chance.choice(([holder[key]], {chance.choice(_WORDS): holder[key]}))
        case 3:
            holder[key] = chance.choice((None, [], {}, 1, 1.5, True, [chance.choice(_WORDS)] * 20))
        case 4 if isinstance(holder, dict):
            holder[chance.choice(_WORDS)] = deepcopy(other[its_key])
        case _:
            holder[key] = _like(holder[key], chance)
    if chance.random() < 0.5:
        made = json.dumps(data, indent=chance.choice((None, 1)), ensure_ascii=chance.random() < 0.5)
    else:
        made = yaml.safe_dump(data, default_flow_style=chance.choice((None, True, False)))
    return made.encode()


def _like(value: Any, chance: Random) -> str:
    """Mostly a date in the place of a date, and a grade in that of a grade; else any word."""
    for each in _ALIKE:
        if value in each and chance.random() < 0.8:
            return chance.choice(each)
    return chance.choice(_WORDS)


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and mapping in the data, with each index or key of it."""
    found = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
    for key in found:
        yield data, key
        yield from _places(data[key])


def _table(body: bytes, chance: Random) -> bytes:
    """The CSV with a cell, a row or a column changed, its delimiter or its encoding."""
    delimiter = max(",;\t", key=lambda each: body.count(each.encode()))
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    row = chance.choice(rows)
    at = chance.randrange(len(row))
    match chance.randrange(10):
        case 0:
            rows.remove(row)
        case 1:
            rows.insert(chance.randrange(len(rows)), list(chance.choice(rows)))
        case 2:
            column = [each[at : at + 1] for each in rows]
            for each, cell in zip(rows, column, strict=True):
                each += cell
        case 3:
            for each in rows:
                del each[at : at + 1]
        case 4:
            row[at] = chance.choice(chance.choice(rows))
        case 5:
            delimiter = chance.choice(",;\t")
        case _:
            row[at] = _like(row[at], chance)
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return made.getvalue().encode(encoding, errors="replace")


def _workbook(body: bytes, chance: Random) -> bytes:
    """The workbook with one of its parts changed as text, taken out, or put in another's place."""
    with ZipFile(io.BytesIO(body)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST_WORKBOOK:
            raise ValueError("a workbook grown over many changes would fill the memory")
        parts = {name: archive.read(name) for name in archive.namelist()}
    # Of all parts it is the sheets that people fill in.
    name = chance.choice([*parts, *(name for name in parts if "sheet" in name), *parts])
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(list(parts))]
        case _:
            parts[name] = _text(parts[name], chance, tuple(_IN_WORKBOOKS))
    made = io.BytesIO()
    with ZipFile(made, "w", chance.choice((ZIP_STORED, ZIP_DEFLATED))) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part, archive.compression)
    return made.getvalue()
