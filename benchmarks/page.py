"""How soon the page that runs sifcalc is ready in Chromium, and how soon it answers.

Medians of several openings, the network off; ends with 1 where one misses what is aimed at. Run by
`make page-speed`.
"""

import sys
from statistics import median

from support.browsers import PAGE, Question, in_chromium
from support.running import CROYDON

OPENINGS = 9
AIMS = {"ready": 4_000, "first answer": 500, "the next": 50}
"""At most so many milliseconds."""


def main() -> None:
    """Open the page, ask it, and print the medians and ranges in milliseconds."""
    asked = {"answer": "timeline", "name": CROYDON.name, "as_of": "2017-10-01"}
    questions = [Question(asked, None, CROYDON.read_bytes())] * 6
    taken: dict[str, list[float]] = {name: [] for name in AIMS}
    for _ in range(OPENINGS):
        page = in_chromium(PAGE.as_uri(), questions)
        first, *others = (reply["took"] for reply in page.replies)
        for name, took in zip(AIMS, (page.ready, first, median(others)), strict=True):
            taken[name].append(took)
    print(f"{PAGE.name}: {PAGE.stat().st_size:,} bytes; {OPENINGS} openings, milliseconds")
    for name, values in taken.items():
        low, high = min(values), max(values)
        print(f"{name}: {median(values):,.0f} ({low:,.0f} to {high:,.0f}), aim {AIMS[name]:,}")
    sys.exit(any(median(values) > AIMS[name] for name, values in taken.items()))


if __name__ == "__main__":
    main()
