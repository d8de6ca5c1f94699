"""How a run can end before its time: cleanly, with nothing lost and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.running import CROYDON, PUBLISHED

from sifcalc.__main__ import end_on_signals
from sifcalc.output import FORMATS

PROGRAM = (sys.executable, "-m", "sifcalc")
POSIX = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX system")


@POSIX
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ics"])
def test_a_reader_that_closes_the_pipe_is_no_failure(form: str) -> None:
    asked = f"report {CROYDON} --as-of 2017-10-01" if form == "docx" else f"grade {PUBLISHED}"
    command = f"{' '.join(PROGRAM)} {asked} -q --format {form} | head -c 1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    told = [line for line in ran.stderr.splitlines() if not line.startswith(b"warning: ")]
    assert (0, []) == (ran.returncode, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_exits_2_and_says_so(form: str) -> None:
    command = {"ics": "timeline", "docx": "report"}.get(form, "grade")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*PROGRAM, command, str(CROYDON), "-q", "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert 2 == ran.returncode
    assert b"sifcalc: the answer cannot be written: No space left on device\n" == ran.stderr


ENDS = [
    pytest.param(getattr(signal, name, None), code, id=name)
    for name, code in {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}.items()
]


def as_at_a_terminal() -> None:
    """Heed what ends a run, some of which a run in the background is started to pass over."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGHUP, signal.SIGTERM))


def as_under_nohup() -> None:
    """Pass over the end of the terminal."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    """A run that waits for its input, once it does so."""
    run = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=as_at_a_terminal,
    )
    assert run.stdin
    run.stdin.write(b"leadership\n" + b"good\n" * 100_000)  # more than a pipe holds
    run.stdin.flush()
    return run


@POSIX
@pytest.mark.parametrize(("sent", "code"), ENDS)
def test_an_interrupt_ends_a_run_without_a_word(sent: int, code: int) -> None:
    run = started("grade", "-", "--from", "csv")
    run.send_signal(sent)
    out, err = run.communicate()
    # What was typed to interrupt it stands alone on its line.
    assert (code, b"", b"") == (run.returncode, out, err.strip())


def half_written(
    folder: Path, prepared: Callable[[], None], rows: int = 1_000_000
) -> "subprocess.Popen[bytes]":
    """A run that has begun to write in place of a file."""
    cases, answer = folder / "cases.csv", folder / "answer.csv"
    cases.write_text("leadership\n" + "good\n" * rows)
    answer.write_text("what was there")
    command = [*PROGRAM, "grade", str(cases), "-o", str(answer)]
    run = subprocess.Popen(command, preexec_fn=prepared)
    for _ in range(3000):
        if len(list(folder.iterdir())) > 2:
            break
        time.sleep(0.01)
    return run


@POSIX
@pytest.mark.parametrize(("sent", "code"), ENDS)
def test_an_interrupt_leaves_no_half_written_file(sent: int, code: int, tmp_path: Path) -> None:
    run = half_written(tmp_path, as_at_a_terminal)
    run.send_signal(sent)
    assert code == run.wait()
    assert "what was there" == (tmp_path / "answer.csv").read_text()
    assert {"answer.csv", "cases.csv"} == {path.name for path in tmp_path.iterdir()}


@POSIX
def test_a_second_signal_does_not_stop_the_clearing_up(tmp_path: Path) -> None:
    # So systemd ends what it started, where it is told to: both at once.
    run = half_written(tmp_path, as_at_a_terminal)
    for sent in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
        run.send_signal(sent)
    assert run.wait() in (129, 143)  # which of two is seen first, the system says
    assert {"answer.csv", "cases.csv"} == {path.name for path in tmp_path.iterdir()}


@POSIX
def test_a_window_that_is_closed_on_windows_ends_a_run_as_any_other_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1)
    before = {number: signal.getsignal(number) for number in numbers}
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    try:
        end_on_signals()
        with pytest.raises(SystemExit) as ended:
            signal.raise_signal(signal.SIGUSR1)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert 143 == ended.value.code


@POSIX
def test_a_run_under_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    run = half_written(tmp_path, as_under_nohup, rows=20_000)
    run.send_signal(signal.SIGHUP)
    assert 0 == run.wait()
    assert 20_001 == len((tmp_path / "answer.csv").read_text().splitlines())


@POSIX
def test_what_is_typed_ends_where_it_is_first_said_to() -> None:
    import pty  # not there on Windows

    terminal, typed = pty.openpty()
    run = subprocess.Popen([*PROGRAM, "check", "-"], stdin=typed)
    os.write(terminal, b"leadership: good\n\x04")
    assert 0 == run.wait(timeout=30)
    os.close(terminal)
    os.close(typed)
