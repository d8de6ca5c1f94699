"""HTML: one page by itself, which loads nothing and runs nothing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from sifcalc.output.pages.document import document, made_by
from sifcalc.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Out, Query, Result


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write one page for the answers."""
    page = document(list(answers), query)
    made = template("page.html.jinja", wrapped=wrap, initials=_initials)
    filled = made.render(page=page, made_by=made_by())
    out.write_file(filled)


def _initials(words: str) -> str:
    return "".join(word[0].upper() for word in words.split())
