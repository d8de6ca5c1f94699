"""`sifcalc schema`."""

from __future__ import annotations

import json

import click

from sifcalc.schema import case_schema
from sifcalc.streams import Streams


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a case file, with which editors check and complete one."""
    Streams().write(f"{json.dumps(case_schema(), indent=2)}\n")
