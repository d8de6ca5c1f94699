"""What sifcalc itself wrote: an answer of `grade` is read back as its cases, any other refused.

Of a grading `awarded` is the award; what was worked out of it, `overall` first, is passed over.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple  # Any: what a file holds may be anything

from sifcalc.case import Judgements, Path, columns
from sifcalc.casefile.excerpts import of_text
from sifcalc.casefile.headings import bare, column_of, heading_key, meanings
from sifcalc.casefile.located import LocatedData, read_json
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.engine.grading import Grading
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed

AWARDED, OVERALL = "awarded", "overall"

_WORKED_OUT = {field.name for field in fields(Grading)} - {AWARDED, OVERALL, "judgements"}
MARKS = _WORKED_OUT | {"reasons", "source_file", "warnings", "reinspection_kind"}
"""Beside these `overall` may be one that sifcalc worked out."""

_MATCHED = {"authority_name", "authority_code", "ofsted_urn", "region"}

PASSED_OVER = MARKS | {OVERALL, "as_of", "notes", "other", "schema_version"} | _MATCHED
"""What a grading holds of which nothing is read: no key of a case, and often a table's own."""

_OF_OTHER_ANSWERS = (
    {"source_file", "as_of"},
    {"source_file", "rule"},
    {"id", "earliest", "latest"},
)
"""Headings by which an answer without a judgement is known: each sheet has those of one."""

RUN_AS_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the start of a formula, wide forms of the signs among them."""

_PREFIX = "other: "

NO_CASE = (
    "this is an answer of sifcalc, not a case; give what it was worked out from (only answers of"
    " `sifcalc grade` are read back, as they were written)"
)


class BothGrades(NamedTuple):
    """A table's column of the award beside what is not taken for it, by their numbers from 0.

    `overall` is passed over. In a table that `is_grading` so is all else that is not of a case;
    one of `holds_other` has what the graded file held. Where one of `tells` is filled and the
    award is not, what was awarded is not known.
    """

    award: int
    overall: tuple[int, ...]
    passed_over: frozenset[int]
    tells: tuple[int, ...]
    holds_other: tuple[int, ...]
    is_grading: bool


def both_grades(headings: Sequence[str]) -> BothGrades | None:
    """How a table with `awarded` and `overall` under its headings is read; None without both."""
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
    """Where `authority_name` stands that sifcalc wrote: beside the authority and its code."""
    numbers = _numbers(headings)
    ours = all(_at(numbers, {name}) for name in ("authority", "authority_code"))
    return _at(numbers, {"authority_name"}) if ours else ()


def wrong_headings(headings: Sequence[str], both: BothGrades | None) -> Iterator[tuple[int, str]]:
    """What keeps a table from being read, as an answer or as a user's own, and at which heading."""
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
    missing = [id for id in Judgements.model_fields if id not in {*given, OVERALL}]
    if both and both.is_grading and missing:
        yield (
            overall[0],
            f"{headings[overall[0]]!r} beside 'awarded' is of an answer of `sifcalc grade`, which"
            f" has {listed(missing)} too: put that back, or leave this column out",
        )


def is_other_answer(headings: Sequence[str]) -> bool:
    """Whether these are headings of a timeline, or of another answer that holds no judgement."""
    given = _numbers(headings)
    known = {column.name for heading in given if (column := column_of(heading))}
    marked = any({*map(bare, each)} <= given.keys() for each in _OF_OTHER_ANSWERS)
    return marked and known <= {"authority", "case_id", OVERALL}


def is_worked_out(heading: str) -> bool:
    """Whether that is what an answer of `grade` calls something that sifcalc worked out."""
    return bare(heading) in {*map(bare, MARKS)}


def _numbers(headings: Sequence[str]) -> dict[str, list[int]]:
    """Where each heading stands, whatever its case, punctuation and spacing."""
    found: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        found.setdefault(bare(heading), []).append(number)
    return found


def _at(numbers: Mapping[str, list[int]], names: Collection[str]) -> tuple[int, ...]:
    """Where the headings stand that mean one of the names."""
    return tuple(sorted(n for name in {*map(bare, names)} for n in numbers.get(name, ())))


def _overall_names() -> set[str]:
    """What a table calls overall effectiveness without saying that it was awarded."""
    [column] = (column for column in columns() if column.name == OVERALL)
    return {bare(name) for name in (OVERALL, *column.headings)} - {AWARDED}


def without_apostrophe(cell: str) -> str:
    """The cell without the apostrophe that `--excel` put before the start of a formula."""
    return cell[1:] if cell.startswith("'") and is_run(cell) else cell


def is_run(cell: str) -> bool:
    """Whether it is the start of a formula, apostrophes of its own aside."""
    return cell.lstrip("'").startswith(RUN_AS_FORMULAS)


def columns_for(headings: Iterable[str], own: Iterable[str]) -> dict[str, str]:
    """What columns that are carried through are called beside a table's `own`, to be read back.

    Of two headings that are the same to a reader of tables the first has a column.
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
    """The heading that a grading's column, carried through, had in the table that was graded."""
    return column.removeprefix(_PREFIX)


def carried(cell: str) -> dict[str, str]:
    """What the cell of a grading's column `other` holds: by its headings, what the file held."""
    try:
        held = json.loads(cell or "{}")
        json.dumps(held, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        held = None
    texts = _texts(held)
    return {"other": cell} if texts is None else texts


class Read(NamedTuple):
    """A case of a JSON file, and what it carries; `is_answer` is whether sifcalc wrote the file."""

    located: LocatedData
    other: dict[str, str]
    is_answer: bool


def read_json_cases(text: str, source: str) -> list[Read]:
    """The case of a JSON file; of an answer of `grade`, an array or an object a line, each case.

    Raises BadInput for no JSON and for another answer.
    """
    lines = text.rstrip().split("\n")
    if len(lines) > 1 and all(re.match(r'\{\s*"schema_version"', line) for line in lines):
        located = _read_lines(lines, source)._replace(shown=of_text(text))
    else:
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
    judgements = [{each.id for each in framework.judgements} for framework in FRAMEWORKS.values()]
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
    """What is held under `other`, where it is as sifcalc writes it: text by its headings."""
    is_ours = isinstance(held, dict) and all(isinstance(each, str) for each in held.values())
    return held if is_ours else None


def _items(located: LocatedData) -> Iterator[LocatedData]:
    """Each item of a list as data of its own."""
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
    """The list of what the lines hold, every part at its place in them."""
    try:
        located = read_json("[" + "\n,".join(lines) + "]", source)
    except BadInput as error:
        raise BadInput(*(replace(c, place=_left(c.place)) for c in error.complaints)) from None
    keys, values = (
        {path: _left(place) for path, place in places.items()}
        for places in (located.keys, located.values)
    )
    return located._replace(keys=keys, values=values)


def _left(place: Place) -> Place:
    """The place in its line: in the array each line has one sign more before it."""
    return replace(place, column=max(1, place.column - 1)) if place.column else place
