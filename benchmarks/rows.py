"""How long `sifcalc grade` takes over many rows, beside a loop that knows no rule."""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pairs import ROOT, Ratio, compared, memory, sifcalc, table

from sifcalc.grades import Grade
from sifcalc.rulebook.sif.judgements import JUDGEMENTS

PUBLISHED = ROOT / "src/sifcalc/cohort/published.csv"
LOOP = Path(__file__).parent / "plain_loop.py"
MANY, MORE = 100_000, 1_000_000
PAIRS, PAIRS_OF_MORE = 15, 3


def report() -> str:
    """A row for each table, graded beside the loop, and how time and memory grow with the rows."""
    with TemporaryDirectory() as folder:
        published, drawn, more = (Path(folder, name) for name in ("p.csv", "d.csv", "m.csv"))
        _write(published, MANY)
        _write(drawn, MANY, at_random=True)
        _write(more, MORE)
        rows = [
            (what, _beside_the_loop(path), _megabytes(path))
            for what, path in (
                ("the published inspections, again and again", published),
                ("their names and dates, with every grade drawn at random", drawn),
            )
        ]
        growth = compared(_grade(more), _grade(published), PAIRS_OF_MORE)
        held = _megabytes(more)
    return (
        f"{table((f'{MANY:,} rows', 'times as long as the loop', 'memory'), rows)}\n\n"
        f"{MORE:,} rows take {growth} times as long as {MANY:,} ({growth.pairs} pairs), and {held}."
    )


def _beside_the_loop(path: Path) -> Ratio:
    return compared(_grade(path), [sys.executable, str(LOOP), str(path)], PAIRS)


def _megabytes(path: Path) -> str:
    return f"{memory(_grade(path)) / 1e6:.0f} MB"


def _grade(path: Path) -> list[str]:
    return sifcalc("grade", "--quiet", str(path), "--format", "jsonl")


def _write(path: Path, count: int, *, at_random: bool = False) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        published = _published()
        writer = csv.DictWriter(file, fieldnames=list(published[0]))
        writer.writeheader()
        writer.writerows(_rows(published, count, at_random=at_random))


def _published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rows(
    published: list[dict[str, str]], count: int, *, at_random: bool
) -> Iterator[dict[str, str]]:
    drawing = random.Random(2017)
    grades = [grade.value for grade in Grade]
    for number in range(count):
        row = dict(published[number % len(published)])
        if at_random:
            row |= {each.id: drawing.choice(grades) for each in JUDGEMENTS if each.id in row}
        yield row
