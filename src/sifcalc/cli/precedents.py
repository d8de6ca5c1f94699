"""`sifcalc precedents`."""

from __future__ import annotations

import click

from sifcalc.cli.cases import command_over_cases
from sifcalc.cli.options import DATE

command = command_over_cases(
    "precedents",
    """Show published inspections with the same judgements, and the overall each was given.

    That is practice, not a rule. CASE is a YAML or JSON file, a CSV or XLSX table with one case a
    row, or - for standard input.
    """,
    click.option(
        "--before",
        type=DATE,
        metavar="DATE",
        help="Only inspections whose report was published before DATE.",
    ),
)
