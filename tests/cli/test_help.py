"""`sifcalc help` and `sifcalc completion`: what a person is told while typing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from support.running import Run
from support.terminals import conversation

from sifcalc.cli import _COMMANDS
from sifcalc.cli.completion import SHELLS

in_bash = pytest.mark.skipif(os.name == "nt", reason="it is for a POSIX shell")


@pytest.mark.parametrize("name", [*_COMMANDS, "workdays add", ""])
def test_the_help_of_a_command_is_asked_for_by_its_name(name: str, sifcalc: Run) -> None:
    ran = sifcalc("help", *name.split())
    assert (0, "") == (ran.code, ran.err)
    assert sifcalc(*name.split(), "--help").out == ran.out
    assert f"Usage: sifcalc {name}".strip() in ran.out


def program(folder: Path) -> str:
    """The PATH on which `sifcalc` is this one."""
    path = folder / "bin" / "sifcalc"
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sifcalc "$@"\n')
    path.chmod(0o755)
    return f"{path.parent}:{os.environ['PATH']}"


@in_bash
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sifcalc tim", ["timeline"]),
        ("sifcalc ins", ["inspection", "inspections"]),
        ("sifcalc timeline --get action-plan", ["action-planning-visit", "action-plan"]),
        ("sifcalc visit --get publ", ["published"]),
        ("sifcalc inspection --kind p", ["post-monitoring"]),
        ("sifcalc timeline --act", ["--action-plan-visit", "--action-plan-submitted", "--actor"]),
        ("sifcalc help work", ["workdays"]),
        ("sifcalc completion f", ["fish"]),
        ("sifcalc new --framework s", ["sif"]),
    ],
)
def test_bash_completes_what_is_typed(typed: str, offered: list[str], tmp_path: Path) -> None:
    script = (
        'eval "$(sifcalc completion bash)"; complete -p sifcalc >&2; read -ra COMP_WORDS <<<"$1";'
        " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sifcalc_completion sifcalc;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", typed],
        env={**os.environ, "PATH": program(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "_sifcalc_completion" in ran.stderr
    assert set(offered) <= set(ran.stdout.splitlines())
    last = typed.split()[-1]
    assert [] == [word for word in ran.stdout.splitlines() if not word.startswith(last)]


@in_bash
def test_the_tab_key_completes_a_command_at_a_terminal(tmp_path: Path) -> None:
    command = ("bash", "--norc", "--noprofile", "-i")
    with conversation(command, tmp_path, PATH=program(tmp_path), PS1="ready: ") as shell:
        shell.wait_for("ready: ")
        shell.type('eval "$(sifcalc completion bash)"; echo pre"pared"\n')
        shell.wait_for("prepared\n")
        shell.type("sifcalc workdays ad\t2017-09-04 70\n")
        shell.wait_for("2017-12-11")
        shell.type("exit 0\n")
        assert 0 == shell.end()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_that_click_has_for_a_shell_is_printed(shell: str, sifcalc: Run) -> None:
    ran = sifcalc("completion", shell)
    if get_completion_class(shell):
        assert (0, "") == (ran.code, ran.err)
        assert "_SIFCALC_COMPLETE" in ran.out
    else:
        assert (2, "") == (ran.code, ran.out)


def test_a_click_without_powershell_says_which_has_it(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sifcalc.cli.completion.get_completion_class", {}.get)
    ran = sifcalc("completion", "powershell")
    assert (2, "") == (ran.code, ran.out)
    assert "does not complete in powershell: click 8.5 or newer does" in ran.err


def test_a_shell_that_is_none_is_refused_with_those_there_are(sifcalc: Run) -> None:
    ran = sifcalc("completion", "tcsh")
    assert (2, "") == (ran.code, ran.out)
    assert all(repr(shell) in ran.err for shell in SHELLS)
