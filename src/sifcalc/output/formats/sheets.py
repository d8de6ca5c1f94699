"""Answers as rows under headings, for CSV and the sheets of workbooks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.case import Judgements
from sifcalc.casefile.written import columns_for
from sifcalc.cohort.authorities import Authority
from sifcalc.cohort.precedents import Nearest, Precedent
from sifcalc.cohort.published import PublishedInspection
from sifcalc.cohort.summary import (
    Counted as CountedInspections,
)
from sifcalc.cohort.summary import (
    Crossed,
    Distribution,
    Movement,
    Publication,
    Summary,
    Together,
    Ungraded,
)
from sifcalc.cohort.summary import LeftOut as LeftOutOfSummary
from sifcalc.engine.changes import Change, Changes
from sifcalc.engine.cycles import Follows
from sifcalc.engine.grading import Finding, Grading
from sifcalc.engine.milestones import Counted, LeftOut, Milestone
from sifcalc.engine.timelines import Timeline
from sifcalc.engine.timetables import DocumentsDue, ListDue, Timetable
from sifcalc.grades import Grade
from sifcalc.output import WHOSE
from sifcalc.rulebook.entries import FrameworkEntry, RulebookEntry
from sifcalc.rulebook.terms import Citation
from sifcalc.wording import visible
from sifcalc.workdays.arithmetic import BankHoliday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sifcalc.output import Result

    Row = tuple["Cell", ...]

Cell = str | int | float | bool | date | None


class Sheet(NamedTuple):
    """Rows under headings: `headings` come from the models, and never depend on the rows."""

    name: str
    headings: tuple[str, ...]
    rows: Callable[[Result[object]], Iterator[Row]]


class Part(NamedTuple):
    """A part of an answer: the model of its rows, and where they are in the result.

    `path` is the field that holds them, with dots for fields of fields; with "" the result itself
    is the row.
    """

    name: str
    model: type
    path: str = ""

    def of(self, result: object) -> Iterable[object]:
        """The rows of this part that the result has."""
        for field in filter(None, self.path.split(".")):
            result = result and getattr(result, field)  # the grading of a timeline may be None
        if isinstance(result, Mapping):
            return result.values()
        return result if isinstance(result, tuple) else filter(None, (result,))


_GRADE = Part("Grade", Grading)
_CLOCKS = Part("Timeline", Milestone, "milestones")
_LEFT_OUT = Part("Left out", LeftOut, "left_out")
_FOLLOWS = Part("What follows", Follows, "consequences")
_TIMELINE = (_CLOCKS, _LEFT_OUT, _FOLLOWS)
_INSPECTION = (
    _CLOCKS,
    Part("Lists", ListDue, "lists"),
    Part("Documents", DocumentsDue, "documents"),
    _LEFT_OUT,
)
_GRADE_PARTS = (Part("Grade", Grading, "grading"), Part("Findings", Finding, "grading.findings"))


class Layout(NamedTuple):
    """The layout of an answer type: the parts that have a sheet each, and the parts of its table.

    `before`, `after` and `last` are columns that are the same in every row of a case. The table has
    all of them, a sheet only `before` and `last`.
    """

    sheets: tuple[Part, ...]
    table: tuple[Part, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


_OF_CASE = ("authority", "source_file")
_SEEN = (*_OF_CASE, "as_of")
_NOTES = ("warnings", "notes")
_OTHER = (*_NOTES, "other")
_OF_TIMETABLE = ("timetable", "as_of")
_UNDER = ("framework",)
_LAST = (*_UNDER, *WHOSE)
_DUE = (Part("Due", Milestone),)
_CHANGES = Part("Changes", Change, "changes")
_STEPS = (_CLOCKS, _LEFT_OUT)
_RULES = (Part("Rules", RulebookEntry),)
_PUBLISHED = Part("Inspections", PublishedInspection)
_FRAMEWORKS = Part("Frameworks", FrameworkEntry)
_AUTHORITIES = Part("Authorities", Authority)
_SUMMARY = (
    Part("Grades", Distribution, "judgements"),
    Part("Counted", CountedInspections, "counted"),
    Part("Overall by judgement", Crossed, "crossed"),
    Part("Inadequate together", Together, "inadequate_together"),
    Part("Movement", Movement, "movement"),
    Part("Publication", Publication, "publication"),
    Part("Left out", LeftOutOfSummary, "left_out"),
    Part("Without a grade", Ungraded, "ungraded"),
)
_PRECEDENTS = (
    Part("Precedents", Precedent, "matches"),
    Part("Nearest", Nearest, "nearest"),
)

LAYOUTS = {
    "grade": Layout(
        (_GRADE, Part("Findings", Finding, "findings")), (_GRADE,), _OF_CASE, _OTHER, _LAST
    ),
    "timeline": Layout(
        (*_TIMELINE, *_GRADE_PARTS),
        _TIMELINE,
        (*_SEEN, "overall", "reinspection_kind"),
        (*_OTHER, "reinspection_strength"),
        _LAST,
    ),
    "changes": Layout(
        (_CHANGES, Part("Next", Milestone, "comes_next")),
        (_CHANGES,),
        (*_SEEN, "as_of_before"),
        _OTHER,
        _LAST,
    ),
    "due": Layout(_DUE, _DUE, _SEEN, _OTHER, _LAST),
    "visit": Layout(_STEPS, _STEPS, _OF_TIMETABLE, _NOTES),
    "inspection": Layout(_INSPECTION, _INSPECTION, _OF_TIMETABLE, _NOTES),
    "rules": Layout(_RULES, _RULES, last=_UNDER),
    "inspections": Layout((_PUBLISHED,), (_PUBLISHED,), last=_UNDER),
    "frameworks": Layout((_FRAMEWORKS,), (_FRAMEWORKS,)),
    "authorities": Layout((_AUTHORITIES,), (_AUTHORITIES,), (), ("notes",)),
    "summary": Layout(_SUMMARY, _SUMMARY, ("group_by", "group_value"), _NOTES, _UNDER),
    "precedents": Layout(_PRECEDENTS, _PRECEDENTS, _OF_CASE, _OTHER, _LAST),
    "report": Layout((*_GRADE_PARTS, *_TIMELINE), (), _SEEN, _OTHER, _LAST),
}
"""How the rows of each answer type are laid out, by its name."""


def table(layout: Layout, carried: Iterable[str] = ()) -> Sheet:
    """One table for an answer type: where it has several parts, the first column says which.

    The columns `carried` through come last; `other` holds cells without a heading among them.
    """
    sheet = _table(layout)
    return with_carried(sheet, carried if "other" in layout.after else ())


def _table(layout: Layout) -> Sheet:
    parts = layout.table
    columns = (column.name for part in parts for column in columns_of(part.model))
    headings = tuple(dict.fromkeys((*layout.before, *columns, *layout.after, *layout.last)))
    if len(parts) == 1:
        return Sheet("", headings, lambda answer: rows_of(parts[0], headings, answer))

    def rows(answer: Result[object]) -> Iterator[Row]:
        for part in parts:
            for row in rows_of(part, headings, answer):
                yield (part.name, *row)

    return Sheet("", ("part", *headings), rows)


def with_carried(sheet: Sheet, carried: Iterable[str], beside: Iterable[str] = ()) -> Sheet:
    """The sheet with the columns carried through after its own, called like none of them.

    Names `beside` those of its own columns are taken too.
    """
    columns = columns_for(carried, (*sheet.headings, *beside))
    if not columns:
        return sheet
    at = sheet.headings.index("other") if "other" in sheet.headings else None

    def rows(answer: Result[object]) -> Iterator[Row]:
        rest = _as_one_cell({k: v for k, v in answer.other.items() if k not in columns})
        more = tuple(answer.other.get(heading) or None for heading in columns)
        for row in sheet.rows(answer):
            own = row if at is None else (*row[:at], rest, *row[at + 1 :])
            yield (*own, *more)

    return sheet._replace(headings=(*sheet.headings, *columns.values()), rows=rows)


def _as_one_cell(other: dict[str, str]) -> str | None:
    return json.dumps(other, ensure_ascii=False) if other else None


def rows_of(part: Part, headings: tuple[str, ...], answer: Result[object]) -> Iterator[Row]:
    """A row for each item of that part of the answer, under those headings."""
    case = of_the_case(answer)
    for item in part.of(answer.value):
        values = {column.name: _cell(column.of(item)) for column in columns_of(part.model)}
        yield tuple(values.get(heading, case.get(heading)) for heading in headings)


def of_the_case(answer: Result[object]) -> dict[str, Cell]:
    """The cells that are the same in every row of an answer, by their headings."""
    result = answer.value
    cells: dict[str, Cell] = {
        "authority": answer.authority,
        "source_file": answer.source_file,
        "as_of": result.as_of if isinstance(result, (Counted, Changes)) else answer.as_of,
        "warnings": " ".join(answer.warnings) or None,
        "notes": " ".join(answer.notes) or None,
        "other": _as_one_cell(answer.other),
        **answer.whose,
        "framework": answer.of.id if answer.of else None,
    }
    if isinstance(result, Changes):
        cells["as_of_before"] = result.as_of_before
    if isinstance(result, Timetable):
        cells["timetable"] = result.title
    if isinstance(result, Summary):
        cells["group_by"] = result.group.by if result.group else None
        cells["group_value"] = result.group.value if result.group else None
    if isinstance(result, Timeline):
        cells["overall"] = _cell(result.overall)
        cells["reinspection_kind"] = result.reinspection_kind
        cells["reinspection_strength"] = result.reinspection_strength
    return cells


class _Column(NamedTuple):
    """A column, and the function to its value for one item."""

    name: str
    of: Callable[[object], object]


# Fields whose own fields are a column each.
_INNER: dict[str, tuple[str, ...]] = {
    "trigger": ("name", "date", "actual", "note"),
    "window": ("start", "end"),
    "before": ("earliest", "latest", "actual", "status"),
    "after": ("earliest", "latest", "actual", "status"),
}
JUDGED = tuple(id for id in Judgements.model_fields if id != "overall")


def _outcome(id: str, grading: object) -> object:
    if isinstance(grading, (Grading, PublishedInspection)):
        return grading.judgements.get(id)
    return None


def _percent(grade: str, made: object) -> object:
    return made.percent[grade] if isinstance(made, Distribution) else None


def _rules_found(grading: object) -> object:
    return [finding.rule for finding in grading.findings] if isinstance(grading, Grading) else None


def _reasons(grading: object) -> object:
    return " ".join(map(reason, grading.findings)) if isinstance(grading, Grading) else None


_SEVERAL: dict[tuple[type, str], tuple[_Column, ...]] = {
    (Grading, "findings"): (
        _Column("findings", _rules_found),
        _Column("reasons", _reasons),
    ),
    (Grading, "judgements"): tuple(_Column(id, partial(_outcome, id)) for id in JUDGED),
    (PublishedInspection, "judgements"): tuple(
        _Column(id, partial(_outcome, id)) for id in (*JUDGED, "overall")
    ),
    (Distribution, "percent"): tuple(
        _Column(f"percent_{grade.value}", partial(_percent, grade.value)) for grade in Grade
    ),
    **{
        (model, field): (_Column(f"precedent_{name}", attrgetter(field)),)
        for model in (Precedent, Nearest)
        for field, name in (
            ("authority", "authority"),
            ("ofsted_urn", "urn"),
            ("overall", "overall"),
        )
    },
    (Milestone, "notes"): (),  # `note` is all of them in one
}
"""The columns of fields that have not just one under their own name."""


@cache
def columns_of(model: type) -> tuple[_Column, ...]:
    """The columns of a model, in the order of its fields."""
    columns: list[_Column] = []
    for field in fields(model):
        whole = attrgetter(field.name)
        if (model, field.name) in _SEVERAL:
            columns += _SEVERAL[model, field.name]
        elif field.name in _INNER:
            columns += (
                _Column(f"{field.name}_{inner}", partial(_inner, whole, inner))
                for inner in _INNER[field.name]
            )
        else:
            columns.append(_Column(field.name, whole))
    return tuple(columns)


def _inner(whole: Callable[[object], object], name: str, item: object) -> object:
    return getattr(whole(item), name, None)


def reason(finding: Finding) -> str:
    """What a rule says of the judgements, how strongly, and where it is said, in one cell."""
    cited = "; ".join(map(str, finding.sources))
    return f"{finding.message} ({', '.join(filter(None, (finding.strength, cited)))})"


def _cell(value: object) -> Cell:
    """A value as one cell: dates stay dates, several values are joined with semicolons."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, BankHoliday):
        return f"{value.date} {value.name}"
    if isinstance(value, Citation):
        return str(value)
    if value is None or isinstance(value, (str, int, float, date)):
        return value or None if isinstance(value, str) else value
    assert isinstance(value, Iterable)  # noqa: S101 - the models hold nothing else
    return "; ".join(str(_cell(item)) for item in value) or None


def shown(cell: Cell) -> str:
    """A cell as text, with control characters but line ends as visible escapes."""
    text = str(cell).lower() if isinstance(cell, bool) else str(cell)
    return "" if cell is None else visible(text, but="\n")
