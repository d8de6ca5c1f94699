"""`sifcalc summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import command_over_cases
from sifcalc.cli.options import DATE
from sifcalc.cohort.cut import GROUPINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sifcalc.cli.options import Command


def _limit(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, type=DATE, metavar="DATE", help=text)


command = command_over_cases(
    "summary",
    """Count how the judgements of many inspections fell: numbers, percentages, movement.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, - for standard input, or
    `published`, the published inspections. Only overall grades that were awarded are counted, never
    derived ones.
    """,
    _limit("--inspected-from", "Only inspections whose first day on site is DATE or later."),
    _limit("--inspected-to", "Only inspections whose first day on site is DATE or earlier."),
    _limit("--published-from", "Only reports published on DATE or later."),
    _limit("--published-to", "Only reports published on DATE or earlier."),
    click.option(
        "--latest",
        is_flag=True,
        help="One inspection an authority: the last published of those that are counted.",
    ),
    click.option(
        "--by", type=click.Choice(GROUPINGS), help="A summary of each: periods are of publication."
    ),
    click.option(
        "--undated",
        multiple=True,
        metavar="NAME",
        help="Count the inspection of this authority, though the day it is cut by is not known.",
    ),
)
