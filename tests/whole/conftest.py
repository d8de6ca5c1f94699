"""A copy of the package with its byte code, and sifcalc run on it as a program."""

import compileall
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from support.programs import PROGRAM, Ended, run_program

import sifcalc
from sifcalc.cli import exits

BREACH = "help_and_protection: inadequate\nlooked_after: good\nleadership: good\noverall: good\n"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where BREACH and WORKBOOK are, and a copy of the package that has its byte code."""
    made = tmp_path_factory.mktemp("faults")
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(sifcalc.__file__).parent, made / "sifcalc", ignore=without)
    assert compileall.compile_dir(made, quiet=1)
    (made / "BREACH").write_text(BREACH)
    book = made / "WORKBOOK.xlsx"
    subprocess.run([*PROGRAM, "inspections", "-q", "-o", str(book)], check=True)
    return made


@pytest.fixture
def run(folder: Path) -> Callable[..., Ended]:
    """Run a command as `run_program` does, on the one copy of the package."""

    def run(command: str, path: Path | None = None, **given: Any) -> Ended:
        return run_program(command, folder, path, **given)

    return run


@cache
def _answer(command: str, folder: Path) -> Ended:
    return run_program(command, folder)


@pytest.fixture
def answer(folder: Path) -> Callable[[str], Ended]:
    """What the command ends with where nothing is amiss, which is its whole answer."""

    def answer(command: str) -> Ended:
        ended = _answer(command, folder)
        assert (exits.BREACH if "BREACH" in command else exits.ANSWERED) == ended.code, ended.err
        return ended

    return answer
