"""`sifcalc inspection`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.actors import actor_option
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.get import get_option, write_timetable
from sifcalc.cli.options import (
    DATE,
    ExplainingCommand,
    as_of_option,
    day_options,
    everything_option,
)
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery

_SCHEDULES = {
    id: schedule
    for framework in FRAMEWORKS.values()
    for id, schedule in framework.timetables.items()
    if schedule.command == "inspection"
}
_MOST_LISTS = max(
    (len(schedule.asks.lists) for schedule in _SCHEDULES.values() if schedule.asks), default=1
)


@click.command("inspection", cls=ExplainingCommand)
@day_options("--start", "First day on site.")
@click.option("--end", type=DATE, metavar="DATE", help="Last day on site, where it is known.")
@click.option(
    "--kind",
    "schedule",
    type=click.Choice(list(_SCHEDULES)),
    default="full",
    show_default=True,
    help="A full inspection, or the shorter one after monitoring.",
)
@click.option(
    "--list",
    "number",
    type=click.IntRange(1, _MOST_LISTS),
    metavar="N",
    help="Only list N of Annex A, with every field it asks for.",
)
@get_option("inspection")
@everything_option
@actor_option
@as_of_option
@delivery_options("inspection")
def command(delivery: Delivery, clocks: tuple[str, ...]) -> int:
    """Give an inspection's timetable, and the Annex A lists with their windows and due dates."""
    query = delivery.query
    schedule = _SCHEDULES[query.schedule]
    if query.end and query.day and query.end < query.day:
        raise click.UsageError(f"--end {query.end} is before --start {query.day}.")
    if query.number is not None and not schedule.asks:
        raise click.UsageError(f"The lists of a {schedule.of} are not laid down.")
    if clocks and query.number is not None:
        raise click.UsageError("--get goes with the whole timetable, not with --list.")
    return write_timetable(clocks, "inspection", delivery)
