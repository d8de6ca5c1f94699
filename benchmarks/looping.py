"""How long a loop of one call a case takes, beside one call over a table of all of them."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from drawn import PUBLISHED
from pairs import compared, sifcalc, table

PAIRS = 3
LOOP = 'for case in "$0"/*.csv; do "$@" "$case" || [ $? -eq 1 ] || exit 2; done'
COMMANDS = (("grade",), ("timeline", "--as-of", "2017-10-01"))


def report() -> str:
    """A row for each command: the ratio of the loop to the one call, over what is published."""
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole")
        count = _split(whole, Path(folder))
        rows = []
        for command in COMMANDS:
            call = sifcalc(*command, "--quiet", "--format", "jsonl", "--from", "csv")
            ratio = compared(["sh", "-c", LOOP, folder, *call], [*call, str(whole)], PAIRS)
            rows.append((f"`sifcalc {' '.join(command)}`", ratio))
    headings = (f"{count} calls, a published inspection each", f"times as long ({PAIRS} pairs)")
    return table(headings, rows)


def _split(whole: Path, folder: Path) -> int:
    """Write the published inspections that have a date, and each by itself. Returns how many."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        headings = list(reader.fieldnames or ())
        rows = [row for row in reader if row["report_published"]]
    parts = {folder / f"{number:03}.csv": [row] for number, row in enumerate(rows)}
    for path, written in {whole: rows, **parts}.items():
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings)
            writer.writeheader()
            writer.writerows(written)
    return len(rows)
