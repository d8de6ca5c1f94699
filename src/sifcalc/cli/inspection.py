"""`sifcalc inspection`."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

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
from sifcalc.engine.timetables import inspection, only_list
from sifcalc.output import Answer
from sifcalc.rulebook.sif.annex_a import LISTS
from sifcalc.rulebook.sif.reinspection import ReinspectionKind

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.cli.reply import Reply
    from sifcalc.rulebook.terms import Party


@click.command("inspection")
@click.option("--start", type=DATE, metavar="DATE", required=True, help="First day on site.")
@click.option("--end", type=DATE, metavar="DATE", help="Last day on site, where it is known.")
@click.option(
    "--kind",
    type=click.Choice(get_args(ReinspectionKind)),
    default="full",
    show_default=True,
    help="A full inspection, or the shorter one after monitoring.",
)
@click.option(
    "--list",
    "number",
    type=click.IntRange(1, len(LISTS)),
    metavar="N",
    help="Only list N of Annex A, with every field it asks for.",
)
@actor_option
@as_of_option
@reply_options("inspection")
def command(
    reply: Reply,
    start: date,
    end: date | None,
    kind: ReinspectionKind,
    number: int | None,
    actor: Party | None,
    as_of: date | None,
) -> None:
    """Give an inspection's timetable, and the Annex A lists with their windows and due dates."""
    if end and end < start:
        raise click.UsageError(f"--end {end} is before --start {start}.")
    if end and kind != "full":
        raise click.UsageError("--end goes with a full inspection: this one ends on its day 10.")
    found = within_range(lambda: inspection(start, as_of or today(), end=end, kind=kind))
    if number is not None:
        if not found.lists:
            raise click.UsageError("The lists of a post-monitoring inspection are not laid down.")
        found = only_list(found, number)
    found = only(found, actor) if actor else found
    reply.write([Answer(found)])
