"""Answers as plain data: the keys are the names of the models' fields, the dates ISO 8601."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from sifcalc.engine.grading import Finding
from sifcalc.output import Answer

SCHEMA_VERSION = 1

_ALREADY_PLAIN = frozenset({str, int, float, bool, type(None)})


def record(answer: Answer[object]) -> dict[str, Any]:
    """The answer for one case as a JSON object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "authority": answer.authority,
        "source_file": answer.source_file,
        **({"as_of": answer.as_of.isoformat()} if answer.as_of else {}),
        **plain(answer.result),
        "warnings": list(answer.warnings),
        "notes": list(answer.notes),
        "other": answer.other or {},
    }


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    kind = value.__class__
    return value if kind in _ALREADY_PLAIN else _way(kind)(value)


@cache
def _way(kind: type) -> Callable[[Any], Any]:
    """How a value of that type becomes plain."""
    if issubclass(kind, Enum):
        return {member: member.value for member in kind}.__getitem__
    if issubclass(kind, date):
        return kind.isoformat
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]

        def of_fields(value: Any) -> dict[str, Any]:
            return {name: plain(getattr(value, name)) for name in names}

        # What is found is found again and again in a table, in the same words: its data is shared
        # between records, and is not to be changed.
        return lru_cache(maxsize=1024)(of_fields) if kind is Finding else of_fields
    if hasattr(kind, "_asdict"):
        return lambda value: {name: plain(inner) for name, inner in value._asdict().items()}
    if issubclass(kind, Mapping):
        return lambda value: {name: plain(inner) for name, inner in value.items()}
    if issubclass(kind, (tuple, list)):
        return lambda value: [plain(inner) for inner in value]
    raise TypeError(f"{kind.__name__} has no place in data")
