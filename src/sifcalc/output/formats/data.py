"""Answers as plain data: the keys are the names of the models' fields, the dates ISO 8601."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import cast

from sifcalc.engine.grading import Finding
from sifcalc.output import Answer

SCHEMA_VERSION = 1

_ALREADY_PLAIN = frozenset({str, int, float, bool, type(None)})
# The keys of a timeline in their order. A timetable has them too, empty where they say nothing of
# it, so that a script finds the same in both.
_OF_THE_COUNTED: dict[str, object] = {
    **dict.fromkeys(("as_of", "overall", "agrees", "reinspection_kind")),
    **{key: [] for key in ("milestones", "left_out", "consequences", "warnings", "notes")},
    "grading": None,
}


def record(answer: Answer[object]) -> dict[str, object]:
    """The answer for one case as a JSON object."""
    result = cast("dict[str, object]", plain(answer.result))
    return {
        "schema_version": SCHEMA_VERSION,
        "authority": answer.authority,
        "source_file": answer.source_file,
        **({"as_of": answer.as_of.isoformat()} if answer.as_of else {}),
        **(_OF_THE_COUNTED if "milestones" in result else {}),
        **result,
        "warnings": list(answer.warnings),
        "notes": list(answer.notes),
        "other": answer.other or {},
    }


def plain(value: object) -> object:
    """The value as JSON has it."""
    kind: type = value.__class__
    return value if kind in _ALREADY_PLAIN else _converter(kind)(value)


@cache
def _converter(kind: type) -> Callable[[object], object]:
    """What makes a value of that type plain. Raises TypeError for one that has no place in data."""
    if issubclass(kind, Enum):
        values: dict[object, object] = {member: member.value for member in kind}
        return values.__getitem__
    if issubclass(kind, date):
        return str
    of_a_tuple: Sequence[str] = getattr(kind, "_fields", ())
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else of_a_tuple
    if names:

        def of_fields(value: object) -> dict[str, object]:
            return {name: plain(getattr(value, name)) for name in names}

        # What is found is found again and again in a table, in the same words: its data is shared
        # between records, and is not to be changed.
        return lru_cache(maxsize=1024)(of_fields) if kind is Finding else of_fields
    if issubclass(kind, Mapping):
        return lambda value: {
            name: plain(inner) for name, inner in cast("Mapping[str, object]", value).items()
        }
    if issubclass(kind, (tuple, list)):
        return lambda value: [plain(inner) for inner in cast("Sequence[object]", value)]
    raise TypeError(f"{kind.__name__} has no place in data")
