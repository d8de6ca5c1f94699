"""Progress of a long run: the number of cases answered, on a terminal's standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_MANY = 500


@contextmanager
def counted_cases(*, shown: bool) -> Iterator[Callable[[], None]]:
    """A function to call for each case; every 500th is shown if standard error is a terminal."""
    shown = shown and sys.stderr.isatty()
    cases = 0

    def count() -> None:
        nonlocal cases
        cases += 1
        if shown and cases % _MANY == 0:
            _to_stderr(f"\rcases: {cases}")

    try:
        yield count
    finally:
        if shown and cases >= _MANY:
            _to_stderr("\n")


def _to_stderr(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
