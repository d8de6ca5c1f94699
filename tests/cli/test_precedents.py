"""`sifcalc precedents`: what others with the same judgements were given."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.formats import in_one_line
from support.running import CROYDON, Run

from sifcalc.answers import answer
from sifcalc.console.streams import Streams

MIXED = ("--help-and-protection", "RI", "--looked-after", "good", "--leadership", "good")


def data(sifcalc: Run, *arguments: str | Path) -> Any:
    ran = sifcalc("precedents", *arguments, "--format", "json", "-q")
    assert 0 == ran.code, ran.err
    [precedents] = json.loads(ran.out)
    return precedents


def given(overall: dict[str, int]) -> dict[str, int]:
    return {grade: number for grade, number in overall.items() if number}


def test_help_alone_requiring_improvement_was_good_in_fifteen_of_eighteen(sifcalc: Run) -> None:
    alike = data(sifcalc, *MIXED)
    assert {"good": 15, "requires_improvement": 3} == given(alike["overall"])
    assert [] == alike["nearest"]
    first = {
        "authority": "Bradford",
        "ofsted_urn": 80449,
        "report_published": "2014-05-23",
        "overall": "requires_improvement",
        "same_graded_judgements": False,
    }
    assert first == alike["matches"][0]
    five = data(sifcalc, *MIXED, "--adoption", "good", "--care-leavers", "good")
    same = [match["overall"] for match in five["matches"] if match["same_graded_judgements"]]
    assert (12, 2) == (same.count("good"), same.count("requires_improvement"))


def test_croydon_is_not_its_own_precedent(sifcalc: Run) -> None:
    alike = data(sifcalc, CROYDON)
    assert {"inadequate": 15} == given(alike["overall"])
    assert "Croydon" not in [match["authority"] for match in alike["matches"]]
    assert 13 == len(data(sifcalc, CROYDON, "--before", "4 Sep 2017")["matches"])


def test_where_there_is_none_the_nearest_is_said(sifcalc: Run) -> None:
    asked = ("--help-and-protection", "inadequate", *MIXED[2:])
    alike = data(sifcalc, *asked)
    assert ([], {}) == (alike["matches"], given(alike["overall"]))
    assert {"help_and_protection"} == {near["differs_in"] for near in alike["nearest"]}
    said = in_one_line(sifcalc("precedents", *asked).out)
    assert "None of the 172 other inspections" in said
    assert "But for requires improvement in help and protection" in said


def test_every_key_judgement_has_to_be_given(sifcalc: Run) -> None:
    ran = sifcalc("precedents", *MIXED[:4])
    assert (2, "") == (ran.code, ran.out)
    assert "each has to be given" in ran.err


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "html"])
def test_that_it_is_practice_and_no_rule_is_said_in_every_format(form: str, sifcalc: Run) -> None:
    ran = sifcalc("precedents", CROYDON, "--format", form)
    assert "practice, and not a rule" in in_one_line(ran.out + ran.err)


def test_precedents_are_looked_for_among_the_inspections_of_a_table(
    sifcalc: Run, tmp_path: Path
) -> None:
    table = tmp_path / "regional.csv"
    table.write_text(
        "authority,help_and_protection,looked_after,leadership,overall\n"
        "Slough,RI,good,good,RI\nWigan,RI,good,good,\nKent,good,good,good,good\n"
    )
    alike = data(sifcalc, *MIXED, "--among", table)
    assert ["Slough"] == [match["authority"] for match in alike["matches"]]
    assert 2 == alike["looked_through"]
    asked = {"help_and_protection": "RI", "looked_after": "good", "leadership": "good"}
    among = {"name": "regional.csv", "content": table.read_bytes()}
    reply: Any = answer({"answer": "precedents", "fields": asked, "among": among})
    assert alike["matches"] == reply["answers"][0]["matches"]


def test_a_bad_table_to_look_among_is_complained_of(sifcalc: Run, tmp_path: Path) -> None:
    table = tmp_path / "regional.csv"
    table.write_text("authority,leadership\nSlough,godo\n")
    ran = sifcalc("precedents", *MIXED, "--among", table)
    assert (2, "") == (ran.code, ran.out)
    assert "unknown-grade" in ran.err
    asked = {"help_and_protection": "RI", "looked_after": "good", "leadership": "good"}
    among = {"name": "regional.csv", "content": table.read_bytes()}
    reply: Any = answer({"answer": "precedents", "fields": asked, "among": among})
    assert ["unknown-grade"] == [complaint["id"] for complaint in reply["complaints"]]


def test_standard_input_is_read_once(sifcalc: Run) -> None:
    ran = sifcalc("precedents", "-", "--among", "-", stdin="authority,leadership\n")
    assert (2, "") == (ran.code, ran.out)


def test_an_explained_grade_has_a_sentence_of_it(sifcalc: Run) -> None:
    said = in_one_line(sifcalc("grade", CROYDON, "--explain").out)
    assert "15 of the 171 other inspections that were looked through" in said
    assert "practice, and not a rule" in said


@pytest.mark.parametrize(
    ("as_of", "count"),
    [
        ("2017-10-01", "13 of the 150 other inspections published before Sun 1 Oct 2017"),
        ("2018-01-29", "13 of the 158 other inspections published before Mon 29 Jan 2018"),
        ("2018-01-30", "15 of the 162 other inspections published before Tue 30 Jan 2018"),
    ],
)
def test_a_report_counts_only_what_was_published_before_its_day(
    as_of: str, count: str, sifcalc: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    assert 0 == sifcalc("report", CROYDON, "--as-of", as_of, "-o", page).code
    said = in_one_line(page.read_text(encoding="utf-8"))
    assert count in said
    assert "practice, and not a rule" in said


def test_the_table_does_not_fold_at_eighty_columns(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "width", 80)
    asked = (*MIXED, "--adoption", "good", "--care-leavers", "good")
    lines = sifcalc("precedents", *asked).out.splitlines()
    assert 18 == sum(" 20" in line and ("good" in line or "req" in line) for line in lines)
    assert max(map(len, lines)) <= 80


def test_precedents_are_no_case(sifcalc: Run, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "json", "jsonl"):
        file = tmp_path / f"answer.{ending}"
        assert 0 == sifcalc("precedents", CROYDON, "-o", file, "-q").code
        for command in ("grade", "summary", "precedents"):
            ran = sifcalc(command, file)
            assert (2, "") == (ran.code, ran.out)
            assert "answer-of-sifcalc" in ran.err, (command, ending, ran.err)


def test_an_inspection_without_its_key_judgements_is_refused_among_others(sifcalc: Run) -> None:
    ran = sifcalc("precedents", "published", "--keep-going", "--format", "json", "-q")
    assert 2 == ran.code  # those of Northamptonshire and Poole are not in the record
    assert 170 == len(json.loads(ran.out))
    assert 2 == ran.err.count("each has to be given")
