"""Answers of sifcalc as input: one of `grade` is read back as its cases, any other refused.

The award is `awarded`; what sifcalc worked out, such as `overall`, is skipped.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple  # Any: what a file holds may be anything

from sifcalc.case import Judgements, Path, columns
from sifcalc.casefile.excerpts import of_text
from sifcalc.casefile.headings import bare, column_of, heading_key, meanings
from sifcalc.casefile.located import LocatedData
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.engine.grading import Grading
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed

AWARDED, OVERALL = "awarded", "overall"

_WORKED_OUT = {field.name for field in fields(Grading)} - {AWARDED, OVERALL, "judgements"}
MARKS = _WORKED_OUT | {"reasons", "source_file", "warnings", "reinspection_kind"}
"""Columns of an answer of `grade`: beside one of them `overall` may be sifcalc's own."""

_MATCHED = {"authority_name", "authority_code", "ofsted_urn", "region"}

PASSED_OVER = MARKS | {OVERALL, "as_of", "notes", "other", "schema_version"} | _MATCHED
"""Columns of a grading that are not read: none is a key of a case, and tables often have them."""

SUMMARY_MARK = "A summary by sifcalc"
"""A cell in the first row of a workbook's summary: the sheet is known by it."""

_OF_OTHER_ANSWERS = (
    {"source_file", "as_of"},
    {"source_file", "rule"},
    {"rule", "severity", "cases", "authorities"},
    {"kind", "id", "words", "how_strongly"},
    {"id", "earliest", "latest"},
    {"group_by", "group_value"},
    {"precedent_authority", "precedent_urn", "precedent_overall"},
    {"id", "earliest_date", "latest_date", "how_strongly"},
    {SUMMARY_MARK},
)
"""Headings that mark an answer without judgements: all of one of these sets."""

RUN_AS_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""Signs that start a formula in a spreadsheet, with their full-width forms."""

_PREFIX = "other: "

NO_CASE = (
    "this is an answer of sifcalc, not a case; give what it was worked out from (only answers of"
    " `sifcalc grade` are read back, as they were written)"
)


class BothGrades(NamedTuple):
    """The columns of a table with both `awarded` and `overall`, by their numbers from 0.

    `award` is read, `overall` is skipped. In a table that `is_grading` the other columns of an
    answer are skipped too; `holds_other` hold what the graded file carried. A row with one of
    `tells` filled and the award empty is refused: what was awarded is not known.
    """

    award: int
    overall: tuple[int, ...]
    passed_over: frozenset[int]
    tells: tuple[int, ...]
    holds_other: tuple[int, ...]
    is_grading: bool


def both_grades(headings: Sequence[str]) -> BothGrades | None:
    """How a table with the headings `awarded` and `overall` is read; None without both."""
    numbers = _numbers(headings)
    awards, overall = _at(numbers, {AWARDED}), _at(numbers, _overall_names())
    if not awards or not overall:
        return None
    is_grading = bool(_at(numbers, MARKS))
    passed_over = frozenset((*overall, *(_at(numbers, PASSED_OVER) if is_grading else ())))
    tells = (_at(numbers, {"agrees"}) if is_grading else ()) or overall
    holds_other = _at(numbers, {"other"}) if is_grading else ()
    return BothGrades(awards[0], overall, passed_over, tells, holds_other, is_grading)


def matched_names(headings: Sequence[str]) -> tuple[int, ...]:
    """The columns `authority_name` that sifcalc wrote: those beside an authority and its code."""
    numbers = _numbers(headings)
    ours = all(_at(numbers, {name}) for name in ("authority", "authority_code"))
    return _at(numbers, {"authority_name"}) if ours else ()


def wrong_headings(headings: Sequence[str], both: BothGrades | None) -> Iterator[tuple[int, str]]:
    """What keeps a table from being read, with the number of the heading, from 0."""
    numbers = _numbers(headings)
    overall, marked = _at(numbers, _overall_names()), _at(numbers, MARKS)
    if marked and overall and not both:
        yield (
            overall[0],
            f"{headings[overall[0]]!r} stands beside {headings[marked[0]]!r}, which an answer of"
            " `sifcalc grade` has: if this overall was awarded, name its column 'awarded'; if"
            " sifcalc worked it out, leave it out",
        )
    given = {column.name for heading in headings if (column := column_of(heading))}
    missing = _lacking(given)
    if both and both.is_grading and missing:
        yield (
            overall[0],
            f"{headings[overall[0]]!r} beside 'awarded' is of an answer of `sifcalc grade`, which"
            f" has {listed(missing)} too: put that back, or leave this column out",
        )


def _lacking(given: Collection[str]) -> list[str]:
    """The judgements that an answer of `grade` with those given has lost, in their order.

    One that was written before a framework was known has none of that framework's own.
    """
    ids = {
        id: {judgement.id for judgement in framework.judgements}
        for id, framework in FRAMEWORKS.items()
    }
    known = set()
    for id, own in ids.items():
        others = set().union(*(own for other, own in ids.items() if other != id))
        if not (own - others).isdisjoint(given):
            known |= own
    known = known or set().union(*ids.values())
    return [id for id in Judgements.model_fields if id in known - {*given, OVERALL}]


def is_other_answer(headings: Sequence[str]) -> bool:
    """Whether these are headings of a timeline, or of another answer without judgements."""
    # The lists in the rows of a summary look like headings, between semicolons.
    given = _numbers([part for heading in headings for part in heading.split(",")])
    known = {column.name for heading in given if (column := column_of(heading))}
    marked = any({*map(bare, marks)} <= given.keys() for marks in _OF_OTHER_ANSWERS)
    return marked and known <= {"authority", "case_id", "framework", "report_published", OVERALL}


def is_worked_out(heading: str) -> bool:
    """Whether the heading is of something that sifcalc worked out in an answer of `grade`."""
    return bare(heading) in {*map(bare, MARKS)}


def _numbers(headings: Sequence[str]) -> dict[str, list[int]]:
    """The numbers, from 0, of the columns under each bare heading."""
    numbers: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        numbers.setdefault(bare(heading), []).append(number)
    return numbers


def _at(numbers: Mapping[str, list[int]], names: Collection[str]) -> tuple[int, ...]:
    """The numbers of the columns whose heading is one of the names."""
    return tuple(sorted(n for name in {*map(bare, names)} for n in numbers.get(name, ())))


def _overall_names() -> set[str]:
    """The bare headings of overall effectiveness but `awarded`."""
    [column] = (column for column in columns() if column.name == OVERALL)
    return {bare(name) for name in (OVERALL, *column.headings)} - {AWARDED}


def without_apostrophe(cell: str) -> str:
    """The cell without the apostrophe that `--excel` put before the start of a formula."""
    return cell[1:] if cell.startswith("'") and is_run(cell) else cell


def is_run(cell: str) -> bool:
    """Whether a spreadsheet would run the cell as a formula, but for apostrophes before it."""
    return cell.lstrip("'").startswith(RUN_AS_FORMULAS)


def columns_for(headings: Iterable[str], own: Iterable[str]) -> dict[str, str]:
    """The names of the columns carried through, by heading, none of which is one of `own`.

    Of headings that differ only in case and spacing the first has a column.
    """
    taken = {*map(bare, (*own, *PASSED_OVER, AWARDED))}
    first: dict[str, str] = {}
    for heading in headings:
        first.setdefault(heading_key(heading), heading)
    return {
        heading: f"{_PREFIX}{heading}"
        if bare(heading) in taken or meanings(heading) or heading.startswith(_PREFIX)
        else heading
        for heading in first.values()
    }


def carried_heading(column: str) -> str:
    """The heading in the graded table of a column that a grading carried through."""
    return column.removeprefix(_PREFIX)


def carried(cell: str) -> dict[str, str]:
    """The cells carried in a cell of a grading's column `other`, by their headings."""
    try:
        held = json.loads(cell or "{}")
        json.dumps(held, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        held = None
    texts = _texts(held)
    return {"other": cell} if texts is None else texts


class Read(NamedTuple):
    """A case of a JSON file, and what it carries; `is_answer` if sifcalc wrote the file."""

    located: LocatedData
    other: dict[str, str]
    is_answer: bool


def read_json_cases(text: str, source: str) -> list[Read]:
    """The case of a JSON file, or every case of an answer of `grade` in JSON or JSON lines.

    Raises BadInput for what is not JSON and for another answer.
    """
    lines = text.rstrip().split("\n")
    if len(lines) > 1 and all(re.match(r'\{\s*"schema_version"', line) for line in lines):
        located = _read_lines(lines, source)._replace(shown=of_text(text))
    else:
        from sifcalc.casefile.documents import read_json  # what is read as JSON needs YAML

        located = read_json(text, source)
    if _is_answer(located.data):
        return [_read_back(located)]
    if isinstance(located.data, list) and located.data and all(map(_is_answer, located.data)):
        return [_read_back(item) for item in _items(located)]
    return [Read(located, {}, is_answer=False)]


def _is_answer(data: object) -> bool:
    return isinstance(data, dict) and "schema_version" in data


def _read_back(located: LocatedData) -> Read:
    """The case of a grading. Raises BadInput for another answer, and where a part is missing."""
    data, judged = located.data, located.data.get("judgements")
    judgements = [{j.id for j in framework.judgements} for framework in FRAMEWORKS.values()]
    if AWARDED not in data or not isinstance(judged, dict):
        raise _refused(NO_CASE, located, ())
    if not any(ids <= judged.keys() for ids in judgements):
        why = "of an answer of `sifcalc grade`, and lacks some that its framework has"
        raise _refused(f"the judgements here are {why}", located, ("judgements",))
    award, given = data[AWARDED], judged.get(OVERALL)
    if award != given and None not in (award, given):
        said = f"{AWARDED!r} is {award!r} here, and {OVERALL!r} of the judgements {given!r}"
        raise _refused(f"{said}; keep the one that was awarded in both", located, (AWARDED,))
    if data.get("agrees") is not None and award is None and given is None:
        why = "'agrees' tells of an award, and it is not given: give it, or make both null"
        raise _refused(why, located, (AWARDED,))
    case = {key: value for key, value in data.items() if key not in {*PASSED_OVER, AWARDED}}
    if "case_id" in case:
        case["id"] = case.pop("case_id")
    case["judgements"] = {**judged, OVERALL: award if award is not None else given}
    other = _texts(data.get("other"))
    return Read(located._replace(data=case), other or {}, is_answer=True)


def _refused(why: str, located: LocatedData, path: Path) -> BadInput:
    return BadInput(Complaint("answer-of-sifcalc", why, located.place(path)))


def _texts(held: Any) -> dict[str, str] | None:
    """What is held under `other` if it is text by its headings, as sifcalc writes it, else None."""
    is_ours = isinstance(held, dict) and all(isinstance(text, str) for text in held.values())
    return held if is_ours else None


def _items(located: LocatedData) -> Iterator[LocatedData]:
    """The items of a list, each as located data."""
    keys: list[dict[Path, Place]] = [{} for _ in located.data]
    values: list[dict[Path, Place]] = [{} for _ in located.data]
    for items, places in ((keys, located.keys), (values, located.values)):
        for path, place in places.items():
            if path:
                items[int(path[0])][path[1:]] = place
    for data, in_keys, in_values in zip(located.data, keys, values, strict=True):
        whole = in_values.get((), located.whole)
        yield located._replace(data=data, whole=whole, keys=in_keys, values=in_values)


def _read_lines(lines: list[str], source: str) -> LocatedData:
    """The list of what the lines of JSON hold."""
    try:
        from sifcalc.casefile.documents import read_json  # as above

        located = read_json("[" + "\n,".join(lines) + "]", source)
    except BadInput as error:
        raise BadInput(*(replace(c, place=_left(c.place)) for c in error.complaints)) from None
    keys, values = (
        {path: _left(place) for path, place in places.items()}
        for places in (located.keys, located.values)
    )
    return located._replace(keys=keys, values=values)


def _left(place: Place) -> Place:
    """The place in its line, which `_read_lines` put a "[" or a comma before."""
    return Place(place.source, place.line, place.column and max(1, place.column - 1))
