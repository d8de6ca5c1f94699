"""How long `sifcalc grade` takes over many rows, beside a loop that knows no rule."""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pairs import ROOT, ratio_of, run, sifcalc, table

from sifcalc.grades import Grade
from sifcalc.rulebook.judgements import JUDGEMENTS

PUBLISHED = ROOT / "examples" / "published-inspections-to-2015.csv"
LOOP = Path(__file__).parent / "plain_loop.py"
MANY, MORE = 100_000, 1_000_000
PAIRS, PAIRS_OF_MORE = 15, 3


def report() -> str:
    """How much longer than the loop it takes, ten times as many rows than these, and in memory."""
    with TemporaryDirectory() as folder:
        published, drawn, more = (Path(folder, name) for name in ("p.csv", "d.csv", "m.csv"))
        _write(published, MANY)
        _write(drawn, MANY, at_random=True)
        _write(more, MORE)
        rows = [
            (what, *_against_the_loop(path))
            for what, path in (
                ("the published inspections, again and again", published),
                ("the same with every grade drawn at random", drawn),
            )
        ]
        ten_times = [(run(_grade(more)), run(_grade(published))) for _ in range(PAIRS_OF_MORE)]
    growth = ratio_of([(long.seconds, short.seconds) for long, short in ten_times])
    memory = max(long.memory for long, _ in ten_times)
    return (
        f"{table((f'{MANY:,} rows', 'times as long as the loop', 'memory'), rows)}\n\n"
        f"{MORE:,} rows take {growth} times as long as {MANY:,} ({growth.pairs} pairs), and"
        f" {memory / 1e6:.0f} MB."
    )


def _against_the_loop(path: Path) -> tuple[str, str]:
    loop = [sys.executable, str(LOOP), str(path)]
    run(_grade(path)), run(loop)
    both = [(run(_grade(path)), run(loop)) for _ in range(PAIRS)]
    times = ratio_of([(ours.seconds, theirs.seconds) for ours, theirs in both])
    return str(times), f"{median(ours.memory for ours, _ in both) / 1e6:.0f} MB"


def _grade(path: Path) -> list[str]:
    return sifcalc("grade", "--quiet", str(path), "--format", "jsonl")


def _write(path: Path, count: int, *, at_random: bool = False) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = _rows(count, at_random=at_random)
        writer = csv.DictWriter(file, fieldnames=list(first := next(rows)))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _rows(count: int, *, at_random: bool) -> Iterator[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    drawing = random.Random(2017)
    grades = [grade.value for grade in Grade]
    for number in range(count):
        row = dict(published[number % len(published)])
        if at_random:
            row |= {each.id: drawing.choice(grades) for each in JUDGEMENTS if each.id in row}
        yield row
