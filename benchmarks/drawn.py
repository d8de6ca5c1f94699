"""Tables of many rows, made of the published inspections."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from pairs import ROOT

from sifcalc.grades import Grade
from sifcalc.rulebook.sif.judgements import JUDGEMENTS

PUBLISHED = ROOT / "src/sifcalc/cohort/published.csv"
FIRST, DAYS = date(2013, 11, 19), 1400
"""The first day on which a drawn inspection begins, and on how many days one may."""

KINDS = {
    "published": "the published inspections, again and again",
    "graded": "their names and dates, with every grade drawn at random",
    "different": "their names, with every grade and every date drawn at random",
}


def write(path: Path, count: int, kind: str) -> None:
    """Write a table of so many rows of that kind: the same ones each time."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(published[0]))
        writer.writeheader()
        writer.writerows(_rows(published, count, kind))


def _rows(published: list[dict[str, str]], count: int, kind: str) -> Iterator[dict[str, str]]:
    drawing = random.Random(2017)
    grades = [grade.value for grade in Grade]
    for number in range(count):
        row = dict(published[number % len(published)])
        if kind != "published":
            row |= {each.id: drawing.choice(grades) for each in JUDGEMENTS if each.id in row}
        if kind == "different":
            start = FIRST + timedelta(drawing.randrange(DAYS))
            end = start + timedelta(drawing.randrange(10, 30))
            out = end + timedelta(drawing.randrange(20, 60))
            days = {"inspection_start": start, "inspection_end": end, "report_published": out}
            row |= {name: day.isoformat() for name, day in days.items()}
            row["ofsted_urn"] = str(number)
        yield row
