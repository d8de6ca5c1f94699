"""`sifcalc new`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sifcalc.casefile.blank import SCHEMA_FILE, blank_case
from sifcalc.casefile.text import FILE_TYPES
from sifcalc.cli import exits
from sifcalc.cli.options import FILE, force_option, quiet_option
from sifcalc.complaints import CannotWrite, Complaint, Place, unwritable
from sifcalc.console.files import write_whole
from sifcalc.console.streams import STANDARD_OUTPUT, Streams, to_standard_error
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed

_OLDEST = next(iter(FRAMEWORKS))


@click.command("new")
@click.argument("name", metavar="[FILE]", type=FILE, default=STANDARD_OUTPUT)
@click.option(
    "--framework",
    "named",
    type=click.Choice(list(FRAMEWORKS)),
    help=f"The framework of the inspection: {_OLDEST} unless given, or told by the answers.",
)
@click.option(
    "--ask",
    is_flag=True,
    help="Ask question by question, and write the answers: ? explains one, and what is not known is"
    " left empty.",
)
@force_option
@quiet_option
def command(name: str, named: str | None, *, ask: bool, force: bool, quiet: bool) -> int:
    """Write a case file to fill in, in YAML, to FILE or to standard output.

    Its values are examples to replace, or with --ask what you answer. A FILE that is there already
    is left as it is, unless --force is given.
    """
    out = Streams(quiet=quiet)
    _check_is_yaml(name)
    if ask:
        try:
            return _write_answers(name, named, out, force=force)
        except click.Abort:
            to_standard_error("")  # what was typed to break off stands alone on its line
            to_standard_error("sifcalc: broken off, and nothing is written")
            return exits.INTERRUPTED
    framework = FRAMEWORKS[named or _OLDEST]
    _write(name, blank_case(framework), out, force=force)
    if not named and len(FRAMEWORKS) > 1:
        others = listed((id for id in FRAMEWORKS if id != framework.id), "or")
        out.note(f"it is for the {framework.title}; for another, --framework {others}.")
    out.note(
        f"`sifcalc schema -o {SCHEMA_FILE}` beside it writes the schema, with which an editor"
        " checks and completes it."
    )
    return exits.ANSWERED


def _write_answers(name: str, named: str | None, out: Streams, *, force: bool) -> int:
    """Ask for a case, say what follows from it, and write it. Raises click.Abort."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "--ask asks at a terminal, and this is none: `sifcalc new FILE` writes a case to fill"
            " in, and `sifcalc grade` and `timeline` take answers as options."
        )
    from sifcalc.cli.asking import Interview, said_at_the_end  # only an interview needs them

    def say(text: str) -> None:
        out.write(f"{text}\n")

    force = force or (name != STANDARD_OUTPUT and _may_be_replaced(name))
    say("Enter alone leaves a question out, as not known; ? explains; Ctrl-C breaks off.")
    interview = Interview(say, named)
    interview.ask()
    say("")
    for line in said_at_the_end(interview.case):
        say(line)
    say("")
    while name == STANDARD_OUTPUT:
        name = str(click.prompt("File to write", default="case.yaml"))
        try:
            _check_is_yaml(name)
            force = force or _may_be_replaced(name)
        except CannotWrite as error:
            say(f"  {error}")
            name = STANDARD_OUTPUT
    _write(name, blank_case(interview.framework, interview.case), out, force=force)
    say(f"{name} is written. What comes next: sifcalc timeline {name}")
    return exits.ANSWERED


def _may_be_replaced(name: str) -> bool:
    """Whether a file of that name is there and may be replaced. Raises CannotWrite if not."""
    try:
        if not Path(name).exists():
            return False
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None
    if not click.confirm(f"{name} is there already. Replace it?", default=False):
        raise _unwritable(name, "cannot be written: file exists: --force replaces it")
    return True


def _check_is_yaml(name: str) -> None:
    """Raise CannotWrite for a name that would be read as another kind of file."""
    ending = name.rpartition(".")[2].lower()
    if ending in FILE_TYPES and ending != "yaml":
        what = f"a case file to fill in is YAML, and this would be read as {ending.upper()}"
        raise _unwritable(name, what)


def _unwritable(name: str, why: str) -> CannotWrite:
    return CannotWrite(Complaint("unwritable-file", why, Place(name)))


def _write(name: str, text: str, out: Streams, *, force: bool) -> None:
    """Write the text to the file of that name, or to standard output. Raises CannotWrite."""
    if name == STANDARD_OUTPUT:
        out.write(text)
        return
    for note in write_whole(name, text, force=force):
        out.note(note)
