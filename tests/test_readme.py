"""The README is true: its commands print what it says, on a terminal 80 columns wide."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from conftest import CROYDON, ROOT, Run

from sifcalc.case import columns
from sifcalc.streams import Streams

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def transcripts() -> list[tuple[str, str]]:
    """Each command of the README with what it says it prints; "..." stands for what is left out."""
    return re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", "".join(blocks("console")), re.MULTILINE)


@pytest.mark.parametrize(("command", "printed"), transcripts(), ids=lambda text: text[:60])
def test_a_command_of_the_readme_prints_what_it_says(
    command: str, printed: str, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(Streams, "width", 80)
    monkeypatch.setattr(Streams, "is_terminal", True)
    monkeypatch.setenv("TERM", "dumb")
    program, *arguments = shlex.split(command)
    assert program == "sifcalc"
    ran = sifcalc(*arguments)
    assert 0 == ran.code, ran.err
    expected = ".*".join(map(re.escape, printed.split("...\n")))
    assert re.fullmatch(expected, ran.out, re.DOTALL), ran.out


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [program] = blocks("python")
    exec(program, {})  # noqa: S102 - the README's own words


def test_the_case_file_of_the_readme_is_croydons() -> None:
    [case] = blocks("yaml")
    assert yaml.safe_load(CROYDON.read_text(encoding="utf-8")) == yaml.safe_load(case)


def test_the_readme_names_every_column_of_a_table() -> None:
    assert [] == [column.name for column in columns() if f"`{column.name}`" not in README]


def test_the_two_commands_come_first_and_make_knows_them() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert ["make demo", "make test"] == re.findall(r"^make \w+", blocks("sh")[0], re.MULTILINE)
    for name in ("demo", "test", "check", "browser", "bank-holidays"):
        assert f"\n{name}:" in makefile


def test_every_path_the_readme_names_is_there() -> None:
    for path in re.findall(r"`((?:src|examples|tests)/[^` ]*)`", README):
        assert (ROOT / Path(path)).exists(), path
