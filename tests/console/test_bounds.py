"""What is too much is refused with the bound, before it is all held in memory."""

import json
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from support.running import Run, unknown

from sifcalc.casefile import closures
from sifcalc.cli import record
from sifcalc.console import inputs

TABLE = "authority,leadership\nExampleshire,good\n"
TOO_LONG = "too-large: this pipe has more than 1 GiB; save it as a file, which is read in parts\n"


def test_a_pipe_is_read_up_to_a_bound_and_refused_beyond_it(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 1 << 30 == inputs.MAX_PIPE
    monkeypatch.setattr(inputs, "MAX_PIPE", len(TABLE))
    whole = sifcalc("grade", "-", "--format", "jsonl", stdin=TABLE)
    assert "Exampleshire" == json.loads(whole.out)["authority"]
    assert unknown("<stdin>:2:1") == whole.err
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=f"{TABLE}\n")
    assert (2, "", f"<stdin>: {TOO_LONG}") == ran


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["cases.csv", "case.yaml", "cases"])
@pytest.mark.parametrize("command", ["check", "grade", "timeline", "summary"])
def test_so_is_a_named_pipe_that_never_ends(
    command: str, name: str, tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "MAX_PIPE", 100_000)
    pipe = tmp_path / name
    os.mkfifo(pipe)

    def write() -> None:
        with suppress(BrokenPipeError), pipe.open("w", encoding="utf-8") as opened:
            while True:
                opened.write(TABLE)

    writer = Thread(target=write, daemon=True)
    writer.start()
    ran = sifcalc(command, pipe)
    writer.join(10)
    assert not writer.is_alive()
    assert (2, "", f"{pipe}: {TOO_LONG}") == ran


def test_a_file_that_is_too_large_to_be_held_whole_is_not_written_into(
    tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    text = "leadership: good\nreport: {received: 2017-09-04}\n"
    path.write_text(text, encoding="utf-8")
    assert 10_000_000 == record.MAX_BYTES
    monkeypatch.setattr(record, "MAX_BYTES", len(text) - 1)
    ran = sifcalc("record", path, "report.received", "2017-09-05")
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"{path}: too-large: this file has more than ")
    assert text == path.read_text(encoding="utf-8")
    monkeypatch.setattr(record, "MAX_BYTES", len(text))
    assert 0 == sifcalc("record", path, "report.received", "2017-09-05").code


def test_a_list_of_closure_days_that_is_too_long_is_refused(
    tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2017-12-27 Office closed\r2017-12-28\r\n2017-12-29\n", encoding="utf-8")
    asked = ("timeline", "--report-received", "2017-09-04", "--closures", days)
    assert 100_000 == closures.MAX_CHARACTERS
    assert 0 == sifcalc(*asked).code
    monkeypatch.setattr(closures, "MAX_CHARACTERS", 20)
    ran = sifcalc(*asked)
    assert (2, "") == (ran.code, ran.out)
    said = f"{days}: too-large: this file has more than 20 characters; no list of closures has\n"
    assert said == ran.err
