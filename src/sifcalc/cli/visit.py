"""`sifcalc visit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.actors import actor_option
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.get import get_option, write_timetable
from sifcalc.cli.options import (
    ExplainingCommand,
    as_of_option,
    day_options,
    everything_option,
)

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("visit", cls=ExplainingCommand)
@day_options("--on", "First day of the visit.")
@click.option("--first", is_flag=True, help="It is the first visit: its report is not published.")
@get_option("visit")
@everything_option
@actor_option
@as_of_option
@delivery_options("visit")
def command(delivery: Delivery, clocks: tuple[str, ...]) -> int:
    """Give the timetable of one monitoring visit, from the data request to its report."""
    return write_timetable(clocks, "visit", delivery)
