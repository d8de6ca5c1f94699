"""The documentation is true: commands print what it says, on a terminal 80 columns wide."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support.running import CROYDON, EXAMPLES, ROOT, Run, unknown
from write_docs import PAGES, WITH_TRANSCRIPTS, transcripts

from sifcalc.case import columns
from sifcalc.cli import _COMMANDS
from sifcalc.console.streams import Streams

README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = "".join((ROOT / name).read_text(encoding="utf-8") for name in WITH_TRANSCRIPTS)


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("command", "printed"),
    transcripts("".join(blocks("console", WRITTEN))),
    ids=lambda text: text[:60],
)
def test_a_command_of_the_documentation_prints_what_it_says(
    command: str, printed: str, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Streams, "width", 80)
    monkeypatch.setattr(Streams, "is_terminal", True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PAGER", "cat")  # what a pager shows is not in what is caught
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
    for name in re.findall(r"`make ([\w-]+)`", README):
        assert f"\n{name}:" in makefile


def test_every_path_the_readme_names_is_there() -> None:
    for path in re.findall(r"[`(]((?:src|examples|tests|docs)/[^`) ]*)[`)]", README):
        assert (ROOT / Path(path)).exists(), path


def test_every_command_has_a_page_for_man_and_no_other_is_kept() -> None:
    kept = {f"docs/man/{path.name}" for path in (ROOT / "docs" / "man").iterdir()}
    assert kept == {name for name in PAGES if name.startswith("docs/man/")}
    assert {f"docs/man/sifcalc-{name}.1" for name in _COMMANDS} < kept


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not there to read them")
def test_every_page_for_man_is_read_without_a_warning() -> None:
    pages = [name for name in PAGES if name.endswith(".1")]
    command = ["groff", "-man", "-Tascii", "-P-c", "-ww", *pages]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "" == ran.stderr
    for said in ("SYNOPSIS", "--report-received DATE", "$(sifcalc completion bash)"):
        assert said in re.sub(".\b", "", ran.stdout)  # bold is a letter over itself


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith((".md", ".1"))])
def test_a_page_that_sifcalc_writes_is_not_stale(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), "run make docs"


def test_the_picture_of_the_terminal_is_not_stale_and_asks_for_nothing() -> None:
    name = "docs/terminal.svg"
    kept = (ROOT / name).read_text(encoding="utf-8")
    assert words_of(kept) == words_of(PAGES[name]()), "run make docs"
    assert [] == re.findall(r"url\((?!#)|@import|<script|<image", kept)


def words_of(picture: str) -> str:
    """The words of a picture, however it spaces them."""
    return re.sub(r"\s|&#160;", "", "".join(re.findall(r"<text[^>]*>([^<]*)<", picture)))


def test_every_command_and_every_page_is_in_the_documentation() -> None:
    for command in _COMMANDS:
        assert f"sifcalc {command}" in README
    for page in (ROOT / "docs").glob("*.md"):
        assert f"](docs/{page.name})" in README


def test_the_glossary_has_each_word_once_and_types_that_there_are() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| (?!word )([^|-]+) \|", glossary, re.MULTILINE)
    assert words
    assert len(words) == len(set(words))
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    for name in re.findall(r"`([A-Z]\w+)`", glossary):
        assert re.search(rf"^(class {name}\b|{name} = )", code, re.MULTILINE), name


def test_every_picture_has_words_for_those_who_cannot_see_it() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", README)
    assert {"docs/terminal.svg", "docs/report.png"} == {path for _, path in pictures}
    for words, path in pictures:
        assert (ROOT / path).exists()
        assert 50 < len(words)


@pytest.mark.skipif(os.name == "nt", reason="it is a script for a POSIX shell")
def test_the_monday_list_of_the_examples_prints_and_keeps_what_is_due(tmp_path: Path) -> None:
    for case in ("croydon-2017.yaml", "exampleshire-2017.yaml"):
        shutil.copy(EXAMPLES / case, tmp_path)
    program = tmp_path / "sifcalc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sifcalc "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = ["sh", str(EXAMPLES / "monday-list.sh"), str(tmp_path), "2017-10-02"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    noted = unknown(f"{tmp_path / 'exampleshire-2017.yaml'}:2:12")
    assert (0, noted) == (ran.returncode, ran.stderr)
    for said in ("Croydon", "Exampleshire", "Publish report"):
        assert said in ran.stdout
    assert (tmp_path / "due.csv").read_bytes().startswith(b"\xef\xbb\xbfauthority")
    assert b"TRIGGER" in (tmp_path / "due.ics").read_bytes()
