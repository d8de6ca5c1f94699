"""Small ways with words."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like `word`, or nothing where none is as like it as asked, up to 1."""
    from difflib import get_close_matches  # only what is misspelt needs it

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)


def listed(words: Iterable[str], joint: str = "and") -> str:
    """The words as a sentence lists them: "a, b and c"."""
    *some, last = words
    return f"{', '.join(some)} {joint} {last}" if some else last
