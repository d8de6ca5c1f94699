"""The command line: one module a command, each imported when its command is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click

from sifcalc.cli import exits
from sifcalc.cli.suggesting import Suggesting
from sifcalc.complaints import CannotWrite
from sifcalc.console.streams import ReaderGone, flush, to_standard_error
from sifcalc.version import __version__
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

_COMMANDS = {
    "grade": ("sifcalc.cli.grade", "The overall effectiveness the judgements lead to, and why."),
    "timeline": ("sifcalc.cli.timeline", "What happens after the report: what, by whom, by when."),
    "check": ("sifcalc.cli.check", "Whether case files are right: complaints, or silence."),
    "report": ("sifcalc.cli.report", "One document to hand round: judgement, reasons, timeline."),
    "summary": ("sifcalc.cli.summary", "How the judgements of many inspections fell."),
    "precedents": (
        "sifcalc.cli.precedents",
        "Inspections with the same judgements, and what they were given.",
    ),
    "visit": ("sifcalc.cli.visit", "One monitoring visit's own timetable."),
    "inspection": ("sifcalc.cli.inspection", "An inspection's timetable and Annex A lists."),
    "rules": ("sifcalc.cli.rules", "The rulebook: every rule and clock with its paragraphs."),
    "inspections": (
        "sifcalc.cli.inspections",
        "The published inspections, as `published` holds.",
    ),
    "frameworks": ("sifcalc.cli.frameworks", "The frameworks, and when each was in force."),
    "authorities": (
        "sifcalc.cli.authorities",
        "The authorities, or one by any name, number or code.",
    ),
    "record": ("sifcalc.cli.record", "Write what has happened into a case file."),
    "changes": ("sifcalc.cli.changes", "What differs between two case files, or two days."),
    "new": ("sifcalc.cli.new", "A case file to fill in."),
    "schema": ("sifcalc.cli.schema", "The JSON Schema of a case file, for editors."),
    "workdays": ("sifcalc.cli.workdays", "Working days in England, as bare values for scripts."),
    "help": ("sifcalc.cli.help", "The help of a command, as its --help."),
    "completion": ("sifcalc.cli.completion", "What makes a shell complete what you type."),
}


class _Raised(Exception):
    """Carries an error past click."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


@contextmanager
def _past_click() -> Iterator[None]:
    """Carry past click the errors that it would hide.

    It treats EOFError, which a damaged module raises, as an interrupt, and a closed pipe as the end
    of the run.
    """
    try:
        yield
    except (EOFError, KeyboardInterrupt, OSError) as error:
        raise _Raised(error) from None


class _Commands(Suggesting):
    """The commands by name: listing them imports none of them."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:  # as click's own
        with _past_click():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> object:
        with _past_click():
            return super().invoke(ctx)

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
    """Judgements and deadlines after Ofsted's inspections of children's services, since 2013.

    Of the framework since 2018 it says what is law, what letters state, what reports show, and what
    is not known. Every grade and date comes with what it rests on, and how firmly that puts it.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run sifcalc and return its exit code, see `sifcalc.cli.exits`. Raises what is a fault."""
    try:
        code = _code_of(arguments)
        flush()
    except KeyboardInterrupt:
        to_standard_error("")  # so that the ^C that a terminal shows has its own line
        return exits.INTERRUPTED
    except ReaderGone:
        return exits.ANSWERED
    except CannotWrite as error:
        to_standard_error(str(error))
        return exits.BAD_INPUT
    return code if isinstance(code, int) else exits.ANSWERED


def _code_of(arguments: list[str] | None) -> object:
    """The exit code that the command returns; None stands for ANSWERED."""
    try:
        return sifcalc.main(args=arguments, prog_name="sifcalc", standalone_mode=False)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except _Raised as raised:
        raise raised.error from None
