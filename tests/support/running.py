"""Where the project's files are, and what a run of sifcalc leaves behind."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
TESTS = ROOT / "tests"
EXAMPLES = ROOT / "examples"
PUBLISHED = ROOT / "src/sifcalc/cohort/published.csv"
CROYDON = EXAMPLES / "croydon-2017.yaml"
UNDATED = EXAMPLES / "judgements-alone/cambridgeshire-2014.yaml"
CASES = TESTS / "cases"
GOOD = sorted((CASES / "good").iterdir())


class Ran(NamedTuple):
    """What a run of sifcalc left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def unknown(place: str, name: str = "Exampleshire") -> str:
    """The note of a name at that place which is no authority's."""
    why = "is no authority's name, number or code; `sifcalc authorities` lists them"
    return f"note: {place}: {name!r} {why}\n"
