"""Markdown: a page to paste into a paper, in which nothing that was given is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sifcalc.output.pages.document import document
from sifcalc.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Out, Query, Result
    from sifcalc.output.pages.document import Cell, Document, Line

_BOLD = ("strong", "best", "urgent", "bad")
# Signs that begin a list or a rule at the start of a line; signs that are markup anywhere, but for
# underscores within a word; and what some readers of Markdown turn into a link: an address with a
# scheme or two slashes, or the name of a host.
_STARTS = re.compile(r"^(\s*)([+=:-]|\d+(?=[.)]))")
_MARKUP = re.compile(
    r"[\\`*\[\]<>|~$&#@]|(?<![^\W_])_|_(?![^\W_])|:(?=//|\w+:)|/(?=/)"
    r"|(?<=\S)\.(?=[a-zA-Z]|[^\x00-\x7f])",
    re.ASCII,
)


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write one page for the answers."""
    out.write_file(filled(document(list(answers), query)))


def filled(page: Document) -> str:
    """The page as Markdown."""
    made = template("page.md.jinja", line=line, cell=cell, text=text, plain=plain)
    return made.render(page=page)


def text(plain: str) -> str:
    """The words with nothing in them that Markdown would read as markup."""
    inert = _MARKUP.sub(r"\\\g<0>", plain)
    return _STARTS.sub(_not_first, inert)


def _not_first(match: re.Match[str]) -> str:
    space, start = match.groups()
    return f"{space}{start}\\" if start.isdigit() else f"{space}\\{start}"


def line(words: Line, *, links: bool = True) -> str:
    """The words of a line as Markdown, some tones in bold."""
    whole = ""
    for part in words:
        # Only the first words stand at the start of a line.
        inert = text(part.text) if not whole else _MARKUP.sub(r"\\\g<0>", part.text)
        bare = inert.strip()
        if bare and part.tone in _BOLD:
            inert = inert.replace(bare, f"**{bare}**")
        if part.link and links:
            inert = f"[{inert}]({part.link})"
        whole += inert
    return whole


def plain(words: Line) -> str:
    """The words of a line as Markdown, without bold."""
    return text("".join(part.text for part in words))


def cell(lines: Cell) -> str:
    """The lines of a cell joined to one, without the links: addresses would widen it."""
    return "; ".join(filter(None, (line(words, links=False).strip() for words in lines)))
