"""Answers as sheets of rows: what CSV and workbooks are filled from."""

from __future__ import annotations

import json
from dataclasses import Field, fields
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sifcalc.grading import Finding, Grading
from sifcalc.milestones import Milestone
from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.rulebook.terms import Citation
from sifcalc.streams import visible
from sifcalc.timelines import Follows, LeftOut
from sifcalc.timetables import DocumentsDue, ListDue
from sifcalc.workdays import BankHoliday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.output import Answer, Kind

Cell = str | int | bool | date | None


class Sheet(NamedTuple):
    """Rows under headings: `headings` come from the models, and never depend on the rows."""

    name: str
    headings: tuple[str, ...]
    rows: Callable[[Answer[Any]], Iterator[tuple[Cell, ...]]]


class _Part(NamedTuple):
    """A part of an answer: the model of its rows, and where they are in the result."""

    name: str
    model: type
    of: Callable[[Any], Iterable[Any]]


_GRADE = _Part("Grade", Grading, lambda result: (result,))
_FINDINGS = _Part("Findings", Finding, lambda result: result.findings)
_CLOCKS = _Part("Timeline", Milestone, lambda result: result.milestones)
_LEFT_OUT = _Part("Left out", LeftOut, lambda result: result.left_out)
_FOLLOWS = _Part("What follows", Follows, lambda result: result.consequences)
_TIMELINE = (_CLOCKS, _LEFT_OUT, _FOLLOWS)
_INSPECTION = (
    _CLOCKS,
    _Part("Lists", ListDue, lambda result: result.lists),
    _Part("Documents", DocumentsDue, lambda result: result.documents),
    _LEFT_OUT,
)
_WHY = (
    _Part("Grade", Grading, lambda result: filter(None, (result.grading,))),
    _Part("Findings", Finding, lambda result: result.grading.findings if result.grading else ()),
)
_SHEETS: dict[Kind, tuple[_Part, ...]] = {
    "grade": (_GRADE, _FINDINGS),
    "timeline": (*_TIMELINE, *_WHY),
    "due": (_Part("Due", Milestone, lambda result: (result,)),),
    "visit": (_CLOCKS, _LEFT_OUT),
    "inspection": _INSPECTION,
    "rules": (_Part("Rules", RulebookEntry, lambda result: (result,)),),
    "report": (*_WHY, *_TIMELINE),
}
_TABLES: dict[Kind, tuple[_Part, ...]] = {**_SHEETS, "grade": (_GRADE,), "timeline": _TIMELINE}
"""What goes in one table, where there are no sheets."""

_WHOSE = ("authority", "source_file")
_OF_A_CASE: dict[Kind, tuple[str, ...]] = {
    "grade": _WHOSE,
    "timeline": (*_WHOSE, "as_of", "overall", "reinspection_kind"),
    "due": (*_WHOSE, "as_of"),
    "visit": ("timetable", "as_of"),
    "inspection": ("timetable", "as_of"),
    "rules": (),
    "report": (*_WHOSE, "as_of"),
}
_AFTERWARDS: dict[Kind, tuple[str, ...]] = {
    **dict.fromkeys(_OF_A_CASE, ("warnings", "notes", "other")),
    "visit": ("warnings", "notes"),
    "inspection": ("warnings", "notes"),
    "rules": (),
}


def sheets(kind: Kind) -> tuple[Sheet, ...]:
    """The sheets of a kind of answer: what it is about first, the notes last."""
    found = [_sheet(kind, part) for part in _SHEETS[kind]]
    if _AFTERWARDS[kind]:
        whose = _OF_A_CASE[kind][:1]
        found.append(Sheet("Notes", (*whose, "kind", "note"), partial(_notes, whose)))
    return tuple(found)


def table(kind: Kind) -> Sheet:
    """One table for a kind of answer: where it has several parts, the first column says which."""
    parts = _TABLES[kind]
    columns = dict.fromkeys(name for part in parts for name in _columns(part.model))
    headings = tuple(dict.fromkeys((*_OF_A_CASE[kind], *columns, *_AFTERWARDS[kind])))
    if len(parts) == 1:
        return Sheet("", headings, lambda answer: _rows(parts[0], headings, answer))

    def rows(answer: Answer[Any]) -> Iterator[tuple[Cell, ...]]:
        for part in parts:
            for row in _rows(part, headings, answer):
                yield (part.name, *row)

    return Sheet("", ("part", *headings), rows)


def _sheet(kind: Kind, part: _Part) -> Sheet:
    headings = tuple(dict.fromkeys((*_OF_A_CASE[kind], *_columns(part.model))))
    return Sheet(part.name, headings, lambda answer: _rows(part, headings, answer))


def _rows(
    part: _Part, headings: tuple[str, ...], answer: Answer[Any]
) -> Iterator[tuple[Cell, ...]]:
    case = _of_the_case(answer)
    for item in part.of(answer.result):
        values = {**case, **_values(item)}
        yield tuple(values.get(heading) for heading in headings)


def _notes(whose: tuple[str, ...], answer: Answer[Any]) -> Iterator[tuple[Cell, ...]]:
    """The warnings, the notes, and what the file held besides."""
    case = tuple(_of_the_case(answer)[name] for name in whose)
    said = [*(("warning", each) for each in answer.warnings)]
    said += [("note", each) for each in answer.notes]
    said += [(f"other: {name}", value) for name, value in (answer.other or {}).items()]
    for kind, note in said:
        yield (*case, kind, note)


def _of_the_case(answer: Answer[Any]) -> dict[str, Cell]:
    """What is the same in every row of an answer."""
    result = answer.result
    return {
        "authority": answer.authority,
        "source_file": answer.source_file,
        "timetable": getattr(result, "title", None),
        "as_of": getattr(result, "as_of", answer.as_of),
        "overall": _cell(getattr(result, "overall", None)),
        "reinspection_kind": getattr(result, "reinspection_kind", None),
        "warnings": " ".join(answer.warnings) or None,
        "notes": " ".join(answer.notes) or None,
        "other": json.dumps(answer.other, ensure_ascii=False) if answer.other else None,
    }


_SEVERAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "trigger": ("name", "date", "actual", "note"),
    "window": ("start", "end"),
}
"""Fields that hold a few values of their own, each of which is a column."""

_JUDGED = tuple(judgement.id for judgement in JUDGEMENTS if judgement.kind != "overall")


def _fields(model: type) -> Iterator[Field[Any]]:
    """The fields of a model, but for a clock's notes, as `note` is all of them in one."""
    yield from (each for each in fields(model) if (model, each.name) != (Milestone, "notes"))


def _columns(model: type) -> Iterator[str]:
    """The columns of a model, in the order of its fields."""
    for field in _fields(model):
        if (model, field.name) == (Grading, "judgements"):
            yield from _JUDGED
        elif field.name == "findings":
            yield from ("findings", "reasons")
        elif field.name in _SEVERAL_COLUMNS:
            yield from (f"{field.name}_{inner}" for inner in _SEVERAL_COLUMNS[field.name])
        else:
            yield field.name


def _values(item: Any) -> dict[str, Cell]:
    """The cells of one row by their columns."""
    values: dict[str, Cell] = {}
    for field in _fields(type(item)):
        value = getattr(item, field.name)
        if field.name == "findings":
            values["findings"] = _cell([finding.rule for finding in value])
            values["reasons"] = " ".join(map(_reason, value)) or None
        elif isinstance(value, dict):
            values |= {name: _cell(value[name]) for name in _JUDGED}
        elif field.name in _SEVERAL_COLUMNS:
            for inner in _SEVERAL_COLUMNS[field.name]:
                values[f"{field.name}_{inner}"] = _cell(getattr(value, inner, None))
        else:
            values[field.name] = _cell(value)
    return values


def _reason(finding: Finding) -> str:
    cited = "; ".join(map(str, finding.sources))
    return f"{finding.message} ({', '.join(filter(None, (finding.strength, cited)))})"


def _cell(value: Any) -> Cell:
    """A value as one cell: a date is a date, and several are joined with semicolons."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, BankHoliday):
        return f"{value.date} {value.name}"
    if isinstance(value, Citation):
        return str(value)
    if value is None or isinstance(value, (str, int, date)):
        return value or None if isinstance(value, str) else value
    return "; ".join(str(_cell(each)) for each in value) or None


def shown(cell: Cell) -> str:
    """A cell as text: control characters but the end of a line as escapes that can be seen."""
    text = str(cell).lower() if isinstance(cell, bool) else str(cell)
    return "" if cell is None else visible(text, but="\n")
