"""`sifcalc record`."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sifcalc.answers import changes_between
from sifcalc.case import path_name
from sifcalc.casefile.keys import VISITS
from sifcalc.casefile.recorded import CaseFile, Recorded
from sifcalc.casefile.recorded import record as recorded_in
from sifcalc.cli import exits
from sifcalc.cli.cases import column_option, file_type_option
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import FILE, DateType, as_of_option, today_or
from sifcalc.cohort.identity import whose
from sifcalc.cohort.published import TABLES
from sifcalc.complaints import BadInput, CannotWrite, Complaint, Place, Unreadable, unreadable
from sifcalc.console.files import replacing
from sifcalc.console.inputs import STANDARD_INPUT
from sifcalc.console.streams import flush, to_standard_error
from sifcalc.dates import in_words, read_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sifcalc.casefile.sources import Entry
    from sifcalc.casefile.text import FileType
    from sifcalc.cli.delivery import Delivery

MAX_BYTES = 10_000_000
"""The most bytes of a file that is written into: it is held whole, and once more as text."""


class _DayType(DateType):
    """A date that follows a KEY; the error says so where the two are the wrong way round."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, or a usage error."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            key = ctx.params.get("key") if ctx else None
            with suppress(Unreadable):
                read_date(today_or(key))
                raise click.UsageError(f"DATE comes after KEY: … {value} {key}", ctx) from None
            raise


@click.command("record")
@click.argument("name", metavar="CASE", type=FILE)
@click.argument("key", metavar="KEY")
@click.argument("on", metavar="[DATE]", type=_DayType(), required=False)
@click.option(
    "--remove",
    is_flag=True,
    help="Take the day out. DATE is needed only to tell which of several monitoring visits goes.",
)
@click.option(
    "--row",
    type=click.IntRange(min=1),
    metavar="N",
    help="The row of a table, by the number of its line, as complaints name it.",
)
@click.option(
    "--authority",
    metavar="NAME",
    help="The row of a table, by its authority: any name, number or code.",
)
@as_of_option
@file_type_option
@column_option
@delivery_options("changes")
def command(
    delivery: Delivery,
    name: str,
    key: str,
    on: date | None,
    row: int | None,
    authority: str | None,
    written_as: FileType | None,
    settled: tuple[tuple[str, str], ...],
    *,
    remove: bool,
) -> int:
    """Write what has happened into a case file, and say what differs in its timeline.

    CASE is a YAML or JSON file with one case, or a CSV table. KEY is a date of the case as its file
    has it (action_plan.submitted), or the id of a clock, which stands for the day it was done;
    monitoring_visits gets one day more; monitoring-visit-3 is the third by date, and where it is
    recorded already its day is replaced. Everything else in the file stays as it is. The case is
    checked as it would then be, and where it complains nothing is written.
    """
    _check_arguments(name, on, remove=remove)
    out = delivery.out
    try:
        content = _content(name)
        file = CaseFile(content, name, written_as, dict(settled) or None)
        chosen = _chosen(row, authority)
        recorded = recorded_in(file, key, on, chosen, out.note, remove=remove)
        if chosen and recorded.after.located.whole.line is None:
            raise click.UsageError("--row and --authority are of a table, and CASE is one case.")
        answer = changes_between(recorded.before, recorded.after, delivery.query)
        if recorded.content is not None:
            for note in _replace(name, content, recorded.content):
                out.note(note)
    except Unreadable as error:
        raise click.BadParameter(str(error), param_hint="KEY") from None
    except BadInput as error:
        out.complain(error.complaints)
        out.complained()
        return exits.BAD_INPUT
    except CannotWrite as error:
        if error.complaint is None:
            raise
        out.complain([error.complaint])
        out.complained()
        return exits.BAD_INPUT
    for warning in file._replace(content=recorded.content or content).warnings:
        out.warn(warning)
    # Said also under -q: the day that was replaced is written nowhere else.
    say = out.note if remove or not recorded.was or recorded.content is None else out.warn
    say(_said(name, recorded, on, remove=remove))
    try:
        delivery.write([answer])
        flush()
    except (CannotWrite, click.exceptions.Exit):
        if recorded.content is not None:
            to_standard_error(f"sifcalc: {name} IS written, though its answer is not")
        raise
    return exits.ANSWERED


def _check_arguments(name: str, day: date | None, *, remove: bool) -> None:
    if name == STANDARD_INPUT:
        raise click.UsageError(
            "CASE is a file: what comes by standard input (-) cannot be written back to where it"
            " came from."
        )
    if name in TABLES:
        raise click.UsageError(
            f"{name} is the table of the package; a file of that name is ./{name}"
        )
    if day is None and not remove:
        raise click.UsageError("Give a DATE: the day it happened, or today; or --remove.")


def _content(name: str) -> bytes:
    """The bytes of the file. Raises BadInput where it cannot be read, or is no file of its own."""
    try:
        path = Path(name)
        if not stat.S_ISREG(path.stat().st_mode):
            why = "is no file that can be written whole: name a file of its own"
            raise CannotWrite(Complaint("unwritable-file", why, Place(name)))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(unreadable(error, name)) from None
    if len(content) > MAX_BYTES:
        most = f"this file has more than {MAX_BYTES // 1_000_000} million bytes"
        message = f"{most}, too many to be written into: keep the case in a file of its own"
        raise BadInput(Complaint("too-large", message, Place(name)))
    return content


def _replace(name: str, before: bytes, after: bytes) -> list[str]:
    """Write the file whole, unless it was written meanwhile; returns what is to be noted."""
    with replacing(name) as made:
        made.write(after)
        if _content(name) != before:
            why = "it was changed meanwhile, and is left as it is now: record it again"
            raise CannotWrite(Complaint("unwritable-file", why, Place(name)))
        return made.keep()


def _chosen(row: int | None, authority: str | None) -> Callable[[Entry], bool] | None:
    """Whether a row of a table is the one that is meant; None where that is not said."""
    if row is None and authority is None:
        return None

    def is_meant(entry: Entry) -> bool:
        if row is not None and entry.located.whole.line != row:
            return False
        if authority is None:
            return True
        case = entry.case
        is_theirs = bool(case.authority) and whose(case) == whose(
            case.model_copy(update={"authority": authority, "id": None})
        )
        if row is not None and not is_theirs:
            there = f"is {case.authority}'s" if case.authority else "names no authority"
            raise click.UsageError(f"--authority is {authority}, and line {row} {there}.")
        return is_theirs

    return is_meant


def _said(name: str, recorded: Recorded, day: date | None, *, remove: bool) -> str:
    """What was written, in a sentence."""
    key = path_name(recorded.path)
    visits = recorded.after.case.monitoring_visits
    at = (visits.index(day),) if day in visits and recorded.path == VISITS else ()
    place = recorded.after.located.place((*recorded.path, *at))
    if remove and recorded.was:
        return f"{name}: {key}, {in_words(recorded.was)}, is taken out"
    assert day  # noqa: S101 - only to remove it need not be given
    if recorded.content is None:
        return f"{place}: {key} is {in_words(day)} already; nothing is written"
    was = f", and was {in_words(recorded.was)}" if recorded.was else ""
    return f"{place}: {key} is {in_words(day)}{was}"
