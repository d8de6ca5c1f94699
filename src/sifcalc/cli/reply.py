"""How a command replies: in which format, in what colours, and with how much explained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from sifcalc.cli.options import quiet_option
from sifcalc.output import FORMATS, Answer, format_named
from sifcalc.streams import COLOURS, Streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Reply:
    """Where a command's answers go, in which format."""

    form: str
    out: Streams
    explain: bool = False

    @property
    def streams(self) -> bool:
        """Whether each answer is written before the next one is known."""
        return format_named(self.form).STREAMS

    def write(self, answers: Iterable[Answer[Any]]) -> None:
        """Write the answers, with their notes on standard error where no page shows them."""
        writer = format_named(self.form)
        if not writer.SHOWS_NOTES:
            answers = map(self._noted, answers)
        writer.write(answers if writer.STREAMS else list(answers), self.out, explain=self.explain)

    def _noted(self, answer: Answer[Any]) -> Answer[Any]:
        for note in answer.all_notes:
            self.out.note(f"{answer.name}: {note}")
        return answer


def reply_options(*, explains: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of its reply, and the Reply they make as `reply`."""
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(list(FORMATS)),
            default="table",
            show_default=True,
            help="How to answer.",
        ),
        click.option(
            "--color",
            "colour",
            type=click.Choice(COLOURS),
            default="auto",
            show_default=True,
            help="Colour in tables: auto is for a terminal, unless NO_COLOR is set.",
        ),
        quiet_option,
    ]
    if explains:
        explain = "Also name each bank holiday that a count skipped."
        options.insert(0, click.option("--explain", is_flag=True, help=explain))

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def replying(
            *, form: str, colour: Any, quiet: bool, explain: bool = False, **rest: Any
        ) -> Any:
            return command(reply=Reply(form, Streams(colour, quiet=quiet), explain), **rest)

        with_options: Callable[..., Any] = replying
        for option in reversed(options):
            with_options = option(with_options)
        return with_options

    return decorate
