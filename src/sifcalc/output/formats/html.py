"""HTML: one page by itself, which loads nothing and runs nothing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from sifcalc.output.pages.document import document
from sifcalc.templates import template
from sifcalc.version import __version__
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH, TAKEN_ON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Out, Query, Result


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write one page for the answers."""
    page = document(list(answers), query)
    filled = template("page.html.jinja", wrapped=wrap, initials=_initials).render(
        page=page,
        made_by=(
            f"Made by sifcalc {__version__}, with the bank holidays of England announced to the end"
            f" of {ANNOUNCED_THROUGH} (snapshot of {TAKEN_ON})."
        ),
    )
    out.write_file(filled)


def _initials(words: str) -> str:
    return "".join(word[0].upper() for word in words.split())
