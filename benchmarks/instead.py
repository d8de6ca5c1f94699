"""How long sifcalc takes beside what a user would write instead, and whether they agree."""

import csv
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import drawn
from pairs import compared, memory, python, sifcalc, table

from sifcalc import bank_holidays_between

ROWS, PAIRS = 100_000, 15
SCRIPT = Path(__file__).parent / "plain_script.py"
KEY = ("help_and_protection", "looked_after", "leadership")

POLARS = f"""
import polars, sys
rows = polars.read_csv(sys.argv[1], infer_schema=False)
met = polars.any_horizontal(polars.col({list(KEY)}) == "inadequate")
limited = polars.when(met).then(polars.lit("inadequate")).otherwise(polars.lit(""))
rows.select("authority", limited.alias("limited")).write_csv(sys.stdout, separator="\\t")
"""
DUCKDB = """
import duckdb, sys
duckdb.read_csv(sys.argv[1]).project(
    "authority, case when 'inadequate' in (help_and_protection, looked_after, leadership)"
    " then 'inadequate' else '' end as limited"
).write_csv("/dev/stdout", sep="\\t")
"""
OTHERS = {"polars, the limits": POLARS, "duckdb, the limits": DUCKDB}


def report() -> str:
    """A row for each way: how many times as long sifcalc takes, and on how many rows they agree."""
    with TemporaryDirectory() as folder:
        path, holidays = Path(folder, "rows.csv"), Path(folder, "holidays.txt")
        drawn.write(path, ROWS, "different")
        days = bank_holidays_between(date(2012, 1, 1), date(2028, 12, 31))
        holidays.write_text("\n".join(day.date.isoformat() for day in days), encoding="utf-8")
        script = [sys.executable, str(SCRIPT), str(path), str(holidays)]
        grade = sifcalc("grade", "--quiet", str(path), "--format", "csv")
        plan = sifcalc("timeline", "--quiet", str(path), "--as-of", "2017-10-01", "--get")
        plan.append("action-plan")
        limited, dates = _limited(grade), [cells[1] for cells in _rows(plan)]
        said = [cells[1:] for cells in _rows(script)]
        ways = [
            ("the script, its dates", plan, script, [day for _, day in said], dates),
            ("the script, its limits", grade, script, [grade for grade, _ in said], limited),
            *(
                (name, grade, [*python(program), str(path)], None, limited)
                for name, program in OTHERS.items()
            ),
        ]
        rows = []
        for name, ours, other, theirs, expected in ways:
            if theirs is None:
                theirs = [cells[1] for cells in _rows(other)[1:]]
            same = sum(map(str.__eq__, theirs, expected))
            held = memory(ours) / 1e6
            rows.append((name, compared(ours, other, PAIRS), f"{held:.0f} MB", f"{same:,}"))
    headings = ("way", "sifcalc takes times as long", "and holds", f"of {ROWS:,} rows the same")
    return table(headings, rows)


def _limited(grade: Sequence[str]) -> list[str]:
    """What the limiting rule makes of each row that sifcalc grades, "" where it does not apply."""
    _, *rows = csv.reader(_text(grade).splitlines())
    return ["inadequate" if cells[5] == "limited" else "" for cells in rows]


def _rows(command: Sequence[str]) -> list[list[str]]:
    return list(csv.reader(_text(command).splitlines(), delimiter="\t"))


def _text(command: Sequence[str]) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.stdout
