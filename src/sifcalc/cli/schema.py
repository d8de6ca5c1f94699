"""`sifcalc schema`."""

from __future__ import annotations

import json

import click

from sifcalc.casefile.schema import case_schema
from sifcalc.cli.options import FILE, force_option
from sifcalc.console.files import write_whole
from sifcalc.console.streams import STANDARD_OUTPUT, Streams


@click.command("schema")
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", help="Write to FILE, whole or not at all."
)
@force_option
def command(output: str | None, *, force: bool) -> None:
    """Print the JSON Schema of a case file, with which editors check and complete one.

    A FILE that is there already is left as it is, unless --force is given.
    """
    out = Streams()
    schema = f"{json.dumps(case_schema(), indent=2)}\n"
    if output is None or output == STANDARD_OUTPUT:
        out.write(schema)
    else:
        for note in write_whole(output, schema, force=force):
            out.note(note)
