"""JSON: one array, an object a case. Plain ASCII, so that every console and pipe carries it."""

import json
from collections.abc import Iterable

from sifcalc.output import Out, Query, Result
from sifcalc.output.formats.data import record


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:  # noqa: ARG001 - data has it all
    """Write the answers as one array, each as it comes."""
    before = "["
    for answer in answers:
        lines = json.dumps(record(answer), indent=2).replace("\n", "\n  ")
        out.write(f"{before}\n  {lines}")
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")
