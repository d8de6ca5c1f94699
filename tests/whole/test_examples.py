"""The scripts of the examples run as they stand and fail loudly, and `make demo` says what next."""

import os
import re
import shutil
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from support.running import EXAMPLES, ROOT, UNDATED, Ran, Run, unknown

from sifcalc import load
from sifcalc.cli import exits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="they are tried in a POSIX shell")
SCRIPTS = {  # -S: a Python that has no sifcalc, as that of a scheduler may have none
    "monday-list.sh": ("sh",),
    "monday_list.py": (sys.executable, "-S"),
}
DUE = "2017-10-02"
KEPT = ["due.csv", "due.ics"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout after `make demo`, in a folder with a space in its name."""
    checkout = tmp_path / "a checkout"
    shutil.copytree(EXAMPLES, checkout / "examples")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, checkout)
    installs(checkout, f'exec "{sys.executable}" -m sifcalc "$@"')
    for name in ("made", "installed"):
        (checkout / ".venv" / name).touch()
    return checkout


def installs(checkout: Path, program: str) -> None:
    """Put a shell's program where `make demo` puts sifcalc."""
    path = checkout / ".venv/bin/sifcalc"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{program}\n")
    path.chmod(0o755)


@pytest.fixture(params=SCRIPTS)
def monday(request: pytest.FixtureRequest, checkout: Path) -> Run:
    """One of the two scripts that make the Monday list, run in the checkout."""

    def run(*arguments: object, **options: Any) -> Ran:
        script = [*SCRIPTS[request.param], f"examples/{request.param}", *map(str, arguments)]
        return execute(script, checkout, **options)

    return run


def execute(command: list[str], folder: Path, stdout: Any = subprocess.PIPE, **options: Any) -> Ran:
    """Run it where sifcalc is not on PATH."""
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "COLUMNS": "100"}
    ran = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        **options,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder of cases, with a space in its name and in a case's."""
    cases = tmp_path / "cases of ours"
    cases.mkdir()
    shutil.copy(EXAMPLES / "croydon-2017.yaml", cases / "Croydon 2017.yaml")
    shutil.copy(EXAMPLES / "exampleshire-2017.yaml", cases / "exampleshire.yml")
    return cases


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_examples_make_a_whole_monday_list_and_nothing_is_written(
    monday: Run, checkout: Path
) -> None:
    before = contents(checkout)
    ran = monday("examples")
    assert 0 == ran.code, ran.err
    assert "(10 working days)" in ran.out
    assert before == contents(checkout)


def test_the_monday_list_says_what_is_due_and_where_it_kept_it(
    monday: Run, checkout: Path, cases: Path, tmp_path: Path
) -> None:
    before = contents(checkout)
    keep = tmp_path / "kept here"
    ran = monday(cases, keep, DUE)
    noted = unknown(f"{cases / 'exampleshire.yml'}:2:12")
    assert (0, noted) == (ran.code, ran.err)
    for said in ("Croydon", "Exampleshire", "Publish report", *(str(keep / name) for name in KEPT)):
        assert said in ran.out
    assert (keep / "due.csv").read_bytes().startswith(b"\xef\xbb\xbfauthority")
    assert b"TRIGGER" in (keep / "due.ics").read_bytes()
    assert before == contents(checkout)


def test_a_date_may_be_given_in_words_and_without_a_folder_to_keep_it_in(
    monday: Run, cases: Path, checkout: Path
) -> None:
    before = contents(checkout)
    ran = monday(cases, "", "2 October 2017")
    assert 0 == ran.code
    assert "seen Mon 2 Oct 2017" in ran.out
    assert before == contents(checkout)


def test_the_cases_may_be_a_table_and_what_excel_keeps_beside_it_is_none(
    monday: Run, tmp_path: Path
) -> None:
    (tmp_path / "cases.csv").write_text("authority,report_published\nCroydon,2017-09-04\n")
    (tmp_path / "~$cases.xlsx").write_bytes(b"\7owner")
    ran = monday(tmp_path, tmp_path / "kept", DUE)
    assert (0, "") == (ran.code, ran.err)
    assert "Publish report" in ran.out


@pytest.mark.parametrize("bad", ["not yaml: [", "authority: Exampleshire\noverall: splendid\n", ""])
def test_a_bad_file_is_complained_of_and_the_rest_is_listed(
    bad: str, monday: Run, cases: Path, tmp_path: Path
) -> None:
    (cases / "bad one.yaml").write_text(bad)
    keep = tmp_path / "kept"
    ran = monday(cases, keep, DUE)
    assert 2 == ran.code
    assert f"{cases / 'bad one.yaml'}" in ran.err
    assert "not the whole list" in ran.err
    assert "Croydon" in ran.out
    assert "Croydon" in (keep / "due.csv").read_text(encoding="utf-8")


def test_a_case_without_a_date_is_complained_of(monday: Run, cases: Path) -> None:
    shutil.copy(UNDATED, cases)
    ran = monday(cases)
    assert 2 == ran.code
    assert "nothing-to-count-from" in ran.err


@pytest.mark.parametrize("there", [True, False], ids=["empty", "missing"])
def test_a_folder_without_cases_ends_with_2_and_last_weeks_list_is_gone(
    there: bool, monday: Run, tmp_path: Path
) -> None:
    cases, keep = tmp_path / "no cases", tmp_path / "kept"
    keep.mkdir()
    for name in KEPT:
        (keep / name).write_text("last week's")
    if there:
        cases.mkdir()
    ran = monday(cases, keep)
    assert (2, "") == (ran.code, ran.out)
    assert str(cases) in ran.err
    assert not any((keep / name).exists() for name in KEPT)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_list_that_cannot_be_printed_ends_with_2(
    monday: Run, cases: Path, tmp_path: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        ran = monday(cases, tmp_path / "kept", DUE, stdout=full)
    assert 2 == ran.code
    assert "No space left on device" in ran.err


def test_a_list_that_cannot_be_kept_for_want_of_room_is_printed_and_ends_with_2(
    monday: Run, cases: Path, tmp_path: Path
) -> None:
    keep = tmp_path / "kept"
    ran = monday(cases, keep, DUE, preexec_fn=without_room)
    assert 2 == ran.code
    assert "Publish report" in ran.out
    assert "Kept" not in ran.out
    for name in KEPT:
        assert f"{keep / name}: not kept" in ran.err
    assert [] == [*keep.iterdir()]


def without_room() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_folder_that_cannot_be_made_ends_with_2(monday: Run, cases: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    ran = monday(cases, tmp_path / "a file" / "kept")
    assert (2, "") == (ran.code, ran.out)
    assert str(tmp_path / "a file") in ran.err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to this user"
)
def test_a_folder_that_is_read_only_ends_with_2(monday: Run, cases: Path, tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    keep.mkdir()
    (keep / "due.csv").write_text("last week's")
    keep.chmod(0o500)
    ran = monday(cases, keep)
    keep.chmod(0o700)
    assert (2, "") == (ran.code, ran.out)
    assert str(keep) in ran.err


def test_the_list_is_not_kept_among_the_cases(monday: Run, cases: Path) -> None:
    before = contents(cases)
    ran = monday(cases, cases)
    assert (2, "") == (ran.code, ran.out)
    assert "the cases are there" in ran.err
    assert before == contents(cases)


def test_without_sifcalc_a_script_says_where_it_looked(monday: Run, checkout: Path) -> None:
    (checkout / ".venv/bin/sifcalc").unlink()
    ran = monday("examples")
    assert (127, "") == (ran.code, ran.out)
    assert str(checkout / ".venv") in ran.err


@pytest.mark.parametrize("code", [exits.BAD_INPUT, exits.FAULT, 134, exits.TERMINATED])
def test_last_weeks_list_is_not_kept_where_this_weeks_is_not_made(
    code: int, monday: Run, checkout: Path, cases: Path, tmp_path: Path
) -> None:
    installs(checkout, f"exit {code}")
    keep = tmp_path / "kept"
    keep.mkdir()
    for name in KEPT:
        (keep / name).write_text("last week's")
    ran = monday(cases, keep)
    assert (code, "") == (ran.code, ran.out)
    assert "not the whole list" in ran.err
    assert not any((keep / name).exists() for name in KEPT)


class PostOffice(socketserver.StreamRequestHandler):
    """A mail server that takes one mail."""

    taken: list[str]

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            if line.lower().startswith(b"data"):
                self.wfile.write(b"354 go on\r\n")
                mail = iter(self.rfile.readline, b".\r\n")
                self.taken.append(b"".join(mail).decode())
            self.wfile.write(
                b"221 bye\r\n" if line.lower().startswith(b"quit") else b"250 good\r\n"
            )


@pytest.fixture
def mails() -> Iterator[tuple[str, list[str]]]:
    """A mail server's address, and the mails that it has taken."""
    PostOffice.taken = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), PostOffice) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}", PostOffice.taken
        server.shutdown()


@pytest.mark.parametrize("bad", [False, True])
def test_the_list_is_mailed_with_what_was_kept_and_its_subject_says_whether_it_is_whole(
    bad: bool, mails: tuple[str, list[str]], checkout: Path, cases: Path, tmp_path: Path
) -> None:
    server, taken = mails
    if bad:
        (cases / "bad.yaml").write_text("[")
    script = [*SCRIPTS["monday_list.py"], "examples/monday_list.py", str(cases)]
    script += [str(tmp_path / "kept"), DUE, "--server", server]
    script += ["--mail-from", "a@exampleshire.gov.uk", "--mail-to", "b@exampleshire.gov.uk"]
    ran = execute(script, checkout)
    assert 2 * bad == ran.code, ran.err
    [mail] = (message_from_string(text, policy=default) for text in taken)
    assert bad is ("NOT THE WHOLE LIST" in mail["Subject"])
    body = mail.get_body()
    assert body
    assert "Publish report" in body.get_content()
    assert bad is ("bad.yaml" in body.get_content())
    assert KEPT == [part.get_filename() for part in mail.iter_attachments()]


def test_a_list_that_cannot_be_mailed_is_kept_and_ends_with_2(
    checkout: Path, cases: Path, tmp_path: Path
) -> None:
    script = [*SCRIPTS["monday_list.py"], "examples/monday_list.py", str(cases)]
    script += [str(tmp_path / "kept"), DUE, "--server", "127.0.0.1:1"]
    script += ["--mail-from", "a@exampleshire.gov.uk", "--mail-to", "b@exampleshire.gov.uk"]
    ran = execute(script, checkout)
    assert 2 == ran.code
    assert "could not be mailed" in ran.err
    assert "Publish report" in (tmp_path / "kept/due.txt").read_text(encoding="utf-8")


def keeping(checkout: Path, *arguments: object, **options: Any) -> Ran:
    """Keep a case for two years, in the checkout."""
    return execute(["sh", "examples/keep-a-case.sh", *map(str, arguments)], checkout, **options)


def test_a_case_is_kept_for_two_years_with_what_is_due_after_each_day(
    checkout: Path, tmp_path: Path
) -> None:
    before = contents(checkout)
    ran = keeping(checkout, tmp_path / "kept here")
    assert 0 == ran.code, ran.err
    assert 14 == len(re.findall(r"^== ", ran.out, re.MULTILINE))
    case = tmp_path / "kept here" / "exampleshire.yaml"
    assert f"Kept: {case}" in ran.out
    [kept] = load(case)
    assert kept.reinspection
    assert date(2018, 8, 10) == kept.reinspection.report_published
    assert before == contents(checkout)


def test_a_case_is_kept_in_a_new_folder_where_none_is_named(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    ran = keeping(checkout)
    assert 0 == ran.code, ran.err
    [case] = re.findall(r"^Kept: (.+)$", ran.out, re.MULTILINE)
    assert Path(case).is_relative_to(tmp_path)


def test_a_case_that_is_there_already_is_not_replaced(checkout: Path, tmp_path: Path) -> None:
    case = tmp_path / "exampleshire.yaml"
    case.write_text("somebody's")
    ran = keeping(checkout, tmp_path)
    assert (2, "") == (ran.code, ran.out)
    assert f"{case}: is there already" in ran.err
    assert "somebody's" == case.read_text()


def test_a_case_for_which_there_is_no_room_ends_with_2(checkout: Path, tmp_path: Path) -> None:
    ran = keeping(checkout, tmp_path, preexec_fn=without_room)
    assert (2, "") == (ran.code, ran.out)
    assert "cannot be written" in ran.err
    assert not (tmp_path / "exampleshire.yaml").exists()


@pytest.mark.parametrize("code", [exits.BAD_INPUT, exits.FAULT, 134, exits.TERMINATED])
def test_the_first_day_that_is_not_recorded_ends_the_keeping(
    code: int, checkout: Path, tmp_path: Path
) -> None:
    installs(checkout, f"exit {code}")
    ran = keeping(checkout, tmp_path)
    assert code == ran.code
    assert "2017-03-24 was not recorded as report.received" in ran.err
    assert ["2017-03-24"] == re.findall(r"^== ([\d-]+)", ran.out, re.MULTILINE)


def test_without_sifcalc_no_case_is_begun(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv/bin/sifcalc").unlink()
    ran = keeping(checkout, tmp_path / "kept")
    assert (127, "") == (ran.code, ran.out)
    assert not (tmp_path / "kept").exists()


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_demo_shows_october_2017_and_ends_with_a_line_that_can_be_typed(checkout: Path) -> None:
    ran = execute(["make", "--no-print-directory", "demo"], checkout)
    assert 0 == ran.code, ran.err
    assert "seen Sun 1 Oct 2017" in ran.out
    assert "OVER" not in ran.out
    last = ran.out.splitlines()[-1]
    assert last.startswith(".venv/bin/sifcalc ")
    assert 0 == execute(["sh", "-c", last], checkout).code
    assert (checkout / "case.yaml").exists()
