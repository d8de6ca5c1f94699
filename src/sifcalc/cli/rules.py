"""`sifcalc rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import ExplainingCommand, one_of
from sifcalc.rulebook.entries import entries, id_named
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("rules", cls=ExplainingCommand)
@click.argument(
    "id",
    required=False,
    shell_complete=one_of(
        lambda: {e.id: "" for each in FRAMEWORKS.values() for e in entries(each)}
    ),
)
@click.option(
    "--framework", "named", type=click.Choice(list(FRAMEWORKS)), help="Only this framework's."
)
@delivery_options("rules")
def command(delivery: Delivery) -> None:
    """Show the rulebook: each rule and clock with its strength, its paragraphs and its reading.

    With ID, one of them in full; a series such as monitoring-visit-3 is one entry.
    """
    id = delivery.query.id
    id = id and (id_named(id, FRAMEWORKS.values()) or id)
    explain = delivery.query.explain or id is not None
    query = delivery.query._replace(id=id, explain=explain)
    try:
        delivery._replace(query=query).write_by_itself()
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="ID") from None
