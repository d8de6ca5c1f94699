"""JSON Lines: an object a case, a line each, as they come."""

import json
from collections.abc import Iterable

from sifcalc.output import Out, Query, Result
from sifcalc.output.formats.data import record

_encode = json.JSONEncoder(check_circular=False).encode  # a record never holds itself


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:  # noqa: ARG001 - data has it all
    """Write each answer on a line of its own."""
    for answer in answers:
        out.write(_encode(record(answer)) + "\n")
