"""`sifcalc visit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.actors import actor_option
from sifcalc.cli.options import (
    DATE,
    as_of_option,
    today,
    within_range,
)
from sifcalc.cli.reply import reply_options
from sifcalc.engine.timelines import only
from sifcalc.engine.timetables import visit
from sifcalc.output import Answer

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.cli.reply import Reply
    from sifcalc.rulebook.terms import Party


@click.command("visit")
@click.option("--on", type=DATE, metavar="DATE", required=True, help="First day of the visit.")
@click.option("--first", is_flag=True, help="It is the first visit: its report is not published.")
@actor_option
@as_of_option
@reply_options("visit")
def command(
    reply: Reply,
    on: date,
    actor: Party | None,
    as_of: date | None,
    *,
    first: bool,
) -> None:
    """Give the timetable of one monitoring visit, from the data request to its report."""
    found = within_range(lambda: visit(on, as_of or today(), first=first))
    found = only(found, actor) if actor else found
    reply.write([Answer(found)])
