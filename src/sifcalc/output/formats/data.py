"""Answers as plain data: keys are the names of the models' fields, dates are ISO 8601."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

if TYPE_CHECKING:
    from collections.abc import Callable

    from sifcalc.output import Result

SCHEMA_VERSION = 1

# The keys of a timeline in their order. A timetable has them too, empty if they do not apply, so
# that a script can read both.
_OF_THE_COUNTED: dict[str, object] = {
    **dict.fromkeys(("as_of", "overall", "agrees", "reinspection_kind")),
    **{key: [] for key in ("milestones", "left_out", "consequences", "warnings", "notes")},
    "grading": None,
}


def plain(value: object) -> Any:  # pydantic-core gives it
    """The value as JSON has it. Raises ValueError or TypeError for what JSON cannot hold."""
    return to_jsonable_python(value, fallback=dict)  # for a MappingProxyType


def record(
    answer: Result[object], data_of: Callable[[object], dict[str, Any]] = plain
) -> dict[str, object]:
    """The answer as a JSON object, with the data of its result as `data_of` gives it."""
    data = data_of(answer.value)
    return {
        "schema_version": SCHEMA_VERSION,
        **({"framework": answer.of.id} if answer.of else {}),
        "authority": answer.authority,
        **(answer.whose if answer.entry else {}),
        "source_file": answer.source_file,
        **({"as_of": answer.as_of.isoformat()} if answer.as_of else {}),
        **(_OF_THE_COUNTED if "milestones" in data else {}),
        **data,
        "warnings": list(answer.warnings),
        "notes": list(answer.notes),
        "other": answer.other,
    }
