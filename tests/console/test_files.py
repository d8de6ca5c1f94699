"""A file that is written to is written whole, or left as it was."""

import errno
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from support.running import CROYDON, PUBLISHED, Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.console import files
from sifcalc.console.files import Replacement
from sifcalc.output import FORMATS

Command = tuple[str | Path, ...]
POSIX = pytest.mark.skipif(os.name == "nt", reason="the system has other rules for files")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A file that was there before."""
    path = tmp_path / "answer.json"
    path.write_text("what was there")
    return path


def nothing_but(path: Path) -> bool:
    """Whether the file is as it was, and nothing was left beside it."""
    return path.read_text() == "what was there" and [path] == list(path.parent.iterdir())


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
    # The streams open what the caller had closed, to nowhere.
    assert {"files.py", "streams.py"} == found


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


WRITING = {
    "-o": ("grade", CROYDON, "-o"),
    "new --force": ("new", "-q", "--force"),
    "schema --force": ("schema", "--force", "-o"),
}
"""Every way to write in place of a file that is there."""
DENIED = PermissionError(errno.EACCES, "Permission denied")


def refusing(
    error: OSError, only: Path | None = None, otherwise: Callable[..., Any] | None = None
) -> Callable[..., Any]:
    """A step of the system's that fails, for all files or for one."""

    def refused(*arguments: object, **options: object) -> Any:
        if otherwise and arguments[0] != only:
            return otherwise(*arguments, **options)
        raise error

    return refused


@POSIX
@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize("letter", ["a", "é", "\N{PARTY POPPER}"])
def test_a_name_as_long_as_the_system_has_is_written_to(
    letter: str, command: Command, tmp_path: Path, sifcalc: Run
) -> None:
    most = os.pathconf(tmp_path, "PC_NAME_MAX")
    ending = ".yaml" if "new" in command else ".json"
    name = letter * ((most - len(ending)) // len(letter.encode()))
    path = tmp_path / f"{name}{'a' * (most - len(ending) - len(name.encode()))}{ending}"
    for _ in range(2):
        assert (0, "", "") == sifcalc(*command, path)
    assert [path] == list(tmp_path.iterdir())


@POSIX
@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize("over", [0, 1])
def test_a_path_as_long_as_the_system_has_is_written_to_and_no_longer_one(
    over: int, command: Command, tmp_path: Path, sifcalc: Run
) -> None:
    name = "a.yaml" if "new" in command else "a.json"
    left = os.pathconf(tmp_path, "PC_PATH_MAX") - 1 - len(os.fsencode(tmp_path / name)) + over
    folder = tmp_path
    while left:
        part = min(left - 1, 200) if left != 202 else 100  # no part is left that has no letter
        folder, left = folder / ("f" * part), left - 1 - part
    folder.mkdir(parents=True)
    ran = sifcalc(*command, folder / name)
    if over:
        why = "unwritable-file: cannot be written: file name too long"
        assert (2, "", f"{folder / name}: {why}\n") == ran
    else:
        assert (0, "", "") == ran
    assert ([] if over else [name]) == [path.name for path in folder.iterdir()]


@POSIX
@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
def test_a_name_longer_than_the_system_has_is_refused(
    command: Command, tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / ("a" * (os.pathconf(tmp_path, "PC_NAME_MAX") - 4) + ".yaml")
    ran = sifcalc(*command, path, *(["--format", "json"] if "grade" in command else []))
    said = f"{path}: unwritable-file: cannot be written: file name too long\n"
    assert (2, "", said) == ran
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
@pytest.mark.parametrize("code", ["EROFS", "ENOSPC", "EDQUOT", "EACCES", "EIO", "EMFILE"])
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "fchmod"])
def test_whatever_the_system_refuses_is_said_and_leaves_the_file_as_it_was(
    step: str,
    code: str,
    command: Command,
    before: Path,
    sifcalc: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not hasattr(os, step) or not hasattr(errno, code):
        pytest.skip("the system has no such step or error")
    number = getattr(errno, code)

    path = before.rename(before.with_suffix(".yaml")) if "new" in command else before
    path.chmod(0o640)
    monkeypatch.setattr(os, step, refusing(OSError(number, os.strerror(number))))
    ran = sifcalc(*command, path)
    why = os.strerror(number).lower()
    assert (2, "", f"{path}: unwritable-file: cannot be written: {why}\n") == ran
    assert nothing_but(path)


class InUse(PermissionError):
    """What Windows says of a file that another program has open."""

    winerror = 32


def test_a_file_that_is_open_in_excel_is_left_as_it_was(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_use = InUse(errno.EACCES, "The process cannot access the file")
    monkeypatch.setattr(os, "replace", refusing(in_use))
    ran = sifcalc("grade", CROYDON, "-o", before)
    why = "the process cannot access the file: it may be open in another program"
    assert (2, "", f"{before}: unwritable-file: cannot be written: {why}\n") == ran
    assert nothing_but(before)


def test_a_file_marked_read_only_is_left_as_it_was(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", refusing(DENIED, before, os.open))
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = sifcalc("grade", CROYDON, "-o", before)
    said = f"{before}: unwritable-file: cannot be written: permission denied\n"
    assert (2, "", said) == ran
    assert nothing_but(before)


@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
def test_a_file_in_a_folder_that_cannot_be_opened_is_replaced_too(
    command: Command, before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows opens no folder, and a drop box is not to be read.
    monkeypatch.setattr(os, "open", refusing(DENIED, before.parent, os.open))
    path = before.rename(before.with_suffix(".yaml")) if "new" in command else before
    assert (0, "", "") == sifcalc(*command, path)
    assert [path] == list(path.parent.iterdir())
    assert "what was there" != path.read_text()


def test_a_file_that_may_be_written_and_not_read_is_replaced(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.W_OK)
    assert (0, "", "") == sifcalc("grade", CROYDON, "-o", before)
    assert "what was there" != before.read_text()


def test_a_file_of_another_run_is_left_to_it(
    before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sifcalc.console.files.token_hex", lambda _: "0")
    others = before.with_name(".sifcalc-0.part")
    others.write_text("another's")
    ran = sifcalc("grade", CROYDON, "-o", before)
    said = f"{before}: unwritable-file: cannot be written: file exists\n"
    assert (2, "", said) == ran
    assert ("another's", "what was there") == (others.read_text(), before.read_text())


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_an_interrupt_after_any_step_leaves_nothing_beside(
    step: str, before: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = getattr(os, step)

    def interrupted(*arguments: object, **options: object) -> object:
        result = done(*arguments, **options)
        if arguments[0] == before.parent:  # the folder, which is opened first
            return result
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    assert 130 == sifcalc("grade", CROYDON, "-o", before).code
    assert [before] == list(before.parent.iterdir())
    assert (step == "replace") == (before.read_text() != "what was there")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_a_file_stays_its_owners_and_its_groups(before: Path, sifcalc: Run) -> None:
    os.chown(before, 12345, 54321)
    before.chmod(0o6754)
    assert (0, "", "") == sifcalc("grade", CROYDON, "-o", before)
    after = before.stat()
    assert (12345, 54321) == (after.st_uid, after.st_gid)
    assert 0o754 == stat.S_IMODE(after.st_mode)  # nothing that runs as another is made


@POSIX
@pytest.mark.parametrize(
    ("refused", "mode"),
    [((), 0o674), (("owner",), 0o674), (("group",), 0o644), (("group", "owner"), 0o644)],
)
def test_a_file_that_the_system_gives_to_another_is_noted_and_opens_to_nobody_else(
    refused: tuple[str, ...],
    mode: int,
    before: Path,
    sifcalc: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_another(path: str, folder: int | None = None) -> os.stat_result | None:
        found = status(path, folder)
        return found and os.stat_result((*found[:4], found[4] + 1, found[5] + 1, *found[6:10]))

    def given(_: int, owner: int, group: int) -> None:
        assert -1 in (owner, group)
        if ("owner" if group == -1 else "group") in refused:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    status = files._status
    before.chmod(0o674)
    monkeypatch.setattr(files, "_status", of_another)
    monkeypatch.setattr(os, "fchown", given)
    ran = sifcalc("grade", CROYDON, "-o", before)
    said = f"note: {before}: the system did not let the file keep its {' and '.join(refused)}\n"
    assert (0, "", said if refused else "") == ran
    assert mode == stat.S_IMODE(before.stat().st_mode)
    assert "" == sifcalc("grade", CROYDON, "-o", before, "-q").err
