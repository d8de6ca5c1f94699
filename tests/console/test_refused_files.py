"""A file that the system will not write, name or replace: it says so, and leaves it as it was."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.files import POSIX, nothing_but
from support.running import CROYDON, Run

from sifcalc.console import files

Command = tuple[str | Path, ...]

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
