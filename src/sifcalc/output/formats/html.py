"""HTML: one page that is whole in itself. It asks for nothing from anywhere, and runs nothing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from sifcalc.output.pages.document import document
from sifcalc.templates import template
from sifcalc.version import __version__
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Answer, Asked, Out


def write(answers: Iterable[Answer[object]], out: Out, asked: Asked) -> None:
    """Write one page for the answers."""
    page = document(list(answers), asked)
    filled = template("page.html.jinja", wrapped=wrap).render(
        page=page,
        made_by=(
            f"Made by sifcalc {__version__}, with the bank holidays of England announced to the end"
            f" of {ANNOUNCED_THROUGH} (snapshot of {TAKEN_ON})."
        ),
    )
    out.write_file(filled)
