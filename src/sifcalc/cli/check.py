"""`sifcalc check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.answers import with_known_authorities
from sifcalc.case import framework_of
from sifcalc.casefile.sources import Refusal
from sifcalc.cli import exits
from sifcalc.cli.cases import case_options, open_all
from sifcalc.cli.options import diagnostics_option, quiet_option
from sifcalc.console.streams import Streams
from sifcalc.engine.in_force import days_of, why_outside
from sifcalc.wording import listed_in_part

if TYPE_CHECKING:
    from sifcalc.cli.cases import Reading
    from sifcalc.console.streams import Diagnostics

_NAMED = 10
"""How many cases outside their framework are named."""


@click.command("check")
@case_options
@diagnostics_option
@quiet_option
def command(
    names: tuple[str, ...],
    reading: Reading,
    authorities: str,
    diagnostics: Diagnostics,
    *,
    all_complaints: bool,
    quiet: bool,
) -> int:
    """Say everything that is wrong with case files, and nothing where they are right.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard input.
    It is only read: whether a grade or a date can be had from it, `grade` and `timeline` say.
    """
    out = Streams(quiet=quiet, diagnostics=diagnostics, all_complaints=all_complaints)
    code = exits.ANSWERED
    sources = open_all(names, reading, out)
    if authorities == "strict":
        sources = with_known_authorities(sources, out.note, authorities)
    outside: list[str] = []
    outside_count = 0
    with out.counting() as count:
        for source in sources:
            for entry in source.entries:
                count()
                if isinstance(entry, Refusal):
                    out.complain(entry.complaints, are_of_row=source.is_table)
                    code = exits.BAD_INPUT
                elif why_outside(days_of(entry.case), framework_of(entry.case).framework):
                    outside_count += 1
                    outside += [str(entry.located.whole)] * (outside_count <= _NAMED)
    out.complained()
    if outside:
        where = listed_in_part(outside, outside_count)
        why = "outside the framework that they are of, by their days; `grade --explain` says why"
        out.warn(f"{why}: {where}")
    return code
