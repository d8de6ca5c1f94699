"""JSON: one array, an object a case. Plain ASCII, so that every console and pipe carries it."""

import json
from collections.abc import Iterable

from sifcalc.output import Out, Query, Result
from sifcalc.output.formats.data import record


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:  # noqa: ARG001 - data has it all
    """Write the answers as one array."""
    out.write(json.dumps([record(answer) for answer in answers], indent=2) + "\n")
