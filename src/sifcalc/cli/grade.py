"""`sifcalc grade`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.case import columns
from sifcalc.cli.cases import CaseRun, optional_case, sources_of
from sifcalc.cli.options import ExplainingCommand

if TYPE_CHECKING:
    from sifcalc.cli.cases import Reading
    from sifcalc.cli.delivery import Delivery

_BESIDE = ("authority", "framework", "inspection_start")
_GRADED = [c for c in columns() if c.path[0] == "judgements" or c.name in _BESIDE]


@click.command("grade", cls=ExplainingCommand)
@optional_case("grade", _GRADED)
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    reading: Reading,
    *,
    keep_going: bool,
    **values: str | None,
) -> int:
    """Say which overall effectiveness the judgements lead to, why, and whether an award fits.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input. The options that are named like a table's columns stand for a case, or fill in what
    CASE leaves out.
    """
    least = "--help-and-protection"
    sources = sources_of(names, values, reading, delivery.out, least=least)
    return CaseRun(delivery, keep_going=keep_going).write(sources)
