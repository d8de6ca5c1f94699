"""`sifcalc workdays`: working days in England, as bare values for scripts."""

from __future__ import annotations

from datetime import date

import click

from sifcalc.cli.options import DATE, quiet_option, today, within_range
from sifcalc.cli.suggesting import Suggesting
from sifcalc.console.streams import Streams
from sifcalc.workdays import arithmetic as workdays
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH


@click.group("workdays", cls=Suggesting)
def command() -> None:
    """Add and count working days in England, and list its bank holidays."""


@command.command(
    short_help="The date N working days after DATE.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("day", metavar="DATE", type=DATE)
@click.argument("count", metavar="N", type=int)
@quiet_option
def add(day: date, count: int, *, quiet: bool) -> None:
    """Print the date N working days after DATE, or before it where N is negative.

    DATE is day 0: the first working day after it is day 1, whether or not DATE is one itself.
    """
    result = within_range(lambda: workdays.add_working_days(day, count))
    _print_line(result.isoformat(), Streams(quiet=quiet), day, result)


@command.command(short_help="How many working days from AFTER to THROUGH.")
@click.argument("after", metavar="AFTER", type=DATE)
@click.argument("through", metavar="THROUGH", type=DATE)
@quiet_option
def count(after: date, through: date, *, quiet: bool) -> None:
    """Print how many working days lie after AFTER, up to and including THROUGH.

    Where THROUGH comes first it is minus the count the other way about.
    """
    result = within_range(lambda: workdays.count_working_days(after, through))
    _print_line(str(result), Streams(quiet=quiet), after, through)


@command.command(short_help="The bank holidays of England.")
@click.option("--from", "first", type=DATE, metavar="DATE", help="First day; today unless given.")
@click.option(
    "--to",
    "last",
    type=DATE,
    metavar="DATE",
    help=f"Last day; the end of what is announced, {ANNOUNCED_THROUGH}-12-31, unless given.",
)
@quiet_option
def holidays(first: date | None, last: date | None, *, quiet: bool) -> None:
    """Print the weekday bank holidays of England, both ends included: a date, a tab, a name."""
    first = first or today()
    last = last or date(max(ANNOUNCED_THROUGH, first.year), 12, 31)
    if last < first:
        raise click.UsageError(f"--to {last} is before {first}, the first day: give --from.")
    out = Streams(quiet=quiet)
    for holiday in within_range(lambda: workdays.bank_holidays_between(first, last)):
        out.write(f"{holiday.date}\t{holiday.name}\n")
    _note_if_provisional(out, first, last)


def _print_line(line: str, out: Streams, *days: date) -> None:
    out.write(f"{line}\n")
    _note_if_provisional(out, *days)


def _note_if_provisional(out: Streams, *days: date) -> None:
    if workdays.rests_on_unannounced(*days):
        out.note(
            f"provisional: bank holidays are announced only to the end of {ANNOUNCED_THROUGH}."
        )
