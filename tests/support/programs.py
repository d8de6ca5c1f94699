"""sifcalc run as a program of its own, on a copy of the package, and how it ended."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support.running import CROYDON

from sifcalc.cli import exits

LINUX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has these devices")
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX's limits, shells and signals")

PROGRAM = (sys.executable, "-m", "sifcalc")
SAYS_SO = re.compile(rb"sifcalc: [^\n]+: a fault of sifcalc's own, [^\n]*please report it[^\n]*\n")

# Every command, and the libraries that it uses.
USES = {
    f"grade {CROYDON}": "click pydantic yaml rich",
    f"grade {CROYDON} --format xlsx": "click pydantic yaml xlsxwriter",
    "grade BREACH --format json": "click pydantic yaml",
    "grade WORKBOOK --format csv": "click pydantic openpyxl",
    f"timeline {CROYDON} --as-of 2017-10-01": "click pydantic yaml rich dateutil",
    f"timeline {CROYDON} --as-of 2017-10-01 --format ics": "click pydantic yaml dateutil icalendar",
    "timeline --report-received 2017-09-04 --get action-plan": "click pydantic",
    f"changes {CROYDON} --as-of 2017-10-01 --as-of 2017-10-17": "click pydantic yaml rich dateutil",
    f"record {CROYDON} report.published 2017-09-04 -q": "click pydantic yaml rich dateutil",
    f"check {CROYDON}": "click pydantic yaml",
    f"report {CROYDON} --as-of 2017-10-01 --format html": "click pydantic yaml dateutil jinja2",
    f"report {CROYDON} --as-of 2017-10-01 --format docx": "click pydantic yaml dateutil docx",
    "summary published": "click pydantic rich",
    f"precedents {CROYDON}": "click pydantic yaml rich",
    "visit --on 2018-08-15 --as-of 2018-08-15": "click pydantic rich",
    "inspection --start 2017-06-20 --as-of 2017-06-20": "click pydantic rich dateutil",
    "rules": "click rich",
    "inspections": "click rich",
    "frameworks": "click rich",
    "authorities Croydon": "click rich",
    "new": "click pydantic yaml jinja2",
    "schema": "click pydantic",
    "workdays add 2017-09-04 70": "click",
    "workdays count 2034-01-02 2035-01-02 --quiet": "click holidays dateutil",
    "workdays holidays --from 2017-01-01 --to 2017-12-31": "click",
    "help grade": "click pydantic",
    "completion fish": "click",
    "--version": "click",
    "--help": "click",
}
LIBRARIES = {library for used in USES.values() for library in used.split()}
EVERY_COMMAND = pytest.mark.parametrize("command", USES, ids=lambda text: Path(text).name)


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: bytes
    err: bytes

    def is_fault(self) -> bool:
        """Whether it says in one line, and in its exit code, that it is one."""
        return self.code == exits.FAULT and bool(SAYS_SO.fullmatch(self.err))

    def is_out_of_memory(self) -> bool:
        """Whether it is a fault, though a library may say so first, or end the process itself."""
        # Python logs the traceback of a module of its own that it can do without.
        words = self.err.partition(b"ERROR:root:code for hash")[0]
        last = self.err[self.err.rfind(b"sifcalc: ") :]
        says_so = self.code == exits.FAULT and bool(SAYS_SO.fullmatch(last))
        ended = self.code in (-signal.SIGABRT, -signal.SIGSEGV)
        return b"Traceback" not in words and (says_so or ended)


def run_program(
    command: str,
    folder: Path,
    path: Path | None = None,
    program: tuple[str, ...] = PROGRAM,
    **given: Any,
) -> Ended:
    """How sifcalc ends on a copy of the package in `folder`, modules of `path` before others.

    It writes no byte code. The rest is what `Popen` takes.
    """
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(map(str, (path or folder, folder))),
        **given.pop("env", {}),
    }
    words = command.replace("BREACH", str(folder / "BREACH"))
    words = words.replace("WORKBOOK", str(folder / "WORKBOOK.xlsx"))
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    ran = subprocess.run(
        [*program, *words.split()], check=False, env=environment, **{**pipes, **given}
    )
    return Ended(ran.returncode, ran.stdout or b"", ran.stderr)


def closing(redirection: str) -> tuple[str, ...]:
    """A program that runs sifcalc with those streams closed."""
    return ("sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM)
