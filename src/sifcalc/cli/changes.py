"""`sifcalc changes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.answers import changes_between, with_known_authorities
from sifcalc.casefile.sources import Refusal
from sifcalc.cli import exits
from sifcalc.cli.actors import actor_option
from sifcalc.cli.cases import (
    CaseRun,
    all_complaints_option,
    authorities_option,
    column_option,
    file_type_option,
    open_all,
    sheet_option,
)
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import DATE, FILE, everything_option
from sifcalc.cohort.pairs import Alike, paired
from sifcalc.complaints import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sifcalc.casefile.sources import Entry, Source
    from sifcalc.casefile.text import FileType
    from sifcalc.cli.delivery import Delivery

_MOST = 2


@click.command("changes")
@click.argument("names", metavar="OLD [NEW]", type=FILE, nargs=-1, required=True)
@click.option(
    "--as-of",
    "days",
    type=DATE,
    metavar="DATE",
    multiple=True,
    help="The day it is seen from, today unless given. Given twice: the day before, the day now.",
)
@actor_option
@everything_option
@file_type_option
@sheet_option
@column_option
@all_complaints_option
@authorities_option
@delivery_options("changes")
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    days: tuple[date, ...],
    written_as: FileType | None,
    sheet: str | None,
    settled: tuple[tuple[str, str], ...],
) -> int:
    """Say what differs in the timelines of two files of cases, or of one on two days.

    OLD and NEW are YAML, JSON, CSV or XLSX as for timeline; - is standard input. Their cases are
    the same by their ids, or by authority and first day on site. With OLD alone, --as-of is given
    twice, the earlier day first.
    """
    if len(names) > _MOST or len(days) > _MOST:
        raise click.UsageError("Two are compared: OLD and NEW, or OLD on two days.")
    if len(names) == 1 and len(days) < _MOST:
        raise click.UsageError("Give NEW too, or --as-of twice: the day before, and the day now.")
    if len(days) == _MOST and days[0] > days[1]:
        raise click.UsageError(
            f"--as-of {days[0]} comes after {days[1]}: the earlier is given first."
        )
    if days:
        query = delivery.query._replace(as_of=days[-1], seen_before=days[0])
        delivery = delivery._replace(query=query)
    sources = open_all(names, written_as, sheet, delivery.out, settled)
    if len(names) == 1:
        return CaseRun(delivery).write(sources)
    cases = [_cases(source, delivery) for source in sources]
    delivery.out.complained()
    if None in cases:
        return exits.BAD_INPUT
    before, after = (answered or [] for answered in cases)
    try:
        pairs = paired(
            [answered.case for answered in before], [answered.case for answered in after]
        )
        answers = [
            changes_between(
                None if old is None else before[old],
                None if new is None else after[new],
                delivery.query,
            )
            for old, new in pairs
        ]
    except Alike as error:
        entries = before if error.is_before else after
        first, second = (entries[number].located.whole for number in error.numbers)
        raise click.UsageError(
            f"{second} is the same inspection as {first} by all that tells it: give them ids."
        ) from None
    except BadInput as error:
        delivery.out.complain(error.complaints)
        delivery.out.complained()
        return exits.BAD_INPUT
    delivery.write(answers)
    return exits.ANSWERED


def _cases(source: Source, delivery: Delivery) -> Sequence[Entry] | None:
    """The cases of one file, or None where any of them is wrong, which is said."""
    out = delivery.out
    [known] = with_known_authorities([source], out.note, delivery.query.authorities)
    entries: list[Entry] = []
    is_good = True
    for entry in known.entries:
        if isinstance(entry, Refusal):
            out.complain(entry.complaints, are_of_row=source.is_table)
            is_good = False
        else:
            entries.append(entry)
    return entries if is_good else None
