"""`sifcalc precedents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.answers import looked_among
from sifcalc.case import columns
from sifcalc.cli import exits
from sifcalc.cli.cases import CaseRun, Reading, open_all, optional_case, sources_of
from sifcalc.cli.options import DATE, FILE, ExplainingCommand
from sifcalc.complaints import BadInput

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery

_BESIDE = ("authority", "framework", "inspection_start", "report_published")
_COMPARED = [
    column
    for column in columns()
    if (column.path[0] == "judgements" and column.name != "overall") or column.name in _BESIDE
]


@click.command("precedents", cls=ExplainingCommand)
@click.option(
    "--before",
    type=DATE,
    metavar="DATE",
    help="Only inspections whose report was published before DATE.",
)
@click.option(
    "--among",
    "looked_through",
    type=FILE,
    metavar="FILE",
    multiple=True,
    help="Look through the inspections of FILE, of the kinds that CASE may be; again for another."
    " The published inspections unless given.",
)
@optional_case("precedents", _COMPARED)
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    looked_through: tuple[str, ...],
    reading: Reading,
    *,
    keep_going: bool,
    **values: str | None,
) -> int:
    """Show published inspections with the same judgements, and the overall each was given.

    That is practice, not a rule. A judgement that is not given matches none. CASE is a YAML or JSON
    file, a CSV or XLSX table with one case a row, or - for standard input. The options that are
    named like a table's columns stand for a case, or fill in what CASE leaves out.
    """
    out = delivery.out
    if (*names, *looked_through).count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    if looked_through:
        try:
            among = looked_among(open_all(looked_through, Reading(), out))
        except BadInput as error:
            out.complain(error.complaints)
            return exits.BAD_INPUT
        delivery = delivery._replace(query=delivery.query._replace(among=among))
    least = "--help-and-protection, --looked-after and --leadership"
    sources = sources_of(names, values, reading, out, least=least)
    return CaseRun(delivery, keep_going=keep_going).write(sources)
