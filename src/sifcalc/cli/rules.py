"""`sifcalc rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import one_of
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("rules")
@click.argument(
    "id",
    required=False,
    shell_complete=one_of(lambda: (e.id for each in FRAMEWORKS.values() for e in entries(each))),
)
@click.option(
    "--framework", "named", type=click.Choice(list(FRAMEWORKS)), help="Only this framework's."
)
@delivery_options("rules")
def command(delivery: Delivery) -> None:
    """Show the rulebook: each rule and clock with its strength, its paragraphs and its reading.

    With ID, one of them in full; a series such as monitoring-visit-3 is one entry.
    """
    query = delivery.query._replace(explain=delivery.query.id is not None)
    try:
        delivery._replace(query=query).write_by_itself()
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="ID") from None
