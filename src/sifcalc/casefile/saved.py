"""A case as the data of a case file, and as the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any  # Any: the values of a case may be anything

import yaml

from sifcalc.grades import in_plain

if TYPE_CHECKING:
    from sifcalc.case import Case


def case_data(case: Case) -> dict[str, Any]:
    """The data that a case file of the case would hold: what is not given is left out.

    Days are written as 2017-09-04, and grades in the framework's words.
    """
    data: dict[str, Any] = _plain(case.model_dump(exclude_none=True))
    return data


def case_file(case: Case) -> bytes:
    """A case file of the case in YAML, which is read back as the same case."""
    # Unicode is escaped: what nobody sees, which no file may hold, is then seen.
    return yaml.safe_dump(case_data(case), sort_keys=False, width=100).encode()


def _plain(value: Any) -> Any:
    """The value without what is empty, its days and grades as text."""
    if isinstance(value, dict):
        plain = {key: _plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in plain.items() if inner not in ({}, [])}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, date) else in_plain(value)
