"""`sifcalc grade`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import (
    Answering,
    answer_to,
    case_options,
    keep_going_option,
    open_all,
)
from sifcalc.cli.reply import reply_options
from sifcalc.complaints import BadInput, Complaint
from sifcalc.engine.grading import grade
from sifcalc.engine.standing import outside_framework
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS
from sifcalc.wording import listed

if TYPE_CHECKING:
    from sifcalc.casefile.sources import Entry
    from sifcalc.casefile.text import Kind
    from sifcalc.cli.reply import Reply
    from sifcalc.engine.grading import Grading
    from sifcalc.output import Answer


@click.command("grade")
@case_options
@keep_going_option
@reply_options("grade")
def command(
    reply: Reply,
    names: tuple[str, ...],
    kind: Kind | None,
    sheet: str | None,
    *,
    keep_going: bool,
) -> int:
    """Say which overall effectiveness the judgements lead to, why, and whether an award fits.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """

    def work(entry: Entry) -> Answer[Grading]:
        if all(getattr(entry.case.judgements, id) is None for id in KEY_JUDGEMENTS):
            message = f"no key judgement is given: it takes {listed(KEY_JUDGEMENTS, 'or')}"
            raise BadInput(Complaint("nothing-to-grade", message, entry.tree.whole))
        warning = outside_framework(entry.case)
        return answer_to(entry, grade(entry.case.judgements), *([warning] if warning else []))

    answering = Answering(work, reply, keep_going=keep_going)
    return answering.write(open_all(names, kind, sheet, reply.out))
