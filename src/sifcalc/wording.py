"""Words in sentences: nearest words, lists, invisible characters."""

import re
from collections.abc import Iterable

# Control characters, other line ends, marks of text direction, and code points of no character.
_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like `word`, None if none is as alike as `likeness`, from 0 to 1."""
    from difflib import get_close_matches  # only what is misspelt needs it

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)


def listed(words: Iterable[str], joint: str = "and") -> str:
    """The words listed in a sentence: "a, b and c". Raises ValueError for none."""
    *some, last = words
    return f"{', '.join(some)} {joint} {last}" if some else last


def visible(text: str, but: str = "") -> str:
    """The text with its invisible characters, except those in `but`, as backslash escapes."""

    def shown(match: re.Match[str]) -> str:
        return match[0] if match[0] in but else match[0].encode("unicode_escape").decode()

    return text if text.isprintable() else re.sub(_INVISIBLE, shown, text)
