"""Many cases at once: what one bad row, or one without a date, does to the others."""

import json
from pathlib import Path

from support.running import CROYDON, PUBLISHED, Run, unknown

from sifcalc.answers import ANSWER_TYPES


def test_one_bad_row_leaves_all_unanswered_unless_asked_to_keep_going(sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\nThree,good\n"
    refused = sifcalc("grade", "-", "--format", "json", stdin=table)
    assert (refused.code, refused.out) == (2, "")
    going = sifcalc("grade", "-", "--format", "json", "--keep-going", stdin=table)
    assert 2 == going.code
    assert [case["authority"] for case in json.loads(going.out)] == ["One", "Three"]
    assert refused.err == f"{going.err}note: --keep-going answers the cases that are right\n"


def test_rows_of_a_table_already_streamed_stand(sifcalc: Run) -> None:
    table = "authority,leadership\nOne,good\nTwo,godo\nThree,good\n"
    ran = sifcalc("grade", "-", "--format", "jsonl", stdin=table)
    assert 2 == ran.code
    assert [json.loads(line)["authority"] for line in ran.out.splitlines()] == ["One"]


def test_a_bad_file_beside_a_good_one_leaves_both_unanswered(tmp_path: Path, sifcalc: Run) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("leadership: godo\n")
    for form in ANSWER_TYPES["grade"].formats:
        ran = sifcalc("grade", CROYDON, bad, "--format", form)
        assert (ran.code, ran.out) == (2, "")


def test_a_row_of_a_table_without_a_date_is_noted_and_keeps_no_other_from_its_answer(
    sifcalc: Run,
) -> None:
    table = "authority,report_received,leadership\nOne,2017-09-01,good\nTwo,,good\n"
    ran = sifcalc("timeline", "-", "--get", "action-plan", stdin=table)
    assert (0, "One\t2017-12-08\n") == (ran.code, ran.out)
    noted = unknown("<stdin>:2:1", "One") + unknown("<stdin>:3:1", "Two")
    assert f"{noted}note: <stdin>:3: no date to count from\n" == ran.err
    none = sifcalc("timeline", "-", stdin="authority,report_received,leadership\nTwo,,good\n")
    assert (2, "") == (none.code, none.out)


def test_json_lines_say_the_same_as_json(sifcalc: Run) -> None:
    for command in ("grade", "timeline"):
        array = json.loads(sifcalc(command, PUBLISHED, "--format", "json", "-q").out)
        each = sifcalc(command, PUBLISHED, "--format", "jsonl", "-q").out.splitlines()
        assert [json.loads(line) for line in each] == array
        assert (172 if command == "grade" else 170) == len(array)
