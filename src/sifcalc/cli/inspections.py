"""`sifcalc inspections`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import ExplainingCommand
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("inspections", cls=ExplainingCommand)
@click.option(
    "--framework",
    "named",
    type=click.Choice(list(FRAMEWORKS)),
    help="Of which framework: sif unless given.",
)
@delivery_options("inspections")
def command(delivery: Delivery) -> None:
    """Show every inspection on record of a framework, and what is to be known of the record.

    `published` stands for the single inspections wherever a CASE does, and `published-ilacs` for
    those of the framework since 2018, published to the end of 2021: sifcalc grade published.
    """
    delivery.write_by_itself()
