"""`sifcalc inspections`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.reply import reply_options
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.reply import Reply


@click.command("inspections")
@click.option(
    "--framework", "named", type=click.Choice(list(FRAMEWORKS)), help="Only this framework's."
)
@reply_options("inspections")
def command(reply: Reply) -> None:
    """Show every inspection on record, with its judgements and what is to be known of the record.

    `published` stands for the single inspections wherever a CASE does: sifcalc grade published.
    """
    reply.write_by_itself()
