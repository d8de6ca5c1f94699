"""Standard output, standard error and standard input, whatever they are."""

import json
import os
import subprocess
import sys

import pytest
from support.running import CROYDON, Run

from sifcalc.console.streams import Streams

PROGRAM = (sys.executable, "-m", "sifcalc")


def test_a_page_that_is_not_for_a_terminal_has_no_colour_and_nothing_cut(sifcalc: Run) -> None:
    name = "The Royal and Ancient Borough of Exampleshire upon Sea " * 5
    ran = sifcalc("grade", "-", stdin=f"authority: {name}\nleadership: good\n")
    assert name.strip() in ran.out
    assert "\x1b" not in ran.out
    assert "…" not in ran.out
    assert all(line == line.rstrip() for line in ran.out.splitlines())


def test_colour_is_only_what_was_asked_for(sifcalc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    red, bold = "\x1b[1;31m", "\x1b[1m"
    assert red in sifcalc("grade", CROYDON, "--color", "always").out
    assert "\x1b" not in sifcalc("grade", CROYDON).out
    monkeypatch.setattr(Streams, "is_terminal", True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert red in sifcalc("grade", CROYDON).out
    assert "\x1b" not in sifcalc("grade", CROYDON, "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = sifcalc("grade", CROYDON).out
    assert red not in plain
    assert bold in plain
    assert red in sifcalc("grade", CROYDON, "--color", "always").out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_that_knows_few_characters_is_shown_what_it_can(
    encoding: str, sifcalc: Run
) -> None:
    ran = sifcalc("grade", "-", stdin="authority: Wőrth 🏛\nleadership: good\n", encoding=encoding)
    assert 0 == ran.code
    assert r"W\u0151rth \U0001f3db" in ran.out


def test_names_cannot_move_the_cursor_turn_the_text_or_be_markup(sifcalc: Run) -> None:
    name = r'"[red]\e[31m \u202E <script>\n\u2028 =cmd"'
    ran = sifcalc("grade", "-", stdin=f"authority: {name}\nleadership: good\n")
    assert ran.out.splitlines()[0] == r"[red]\x1b[31m \u202e <script>\n\u2028 =cmd"
    ran = sifcalc("timeline", "-", stdin=f"authority: {name}\nreport: {{received: 2017-09-04}}\n")
    assert ran.out.splitlines()[0].startswith(r"[red]\x1b[31m \u202e <script>\n\u2028 =cmd")


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is asked to close the streams")
@pytest.mark.parametrize(
    ("redirection", "code"), [("<&-", 2), (">&-", 2), ("2>&-", 0), ("2>/dev/full", 0)]
)
def test_a_stream_the_caller_closed_is_no_crash(redirection: str, code: int) -> None:
    case = "-" if redirection == "<&-" else str(CROYDON)
    command = f"{' '.join(PROGRAM)} grade {case} {redirection}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert code == ran.returncode
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is asked for a pipe")
def test_a_pipe_can_stand_for_a_file() -> None:
    command = f"{' '.join(PROGRAM)} grade <(cat {CROYDON}) --format json"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert 0 == ran.returncode
    assert "inadequate" == json.loads(ran.stdout)[0]["overall"]
