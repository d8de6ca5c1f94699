"""`sifcalc rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.options import one_of
from sifcalc.cli.reply import reply_options
from sifcalc.output import Answer
from sifcalc.rulebook.entries import entries, entries_with
from sifcalc.wording import nearest

if TYPE_CHECKING:
    from sifcalc.cli.reply import Reply


@click.command("rules")
@click.argument(
    "id", required=False, shell_complete=one_of(lambda: (entry.id for entry in entries()))
)
@reply_options("rules")
def command(reply: Reply, id: str | None) -> None:
    """Show the rulebook: each rule and clock with its strength, its paragraphs and its reading.

    With ID, one of them in full; a series such as monitoring-visit-3 is one entry.
    """
    found = entries_with(id) if id else entries()
    if id and not found:
        near = nearest(id, [entry.id for entry in entries()])
        hint = f"did you mean {near!r}?" if near else "`sifcalc rules` lists every id"
        raise click.BadParameter(f"{id!r} is not in the rulebook; {hint}", param_hint="ID")
    answers = [Answer(entry) for entry in found]
    asked = reply.asked._replace(explain=id is not None)
    reply._replace(asked=asked).write(answers)
