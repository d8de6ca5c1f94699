"""JSON: one array, an object a case. Plain ASCII, so that every console and pipe carries it."""

import json
from collections.abc import Iterable

from sifcalc.output import Answer, Asked, Out
from sifcalc.output.formats.data import record


def write(answers: Iterable[Answer[object]], out: Out, asked: Asked) -> None:  # noqa: ARG001 - data has it all
    """Write every answer as one array."""
    out.write(json.dumps([record(answer) for answer in answers], indent=2) + "\n")
