"""Options that every command has, and the types of arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sifcalc.complaints import Unreadable
from sifcalc.dates import read_date
from sifcalc.streams import COLOURS

if TYPE_CHECKING:
    from datetime import date


class DateType(click.ParamType):  # type: ignore[type-arg] # generic only from click 8.3
    """A date, as 2017-09-04 or 04/09/2017."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        try:
            return read_date(value)
        except Unreadable as error:
            self.fail(str(error), param, ctx)


DATE = DateType()

colour_option = click.option(
    "--color",
    "colour",
    type=click.Choice(COLOURS),
    default="auto",
    show_default=True,
    help="Colour in tables: auto is for a terminal, unless NO_COLOR is set.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No notes on standard error.")
