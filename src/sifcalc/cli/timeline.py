"""`sifcalc timeline`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from sifcalc.case import columns, dates, path_name
from sifcalc.casefile import from_options, with_options
from sifcalc.casefile.options import option_name
from sifcalc.cli import exits
from sifcalc.cli.cases import (
    Answering,
    form_option,
    keep_going_option,
    kind_option,
    open_all,
)
from sifcalc.cli.options import DATE, colour_option, quiet_option
from sifcalc.complaints import BadInput, Complaint, listed, nearest
from sifcalc.rulebook.clocks import BY_ID, EVENTS
from sifcalc.streams import Streams, visible
from sifcalc.timelines import timeline
from sifcalc.workdays import OutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sifcalc.casefile import Entry
    from sifcalc.casefile.text import Kind
    from sifcalc.output import Answer
    from sifcalc.streams import Colour
    from sifcalc.timelines import Milestone, Timeline


def _case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for every column of a table of cases."""
    for column in reversed(columns()):
        add = click.option(option_name(column.name), column.name, help=f"{column.description}.")
        command = add(command)
    return command


@click.command("timeline")
@click.argument("names", metavar="[CASE]...", nargs=-1)
@_case_options
@click.option(
    "--as-of",
    type=DATE,
    metavar="DATE",
    help="The day it is seen from, which decides what is late. Today unless given.",
)
@click.option(
    "--get",
    "clock",
    metavar="ID",
    help="Print one clock's date, or earliest/latest, and nothing else.",
)
@form_option
@kind_option
@keep_going_option
@colour_option
@quiet_option
def command(
    names: tuple[str, ...],
    as_of: date | None,
    clock: str | None,
    form: str,
    kind: Kind | None,
    *,
    keep_going: bool,
    colour: Colour,
    quiet: bool,
    **values: str | None,
) -> int:
    """Say what happens after the report: what, by whom, by when, and from which paragraph.

    CASE is a YAML or JSON file, a CSV table with one case a row, or - for standard input. The
    options that are named like a table's columns stand for a case, or fill in what CASE leaves out.
    """
    if clock is not None and clock not in BY_ID:
        near = nearest(clock, BY_ID)
        hint = f"did you mean {near!r}?" if near else f"the ids are {', '.join(BY_ID)}"
        raise click.BadParameter(f"{clock!r} is not the id of a clock; {hint}", param_hint="--get")
    given = {name: value for name, value in values.items() if value is not None}
    if not names and not given:
        raise click.UsageError("Give a CASE, or at least --report-received.")
    out = Streams(colour, quiet=quiet)
    seen_on = as_of or date.today()  # noqa: DTZ011 - the reader's own day is meant

    def work(entry: Entry) -> Timeline:
        found = _timeline(entry, seen_on)
        # A table says its notes itself.
        for note in found.notes if clock or form != "table" else ():
            out.note(f"{entry.case.authority or entry.tree.whole}: {note}")
        return found

    if names:
        sources = [with_options(source, given) for source in open_all(names, kind, out)]
    else:
        sources = [from_options(given)]
    answering = Answering(work, out, keep_going=keep_going)
    if clock is None:
        return answering.write(sources, form)
    bare = len(sources) == 1 and not sources[0].is_table
    printed = [_print_date(clock, a, out, bare=bare) for a in answering.ready(sources)]
    return answering.code or (exits.ANSWERED if all(printed) else exits.NO_DATE)


def _timeline(entry: Entry, as_of: date) -> Timeline:
    """The entry's timeline. Raises BadInput where it holds no date that a clock counts from."""
    if not EVENTS.keys() & dates(entry.case).keys():
        paths = [column.path for column in columns() if column.name in EVENTS]
        message = f"no date to count from: give {listed(map(path_name, paths), 'or')}"
        raise BadInput(Complaint("nothing-to-count-from", message, entry.tree.whole))
    try:
        return timeline(entry.case, as_of)
    except OutOfRange as error:
        raise BadInput(Complaint("out-of-range", str(error), entry.tree.whole)) from None


def _print_date(id: str, answer: Answer[Timeline], out: Streams, *, bare: bool) -> bool:
    """Print the clock's date for one case, or say why it has none; whether it has one."""
    timeline = answer.result
    who = answer.case.authority or answer.source_file or "options"
    found = next((m for m in timeline.milestones if m.id == id), None)
    if found is None or found.latest is None:
        reasons = {clock.id: clock.reason for clock in timeline.left_out}
        why = found.note if found else reasons[id]
        out.say(f"{who}: {id} has no date here. {why}")
        return False
    for warning in _warnings(found):
        out.note(f"{who}: {id} {warning}")
    day = "/".join(d.isoformat() for d in (found.earliest, found.latest) if d)
    out.write(f"{day}\n" if bare else f"{visible(who)}\t{day}\n")
    return True


def _warnings(milestone: Milestone) -> Iterator[str]:
    if milestone.applies.startswith("if "):
        yield f"applies only {milestone.applies}."
    if milestone.status == "projected":
        yield "is projected: it rests on what has not happened yet."
    if milestone.provisional:
        yield "is provisional: it rests on bank holidays not yet announced."
