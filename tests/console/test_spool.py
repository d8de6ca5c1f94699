"""What is held until an answer is whole."""

import json

import pytest
from support.running import PUBLISHED, Run

from sifcalc.complaints import CannotWrite
from sifcalc.console import spool


def test_a_long_answer_comes_back_from_disk_as_it_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", 10)
    written = spool.Spool()
    for number in range(5_000):
        written.write(f"{number} and on\n")
    assert "".join(f"{n} and on\n" for n in range(5_000)) == "".join(written.parts())
    written.close()


@pytest.mark.parametrize("room", [10, 8_000_000])
def test_every_published_grade_is_one_array_whether_or_not_it_was_on_disk(
    room: int, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", room)
    ran = sifcalc("grade", PUBLISHED, "--format", "json")
    one = sifcalc("grade", PUBLISHED, "--format", "jsonl")
    answers = [json.loads(line) for line in one.out.splitlines()]
    assert json.dumps(answers, indent=2) + "\n" == ran.out


def test_nothing_of_an_array_is_seen_where_the_last_row_is_no_case(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", "--format", "json", stdin="leadership\ngood\ngodo\n")
    assert (2, "") == (ran.code, ran.out)
    assert "did you mean" in ran.err


def test_no_answer_is_the_empty_array(sifcalc: Run) -> None:
    asked = ("--due-within", "1", "--as-of", "2017-09-05", "--format", "json")
    ran = sifcalc("timeline", "--report-received", "2017-09-04", *asked)
    assert "[]\n" == ran.out


def test_a_full_disk_is_said_and_not_taken_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    monkeypatch.setattr(spool, "_IN_MEMORY", 1)
    with pytest.raises(CannotWrite, match="cannot be held on disk: No space left"):
        spool.Spool().write("[]")
