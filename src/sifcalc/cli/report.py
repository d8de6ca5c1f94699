"""`sifcalc report`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sifcalc.cli.actors import actor_option
from sifcalc.cli.cases import (
    CaseRun,
    case_options,
    closures_option,
    keep_going_option,
    open_all,
    with_closures,
)
from sifcalc.cli.delivery import delivery_options
from sifcalc.cli.options import ExplainingCommand, as_of_option

if TYPE_CHECKING:
    from sifcalc.cli.cases import Reading
    from sifcalc.cli.delivery import Delivery


@click.command("report", cls=ExplainingCommand)
@case_options
@as_of_option
@actor_option
@closures_option
@click.option("--open", "shows", is_flag=True, help="Open the page that -o wrote in the browser.")
@keep_going_option
@delivery_options("report")
def command(
    delivery: Delivery,
    names: tuple[str, ...],
    closures_file: str | None,
    reading: Reading,
    *,
    shows: bool,
    keep_going: bool,
) -> int:
    """Make one document to hand round: the judgement, what comes next, every date, and why.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """
    if shows and not (delivery.file and delivery.form == "html"):
        raise click.UsageError("--open goes with -o FILE.html.")
    delivery = with_closures(delivery, names, closures_file)
    run = CaseRun(delivery, keep_going=keep_going)
    code = run.write(open_all(names, reading, delivery.out))
    if shows and delivery.file and not run.unanswered:
        _show(Path(delivery.file), delivery)
    return code


def _show(page: Path, delivery: Delivery) -> None:
    """Open the page in the browser; where there is no screen for one, say so instead."""
    import webbrowser  # only --open needs it

    has_screen = os.name == "nt" or sys.platform == "darwin"
    has_screen |= any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    try:
        opened = has_screen and webbrowser.open(page.resolve().as_uri())
    except (OSError, webbrowser.Error):
        opened = False
    if not opened:
        why = "it could not be opened" if has_screen else "there is no screen to open it on"
        delivery.out.note(f"{page} is written, and {why}.")
