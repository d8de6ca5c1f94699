"""A command imports only what it uses."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.running import CROYDON, PUBLISHED

from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH

HEAVY = set(
    "pydantic yaml dateutil holidays rich jinja2 openpyxl xlsxwriter icalendar docx".split()
)


GRADE = ["grade", str(CROYDON), "--format"]


TIMELINE = ["timeline", "--report-received", "2017-09-04", "--format"]


@pytest.mark.parametrize(
    ("uses", "arguments"),
    [
        ("", ["--version"]),
        ("", ["--help"]),
        ("", ["workdays", "add", "2017-09-04", "70"]),
        ("", ["workdays", "count", "2017-09-04", "2017-12-11"]),
        ("dateutil holidays", ["workdays", "add", f"{ANNOUNCED_THROUGH}-12-01", "70"]),
        ("rich", ["rules"]),
        ("rich", ["authorities"]),
        ("pydantic", ["schema"]),
        ("pydantic yaml jinja2", ["new"]),
        ("pydantic", ["timeline", "--help"]),
        ("pydantic yaml", ["check", str(CROYDON)]),
        ("pydantic", ["grade", str(PUBLISHED), "--format", "jsonl", "-q"]),
        (
            "pydantic yaml dateutil",
            ["record", str(CROYDON), "report.published", "2017-09-04", "--format", "json"],
        ),
        ("pydantic yaml dateutil", ["changes", *[str(CROYDON)] * 2, "--format", "csv"]),
        ("pydantic yaml", [*GRADE, "json"]),
        ("pydantic yaml", [*GRADE, "csv"]),
        ("pydantic yaml rich", [*GRADE, "table"]),
        ("pydantic yaml jinja2", [*GRADE, "markdown"]),
        ("pydantic yaml jinja2", [*GRADE, "html"]),
        ("pydantic yaml xlsxwriter", [*GRADE, "xlsx"]),
        ("pydantic dateutil", [*TIMELINE, "json"]),
        ("pydantic", [*TIMELINE[:-1], "--get", "action-plan"]),
        ("pydantic dateutil rich", [*TIMELINE, "table"]),
        ("pydantic dateutil icalendar", [*TIMELINE, "ics"]),
        ("pydantic yaml dateutil docx", ["report", str(CROYDON), "--format", "docx", "-q"]),
    ],
)
def test_a_command_imports_only_the_libraries_it_uses(uses: str, arguments: list[str]) -> None:
    program = (
        "import sys; from sifcalc.cli import main; code = main(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True)
    imported = {name.partition(".")[0] for name in ran.stderr.decode().split()}
    assert 0 == ran.returncode, ran.stderr
    assert set(uses.split()) == imported & HEAVY


@pytest.mark.parametrize(("again", "case"), [(True, PUBLISHED), (False, CROYDON)])
@pytest.mark.parametrize("command", ["grade", "check"])
def test_garbage_is_looked_for_again_where_a_table_is_read(
    command: str, again: bool, case: Path
) -> None:
    program = (
        "import gc, sys; from sifcalc.cli import main; gc.disable(); main(sys.argv[1:]);"
        "sys.stderr.write(str(gc.isenabled()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, command, "-q", str(case)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(again) == ran.stderr
