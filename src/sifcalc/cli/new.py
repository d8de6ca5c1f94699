"""`sifcalc new`."""

from __future__ import annotations

import click

from sifcalc.casefile.blank import SCHEMA_FILE, blank_case
from sifcalc.casefile.text import FILE_TYPES
from sifcalc.cli.options import FILE, force_option, quiet_option
from sifcalc.complaints import CannotWrite, Complaint, Place
from sifcalc.console.files import write_whole
from sifcalc.console.streams import STANDARD_OUTPUT, Streams
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed

_OLDEST = next(iter(FRAMEWORKS))


@click.command("new")
@click.argument("name", metavar="[FILE]", type=FILE, default=STANDARD_OUTPUT)
@click.option(
    "--framework",
    "named",
    type=click.Choice(list(FRAMEWORKS)),
    help=f"The framework of the inspection: {_OLDEST} unless given.",
)
@force_option
@quiet_option
def command(name: str, named: str | None, *, force: bool, quiet: bool) -> None:
    """Write a case file to fill in, in YAML, to FILE or to standard output.

    Its values are examples to replace. A FILE that is there already is left as it is, unless
    --force is given.
    """
    out = Streams(quiet=quiet)
    framework = FRAMEWORKS[named or _OLDEST]
    text = blank_case(framework)
    if name == STANDARD_OUTPUT:
        out.write(text)
    else:
        ending = name.rpartition(".")[2].lower()
        if ending in FILE_TYPES and ending != "yaml":
            message = f"a case file to fill in is YAML, and this would be read as {ending.upper()}"
            raise CannotWrite(Complaint("unwritable-file", message, Place(name)))
        for note in write_whole(name, text, force=force):
            out.note(note)
    if not named and len(FRAMEWORKS) > 1:
        others = listed((id for id in FRAMEWORKS if id != framework.id), "or")
        out.note(f"it is for the {framework.title}; for another, --framework {others}.")
    out.note(
        f"`sifcalc schema -o {SCHEMA_FILE}` beside it writes the schema, with which an editor"
        " checks and completes it."
    )
