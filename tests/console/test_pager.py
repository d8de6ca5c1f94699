"""A page that is longer than the terminal goes through the reader's pager, and no other does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.running import CROYDON
from support.terminals import LINES, Seen, at_a_terminal, without_styles

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX terminal")

LONG = ("timeline", CROYDON, "--as-of", "2017-10-01")
SHORT = ("grade", CROYDON)
BREACH = "help_and_protection: inadequate\noverall: good\nreport: {received: 2017-09-04}\n"


class Pager:
    """A pager of the test's own: it shows nothing, and keeps what it is given."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "kept"
        self.program = folder / "pager"
        self.program.write_text(f'#!/bin/sh\ncat > "{self._kept}"\n')
        self.program.chmod(0o755)

    @property
    def given(self) -> str | None:
        """What it was given, None where it was not run."""
        return self._kept.read_text(encoding="utf-8") if self._kept.exists() else None


@pytest.fixture
def pager(tmp_path: Path) -> Pager:
    return Pager(tmp_path)


def test_a_long_page_at_a_terminal_goes_through_it_whole(pager: Pager) -> None:
    through = at_a_terminal(*LONG, PAGER=str(pager.program))
    assert (0, []) == (through.code, through.lines)
    assert at_a_terminal(*LONG).lines == without_styles(pager.given or "")
    assert "\x1b[1m" in (pager.given or "")


def test_a_short_page_does_not(pager: Pager) -> None:
    seen = at_a_terminal(*SHORT, PAGER=str(pager.program))
    assert 0 < len(seen.lines) < LINES
    assert pager.given is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda _: at_a_terminal(*LONG, PAGER="cat"),
        lambda _: at_a_terminal(*LONG, PAGER=""),
        lambda pager: at_a_terminal(*LONG, "--no-pager", PAGER=str(pager.program)),
        lambda _: at_a_terminal(*LONG, PAGER="no-such-pager-here --raw"),
        lambda _: at_a_terminal(*LONG, PAGER="less 'without an end"),
        lambda _: at_a_terminal(*LONG, PAGER="false"),
        lambda _: at_a_terminal(*LONG, PAGER="sh -c 'kill -9 $$'"),
    ],
    ids=["cat", "empty", "--no-pager", "unknown", "unreadable", "failed", "killed"],
)
def test_none_is_used_where_none_is_wanted_or_there_is_none(
    ask: Callable[[Pager], Seen], pager: Pager
) -> None:
    seen = ask(pager)
    assert 0 == seen.code
    assert len(seen.lines) > LINES
    assert pager.given is None


def test_data_never_goes_through_it(pager: Pager) -> None:
    seen = at_a_terminal(*LONG, "--format", "json", PAGER=str(pager.program))
    assert len(seen.lines) > LINES
    assert pager.given is None


def test_what_is_piped_never_goes_through_it(pager: Pager) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "sifcalc", *map(str, LONG)],
        env={**os.environ, "PAGER": str(pager.program)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(ran.stdout.splitlines()) > LINES
    assert pager.given is None


@pytest.mark.parametrize("leaves", ["cat > /dev/null", "head -n 1 > /dev/null", "exit 3"])
def test_the_exit_code_is_the_answers_whatever_the_pager_does(
    leaves: str, pager: Pager, tmp_path: Path
) -> None:
    pager.program.write_text(f"#!/bin/sh\n{leaves}\n")
    breach = tmp_path / "breach.yaml"
    breach.write_text(BREACH)
    assert 0 == at_a_terminal(*LONG, PAGER=str(pager.program)).code
    assert 1 == at_a_terminal("timeline", breach, "--explain", PAGER=str(pager.program)).code
