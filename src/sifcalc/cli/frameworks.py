"""`sifcalc frameworks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sifcalc.cli.delivery import delivery_options

if TYPE_CHECKING:
    from sifcalc.cli.delivery import Delivery


@click.command("frameworks")
@delivery_options("frameworks")
def command(delivery: Delivery) -> None:
    """Show the frameworks: when inspections under each began, and what its rulebook holds.

    A case is of one of them: its judgements tell which, or `framework` in it, or its dates.
    """
    delivery.write_by_itself()
