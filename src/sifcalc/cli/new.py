"""`sifcalc new`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from sifcalc.blank import SCHEMA_FILE, blank_case
from sifcalc.casefile.text import KINDS
from sifcalc.cli import exits
from sifcalc.cli.options import quiet_option
from sifcalc.complaints import Complaint, Place, unwritable
from sifcalc.streams import Streams

_STANDARD_OUTPUT = "-"


@click.command("new")
@click.argument("name", metavar="[FILE]", default=_STANDARD_OUTPUT)
@quiet_option
def command(name: str, *, quiet: bool) -> int:
    """Write a case file to fill in, in YAML, to FILE or to standard output.

    Its values are examples to replace. A FILE that is there already is left as it is.
    """
    out = Streams(quiet=quiet)
    if name == _STANDARD_OUTPUT:
        out.write(blank_case())
    else:
        complaint = _refused(name) or _written(name, blank_case())
        if complaint:
            out.complain([complaint])
            return exits.BAD_INPUT
    out.note(
        f"`sifcalc schema -o {SCHEMA_FILE}` beside it writes the schema, with which an editor"
        " checks and completes it."
    )
    return exits.ANSWERED


def _refused(name: str) -> Complaint | None:
    """The complaint about a name by whose ending the file would be read as another kind."""
    ending = name.rpartition(".")[2].lower()
    if ending not in KINDS or ending == "yaml":
        return None
    message = f"a case file to fill in is YAML, and this would be read as {ending.upper()}"
    return Complaint("unwritable-file", message, Place(name))


def _written(name: str, text: str) -> Complaint | None:
    """Write the text to a new file; the complaint where it cannot be, and then no file is left."""
    path = Path(name)
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except OSError as error:
        return unwritable(error, name)
    try:
        with file:
            file.write(text)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        return unwritable(error, name)
    return None
