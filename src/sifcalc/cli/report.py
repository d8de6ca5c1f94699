"""`sifcalc report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import Answering, case_options, keep_going_option, open_all
from sifcalc.cli.options import as_of_option
from sifcalc.cli.reply import reply_options

if TYPE_CHECKING:
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply


@click.command("report")
@case_options
@as_of_option
@keep_going_option
@reply_options("report")
def command(
    reply: Reply,
    names: tuple[str, ...],
    written_as: Kind | None,
    sheet: str | None,
    *,
    keep_going: bool,
) -> int:
    """Make one document to hand round: the judgement, the reasons, the timeline, a picture.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """
    answering = Answering(reply, keep_going=keep_going)
    return answering.write(open_all(names, written_as, sheet, reply.out))
