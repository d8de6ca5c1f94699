"""Deleted folders, closed streams, consoles and pipes: a command answers, or says why it cannot."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import Any

import pytest
from support.programs import EVERY_COMMAND, LINUX, POSIX, PROGRAM, Ended, closing
from support.running import CROYDON

from sifcalc.cli import exits
from sifcalc.complaints import CannotWrite
from sifcalc.console import streams
from sifcalc.console.streams import ReaderGone

pytestmark = POSIX


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What starts a run in a folder that is deleted before it begins."""
    work = tmp_path / "gone"
    work.mkdir()
    yield {"cwd": work, "preexec_fn": lambda: work.rmdir()}
    assert not work.exists()


@EVERY_COMMAND
def test_in_a_deleted_folder_a_command_answers_as_elsewhere(
    command: str,
    gone: dict[str, Any],
    run: Callable[..., Ended],
    answer: Callable[[str], Ended],
) -> None:
    assert answer(command) == run(command, **gone)


@pytest.mark.parametrize(
    "command", [f"grade {CROYDON} -o a.json", "schema -o a.json", "new a.yaml"]
)
def test_in_a_deleted_folder_no_file_is_written_and_the_reason_is_said(
    command: str, gone: dict[str, Any], run: Callable[..., Ended]
) -> None:
    ended = run(command, **gone)
    assert (2, b"") == (ended.code, ended.out)
    assert b"unwritable-file: cannot be written: no such file or directory" in ended.err


CLOSED = [" ".join(each) for each in (
    ("<&-",), (">&-",), ("2>&-",), ("<&-", ">&-"), ("<&-", "2>&-"), (">&-", "2>&-"),
    ("<&-", ">&-", "2>&-"),
)]  # fmt: skip


@pytest.mark.parametrize("redirection", CLOSED)
@pytest.mark.parametrize(
    "command", ["grade BREACH --format json", f"grade {CROYDON}", "workdays add 2017-09-04 70"]
)
def test_with_streams_closed_a_command_answers_or_says_that_it_cannot(
    command: str, redirection: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    ended, whole = run(command, program=closing(redirection)), answer(command)
    if ">&-" in redirection.split():
        said = b"sifcalc: the answer cannot be written: standard output is closed\n"
        assert (exits.BAD_INPUT, b"", b"" if "2>&-" in redirection else said) == ended
    else:
        assert (whole.code, whole.out) == (ended.code, ended.out)


@EVERY_COMMAND
def test_with_every_stream_closed_a_command_ends_with_2_where_it_had_something_to_say(
    command: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    says = bool(answer(command).out)
    ended = run(command, program=closing("<&- >&- 2>&-"))
    assert (exits.BAD_INPUT if says else exits.ANSWERED, b"", b"") == ended


@pytest.mark.parametrize("redirection", CLOSED)
def test_a_file_is_written_whichever_streams_are_closed(
    redirection: str, run: Callable[..., Ended], answer: Callable[[str], Ended], tmp_path: Path
) -> None:
    command, kept = "grade BREACH --format json", tmp_path / "kept.json"
    ended = run(f"{command} -o {kept}", program=closing(redirection))
    assert (exits.BREACH, b"", b"") == ended
    assert answer(command).out == kept.read_bytes()


@LINUX
def test_a_closed_stream_that_is_asked_for_by_its_name_is_not_written_to(
    run: Callable[..., Ended],
) -> None:
    for number, redirection in ((1, ">&-"), (2, "2>&-")):
        command = f"grade BREACH --format json -o /dev/fd/{number}"
        assert (exits.BAD_INPUT, b"") == run(command, program=closing(redirection))[:2]


@LINUX
@pytest.mark.parametrize("command", ["--help", "--version", "grade --help", "workdays add --help"])
@pytest.mark.parametrize("characters", ["utf-8", "ascii"])
def test_help_ends_as_every_other_output_does(
    command: str, characters: str, run: Callable[..., Ended]
) -> None:
    environment = {"PYTHONIOENCODING": characters}
    full = run(command, program=closing(">/dev/full"), env=environment)
    assert (exits.BAD_INPUT, b"") == full[:2]
    assert b"sifcalc: the answer cannot be written: No space left on device\n" == full.err
    reader, writer = os.pipe()
    os.close(reader)
    pipe = run(command, stdout=writer, env=environment)
    os.close(writer)
    assert (exits.ANSWERED, b"", b"") == pipe


@LINUX
@pytest.mark.parametrize(
    ("command", "code"),
    [("grade BREACH", 1), ("nothing", 2), ("check nothing.yaml", 2), ("rules nothing", 2)],
)
def test_standard_error_that_cannot_be_written_changes_no_exit_code(
    command: str, code: int, run: Callable[..., Ended]
) -> None:
    for redirection in ("2>/dev/full", "2>&-"):
        assert code == run(command, program=closing(redirection)).code


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("library", ["click", "pydantic"])
def test_a_signal_ends_a_run_that_has_hardly_begun(
    sent: int, code: int, library: str, tmp_path: Path
) -> None:
    # What is raised within __set_name__ is taken for a RuntimeError.
    (tmp_path / f"{library}.py").write_text(
        "import sys, time\n"
        "class Waits:\n"
        "    def __set_name__(self, owner, name):\n"
        "        print('imported', flush=True)\n"
        "        time.sleep(60)\n"
        "class Slow:\n"
        "    waits = Waits()\n"
    )
    started = subprocess.Popen(
        [*PROGRAM, "check", str(CROYDON)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert started.stdout
    assert b"imported\n" == started.stdout.readline()
    started.send_signal(sent)
    _, err = started.communicate(timeout=30)
    assert (code, b"") == (started.returncode, err.strip())


class Failing(RawIOBase):
    """What raises that error where it is written to."""

    def __init__(self, number: int, error: OSError) -> None:
        self._number, self._error = number, error

    def fileno(self) -> int:
        return self._number

    def write(self, _: object) -> int:
        raise self._error


def test_a_pipe_that_nobody_reads_is_an_invalid_argument_on_windows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    invalid = OSError(22, "Invalid argument")
    reader, pipe = os.pipe()
    file = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    with pytest.raises(CannotWrite, match="Invalid argument"):
        streams._Output(Failing(pipe, invalid)).write(b"answer")
    monkeypatch.setattr(streams, "_WINDOWS", True)
    with pytest.raises(ReaderGone):
        streams._Output(Failing(pipe, invalid)).write(b"answer")
    with pytest.raises(CannotWrite, match="Invalid argument"):
        streams._Output(Failing(file, invalid)).write(b"answer")
    with pytest.raises(CannotWrite, match="No space left"):
        streams._Output(Failing(pipe, OSError(28, "No space left"))).write(b"answer")
    for number in (reader, pipe, file):
        os.close(number)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown", "ics"])
def test_an_answer_is_the_same_bytes_on_windows_as_in_a_file(
    form: str, run: Callable[..., Ended], tmp_path: Path
) -> None:
    command, kept = f"timeline {CROYDON} --as-of 2017-10-01 -q --format {form}", tmp_path / "kept"
    assert exits.ANSWERED == run(f"{command} -o {kept}").code
    as_on_windows = (
        "import sys, sifcalc.__main__ as program\n"
        "sys.stdout = open(1, 'w', newline='\\r\\n', encoding='utf-8', closefd=False)\n"
        "program.run()"
    )
    ended = run(command, program=(sys.executable, "-c", as_on_windows))
    assert (exits.ANSWERED, kept.read_bytes(), b"") == ended


def test_what_a_windows_console_cannot_show_is_written_as_its_number(
    run: Callable[..., Ended],
) -> None:
    command = "timeline --authority Ωshire’s --report-received 2017-09-04 --format table -q"
    ended = run(command, env={"PYTHONIOENCODING": "cp1252"})
    assert exits.ANSWERED == ended.code
    assert r"\u03a9shire’s: OVERALL EFFECTIVENESS NOT KNOWN; seen" in ended.out.decode("cp1252")


def test_the_closure_days_are_read_from_standard_input_and_from_a_pipe(
    run: Callable[..., Ended], tmp_path: Path
) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2017-12-11 staff day\n")
    command = "timeline --report-received 2017-09-04 --as-of 2017-10-01 --format json -q --closures"
    told = run(f"{command} {days}")
    assert b"staff day" in told.out
    with days.open() as given:
        assert told == run(f"{command} -", stdin=given)
    through_a_pipe = ("sh", "-c", f'cat "{days}" | "$@"', "sh", *PROGRAM)
    assert told == run(f"{command} -", program=through_a_pipe)
    assert told == run(f"{command} /dev/stdin", program=through_a_pipe)


@pytest.mark.parametrize(
    "command", ["timeline --report-received 2017-09-04 --closures -", "grade -"]
)
def test_standard_input_that_is_closed_is_no_empty_file(
    command: str, run: Callable[..., Ended]
) -> None:
    ended = run(command, program=closing("<&-"))
    assert (2, b"") == (ended.code, ended.out)
    assert b"<stdin>: unreadable-file" in ended.err


def test_standard_input_is_read_once(run: Callable[..., Ended]) -> None:
    ended = run("timeline - --closures -", stdin=subprocess.DEVNULL)
    assert 2 == ended.code
    assert b"Standard input (-) can be read only once" in ended.err


@pytest.mark.parametrize("columns", ["²", "99999999999999999999", "0", "-5", "wide"])
def test_columns_that_are_no_width_are_no_fault(
    columns: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    command = f"timeline {CROYDON} --as-of 2017-10-01"
    ended, usual = run(command, env={"COLUMNS": columns}), answer(command)
    assert (usual.code, usual.err) == (ended.code, ended.err)
    assert (ended.out == usual.out) is (len(columns) < 10)
