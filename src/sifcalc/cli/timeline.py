"""`sifcalc timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from sifcalc.answers import ANSWER_TYPES, due_within
from sifcalc.case import columns
from sifcalc.casefile.closures import read_closures
from sifcalc.cli import exits
from sifcalc.cli.actors import actor_option
from sifcalc.cli.cases import (
    CaseRun,
    all_complaints_option,
    authorities_option,
    column_option,
    file_type_option,
    keep_going_option,
    sheet_option,
    sources_of,
    value_options,
)
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import (
    FILE,
    ExplainingCommand,
    as_of_option,
    everything_option,
    one_of,
    within_range,
)
from sifcalc.complaints import BadInput
from sifcalc.console.inputs import STANDARD_INPUT, opened, source_name
from sifcalc.console.streams import to_standard_error
from sifcalc.engine.timelines import stated_and_not_taken, why_no_date
from sifcalc.rulebook.entries import id_named
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import nearest, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sifcalc.casefile.sources import Source
    from sifcalc.casefile.text import FileType
    from sifcalc.cli.delivery import Delivery
    from sifcalc.console.streams import Streams
    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Result


@click.command("timeline", cls=ExplainingCommand)
@click.argument("names", metavar="[CASE]...", type=FILE, nargs=-1)
@value_options(columns())
@as_of_option
@click.option(
    "--get",
    "clocks",
    metavar="ID",
    multiple=True,
    shell_complete=one_of(lambda: (c.first_id for f in FRAMEWORKS.values() for c in f.clocks)),
    help="Print one clock's date, or earliest/latest, and nothing else; of several, a line each.",
)
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
@click.option(
    "--closures",
    "closures_file",
    type=FILE,
    metavar="FILE",
    help="The council's closure days, one date a line with a reason: they never move a date.",
)
@everything_option
@file_type_option
@sheet_option
@column_option
@all_complaints_option
@authorities_option
@keep_going_option
@delivery_options("timeline")
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    clocks: tuple[str, ...],
    closures_file: str | None,
    written_as: FileType | None,
    sheet: str | None,
    settled: tuple[tuple[str, str], ...],
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
    clocks = tuple(id_named(clock, FRAMEWORKS.values()) or clock for clock in clocks)
    if clocks:
        for clock in clocks:
            _check_id(clock)
        if delivery.query.actor or lists_due or delivery.form != "table" or delivery.file:
            raise click.UsageError(
                "--get goes with neither --actor, --due-within, --format nor --output."
            )
    if delivery.query.unrecorded and not lists_due:
        raise click.UsageError("--unrecorded goes with --due-within.")
    if lists_due and delivery.query.chart:
        raise click.UsageError("--chart goes with a whole timeline, not with --due-within.")
    if closures_file == STANDARD_INPUT and STANDARD_INPUT in names:
        raise click.UsageError("Standard input (-) can be read only once.")
    try:
        if closures_file:
            closures = read_closures(source_name(closures_file), lambda: opened(closures_file))
            delivery = delivery._replace(query=delivery.query._replace(closures=closures))
    except BadInput as error:
        delivery.out.complain(error.complaints)
        delivery.out.complained()
        return exits.BAD_INPUT
    out = delivery.out
    least = "--report-received"
    sources = sources_of(names, values, written_as, sheet, out, settled, least=least)
    if lists_due:
        return _write_due(delivery, sources, keep_going=keep_going)
    run = CaseRun(delivery, keep_going=keep_going)
    if not clocks:
        return run.write(sources)
    bare = len(sources) == 1 and not sources[0].is_table
    ready = cast("list[Result[Timeline]]", run.ready(sources))  # of this answer type
    dated = [_print_dates(clocks, answer, delivery.out, bare=bare) for answer in ready]
    return run.code(no_date=not all(dated))


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


def _check_id(id: str) -> None:
    """Raise a usage error for an id that no clock has."""
    if any(framework.clock_of(id) for framework in FRAMEWORKS.values()):
        return
    clocks = {id: each for f in FRAMEWORKS.values() for id, each in f.clocks_by_id.items()}
    stem, _, number = id.rpartition("-")
    found = clocks.get(f"{stem}-N")
    near = nearest(id, [clock for clock in clocks if not clock.endswith("-N")])
    if found and found.series:
        before = f"{found.series.follows}_{number}"
        named = next((each.id for each in clocks.values() if each.done_on == before), "")
        begin = f"its ids begin with {found.id.removesuffix('N')}{found.series.first}"
        hint = f"that is {named}" if named else begin
    else:
        hint = f"did you mean {near!r}?" if near else "`sifcalc rules` lists them"
    raise click.BadParameter(f"{id!r} is not the id of a clock; {hint}", param_hint="--get")


def _print_dates(
    ids: tuple[str, ...], answer: Result[Timeline], out: Streams, *, bare: bool
) -> bool:
    """Print each clock's date for one case, or why it has none. Returns whether all have one."""
    not_taken = set(filter(None, map(stated_and_not_taken, _asked_for(ids, answer))))
    for note in answer.all_notes:
        say = out.warn if note in not_taken else out.note
        say(f"{answer.name}: {note}")
    dated = [_print_date(id, answer, out, bare=bare, named=len(ids) > 1) for id in ids]
    return all(dated)


def _asked_for(ids: tuple[str, ...], answer: Result[Timeline]) -> list[Milestone]:
    """The milestones with these ids that have a date."""
    clocks = [clock for id in ids if (clock := answer.framework.clock_of(id))]
    wanted = {*ids, *(clock.id for clock in clocks if not clock.series)}
    return [m for m in answer.value.milestones if m.id in wanted and m.first_date]


def _print_date(
    id: str, answer: Result[Timeline], out: Streams, *, bare: bool, named: bool
) -> bool:
    milestones = _asked_for((id,), answer)
    if not milestones:
        why = why_no_date(answer.value, id, answer.framework)
        to_standard_error(f"{answer.name}: {id} has no date here. {why}")
        return False
    milestone = max(milestones, key=lambda m: m.cycle)
    for warning in _warnings(milestone):
        out.note(f"{answer.name}: {id}: {warning}")
    day = "/".join(d.isoformat() for d in (milestone.earliest, milestone.latest) if d)
    cells = (*(() if bare else (visible(answer.name),)), *((id,) if named else ()), day)
    out.write("\t".join(cells) + "\n")
    return True


def _warnings(milestone: Milestone) -> Iterator[str]:
    if milestone.cycle > 1:
        yield "it is counted from the re-inspection's report."
    if milestone.conditional:
        yield f"it applies only {milestone.applies}."
    if milestone.status == "projected":
        yield "it is projected, as it rests on what has not happened yet."
    if milestone.provisional:
        yield "it is provisional, as it rests on bank holidays not yet announced."
    if not milestone.in_force:
        yield "its words were not in force then."
    if milestone.trigger and milestone.trigger.note:
        yield milestone.trigger.note
