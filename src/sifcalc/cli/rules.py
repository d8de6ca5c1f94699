"""`sifcalc rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.cases import form_option, write_answers
from sifcalc.cli.options import colour_option, quiet_option
from sifcalc.output import Answer
from sifcalc.rulebook.entries import entries, entries_with
from sifcalc.streams import Streams
from sifcalc.wording import nearest

if TYPE_CHECKING:
    from sifcalc.streams import Colour


@click.command("rules")
@click.argument("id", required=False)
@form_option
@colour_option
@quiet_option
def command(id: str | None, form: str, *, colour: Colour, quiet: bool) -> None:
    """Show the rulebook: each rule and clock with its strength, its paragraphs and its reading.

    With ID, one of them in full; a series such as monitoring-visit-3 is one entry.
    """
    found = entries_with(id) if id else entries()
    if id and not found:
        near = nearest(id, [entry.id for entry in entries()])
        hint = f"did you mean {near!r}?" if near else "`sifcalc rules` lists every id"
        raise click.BadParameter(f"{id!r} is not in the rulebook; {hint}", param_hint="ID")
    answers = [Answer(entry) for entry in found]
    write_answers(answers, form, Streams(colour, quiet=quiet), explain=id is not None)
