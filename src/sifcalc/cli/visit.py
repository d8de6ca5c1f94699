"""`sifcalc visit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.actors import actor_option
from sifcalc.cli.options import DATE, as_of_option, everything_option
from sifcalc.cli.reply import reply_options

if TYPE_CHECKING:
    from sifcalc.cli.reply import Reply


@click.command("visit")
@click.option(
    "--on", "day", type=DATE, metavar="DATE", required=True, help="First day of the visit."
)
@click.option("--first", is_flag=True, help="It is the first visit: its report is not published.")
@everything_option
@actor_option
@as_of_option
@reply_options("visit")
def command(reply: Reply) -> None:
    """Give the timetable of one monitoring visit, from the data request to its report."""
    reply.write_by_itself()
