"""The line that a complaint is about, cut to a readable length, with carets below."""

from sifcalc.complaints import Excerpt
from sifcalc.wording import visible

_SEEN = 50
_SEEN_BEFORE = 40


def pointed_at(excerpt: Excerpt) -> tuple[str, str]:
    """The line of an excerpt, cut to about 100 characters, and a line of carets to go below it."""
    start = excerpt.column - 1
    first = max(0, start - _SEEN_BEFORE)
    before, meant = excerpt.line[first:start], excerpt.line[start : start + excerpt.length]
    end = start + excerpt.length
    after = excerpt.line[end : end + 2 * _SEEN + 1]  # a line may be all of a large file
    cut = "…" if first else ""
    line = f"{cut}{before}{meant[:_SEEN]}{after}"
    carets = "^" * max(1, _width(meant[:_SEEN]))
    if len(line) > 2 * _SEEN:
        line = f"{line[: 2 * _SEEN]}…"
    return visible(line), " " * _width(cut + before) + carets


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    from unicodedata import combining, east_asian_width  # only what is complained of needs them

    return sum(
        1 + (east_asian_width(sign) in "WF") for sign in visible(text) if not combining(sign)
    )
