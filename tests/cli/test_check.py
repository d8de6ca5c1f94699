"""`sifcalc check`: complaints or silence."""

import json
from pathlib import Path

import pytest
from support.running import CROYDON, GOOD, UNDATED, Run


@pytest.mark.parametrize("path", [*GOOD, CROYDON, UNDATED], ids=lambda p: p.name)
def test_a_file_that_is_right_is_met_with_silence(path: Path, sifcalc: Run) -> None:
    assert (0, "", "") == sifcalc("check", path, "--quiet")


def test_everything_wrong_with_every_file_is_said_at_once(tmp_path: Path, sifcalc: Run) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("leadership,report_received\ngodo,2017-13-01\ngood,04/09/2017\nbad,\n")
    case = tmp_path / "case.yaml"
    case.write_text("leadershp: good\n")
    ran = sifcalc("check", table, CROYDON, case)
    assert (2, "") == (ran.code, ran.out)
    said = [line for line in ran.err.splitlines() if not line.startswith("  ")]
    assert [f"{table}:2:1", f"{table}:2:2", f"{table}:4:1", f"{case}:1:1"] == [
        line.partition(": ")[0] for line in said
    ]


def test_a_case_that_nothing_can_be_answered_from_is_no_bad_file(sifcalc: Run) -> None:
    assert (0, "", "") == sifcalc("check", "-", stdin="authority: Exampleshire\n")


def test_a_case_outside_its_framework_is_warned_of(sifcalc: Run) -> None:
    table = "inspection_start,leadership,help_and_protection\n" + "14/1/2019,good,good\n" * 11
    ran = sifcalc("check", "-", stdin=table + "14/1/2017,good,good\n")
    assert (0, "") == (ran.code, ran.out)
    assert "outside the framework that they are of" in ran.err
    assert "<stdin>:2, <stdin>:3, " in ran.err
    assert "<stdin>:11 and 1 more" in ran.err


def test_notes_are_data_too_where_data_is_asked_for(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", "--diagnostics", "json", stdin="leadership,ward\ngood,north\n")
    assert (0, "") == (ran.code, ran.out)
    assert "note" == json.loads(ran.err)["severity"]
