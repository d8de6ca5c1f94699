"""Words in sentences: nearest words, lists, invisible characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

# Control characters, other line ends, marks of text direction, and code points of no character.
_INVISIBLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)

_QUOTED = 60


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like `word`, None if none is as alike as `likeness`, from 0 to 1."""
    from difflib import get_close_matches  # only what is misspelt needs it

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)


def shortened(text: str) -> str:
    """The text as a note quotes it: its first 60 characters, and a sign where there are more."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def listed(words: Iterable[str], joint: str = "and") -> str:
    """The words listed in a sentence: "a, b and c". Raises ValueError for none."""
    *some, last = words
    return f"{', '.join(some)} {joint} {last}" if some else last


def listed_in_part(words: Sequence[str], count: int) -> str:
    """The words listed in a sentence, and how many more there are of the `count`."""
    more = count - len(words)
    return listed([*words, *([f"{more:,} more"] if more else [])])


def visible(text: str, but: str = "") -> str:
    """The text with its invisible characters, except those in `but`, as backslash escapes."""

    def shown(match: re.Match[str]) -> str:
        return match[0] if match[0] in but else match[0].encode("unicode_escape").decode()

    return text if text.isprintable() else re.sub(_INVISIBLE, shown, text)


_MOST_MEANT = 6
_STEM = 5
_MISTYPED = 0.85


class Names(NamedTuple):
    """What an entry with an id is called: its short title, and its title."""

    short: str = ""
    title: str = ""


def which_meant(text: str, known: Mapping[str, Names]) -> str:
    """The question which of the known ids the text means; empty where it is like none.

    Meant are those whose id or short title has every word of the text, or one that begins alike:
    all of them, at most six, those with the very words first. Where at most one has, titles count
    too. An id of which the text is a misspelling comes before them; where none has, it is the id
    most like the text.
    """
    asked = _words(text)
    meant: list[str] = []
    for is_alike in (_is_same, _begins_alike):
        meant += [id for id, of in known.items() if _has(asked, f"{id} {of.short}", is_alike)]
    if len(dict.fromkeys(meant)) < 2:
        for is_alike in (_is_same, _begins_alike):
            meant += [id for id, of in known.items() if _has(asked, of.title, is_alike)]
    near = nearest(text, known, _MISTYPED) if meant else nearest(text, known)
    meant = list(dict.fromkeys([*filter(None, [near]), *meant]))[:_MOST_MEANT]
    return f"did you mean {listed(map(repr, meant), 'or')}?" if meant else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _is_same(word: str, known: str) -> bool:
    return word == known


def _begins_alike(word: str, known: str) -> bool:
    return known.startswith(word[:_STEM])


def _has(asked: Sequence[str], name: str, is_alike: Callable[[str, str], bool]) -> bool:
    """Whether the name has every word that was asked for."""
    words = _words(name)
    return bool(asked) and all(any(is_alike(a, word) for word in words) for a in asked)
