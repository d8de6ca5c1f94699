"""`sifcalc timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from sifcalc.answers import ANSWER_TYPES, due_within
from sifcalc.case import columns
from sifcalc.cli.actors import actor_option
from sifcalc.cli.cases import (
    CaseRun,
    Unanswered,
    closures_option,
    keep_going_option,
    reading_options,
    sources_of,
    value_options,
    with_closures,
)
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.get import asked_for, get_option, write_clocks
from sifcalc.cli.options import (
    FILE,
    ExplainingCommand,
    as_of_option,
    everything_option,
    within_range,
)
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.casefile.sources import Source
    from sifcalc.cli.cases import Reading
    from sifcalc.cli.delivery import Delivery
    from sifcalc.engine.timelines import Timeline
    from sifcalc.engine.timetables import Timetable
    from sifcalc.output import Result


@click.command("timeline", cls=ExplainingCommand)
@click.argument("names", metavar="[CASE]...", type=FILE, nargs=-1)
@value_options(columns())
@as_of_option
@get_option("timeline")
@click.option(
    "--due-within",
    "within",
    type=click.IntRange(min=0),
    metavar="N",
    help="List only what is due within N working days, of every case, soonest first.",
)
@click.option(
    "--unrecorded",
    is_flag=True,
    help="With --due-within: also every deadline that ever went by unrecorded.",
)
@actor_option
@closures_option
@everything_option
@reading_options
@keep_going_option
@delivery_options("timeline")
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    clocks: tuple[str, ...],
    closures_file: str | None,
    reading: Reading,
    *,
    keep_going: bool,
    **values: str | None,
) -> int:
    """Say what happens after the report: what, by whom, by when, and from which paragraph.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard input.
    The options that are named like a table's columns stand for a case, or fill in what CASE leaves
    out.
    """
    lists_due = delivery.query.within is not None
    ids = asked_for(clocks, "timeline", delivery)
    if ids and lists_due:
        raise click.UsageError("--get goes with one timeline's clocks, not with --due-within.")
    if delivery.query.unrecorded and not lists_due:
        raise click.UsageError("--unrecorded goes with --due-within.")
    if lists_due and delivery.query.chart:
        raise click.UsageError("--chart goes with a whole timeline, not with --due-within.")
    delivery = with_closures(delivery, names, closures_file)
    out = delivery.out
    least = "--report-received"
    sources = sources_of(names, values, reading, out, least=least)
    if lists_due:
        return _write_due(delivery, sources, keep_going=keep_going)
    if not ids:
        return CaseRun(delivery, keep_going=keep_going).write(sources)
    asked = (framework.clock_of(id) for framework in FRAMEWORKS.values() for id in ids)
    only = tuple(clock.id for clock in asked if clock)
    query = delivery.query._replace(only=only, noted=out.says_notes)
    delivery = delivery._replace(query=query)
    run = CaseRun(delivery, keep_going=keep_going)
    bare = len(sources) == 1 and not sources[0].is_table
    answers = cast("Iterator[Result[Timeline | Timetable]]", run.answers(sources))
    try:
        all_dated = write_clocks(ids, "timeline", answers, delivery, bare=bare)
    except Unanswered:
        return run.code()
    return run.code(no_date=not all_dated)


def _write_due(delivery: Delivery, sources: list[Source], *, keep_going: bool) -> int:
    """Write the list of what is due; on a terminal only a note where nothing is."""
    answer_type = ANSWER_TYPES["due"]
    query = within_range(lambda: due_within(delivery.query._replace(answer_type=answer_type)))
    delivery = delivery._replace(query=query)
    run = CaseRun(delivery, keep_going=keep_going)
    ready = run.ready(sources)
    if run.unanswered:
        return run.code()
    delivery = delivery._replace(query=query._replace(unlisted=run.unlisted))
    if ready or run.unlisted or delivery.form != "table" or delivery.file:
        delivery.write(ready)
    else:
        delivery.out.note(f"nothing is {query.about}.")
    return run.code()
