"""What a person meets at a terminal besides the answer: completion, and a count of a long run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.running import CROYDON, PUBLISHED, Run, unknown

from sifcalc.cli import main

PROGRAM = (sys.executable, "-m", "sifcalc")
POSIX = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX terminal")


def completed(
    typed: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """What bash is offered for what was typed after the program's name."""
    monkeypatch.setenv("_SIFCALC_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"sifcalc {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))
    with pytest.raises(SystemExit):
        main([])
    return capfd.readouterr().out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gr", ["grade"]),
        ("timeline --get action-planning-v", ["action-planning-visit"]),
        ("timeline --actor l", ["local-authority"]),
        ("rules limit-le", ["limit-leadership"]),
        ("authorities Croy", ["Croydon"]),
        ("grade --format j", ["json", "jsonl"]),
        ("visit --format ic", ["ics"]),
        ("inspection --kind p", ["post-monitoring"]),
    ],
)
def test_a_shell_completes_what_is_typed(
    typed: str,
    offered: list[str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [f"plain,{word}" for word in offered] == completed(typed, capfd, monkeypatch).split()


@pytest.mark.parametrize(
    "typed", ["grade ca", "grade -o ca", "report ca", "timeline --closures ca"]
)
def test_a_shell_completes_the_names_of_files(
    typed: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "file,ca\n" == completed(typed, capfd, monkeypatch)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_their_completion(shell: str) -> None:
    environment = {**os.environ, "_SIFCALC_COMPLETE": f"{shell}_source"}
    ran = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, check=True)
    assert f"_SIFCALC_COMPLETE={shell}_complete" in ran.stdout


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    """A table of more cases than can be watched go by."""
    path = tmp_path / "long.csv"
    path.write_text("authority,leadership\n" + "Exampleshire,good\n" * 1200)
    return path


def at_a_terminal(*arguments: str) -> tuple[int, str]:
    """The exit code of sifcalc, and what it says on a standard error that is a terminal."""
    import pty  # only POSIX has it

    ours, theirs = pty.openpty()
    ran = subprocess.run(
        [*PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=theirs, check=False
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 1 << 16):
            said += part
    except OSError:  # how Linux says that nobody has the other end
        pass
    os.close(ours)
    return ran.returncode, said.decode()


@POSIX
def test_a_long_run_counts_its_cases_on_a_terminal(long_table: Path) -> None:
    code, said = at_a_terminal("grade", str(long_table), "--format", "jsonl")
    assert 0 == code
    assert "cases: 1000" in said
    assert "" == at_a_terminal("grade", str(long_table), "--format", "jsonl", "--quiet")[1]
    assert "cases" not in at_a_terminal("grade", str(CROYDON))[1]


def test_nothing_is_counted_where_standard_error_is_no_terminal(
    long_table: Path, sifcalc: Run
) -> None:
    ran = sifcalc("grade", long_table, "--format", "jsonl")
    assert unknown(f"{long_table}:2:1") == ran.err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    "command",
    [
        ("grade", str(CROYDON)),
        ("grade", str(PUBLISHED), "-q"),
        ("timeline", str(CROYDON), "--chart", "--explain"),
        ("visit", "--on", "2018-08-15"),
        ("inspection", "--start", "2017-06-20"),
        ("rules",),
        ("authorities",),
        ("workdays", "holidays", "--from", "2017-01-01", "--to", "2018-12-31"),
        ("new",),
        ("schema",),
    ],
    ids=" ".join,
)
def test_every_command_answers_on_a_console_of_few_characters(
    command: tuple[str, ...], encoding: str, sifcalc: Run
) -> None:
    ran = sifcalc(*command, encoding=encoding)
    assert 0 == ran.code
    lost = {r"\u2019"} if encoding == "ascii" else set()
    assert set(re.findall(r"\\[ux][0-9a-f]+", ran.out)) <= lost
