"""JSON Lines: an object a case, a line each, as they come."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sifcalc.engine.grading import Grading
from sifcalc.engine.timelines import Timeline
from sifcalc.kept import Kept, Recurring
from sifcalc.output.formats.data import plain, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sifcalc.case import Case
    from sifcalc.output import Out, Query, Result

_encode = json.JSONEncoder(check_circular=False).encode  # a record never holds itself


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:  # noqa: ARG001 - data has it all
    """Write each answer on a line of its own."""
    before: Recurring[Case, tuple[Result[object], str]] = Recurring(512)
    for answer in answers:
        case = answer.entry.case if answer.entry else None
        same = before.get(case) if case else None
        if same and _is_same(same[0], answer):
            out.write(same[1])
            continue
        line = f"{_joined(record(answer, _data_of))}\n"
        if case:
            before.keep(case, (answer, line))
        out.write(line)


def _is_same(one: Result[object], other: Result[object]) -> bool:
    """Whether two answers to the same case are the same, in all that is written of them."""
    is_same_row = one.other is other.other and one.source_file == other.source_file
    is_same_result = one.value is other.value and one.of is other.of
    said, also_said = ((a.warnings, a.notes, a.as_of) for a in (one, other))
    return is_same_row and is_same_result and said == also_said


class _Text(str):
    """JSON of a part of an answer, which recurs in the rows of a table and is written once."""

    __slots__ = ()


def _joined(data: Mapping[str, object]) -> _Text:
    """The data as the json module writes it, each text in it as it is."""
    items: list[str] = []
    rest: dict[str, object] = {}  # what has no text yet is written together
    for key, value in data.items():
        if not isinstance(value, _Text):
            rest[key] = value
            continue
        if rest:
            items.append(_encode(rest)[1:-1])
            rest = {}
        items.append(f'"{key}": {value}')
    if rest:
        items.append(_encode(rest)[1:-1])
    return _Text(f"{{{', '.join(items)}}}")


def _data_of(result: object) -> dict[str, Any]:
    """The data of a result by its keys, as text where it recurs."""
    if isinstance(result, Grading):
        findings = _listed(map(_part, result.findings))
        return _of_grading(result) | {"findings": findings}
    data: dict[str, Any] = {}
    if isinstance(result, Timeline):
        for name in _NAMES:
            value = getattr(result, name)
            if name in _PARTS:
                data[name] = _listed(map(_part, value))
            else:
                is_grading = isinstance(value, Grading)
                data[name] = _joined(_data_of(value)) if is_grading else _small(value)
        return data
    data = plain(result)
    return data  # noqa: RET504 - of plain anything may come


_NAMES = tuple(field.name for field in fields(Timeline))
_PARTS = ("milestones", "left_out", "consequences")


def _listed(texts: Iterable[str]) -> _Text:
    return _Text(f"[{', '.join(texts)}]")


def _encoded(value: object) -> _Text:
    return _Text(_encode(plain(value)))


def _grading(grading: Grading) -> dict[str, _Text]:
    """The data of a grading, without its findings."""
    values = {field.name: getattr(grading, field.name) for field in fields(grading)}
    judged = {"findings": _listed(()), "judgements": _encoded(grading.judgements)}
    return {name: judged.get(name) or _small(value) for name, value in values.items()}


# Of a grading these are half a kilobyte, of a finding, a clock or one left out one or two.
_of_grading = Kept(_grading, 16_384)
_small = lru_cache(maxsize=1024, typed=True)(_encoded)
_part = Kept(_encoded, 8192)
