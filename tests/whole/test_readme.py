"""The documentation is true: commands print what it says, on a terminal 80 columns wide."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from documentation import blocks, pages, transcripts
from support.running import CROYDON, EXAMPLES, ROOT, Run
from write_docs import PAGES

from sifcalc import load
from sifcalc.case import columns
from sifcalc.cli import _COMMANDS
from sifcalc.console.streams import Streams

README = ROOT / "README.md"
TEXTS = {page: page.read_text(encoding="utf-8") for page in pages()}
RUN = {  # the languages of blocks, and the test below that runs or reads each
    "console": "test_the_commands_of_a_page_print_what_it_says",
    "python": "test_the_python_of_the_pages_runs",
    "yaml": "test_the_case_files_of_the_pages_are_case_files",
    "sh": "test_what_the_pages_have_a_shell_do_is_there_to_be_done",
    "powershell": "test_what_is_typed_on_windows_is_what_is_typed_elsewhere",
    "text": "test_a_block_of_plain_text_shows_no_command_that_nothing_runs",
}


def blocks_of(language: str) -> list[str]:
    return [block for page in TEXTS for block in blocks(language, page)]


@pytest.mark.parametrize(
    "page", [page for page in TEXTS if blocks("console", page)], ids=lambda page: page.name
)
def test_the_commands_of_a_page_print_what_it_says(
    page: Path, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Streams, "width", 80)
    monkeypatch.setattr(Streams, "is_terminal", True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PAGER", "cat")  # what a pager shows is not in what is caught
    for command, printed in transcripts("".join(blocks("console", page))):
        program, *arguments = shlex.split(command)
        assert program == "sifcalc"
        ran = sifcalc(*arguments)
        assert 0 == ran.code, (command, ran.err)
        expected = ".*".join(map(re.escape, printed.split("...\n")))
        assert re.fullmatch(expected, ran.out, re.DOTALL), (command, ran.out)


def test_every_block_of_the_pages_is_run_or_read_by_a_test() -> None:
    for page, text in TEXTS.items():
        fences = re.findall(r"^ *```(.*)$", text, re.MULTILINE)
        assert set(fences[::2]) <= RUN.keys(), page.name
        assert set(fences[1::2]) <= {""}, page.name
    assert set(RUN.values()) <= globals().keys()


def test_the_python_of_the_pages_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert blocks_of("python")
    for program in blocks_of("python"):
        exec(program, {})  # noqa: S102 - the documentation's own words


def test_the_case_files_of_the_pages_are_case_files(tmp_path: Path) -> None:
    for text in blocks_of("yaml"):
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        [case] = load(path)
        assert case.judgements


def test_the_case_file_that_is_shown_whole_is_croydons() -> None:
    [case, *_] = blocks("yaml", ROOT / "docs/case-files.md")
    assert yaml.safe_load(CROYDON.read_text(encoding="utf-8")) == yaml.safe_load(case)


def test_what_the_pages_have_a_shell_do_is_there_to_be_done() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for block in blocks_of("sh"):
        for name in re.findall(r"^make ([\w-]+)", block, re.MULTILINE):
            assert f"\n{name}:" in makefile
        if shell := shutil.which("sh"):
            subprocess.run([shell, "-n"], input=block.encode(), check=True)


def test_what_is_typed_on_windows_is_what_is_typed_elsewhere() -> None:
    elsewhere = [line for block in blocks_of("sh") for line in block.splitlines()]
    for block in blocks_of("powershell"):
        for line in block.splitlines():
            typed = line.replace("py -m", "python3 -m").replace("Scripts", "bin")
            assert typed.replace("\\", "/") in elsewhere


def test_a_block_of_plain_text_shows_no_command_that_nothing_runs() -> None:
    for page in TEXTS.keys() - {ROOT / name for name in PAGES}:
        assert [] == [block for block in blocks("text", page) if "$ " in block]


def test_the_readme_is_read_in_a_few_minutes_in_a_narrow_window() -> None:
    lines = TEXTS[README].splitlines()
    assert len(lines) <= 150
    assert [] == [line for line in lines if len(line) > 80]


def test_the_page_on_case_files_names_every_column_of_a_table() -> None:
    page = TEXTS[ROOT / "docs/case-files.md"]
    assert [] == [column.name for column in columns() if f"`{column.name}`" not in page]


def test_the_two_commands_come_first_and_make_knows_them() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    first = blocks("sh", README)[0]
    assert ["make demo", "make test"] == re.findall(r"^make \w+", first, re.MULTILINE)
    for name in re.findall(r"`make ([\w-]+)`", "".join(TEXTS.values())):
        assert f"\n{name}:" in makefile


def test_every_path_that_the_pages_name_is_there() -> None:
    for page in TEXTS.keys() - {ROOT / name for name in PAGES}:
        for path in re.findall(r"`((?:src|examples|tests|docs|scripts)/[^` {*]*)`", TEXTS[page]):
            assert (ROOT / path).exists(), (page.name, path)


def test_every_link_of_the_pages_leads_to_a_page_and_a_heading_that_are_there() -> None:
    for page, text in TEXTS.items():
        for path, heading in re.findall(r"\]\(([^)#: ]*)(?:#([^)]*))?\)", text):
            target = page.parent.joinpath(path).resolve() if path else page
            assert target.exists(), (page.name, path)
            if heading:
                titles = re.findall(r"^#+ (.+)$", TEXTS[target], re.MULTILINE)
                assert heading in map(anchor, titles), (page.name, path, heading)


def anchor(title: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


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
    written = "".join(text for page, text in TEXTS.items() if page.name != "commands.md")
    for command in _COMMANDS:
        assert f"sifcalc {command}" in written
    for page in (ROOT / "docs").glob("*.md"):
        assert f"](docs/{page.name})" in TEXTS[README]


def test_the_glossary_has_each_word_once_and_types_that_there_are() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| (?!word )([^|-]+) \|", glossary, re.MULTILINE)
    assert words
    assert len(words) == len(set(words))
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    for name in re.findall(r"`([A-Z]\w+)`", glossary):
        assert re.search(rf"^(class {name}\b|{name} = )", code, re.MULTILINE), name


def test_every_picture_has_words_for_those_who_cannot_see_it() -> None:
    pictures = [
        (words, page.parent / path)
        for page, text in TEXTS.items()
        for words, path in re.findall(r"!\[(.*?)\]\((.*?)\)", text, re.DOTALL)
    ]
    assert {"terminal.svg", "report.png", "answered.png"} == {path.name for _, path in pictures}
    for words, path in pictures:
        assert path.exists()
        assert 50 < len(words)
