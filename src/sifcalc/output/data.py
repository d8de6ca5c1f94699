"""Answers as plain data: the keys are the names of the models' fields, the dates ISO 8601."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from sifcalc.output import Answer

SCHEMA_VERSION = 1


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
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: plain(inner) for name, inner in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(inner) for inner in value]
    return value
