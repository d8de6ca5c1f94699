"""`sifcalc rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.options import one_of
from sifcalc.cli.reply import reply_options
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.reply import Reply


@click.command("rules")
@click.argument(
    "id",
    required=False,
    shell_complete=one_of(lambda: (e.id for each in FRAMEWORKS.values() for e in entries(each))),
)
@click.option(
    "--framework", "named", type=click.Choice(list(FRAMEWORKS)), help="Only this framework's."
)
@reply_options("rules")
def command(reply: Reply) -> None:
    """Show the rulebook: each rule and clock with its strength, its paragraphs and its reading.

    With ID, one of them in full; a series such as monitoring-visit-3 is one entry.
    """
    asked = reply.asked._replace(explain=reply.asked.id is not None)
    try:
        reply._replace(asked=asked).write_by_itself()
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="ID") from None
