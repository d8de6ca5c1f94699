"""A file that is written to is written whole, or left as it was."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from support.files import POSIX, nothing_but
from support.running import CROYDON, PUBLISHED, Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.console.files import Replacement
from sifcalc.output import FORMATS


def test_an_answer_takes_the_place_of_the_file_that_was_there(before: Path, sifcalc: Run) -> None:
    ran = sifcalc("grade", CROYDON, "-o", before)
    assert (0, "", "") == ran
    assert sifcalc("grade", CROYDON, "--format", "json").out == before.read_text()
    assert [before] == list(before.parent.iterdir())


@pytest.mark.parametrize("form", ANSWER_TYPES["grade"].formats)
def test_a_refused_case_leaves_the_file_as_it_was(form: str, before: Path, sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\n"
    ran = sifcalc("grade", "-", "-o", before, "--format", form, stdin=table)
    assert 2 == ran.code
    assert nothing_but(before)


@pytest.mark.parametrize("form", ANSWER_TYPES["grade"].formats)
def test_keeping_going_writes_what_could_be_answered(form: str, before: Path, sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\n"
    ran = sifcalc("grade", "-", "-o", before, "--format", form, "--keep-going", stdin=table)
    assert 2 == ran.code
    assert b"what was there" != before.read_bytes()


@pytest.fixture
def nearly_full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file may grow past a few bytes, as on a disk that fills up."""
    resource = pytest.importorskip("resource", reason="only POSIX has such a limit")
    # Python would keep the byte code of what is first imported here cut short, and fail to read it
    # in every later run.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("nearly_full")
def test_what_is_imported_as_the_disk_fills_leaves_no_byte_code_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "imported_as_the_disk_fills.py"
    module.write_text("A = 1")
    monkeypatch.syspath_prepend(tmp_path)
    assert 1 == import_module(module.stem).A
    assert [module] == list(tmp_path.iterdir())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("nearly_full")
def test_a_disk_that_fills_half_way_leaves_the_file_as_it_was(
    form: str, before: Path, sifcalc: Run
) -> None:
    command = "timeline" if form in ANSWER_TYPES["timeline"].formats else "report"
    ran = sifcalc(command, CROYDON, "-o", before, "--format", form, "-q")
    assert (2, "") == (ran.code, ran.out)
    assert f"{before}: unwritable-file: cannot be written: file too large\n" == ran.err
    assert nothing_but(before)


def test_a_file_is_whole_before_it_takes_its_place(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []
    replace = os.replace

    def watched(*names: str, **folders: Any) -> None:
        [made] = {*before.parent.iterdir()} - {before}
        seen.append((before.read_text(), made.read_text()))
        replace(*names, **folders)

    monkeypatch.setattr(os, "replace", watched)
    sifcalc("grade", CROYDON, "-o", before)
    assert [("what was there", before.read_text())] == seen


def test_an_interrupt_leaves_the_file_as_it_was(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Replacement, "write", interrupted)
    assert 130 == sifcalc("grade", CROYDON, "-o", before).code
    assert nothing_but(before)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder.json", "is a directory"),
        ("missing/answer.json", "no such file or directory"),
        ("file.txt/answer.json", "not a directory"),
    ],
)
def test_where_nothing_can_be_written_is_said(
    name: str, why: str, tmp_path: Path, sifcalc: Run
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file.txt").write_text("")
    ran = sifcalc("grade", CROYDON, "-o", tmp_path / name)
    assert (2, "") == (ran.code, ran.out)
    assert f"{tmp_path / name}: unwritable-file: cannot be written: {why}\n" == ran.err
    assert {"folder.json", "file.txt"} == {path.name for path in tmp_path.iterdir()}


@POSIX
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to this user"
)
def test_a_read_only_file_or_folder_is_left_as_it_was(before: Path, sifcalc: Run) -> None:
    for path, mode in ((before, 0o444), (before.parent, 0o555)):
        path.chmod(mode)
        ran = sifcalc("grade", CROYDON, "-o", before)
        before.parent.chmod(0o755)
        assert (2, "") == (ran.code, ran.out)
        assert "permission denied" in ran.err
        assert nothing_but(before)


@POSIX
def test_who_may_read_a_file_stays_as_it_was_and_a_new_one_is_as_any(
    before: Path, sifcalc: Run
) -> None:
    before.chmod(0o604)
    new = before.with_name("new.json")
    mask = os.umask(0o027)
    try:
        sifcalc("grade", CROYDON, "-o", before)
        sifcalc("grade", CROYDON, "-o", new)
    finally:
        os.umask(mask)
    assert 0o604 == stat.S_IMODE(before.stat().st_mode)
    assert 0o640 == stat.S_IMODE(new.stat().st_mode)


@POSIX
def test_a_link_goes_on_pointing_to_its_file(before: Path, sifcalc: Run) -> None:
    link = before.with_name("link.json")
    link.symlink_to(before)
    sifcalc("grade", CROYDON, "-o", link)
    assert link.is_symlink()
    assert before.read_text().startswith("[")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_is_written_to_as_it_stands(sifcalc: Run) -> None:
    assert 0 == sifcalc("grade", CROYDON, "-o", "/dev/null", "--format", "json").code
    ran = sifcalc("grade", CROYDON, "-o", "/dev/full", "--format", "json")
    assert 2 == ran.code
    assert "/dev/full: unwritable-file: cannot be written: no space left" in ran.err


@pytest.mark.parametrize("way", ["itself", "a link", "a second name", "closures"])
def test_an_answer_never_takes_the_place_of_what_it_is_worked_out_from(
    way: str, tmp_path: Path, sifcalc: Run
) -> None:
    table, other = tmp_path / "cases.csv", tmp_path / "other.csv"
    table.write_bytes(PUBLISHED.read_bytes())
    if way == "a link":
        other.symlink_to(table)
    elif way == "a second name":
        other.hardlink_to(table)
    target = table if way in ("itself", "closures") else other
    command = ("grade", table) if way != "closures" else ("timeline", CROYDON, "--closures", table)
    ran = sifcalc(*command, "-o", target, "-q")
    assert (2, "") == (ran.code, ran.out)
    assert "is also read" in ran.err
    assert PUBLISHED.read_bytes() == table.read_bytes()


@pytest.mark.parametrize("form", ANSWER_TYPES["grade"].formats)
def test_keeping_going_with_nothing_answered_leaves_the_file_as_it_was(
    form: str, before: Path, sifcalc: Run
) -> None:
    table = "authority,leadership\nOne,godo\nTwo,bda\n"
    ran = sifcalc("grade", "-", "-o", before, "--format", form, "--keep-going", stdin=table)
    assert (2, "") == (ran.code, ran.out)
    assert nothing_but(before)


def test_only_the_module_of_files_opens_one_to_write() -> None:
    root = Path(sys.modules["sifcalc"].__file__ or "").parent
    writing = re.compile(r"""["'][rxwa]?b?\+?[xwa]b?\+?["']|write_(text|bytes)\(|mkstemp""")
    found = {
        path.name for path in root.rglob("*.py") if writing.search(path.read_text(encoding="utf-8"))
    }
    # The streams open what the caller had closed, to nowhere; Word's archive is made in memory.
    assert {"files.py", "streams.py", "docx.py"} == found


STREAMS = ["/dev/stdout", "/dev/stderr", "/dev/fd/1", "/dev/fd/7", "/proc/self/fd/1", "link.json"]


@POSIX
@pytest.mark.parametrize("target", STREAMS)
@pytest.mark.parametrize("sent", ["> log.txt", ">> log.txt", "| cat > log.txt"])
def test_what_is_open_already_is_added_to_by_its_name(
    sent: str, target: str, tmp_path: Path
) -> None:
    if target.startswith("/proc") and not Path(target).exists():
        pytest.skip("the system has no /proc")
    (tmp_path / "link.json").symlink_to("/dev/stdout")
    command = (
        f'"{sys.executable}" -m sifcalc grade "{CROYDON}" --format jsonl -o {target} 2>&1 7>&1'
    )
    script = f"{{ echo what was there; {command}; echo $?; }} {sent}"
    subprocess.run(["sh", "-c", script], cwd=tmp_path, check=True)
    first, answer, code = (tmp_path / "log.txt").read_text().splitlines()
    assert ("what was there", "0") == (first, code)
    assert "Croydon" == json.loads(answer)["authority"]


@POSIX
def test_a_file_by_its_own_name_is_replaced_also_where_it_is_open_already(before: Path) -> None:
    command = f'"{sys.executable}" -m sifcalc grade "{CROYDON}" -o "{before}" >> "{before}" 2>&1'
    subprocess.run(["sh", "-c", command], check=True)
    assert "Croydon" == json.loads(before.read_text())[0]["authority"]


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the tests make a folder of their own in it


@pytest.mark.skipif(not IN_MEMORY.is_dir(), reason="needs a folder of files in memory")
def test_a_regular_file_is_replaced_wherever_it_is(sifcalc: Run) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        answer = Path(folder, "answer.json")
        for _ in range(2):
            assert (0, "", "") == sifcalc("grade", CROYDON, "-o", answer)
        assert "Croydon" == json.loads(answer.read_text())[0]["authority"]
        assert [answer] == list(answer.parent.iterdir())


@POSIX
def test_a_pipe_with_a_name_is_written_to(tmp_path: Path, sifcalc: Run) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert 0 == sifcalc("grade", CROYDON, "-o", pipe).code
    assert "Croydon" == json.loads(os.read(reader, 1 << 16))[0]["authority"]
    os.close(reader)


@POSIX
def test_links_that_go_round_are_refused(tmp_path: Path, sifcalc: Run) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.symlink_to(two)
    two.symlink_to(one)
    ran = sifcalc("grade", CROYDON, "-o", one)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"{one}: unwritable-file: cannot be written: ")


def test_an_answer_that_fails_is_not_blamed_on_the_file(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("sifcalc.output.formats.json.record", broken)
    with pytest.raises(OSError, match="Input/output"):
        sifcalc("grade", CROYDON, "-o", before)
    assert nothing_but(before)
