"""`sifcalc report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.case import outcomes
from sifcalc.cli.cases import (
    Answering,
    answer_to,
    case_options,
    keep_going_option,
    open_all,
    timeline_of,
)
from sifcalc.cli.options import as_of_option, today
from sifcalc.cli.reply import reply_options
from sifcalc.complaints import BadInput, Complaint
from sifcalc.engine.timelines import has_start

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.casefile.sources import Entry
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Answer


@click.command("report")
@case_options
@as_of_option
@keep_going_option
@reply_options("report")
def command(
    reply: Reply,
    names: tuple[str, ...],
    as_of: date | None,
    kind: Kind | None,
    sheet: str | None,
    *,
    keep_going: bool,
) -> int:
    """Make one document to hand round: the judgement, the reasons, the timeline, a picture.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """
    seen_on = as_of or today()

    def work(entry: Entry) -> Answer[Timeline]:
        if not has_start(entry.case) and not any(outcomes(entry.case.judgements).values()):
            message = "nothing to report on: no judgement is given, and no date to count from"
            raise BadInput(Complaint("nothing-to-report", message, entry.tree.whole))
        return answer_to(entry, timeline_of(entry, entry.case, seen_on))

    answering = Answering(work, reply, keep_going=keep_going)
    return answering.write(open_all(names, kind, sheet, reply.out))
