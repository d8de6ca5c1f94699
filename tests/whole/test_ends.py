"""How a run can end before its time: cleanly, with nothing lost and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.running import CROYDON, PUBLISHED

from sifcalc.output import FORMATS

PROGRAM = (sys.executable, "-m", "sifcalc")
POSIX = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX system")


@POSIX
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ics"])
def test_a_reader_that_closes_the_pipe_is_no_failure(form: str) -> None:
    command = f"{' '.join(PROGRAM)} grade {PUBLISHED} -q --format {form} | head -c 1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert (0, b"") == (ran.returncode, ran.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_exits_2_and_says_so(form: str) -> None:
    command = "timeline" if form == "ics" else "grade"
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*PROGRAM, command, str(CROYDON), "-q", "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert 2 == ran.returncode
    assert b"sifcalc: the answer cannot be written: No space left on device\n" == ran.stderr


def as_at_a_terminal() -> None:
    """Heed an interrupt, which what runs in the background is started to pass over."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


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
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_a_run_without_a_word(sent: int, code: int) -> None:
    run = started("grade", "-", "--from", "csv")
    run.send_signal(sent)
    out, err = run.communicate()
    # What was typed to interrupt it stands alone on its line.
    assert (code, b"", b"") == (run.returncode, out, err.strip())


@POSIX
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_no_half_written_file(sent: int, code: int, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("leadership\n" + "good\n" * 200_000)
    answer = tmp_path / "answer.csv"
    answer.write_text("what was there")
    command = [*PROGRAM, "grade", str(cases), "-o", str(answer)]
    run = subprocess.Popen(command, preexec_fn=as_at_a_terminal)
    for _ in range(1000):
        if len(list(tmp_path.iterdir())) > 2:
            break
        time.sleep(0.01)
    run.send_signal(sent)
    assert code == run.wait()
    assert "what was there" == answer.read_text()
    assert {cases, answer} == set(tmp_path.iterdir())


@POSIX
def test_what_is_typed_ends_where_it_is_first_said_to() -> None:
    import pty  # not there on Windows

    terminal, typed = pty.openpty()
    run = subprocess.Popen([*PROGRAM, "check", "-"], stdin=typed)
    os.write(terminal, b"leadership: good\n\x04")
    assert 0 == run.wait(timeout=30)
    os.close(terminal)
    os.close(typed)
