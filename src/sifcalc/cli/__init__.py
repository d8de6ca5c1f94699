"""The command line: one module a command, each imported when its command is asked for."""

import gc
import sys
from importlib import import_module
from typing import Any

import click

from sifcalc.cli import exits
from sifcalc.complaints import CannotWrite
from sifcalc.console.signals import end_on
from sifcalc.console.streams import ReaderGone, abandon, flush, open_closed, to_standard_error
from sifcalc.version import __version__
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

_COMMANDS = {
    "grade": ("sifcalc.cli.grade", "The overall effectiveness the judgements lead to, and why."),
    "timeline": ("sifcalc.cli.timeline", "What happens after the report: what, by whom, by when."),
    "check": ("sifcalc.cli.check", "Whether case files are right: complaints, or silence."),
    "report": ("sifcalc.cli.report", "One document to hand round: judgement, reasons, timeline."),
    "visit": ("sifcalc.cli.visit", "One monitoring visit's own timetable."),
    "inspection": ("sifcalc.cli.inspection", "An inspection's timetable and Annex A lists."),
    "rules": ("sifcalc.cli.rules", "The rulebook: every rule and clock with its paragraphs."),
    "inspections": ("sifcalc.cli.inspections", "The published inspections, as `published` holds."),
    "authorities": (
        "sifcalc.cli.authorities",
        "The authorities, or one by any name, number or code.",
    ),
    "new": ("sifcalc.cli.new", "A case file to fill in."),
    "schema": ("sifcalc.cli.schema", "The JSON Schema of a case file, for editors."),
    "workdays": ("sifcalc.cli.workdays", "Working days in England, as bare values for scripts."),
}


class _Commands(click.Group):
    """The commands by name: listing them imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__,
    message=(
        f"%(prog)s %(version)s (bank holidays of England announced to the end of"
        f" {ANNOUNCED_THROUGH}, snapshot of {TAKEN_ON})"
    ),
)
def sifcalc() -> None:
    """Judgements and deadlines under Ofsted's single inspection framework, 2013 to 2018.

    Every grade and date comes with the paragraph it rests on and how firmly that puts it.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run sifcalc and return its exit code: see `sifcalc.cli.exits`."""
    try:
        code = sifcalc.main(args=arguments, prog_name="sifcalc", standalone_mode=False)
        flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    except ReaderGone:
        abandon()
        return exits.ANSWERED
    except CannotWrite as error:
        abandon()
        to_standard_error(str(error))
        return exits.BAD_INPUT
    return code if isinstance(code, int) else exits.ANSWERED


def run() -> Any:
    """Run sifcalc as a program."""
    # What is imported is there to stay: to look through it for garbage, as it comes and again at
    # the end, takes longer than most of what sifcalc is asked. A table turns it on again.
    gc.disable()
    # A scheduler that ends it leaves no half-written file behind: see `sifcalc.console.files`.
    end_on(exits.BY_SIGNAL)
    if not open_closed():
        to_standard_error("sifcalc: the answer cannot be written: standard output is closed")
        sys.exit(exits.BAD_INPUT)
    code = main()
    gc.freeze()
    sys.exit(code)
