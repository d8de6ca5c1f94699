"""How long sifcalc takes over many rows, beside a loop that knows no rule."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import drawn
from pairs import Ratio, compared, memory, sifcalc, table

LOOP = Path(__file__).parent / "plain_loop.py"
MANY, MORE = 100_000, 1_000_000
PAIRS, PAIRS_OF_MORE = 15, 3


def report() -> str:
    """A row for each table and command beside the loop, and how time and memory grow with rows."""
    with TemporaryDirectory() as folder:
        paths = {kind: Path(folder, f"{kind}.csv") for kind in drawn.KINDS}
        for kind, path in paths.items():
            drawn.write(path, MANY, kind)
        more = Path(folder, "more.csv")
        drawn.write(more, MORE, "published")
        rows = [
            (
                f"`sifcalc {ask.__name__}`",
                drawn.KINDS[kind],
                _beside_the_loop(ask(path), path),
                held,
            )
            for ask in (grade, timeline)
            for kind, path in paths.items()
            for held in [_megabytes(ask(path))]
        ]
        growth = compared(grade(more), grade(paths["published"]), PAIRS_OF_MORE)
        held = _megabytes(grade(more))
    headings = ("command", f"{MANY:,} rows", "times as long as the loop", "memory")
    return (
        f"{table(headings, rows)}\n\n{MORE:,} rows of `sifcalc grade` take {growth} times as long"
        f" as {MANY:,} ({growth.pairs} pairs), and {held}."
    )


def grade(path: Path) -> list[str]:
    """The command that grades the table."""
    return sifcalc("grade", "--quiet", str(path), "--format", "jsonl")


def timeline(path: Path) -> list[str]:
    """The command that says what comes after each report of the table."""
    day = ("--as-of", "2017-10-01")
    return sifcalc("timeline", "--quiet", str(path), *day, "--format", "jsonl")


def _beside_the_loop(command: list[str], path: Path) -> Ratio:
    return compared(command, [sys.executable, str(LOOP), str(path)], PAIRS)


def _megabytes(command: list[str]) -> str:
    return f"{memory(command) / 1e6:.0f} MB"
