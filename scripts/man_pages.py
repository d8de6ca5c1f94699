"""The manual page of a command, in the language of `man`, from what click says in its help.

click-man has a page of its own making: it takes no notice of commands that are loaded when they are
asked for, cuts the name's line at 45 letters, leaves out what is set as it stands, and does not
escape what acts at the start of a line.
"""

from collections.abc import Iterable, Sequence

import click

_KEPT = "\b\n"
"""How click marks a paragraph whose lines stay as they are."""


class _Page(click.HelpFormatter):
    """What click has to say in a help, written for `man`."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - click's own
        self.lines += [".SH SYNOPSIS", rf"\fB{_escaped(prog)}\fR {_escaped(args)}"]
        self.lines.append(".SH DESCRIPTION")

    def write_heading(self, heading: str) -> None:
        self.lines.append(f".SH {_escaped(heading.upper())}")

    def write_paragraph(self) -> None:
        """What parts paragraphs is written with the paragraph that follows."""

    def write_text(self, text: str) -> None:
        for paragraph in text.split("\n\n"):
            lines = paragraph.removeprefix(_KEPT).splitlines()
            if paragraph.startswith(_KEPT):
                self.lines += [".PP", ".nf", *map(_escaped, lines), ".fi"]
            else:
                self.lines += [".PP", _escaped(" ".join(map(str.strip, lines)))]

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,  # noqa: ARG002 - click's own
        col_spacing: int = 2,  # noqa: ARG002 - click's own
    ) -> None:
        for name, text in rows:
            self.lines += [".TP", rf"\fB{_escaped(name)}\fR", _escaped(" ".join(text.split()))]


def manual(name: str, command: click.Command, others: Sequence[str]) -> str:
    """The page of the command, `sifcalc grade` by its whole name, and of the `others` to see."""
    page = _Page()
    context = click.Context(command, info_name=name)
    context.help_option_names = ["-h", "--help"]
    command.format_help(context, page)
    summary = command.get_short_help_str(limit=200).removesuffix(".")
    top = [
        f'.TH "{file_name(name).upper()}" "1" "" "sifcalc" "Manual of sifcalc"',
        ".SH NAME",
        rf"{_escaped(file_name(name))} \- {_escaped(summary)}",
    ]
    see = ", ".join(rf"\fB{_escaped(file_name(other))}\fR(1)" for other in others)
    return "\n".join([*top, *page.lines, ".SH SEE ALSO", see, ""])


def file_name(name: str) -> str:
    """What the page of the command is called: `sifcalc-grade`."""
    return name.replace(" ", "-")


def _escaped(text: str) -> str:
    """The text as it is to be read, of which nothing is a request to `man`."""
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown
