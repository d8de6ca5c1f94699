"""`sifcalc timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sifcalc.case import Closure, columns, path_name
from sifcalc.casefile.closures import read_closures
from sifcalc.casefile.options import option_name
from sifcalc.casefile.sources import from_options, with_options
from sifcalc.cli import exits
from sifcalc.cli.actors import actor_option
from sifcalc.cli.cases import (
    Answering,
    answer_to,
    keep_going_option,
    kind_option,
    open_all,
    sheet_option,
    timeline_of,
)
from sifcalc.cli.options import (
    FILE,
    as_of_option,
    one_of,
    today,
    within_range,
)
from sifcalc.cli.reply import reply_options
from sifcalc.complaints import BadInput, Complaint
from sifcalc.console.inputs import opened, source_name
from sifcalc.console.streams import to_standard_error
from sifcalc.dates import in_words
from sifcalc.engine.timelines import due, has_start, only, why_no_date
from sifcalc.output import Answer
from sifcalc.rulebook.sif.clocks import BY_ID, CLOCKS, clock_of, first_id
from sifcalc.wording import listed, nearest, visible
from sifcalc.workdays.arithmetic import add_working_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from sifcalc.casefile.sources import Entry
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply
    from sifcalc.console.streams import Streams
    from sifcalc.engine.counting import Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.rulebook.terms import Party


def _case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for every column of a table of cases."""
    for column in reversed(columns()):
        add = click.option(
            option_name(column.name),
            column.name,
            metavar=column.takes,
            help=f"{column.description}.",
        )
        command = add(command)
    return command


@click.command("timeline")
@click.argument("names", metavar="[CASE]...", type=FILE, nargs=-1)
@_case_options
@as_of_option
@click.option(
    "--get",
    "clock",
    metavar="ID",
    shell_complete=one_of(lambda: map(first_id, CLOCKS)),
    help="Print one clock's date, or earliest/latest, and nothing else.",
)
@click.option(
    "--due-within",
    type=click.IntRange(min=0),
    metavar="N",
    help="List only what is due within N working days, of every case, soonest first.",
)
@actor_option
@click.option(
    "--closures",
    type=FILE,
    metavar="FILE",
    help="The council's closure days, one date a line with a reason: they never move a date.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also clocks of documents that were not in force for the report, marked.",
)
@kind_option
@sheet_option
@keep_going_option
@reply_options("timeline")
def command(
    reply: Reply,
    names: tuple[str, ...],
    as_of: date | None,
    clock: str | None,
    due_within: int | None,
    actor: Party | None,
    closures: str | None,
    kind: Kind | None,
    sheet: str | None,
    *,
    everything: bool,
    keep_going: bool,
    **values: str | None,
) -> int:
    """Say what happens after the report: what, by whom, by when, and from which paragraph.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard input.
    The options that are named like a table's columns stand for a case, or fill in what CASE leaves
    out.
    """
    if clock is not None:
        _check_id(clock)
        if actor or due_within is not None or reply.form != "table" or reply.file:
            raise click.UsageError(
                "--get goes with neither --actor, --due-within, --format nor --output."
            )
    if due_within is not None and reply.asked.chart:
        raise click.UsageError("--chart goes with a whole timeline, not with --due-within.")
    given = {name: value for name, value in values.items() if value is not None}
    if not names and not given:
        raise click.UsageError("Give a CASE, or at least --report-received.")
    if sheet is not None and not names:
        raise click.UsageError("--sheet goes with a CASE.")
    seen_on = as_of or today()
    try:
        shut = read_closures(source_name(closures), lambda: opened(closures)) if closures else ()
    except BadInput as error:
        reply.out.complain(error.complaints)
        return exits.BAD_INPUT

    def work(entry: Entry) -> Answer[Timeline]:
        found = _timeline(entry, seen_on, shut, everything=everything)
        return answer_to(entry, only(found, actor) if actor else found)

    if names:
        sources = [
            with_options(source, given) for source in open_all(names, kind, sheet, reply.out)
        ]
    else:
        sources = [from_options(given)]
    answering = Answering(work, reply, keep_going=keep_going)
    if clock is not None:
        bare = len(sources) == 1 and not sources[0].is_table
        dated = [_print_date(clock, a, reply.out, bare=bare) for a in answering.ready(sources)]
        return answering.code(no_date=not all(dated))
    if due_within is not None:
        until = within_range(lambda: add_working_days(seen_on, due_within))
        waiting = _all_due(answering.ready(sources), until)
        days = "1 working day" if due_within == 1 else f"{due_within} working days"
        about = f"Due within {days}, to {in_words(until)}, seen on {in_words(seen_on)}"
        if answering.unanswered:
            return answering.code()
        if waiting or reply.form != "table" or reply.file:
            asked = reply.asked._replace(kind="due", about=about)
            reply._replace(asked=asked).write(waiting)
        else:
            reply.out.note(f"nothing is due within {days}.")
        return answering.code()
    return answering.write(sources)


def _check_id(id: str) -> None:
    """Raise a usage error where this is the id of no clock."""
    if clock_of(id):
        return
    series = BY_ID.get(f"{id.rpartition('-')[0]}-N")
    near = nearest(id, [clock for clock in BY_ID if not clock.endswith("-N")])
    if id == "monitoring-visit-1":
        hint = "that is first-monitoring-visit"
    elif series and series.series:
        hint = f"its ids begin with {series.id.removesuffix('N')}{series.series.first}"
    else:
        hint = f"did you mean {near!r}?" if near else "`sifcalc rules` lists them"
    raise click.BadParameter(f"{id!r} is not the id of a clock; {hint}", param_hint="--get")


def _timeline(
    entry: Entry, as_of: date, closures: tuple[Closure, ...], *, everything: bool
) -> Timeline:
    """The entry's timeline. Raises BadInput where it holds no date that a clock counts from."""
    case = entry.case.model_copy(update={"closures": (*entry.case.closures, *closures)})
    if not has_start(case):
        first = [c for c in columns() if c.name in ("report_received", "report_published")]
        names = [path_name(c.path) if entry.source_file else option_name(c.name) for c in first]
        message = f"no date to count from: it takes at least {listed(names, 'or')}"
        raise BadInput(Complaint("nothing-to-count-from", message, entry.tree.whole))
    return timeline_of(entry, case, as_of, everything=everything)


def _all_due(answers: Iterable[Answer[Timeline]], until: date) -> list[Answer[Milestone]]:
    """What is due in any of the cases, soonest first, with what is overdue on top."""
    found = [
        Answer(milestone, a.case, a.place, a.source_file, a.other, a.warnings, as_of=a.result.as_of)
        for a in answers
        for milestone in due(a.result, until)
    ]

    def order(answer: Answer[Milestone]) -> tuple[bool, date, str]:
        milestone = answer.result
        return milestone.status != "overdue", milestone.latest or until, answer.name

    return sorted(found, key=order)


def _print_date(id: str, answer: Answer[Timeline], out: Streams, *, bare: bool) -> bool:
    """Print the clock's date for one case, or say why it has none; whether it has one."""
    found = [m for m in answer.result.milestones if m.id == id and m.first_date]
    for note in answer.all_notes:
        out.note(f"{answer.name}: {note}")
    if not found:
        to_standard_error(f"{answer.name}: {id} has no date here. {why_no_date(answer.result, id)}")
        return False
    milestone = max(found, key=lambda m: m.cycle)
    for warning in _warnings(milestone):
        out.note(f"{answer.name}: {id}: {warning}")
    day = "/".join(d.isoformat() for d in (milestone.earliest, milestone.latest) if d)
    out.write(f"{day}\n" if bare else f"{visible(answer.name)}\t{day}\n")
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
        yield "its document was not in force for this report."
    if milestone.trigger and milestone.trigger.note:
        yield milestone.trigger.note
