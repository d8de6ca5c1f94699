"""How every test is run, and the fixtures that all may use."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from support.running import Ran, Run

from invented.running import running
from sifcalc.casefile import headings, validate
from sifcalc.cli import main
from sifcalc.engine import cycles, grading, milestones, runs
from sifcalc.output.formats import jsonl

# How wide and high the terminal is that starts the tests, and its pager, are no part of them.
for _its_own in ("COLUMNS", "LINES", "PAGER"):
    os.environ.pop(_its_own, None)

settings.register_profile(
    "sifcalc",
    # How long an example takes tells of the machine and what else it is doing: it is no test.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A change lands or not by its own doing: CI tries the same examples each time. Elsewhere each
    # run tries others, and one that fails is tried again first the next time.
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
)
settings.load_profile("sifcalc")


_KEPT: tuple[Any, ...] = (  # what lru_cache and Kept have in common has no type
    grading._graded,
    grading._kept_led_to,
    grading._finding,
    runs.milestone_of,
    milestones.left_out,
    cycles._clocks,
    cycles._follows,
    headings._kept_meanings,
    validate._part,
    validate._case,
    jsonl._of_grading,
    jsonl._part,
    jsonl._small,
)


def pytest_runtest_setup() -> None:
    """Grade, count and read afresh in every test: what one before it found is not kept."""
    for kept in _KEPT:
        kept.cache_clear()


@pytest.fixture
def sifcalc(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run sifcalc in this process, with text or bytes on its standard input."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", encoding: str = "utf-8") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {
            "stdin": io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"),
            "stdout": io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline=""),
            "stderr": io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""),
        }
        with monkeypatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            code = main([str(argument) for argument in arguments])
        for stream in streams.values():
            stream.flush()
        out, err = (streams[name].buffer.getvalue() for name in ("stdout", "stderr"))
        return Ran(code, out.decode(encoding), err.decode())

    return run


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run sifcalc with the clocks that `support.settled` names: no new one is in the way."""
    with running(tmp_path_factory.mktemp("settled"), "support.settled") as run:
        yield run


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run sifcalc with the invented framework among the others; CASE is the file of its case."""
    with running(tmp_path_factory.mktemp("invented")) as run:
        yield run
