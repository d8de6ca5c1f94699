"""`sifcalc authorities`."""

import csv
import json
from typing import Any

import pytest
from support.formats import in_one_line
from support.running import ROOT, Run

from sifcalc.answers import answer
from sifcalc.cohort.authorities import (
    authorities,
)


def test_the_command_lists_every_authority_in_lines_that_a_terminal_has_room_for(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = sifcalc("authorities").out.splitlines()
    assert "152 authorities of 2013 to 2018" == said[0]
    for each in authorities():
        [line] = [line for line in said if each.ons_code in line]
        assert line.strip().startswith(each.name)
        assert each.region in line
    assert {"  London: 33", "  East Midlands: 9"} <= set(said)
    assert [] == [line for line in said if len(line) > 80]
    assert (
        "151 authorities on Wednesday 1 January 2020"
        in sifcalc("authorities", "--on", "2020-01-01").out
    )


@pytest.mark.parametrize("words", [["Hull City Council"], ["hull", "city", "council"], ["810"]])
def test_the_command_shows_all_that_is_known_of_one(words: list[str], sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("authorities", *words, "--format", "json").out)
    assert {
        "name": "Kingston upon Hull",
        "official_name": "Hull City Council",
        "dfe_number": 810,
        "ons_code": "E06000010",
        "ofsted_urn": 80477,
        "region": "Yorkshire and the Humber",
        "kind": "unitary authority",
        "first_day": "1996-04-01",
        "last_day": None,
        "successors": [],
        "notes": [],
    }.items() <= found.items()
    assert "Hull" in found["other_names"]
    page = sifcalc("authorities", *words).out
    for fact in ("Hull City Council", "810", "E06000010", "80477", "Monday 1 April 1996"):
        assert fact in page


def test_the_command_shows_both_that_had_a_name_and_says_so(sifcalc: Run) -> None:
    ran = sifcalc("authorities", "Dorset", "--format", "json")
    county, unitary = json.loads(ran.out)
    assert ("E10000009", "E06000059") == (county["ons_code"], unitary["ons_code"])
    for each, other in ((county, "Dorset Council"), (unitary, "Dorset County Council")):
        [note] = each["notes"]
        assert note.startswith(f"'Dorset' is also {other} (")
        assert note in ran.err
        assert note in in_one_line(sifcalc("authorities", "Dorset").out)
    [found] = json.loads(
        sifcalc("authorities", "Dorset", "--on", "2016-05-23", "--format", "json").out
    )
    assert (county | {"notes": []}) == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Croyden"], "'Croyden' is no authority's name, number or code; did you mean Croydon?"),
        (["Exampleshire"], "`sifcalc authorities` lists them"),
        ([""], "'' is no authority's name"),
        (["Poole", "--on", "2019-04-01"], "then Bournemouth, Christchurch and Poole"),
        (["--on", "2012-12-31"], "--on: the authorities are known since 2013-01-01"),
        (["Bristol", "--on", "1990-01-01"], "--on: the authorities are known since 2013-01-01"),
    ],
)
def test_what_the_command_cannot_find_is_refused(
    arguments: list[str], said: str, sifcalc: Run
) -> None:
    ran = sifcalc("authorities", *arguments)
    assert (2, "") == (ran.code, ran.out)
    assert said in ran.err


def test_the_csv_of_the_list_holds_every_fact_of_the_table(sifcalc: Run) -> None:
    written = csv.DictReader(sifcalc("authorities", "--format", "csv").out.splitlines())
    kept = (ROOT / "src/sifcalc/cohort/authorities.csv").read_text(encoding="utf-8")
    assert [*csv.DictReader(kept.splitlines())] == [
        {name: said for name, said in row.items() if name != "notes"} for row in written
    ]


def test_a_page_may_ask_for_an_authority_too() -> None:
    reply: Any = answer({"answer": "authorities", "id": "LB Croydon", "day": "2017-09-04"})
    assert ["Croydon"] == [found["name"] for found in reply["answers"]]
