"""Options that every command has, and the types of arguments."""

from __future__ import annotations

import os
from datetime import date
from functools import reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sifcalc.complaints import Unreadable
from sifcalc.console.streams import DIAGNOSTICS
from sifcalc.dates import read_date
from sifcalc.wording import Names, which_meant
from sifcalc.workdays.arithmetic import OutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Command = Callable[..., object]

WorkT = TypeVar("WorkT")


class DateType(click.ParamType):  # type: ignore[type-arg] # generic only from click 8.3
    """A date, as 2017-09-04, 04/09/2017 or 4 September 2017, or `today`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, or a usage error."""
        try:
            return read_date(today_or(value))
        except Unreadable as error:
            self.fail(str(error), param, ctx)


DATE = DateType()
FILE = click.Path(allow_dash=True, readable=False)
"""The name of a file, which a shell completes; its reader or writer checks it."""


def with_all(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """A decorator that gives a command all of these options, in this order in its help."""
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


def one_of(words: Callable[[], Iterable[str]]) -> Callable[[object, object, str], list[str]]:
    """A shell completion that offers those of the words that begin with what is typed."""
    return lambda _ctx, _param, typed: [word for word in words() if word.startswith(typed)]


class ExplainingCommand(click.Command):
    """A command whose --explain takes an id or none: what follows may also be a CASE."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, after each --explain has been given its id or ""."""
        made: list[str] = []
        rest = iter(args)
        for word in rest:
            if word == "--explain":
                following = next(rest, None)
                id = following and not following.startswith("-") and _id_or_file(following)
                made.append(f"--explain={id or ''}")
                made += [following] if following is not None and not id else []
            elif word == "--":
                made += [word, *rest]
            else:
                made.append(word)
        return super().parse_args(ctx, made)


def _id_or_file(word: str) -> str | None:
    """The id that the word names, None for the name of a file; else raises a usage error."""
    from sifcalc.cohort.published import TABLES
    from sifcalc.rulebook.entries import entries, id_named
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    if id := id_named(word, FRAMEWORKS.values()):
        return id
    if word in TABLES or Path(word).suffix or os.path.exists(word):  # noqa: PTH110 - of any length
        return None
    known = {e.id: Names("", e.title) for f in FRAMEWORKS.values() for e in entries(f)}
    hint = which_meant(word, known) or "`sifcalc rules` lists every id"
    raise click.BadParameter(f"{word!r} is no id, and no file; {hint}", param_hint="--explain")


def day_options(name: str, text: str) -> Callable[[Command], Command]:
    """Give a command its `day` as an argument or as the option `name`."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_day(*, day: date | None, named: date | None, **rest: object) -> object:
            if day and named and day != named:
                raise click.UsageError(f"DATE is {day}, and {name} is {named}: give one of them.")
            if not (day or named):
                raise click.UsageError(f"Give a DATE: {text[0].lower()}{text[1:]}")
            return command(day=day or named, **rest)

        argument = click.argument("day", type=DATE, metavar="DATE", required=False)
        option = click.option(name, "named", type=DATE, metavar="DATE", help="The same as DATE.")
        return argument(option(with_day))

    return decorate


as_of_option = click.option(
    "--as-of",
    type=DATE,
    metavar="DATE",
    help="The day it is seen from, which decides what is late. Today unless given.",
)
everything_option = click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what was not in force: clocks of other days, and steps of other editions, marked.",
)
diagnostics_option = click.option(
    "--diagnostics",
    type=click.Choice(DIAGNOSTICS),
    default="text",
    show_default=True,
    help="Complaints and notes as text, or as an object of JSON a line.",
)
force_option = click.option("--force", is_flag=True, help="Replace a FILE that is there already.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No notes on standard error.")


def within_range(work: Callable[[], WorkT]) -> WorkT:
    """What `work` returns. Raises a usage error where its count leaves 1980 to 2100."""
    try:
        return work()
    except OutOfRange as error:
        raise click.UsageError(f"{error}.") from None


def today_or(written: object) -> object:
    """Today in ISO 8601 for the word "today", else what is written."""
    is_today = isinstance(written, str) and written.strip().casefold() == "today"
    return today().isoformat() if is_today else written


def today() -> date:
    """Today in the reader's own time zone."""
    return date.today()  # noqa: DTZ011 - the reader's own day is meant
