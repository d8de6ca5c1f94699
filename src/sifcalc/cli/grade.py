"""`sifcalc grade`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import Answering, case_options, keep_going_option, open_all
from sifcalc.cli.reply import reply_options

if TYPE_CHECKING:
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply


@click.command("grade")
@case_options
@keep_going_option
@reply_options("grade")
def command(
    reply: Reply,
    names: tuple[str, ...],
    written_as: Kind | None,
    sheet: str | None,
    *,
    keep_going: bool,
) -> int:
    """Say which overall effectiveness the judgements lead to, why, and whether an award fits.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """
    answering = Answering(reply, keep_going=keep_going)
    return answering.write(open_all(names, written_as, sheet, reply.out))
