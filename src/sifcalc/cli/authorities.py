"""`sifcalc authorities`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import DATE, one_of
from sifcalc.cohort.authorities import authorities

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("authorities")
@click.argument(
    "id",
    metavar="[NAME]",
    nargs=-1,
    callback=lambda _ctx, _param, words: " ".join(words) if words else None,
    shell_complete=one_of(lambda: dict.fromkeys(each.name for each in authorities())),
)
@click.option(
    "--on",
    "day",
    type=DATE,
    metavar="DATE",
    help="As of that day, from 2013: it tells apart those that had the same name.",
)
@delivery_options("authorities")
def command(delivery: Delivery) -> None:
    """List the authorities that ran children's services from 2013 to 2018, and the nine since.

    With NAME, all that is known of one: by any of its names, its DfE number, its ONS code or its
    Ofsted URN. What is only part of a name, or like one, is not matched, and the nearest is named.
    """
    try:
        delivery.write_by_itself()
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--on") from None
