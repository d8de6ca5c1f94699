"""Answers as plain data: keys are the names of the models' fields, dates are ISO 8601."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic_core import to_jsonable_python

from sifcalc.engine.grading import Grading
from sifcalc.output import Result

SCHEMA_VERSION = 1

# The keys of a timeline in their order. A timetable has them too, empty if they do not apply, so
# that a script can read both.
_OF_THE_COUNTED: dict[str, object] = {
    **dict.fromkeys(("as_of", "overall", "agrees", "reinspection_kind")),
    **{key: [] for key in ("milestones", "left_out", "consequences", "warnings", "notes")},
    "grading": None,
}


def record(answer: Result[object]) -> dict[str, object]:
    """The answer as a JSON object."""
    result = _result(answer.value)
    return {
        "schema_version": SCHEMA_VERSION,
        **({"framework": answer.of.id} if answer.of else {}),
        "authority": answer.authority,
        **(answer.whose if answer.entry else {}),
        "source_file": answer.source_file,
        **({"as_of": answer.as_of.isoformat()} if answer.as_of else {}),
        **(_OF_THE_COUNTED if "milestones" in result else {}),
        **result,
        "warnings": list(answer.warnings),
        "notes": list(answer.notes),
        "other": answer.other,
    }


def plain(value: object) -> Any:  # pydantic-core gives it
    """The value as JSON has it. Raises ValueError or TypeError for what JSON cannot hold."""
    return to_jsonable_python(value, fallback=dict)  # for a MappingProxyType


# Findings recur in the rows of a table: records share their data, and never change it.
_shared = lru_cache(maxsize=1024)(plain)


def _result(result: object) -> dict[str, object]:
    data: dict[str, object]
    if isinstance(result, Grading):
        data = plain(replace(result, findings=()))
        data["findings"] = [_shared(finding) for finding in result.findings]
    else:
        data = plain(result)
    return data
