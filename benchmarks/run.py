"""Measure everything side by side, in one run: `make bench`."""

import sys

import counting
import instead
import looping
import rows
import starting
from pairs import machine

PARTS = {
    "start": ("To start and answer once", starting.report),
    "count": ("To add 70 working days", counting.report),
    "rows": ("Many rows", rows.report),
    "instead": ("What a user would write instead", instead.report),
    "loop": ("To loop over cases", looping.report),
}


def main(asked: list[str]) -> None:
    """Print the parts asked for, or all of them, as docs/performance.md has them."""
    unknown = set(asked) - PARTS.keys()
    if unknown:
        raise SystemExit(f"no part is called {', '.join(unknown)}; there are {', '.join(PARTS)}")
    print(f"Measured with {machine()}.")
    for name in asked or PARTS:
        title, report = PARTS[name]
        print(f"\n### {title}\n\n{report()}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
