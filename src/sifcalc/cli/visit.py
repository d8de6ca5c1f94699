"""`sifcalc visit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import form_option, write_answers
from sifcalc.cli.options import (
    DATE,
    actor_option,
    as_of_option,
    colour_option,
    explain_option,
    quiet_option,
    today,
    within_range,
)
from sifcalc.output import Answer
from sifcalc.streams import Streams
from sifcalc.timelines import only
from sifcalc.timetables import visit

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.rulebook.terms import Party
    from sifcalc.streams import Colour


@click.command("visit")
@click.option("--on", type=DATE, metavar="DATE", required=True, help="First day of the visit.")
@click.option("--first", is_flag=True, help="It is the first visit: its report is not published.")
@actor_option
@as_of_option
@explain_option
@form_option
@colour_option
@quiet_option
def command(
    on: date,
    actor: Party | None,
    as_of: date | None,
    form: str,
    *,
    first: bool,
    explain: bool,
    colour: Colour,
    quiet: bool,
) -> None:
    """Give the timetable of one monitoring visit, from the data request to its report."""
    found = within_range(lambda: visit(on, as_of or today(), first=first))
    found = only(found, actor) if actor else found
    write_answers([Answer(found)], form, Streams(colour, quiet=quiet), explain=explain)
