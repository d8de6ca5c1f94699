"""Where the time of the engines goes: `make profile`."""

import cProfile
import pstats
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path

from sifcalc import Case, Judgements, grade, load, timeline
from sifcalc.grades import Grade
from sifcalc.rulebook.sif.judgements import KEY_JUDGEMENTS

EXAMPLES = Path(__file__).parent.parent / "examples"
SEEN_ON = date(2017, 10, 1)
SHOWN = 12


def grade_everything() -> None:
    """Every set of key judgements, with every award."""
    for *key, overall in product(Grade, repeat=len(KEY_JUDGEMENTS) + 1):
        grade(Judgements(**dict(zip(KEY_JUDGEMENTS, key, strict=True)), overall=overall))


def time_everything(cases: list[Case]) -> None:
    """Every case's timeline."""
    for case in cases:
        timeline(case, SEEN_ON)


def main() -> None:
    """Print what took longest in each engine, called functions left out."""
    published = load("published")
    for name, work in (
        ("grading: 256 sets of judgements", grade_everything),
        (f"timelines: {len(published)} published inspections", partial(time_everything, published)),
    ):
        profile = cProfile.Profile()
        profile.runcall(work)
        print(name)
        pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
