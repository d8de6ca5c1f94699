"""The authorities: the table of them, which of them a text names, and `sifcalc authorities`."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from support.formats import in_one_line
from support.running import ROOT, Run

from sifcalc.answers import answer
from sifcalc.cohort.authorities import (
    FIRST_SINCE,
    Authority,
    authorities,
    authority_named,
    forms,
    names,
    nearest_names,
)
from sifcalc.cohort.published import inspections

PAGE = (ROOT / "docs" / "authorities.md").read_text(encoding="utf-8")
IN_2016 = date(2016, 1, 1)
OF_2013_TO_2018 = [each for each in authorities() if each.in_being(IN_2016)]
SINCE = [each for each in authorities() if each not in OF_2013_TO_2018]
BY_CODE = {each.ons_code: each for each in authorities()}

# What the two sources say where they differ, or one is wrong: mySociety, Data to Insight, and what
# the table has. The page of the documentation shows the same.
SETTLED = """
E10000007 | region        | West Midlands            | East Midlands | East Midlands
E10000019 | region        | Yorkshire and The Humber | East Midlands | East Midlands
E10000002 | region        |                          | South East    | South East
E06000029 | region        |                          | South West    | South West
E06000028 | region        |                          |               | South West
E10000013 | region        | South West               | E12000003     | South West
E10000002 | ons_code      | E10000002                | E06000060     | E10000002
E10000023 | ons_code      | E10000023                | E06000065     | E10000023
E10000027 | ons_code      | E10000027                | E06000066     | E10000027
E10000009 | ons_code      | E10000009                | E06000059     | E10000009
E10000009 | dfe_number    |                          | 838           |
E10000009 | ofsted_urn    |                          | 2532283       |
E10000006 | ofsted_urn    |                          | 135513        |
E10000021 | ofsted_urn    |                          | 121939        |
E06000029 | ofsted_urn    |                          | 137316        |
E10000021 | last_day      | 2021-04-01               |               | 2021-03-31
E10000006 | last_day      | 2023-04-01               |               | 2023-03-31
E10000023 | last_day      | 2023-04-01               |               | 2023-03-31
E10000027 | last_day      | 2023-04-01               |               | 2023-03-31
E08000025 | first_day     | 1996-07-01               |               |
E08000035 | first_day     | 2005-06-08               |               |
E08000017 | official_name | City of Doncaster Council |              | Doncaster Metropolitan Borough Council
E06000024 | official_name | North Somerset  Council  |               | North Somerset Council
E10000002 | name          | Buckinghamshire County   | Buckinghamshire | Buckinghamshire
E10000009 | name          | Dorset County            | Dorset        | Dorset
E06000016 | name          | Leicester                | Leicester     | Leicester City
E06000055 | name          | Bedford                  | Bedford Borough | Bedford
E06000047 | name          | County Durham            | Durham        | Durham
E06000023 | name          | City of Bristol          | Bristol, City of | Bristol
E06000010 | name          | Kingston upon Hull       | Kingston Upon Hull, City of | Kingston upon Hull
E08000013 | name          | St. Helens               | St. Helens    | St Helens
E06000008 | name          | Blackburn with Darwen    | Blackburn with Darwen | Blackburn With Darwen
"""  # noqa: E501 - a row a line


def settled() -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in SETTLED.strip().splitlines()]


def day_of(authority: Authority) -> date:
    """A day on which the authority was in being."""
    return authority.last_day or authority.first_day or IN_2016


def test_there_were_152_authorities_from_2013_to_2018_and_nine_came_after() -> None:
    assert (152, 9) == (len(OF_2013_TO_2018), len(SINCE))
    assert [] == [a.name for a in OF_2013_TO_2018 if not a.in_being(date(2013, 11, 19))]
    assert [] == [a.name for a in OF_2013_TO_2018 if not a.in_being(date(2018, 12, 31))]
    assert [] == [a.name for a in SINCE if (a.first_day or IN_2016) < FIRST_SINCE]
    in_order = [(a.name.casefold(), a.first_day or date.min) for a in authorities()]
    assert sorted(in_order) == in_order


def test_the_152_are_counted_by_region_and_by_kind() -> None:
    regions = {
        "London": 33,
        "North West": 23,
        "South East": 19,
        "South West": 16,
        "Yorkshire and the Humber": 15,
        "West Midlands": 14,
        "North East": 12,
        "East of England": 11,
        "East Midlands": 9,
    }
    kinds = {
        "unitary authority": 56,
        "metropolitan district": 36,
        "London borough": 32,
        "county": 27,
        "City corporation": 1,
    }
    assert regions == Counter(each.region for each in OF_2013_TO_2018)
    assert kinds == Counter(each.kind for each in OF_2013_TO_2018)
    assert set(regions) == {each.region for each in authorities()}
    assert {"unitary authority"} == {each.kind for each in SINCE}


def test_an_ons_code_is_of_the_kind_of_its_authority_and_numbers_are_well_formed() -> None:
    begins = {
        "unitary authority": "E06",
        "metropolitan district": "E08",
        "London borough": "E09",
        "City corporation": "E09",
        "county": "E10",
    }
    for each in authorities():
        assert re.fullmatch(rf"{begins[each.kind]}0000\d\d", each.ons_code)
        assert each.dfe_number is None or 201 <= each.dfe_number <= 943
        later = range(2_532_283, 2_733_699) if each in SINCE else range(0)
        urn = each.ofsted_urn
        assert urn is None or 80_418 <= urn <= 80_584 or urn in later, each.name
    assert len(authorities()) == len({each.ons_code for each in authorities()})


def test_only_what_neither_source_has_is_not_known() -> None:
    without = {
        field: {each.name for each in authorities() if getattr(each, field) is None}
        for field in ("dfe_number", "ofsted_urn")
    }
    assert {"Bournemouth", "Dorset"} == without["dfe_number"]
    no_urn = {"Bournemouth", "Cumbria", "Dorset", "Northamptonshire", "Poole"}
    assert no_urn == without["ofsted_urn"]
    # Of the days on which the councils are said to have begun in 2005, none is true.
    assert 103 == sum(each.first_day is None for each in authorities())
    assert {1974, 1996, 1997, 1998, 2009, 2019, 2020, 2021, 2023} == {
        each.first_day.year for each in authorities() if each.first_day
    }


def test_eight_have_ended_and_their_successors_began_the_next_day() -> None:
    ended = {each.name: each for each in authorities() if each.last_day}
    assert {
        "Bournemouth": (date(2019, 3, 31), ("Bournemouth, Christchurch and Poole",)),
        "Buckinghamshire": (date(2020, 3, 31), ("Buckinghamshire",)),
        "Cumbria": (date(2023, 3, 31), ("Cumberland", "Westmorland and Furness")),
        "Dorset": (date(2019, 3, 31), ("Dorset",)),
        "North Yorkshire": (date(2023, 3, 31), ("North Yorkshire",)),
        "Northamptonshire": (
            date(2021, 3, 31),
            ("North Northamptonshire", "West Northamptonshire"),
        ),
        "Poole": (date(2019, 3, 31), ("Bournemouth, Christchurch and Poole",)),
        "Somerset": (date(2023, 3, 31), ("Somerset",)),
    } == {name: (each.last_day, each.successors) for name, each in ended.items()}
    assert [] == [each.name for each in authorities() if each.successors and not each.last_day]
    followed = set()
    for each in ended.values():
        assert each.last_day
        next_day = each.last_day + timedelta(days=1)
        for name in each.successors:
            successor = authority_named(name, next_day).authority
            assert successor
            assert (next_day, each.region) == (successor.first_day, successor.region)
            followed.add(successor)
    assert set(SINCE) == followed


@pytest.mark.parametrize("row", settled(), ids=" ".join)
def test_where_the_sources_differ_or_are_wrong_it_is_settled_and_said(row: list[str]) -> None:
    code, field, *said, kept = row
    value = getattr(BY_CODE[code], field)
    assert kept == ("" if value is None else str(value))
    assert said != [kept, kept]
    cells = [BY_CODE[code].official_name, field.replace("_", " "), *said, kept]
    assert f"| {' | '.join(cell or '-' for cell in cells)} |" in PAGE


def test_every_published_inspection_is_of_an_authority_with_the_same_urn() -> None:
    found = list(inspections("published"))
    for each in found:
        match = authority_named(each.authority, each.report_published or IN_2016)
        assert match.authority, match.why_none
        assert (each.authority, each.ofsted_urn) == (
            match.authority.name,
            match.authority.ofsted_urn,
        )
    assert (172, 152) == (len(found), len({each.authority for each in found}))


def test_every_name_number_and_code_finds_its_own_authority_and_no_other() -> None:
    for each in authorities():
        numbers = (each.dfe_number, each.ons_code, each.ofsted_urn)
        for text in (*names(each), *(str(number) for number in numbers if number)):
            assert each == authority_named(text, day_of(each)).authority, text
            assert each in authority_named(text).named, text
        for text in (each.official_name, each.ons_code):
            assert each == authority_named(text).authority, text


def test_every_form_of_a_name_finds_its_own_authority_and_no_other() -> None:
    for each in authorities():
        for form in forms(each):
            assert each == authority_named(form, day_of(each)).authority, form


@pytest.mark.parametrize(
    "written",
    [
        str.upper,
        str.lower,
        str.title,
        lambda name: f"  {name.replace(' ', '   ')}\t",
        lambda name: name.replace(" ", "\xa0"),
        lambda name: name.replace("-", " "),
        lambda name: name.replace(" ", "-"),
        lambda name: name.replace(" and ", " & "),
        lambda name: name.replace(" and ", "&"),
        lambda name: name.replace("&", "and"),
        lambda name: name.replace("St ", "St. "),
        lambda name: f"{name.replace(',', '')}.",
        lambda name: f"The {name}",
    ],
)
def test_case_spacing_and_punctuation_tell_no_names_apart(
    written: Callable[[str], str],
) -> None:
    for each in authorities():
        for name in names(each):
            assert each == authority_named(written(name), day_of(each)).authority, written(name)


CALLED = {
    "Barking and Dagenham": "Barking & Dagenham; LB Barking and Dagenham; LBBD",
    "Bath and North East Somerset": "BANES; B&NES; Bath & NE Somerset"
    "; Bath & North East Somerset UA; Bath and N.E. Somerset Council",
    "Bedford": "Bedford Borough; Bedford BC; Bedford UA",
    "Birmingham": "Birmingham City Council; City of Birmingham; Birmingham CC; Birmingham District",
    "Blackburn With Darwen": "Blackburn with Darwen; Blackburn with Darwen BC; Blackburn",
    "Bournemouth": "Bournemouth Borough Council; Bournemouth UA; Bournemouth BC",
    "Bradford": "Bradford MDC; City of Bradford MDC; City of Bradford; Bradford Council"
    "; Bradford Metropolitan District Council; City of Bradford Metropolitan District Council",
    "Brighton and Hove": "Brighton & Hove; City of Brighton & Hove; Brighton & Hove City Council"
    "; The City of Brighton and Hove",
    "Bristol": "Bristol, City of; City of Bristol; Bristol City Council; Bristol City of"
    "; Bristol UA",
    "Cheshire West and Chester": "Cheshire West & Chester; CWAC; Cheshire West & Chester BC",
    "City of London": "City of London Corporation; London Corporation; Corporation of London; 201",
    "Croydon": "LB Croydon; London Borough of Croydon; L.B. of Croydon; Croydon LB; Croydon Council"
    "; The London Borough of Croydon; Croydon (London Borough); croydon london boro; 306"
    "; E09000008; e09000008; 80492",
    "Cumbria": "Cumbria County Council; Cumbria CC",
    "Derby": "Derby City; City of Derby; Derby City UA; Derby City Council"
    "; Derby Unitary Authority",
    "Derbyshire": "Derbyshire County Council; Derbyshire CC; County of Derbyshire",
    "Doncaster": "Doncaster MBC; City of Doncaster Council; Doncaster City Council",
    "Durham": "County Durham; Durham County Council; Durham CC; Durham County; County of Durham",
    "East Riding of Yorkshire": "East Riding; East Riding Of Yorkshire UA",
    "Greenwich": "Royal Borough of Greenwich; RB Greenwich; LB Greenwich",
    "Hammersmith and Fulham": "LBHF; Hammersmith & Fulham; LB Hammersmith & Fulham",
    "Herefordshire": "Herefordshire, County of; County of Herefordshire; Herefordshire UA",
    "Isles of Scilly": "The Isles of Scilly; Council of the Isles of Scilly"
    "; Isles of Scilly Council",
    "Kensington and Chelsea": "RBKC; Kensington & Chelsea; RB Kensington & Chelsea",
    "Kent": "Kent County Council; Kent CC; Kent County; County of Kent; Kent Council",
    "Kingston upon Hull": "Hull; Hull City Council; Kingston-upon-Hull; City of Hull; Hull UA"
    "; Kingston upon Hull, City of; City of Kingston upon Hull; Kingston-upon-Hull City Council",
    "Kingston upon Thames": "RBK; RB Kingston upon Thames; Royal Borough of Kingston; RB Kingston",
    "Leeds": "Leeds City Council; Leeds City; Leeds CC; City of Leeds; The City of Leeds"
    "; Leeds MDC",
    "Leicester City": "Leicester; Leicester City Council; City of Leicester; Leicester UA",
    "Leicestershire": "Leicestershire County Council; Leics CC",
    "Medway": "Medway Council; The Medway Towns; Medway Towns UA",
    "Newcastle upon Tyne": "Newcastle-upon-Tyne; Newcastle City Council; Newcastle; 391",
    "North East Lincolnshire": "NE Lincolnshire; N.E. Lincolnshire; NE Lincs; North East Lincs",
    "North Lincolnshire": "N Lincolnshire; North Lincs; North Lincolnshire Council",
    "Northamptonshire": "Northamptonshire County Council; Northants; Northants CC",
    "Poole": "Borough of Poole; Poole Borough Council; Poole BC; Poole UA; 836",
    "Redcar and Cleveland": "Redcar & Cleveland; Redcar & Cleveland BC",
    "Richmond upon Thames": "Richmond; LB Richmond; Richmond-upon-Thames"
    "; LB of Richmond upon Thames",
    "Rotherham": "Rotherham MBC; Rotherham Metropolitan Borough Council; Rotherham Council"
    "; Rotherham Metropolitan Borough; Metropolitan Borough of Rotherham; Rotherham BC",
    "Rutland": "Rutland County Council; Rutland CC; Rutland UA",
    "Slough": "Slough Borough Council; Slough BC; Slough UA; Slough Unitary Authority; Slough LA",
    "Southend-on-Sea": "Southend on Sea; Southend; Southend-on-Sea BC",
    "St Helens": "St. Helens; St Helen's; St Helens Metropolitan Borough Council; St Helens MBC",
    "Stockton-on-Tees": "Stockton on Tees; Stockton; Stockton-On-Tees UA",
    "Stoke-on-Trent": "Stoke on Trent; Stoke-on-Trent City Council; Stoke",
    "Telford and Wrekin": "Telford & Wrekin; Telford and the Wrekin UA",
    "Wakefield": "Wakefield MDC; City of Wakefield; Wakefield Metropolitan District Council",
    "West Sussex": "W Sussex; West Sussex County Council",
    "Westminster": "City of Westminster; The City of Westminster; Westminster City Council"
    "; LB Westminster; Westminster CC",
    "Windsor and Maidenhead": "RBWM; RB Windsor & Maidenhead; Windsor & Maidenhead"
    "; Royal Borough of Windsor & Maidenhead",
    "Wirral": "The Wirral; Wirral MBC; Wirral Council",
    "York": "City of York; The City of York Council; York City Council",
}


@pytest.mark.parametrize(
    ("text", "name"), [(text, name) for name, said in CALLED.items() for text in said.split("; ")]
)
def test_an_authority_is_found_by_what_people_call_it(text: str, name: str) -> None:
    for on in (None, IN_2016):
        match = authority_named(text, on)
        assert match.authority, match.why_none
        assert name == match.authority.name
        assert "" == match.why_none


@pytest.mark.parametrize(
    "text",
    [
        *("Exampleshire", "Exampleshire County Council", "LB Exampleton", "", " ", ",", "the"),
        # A part of a name, or a place within or around an authority.
        *("London", "Greater London", "London City Council", "London County Council", "City"),
        *("County", "Council", "Borough", "LB", "North", "Barking", "Brighton", "Kingston"),
        *("Yorkshire", "West Yorkshire", "Tyneside", "Cheshire", "Berkshire", "Bedfordshire"),
        *("Gloucester", "Lincoln", "Oxford City Council", "Northampton", "Hereford", "Bath"),
        *("Newcastle-under-Lyme", "Newcastle Borough Council", "Christchurch", "Surrey Heath"),
        # Of another kind, or with a style that the authority has not.
        *("Croydon County Council", "City of Croydon", "Royal Borough of Croydon", "LB Kent"),
        *("Slough MBC", "Rotherham City Council", "Durham City Council", "City of Durham"),
        *("Derbyshire City Council", "Leicester County Council", "Nottingham County", "Kent MBC"),
        # A body of its own.
        *("Slough Children's Services Trust", "Birmingham Children's Trust"),
        # More than one, and what is only like one.
        *("Kent, Surrey", "Croydon and Sutton", "Croyden", "Leicestshire", "Hul"),
        # A number or a code of another shape.
        *("30", "3066", "3 06", "30/6", "0306", "306.0", "E0900000", "E09000099", "8049", "999"),
    ],
)
def test_what_names_no_authority_is_not_matched(text: str) -> None:
    match = authority_named(text)
    assert ((), ()) == (match.named, match.meant)
    assert match.authority is None
    assert match.why_none.startswith(f"{text!r} is no authority's name, number or code; ")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Croyden", ["Croydon"]),
        ("croyden council", ["Croydon"]),
        ("London Borough of Croyden", ["Croydon"]),
        ("Croydon County Council", ["Croydon"]),
        ("London", ["City of London"]),
        ("Middlesborough", ["Middlesbrough"]),
        ("Kingston", ["Kingston upon Hull", "Kingston upon Thames"]),
        ("Oxford City Council", ["Oxfordshire"]),
        ("Dorsett", ["Dorset"]),
        ("LBHG", []),
        ("Exampleshire", []),
        ("Exampleshire County Council", []),
        ("Exampleton Borough Council", []),
        ("307x", []),
        ("", []),
    ],
)
def test_the_nearest_of_what_is_not_matched_is_named(text: str, near: list[str]) -> None:
    assert near == [*nearest_names(text)]
    for name in near:
        assert name in authority_named(text).why_none


@pytest.mark.parametrize("name", ["Buckinghamshire", "Dorset", "North Yorkshire", "Somerset"])
def test_a_name_that_two_have_had_is_told_by_the_day_and_without_one_it_is_said(name: str) -> None:
    match = authority_named(name)
    county, unitary = match.meant
    assert ("county", "unitary authority") == (county.kind, unitary.kind)
    assert county.last_day
    assert unitary.first_day == county.last_day + timedelta(days=1)
    assert match.authority is None
    for each in (county, unitary):
        assert f"{each.official_name} (" in match.why_none
    assert county == authority_named(name, county.last_day).authority
    assert unitary == authority_named(name, unitary.first_day).authority


def test_a_full_name_is_its_own_authority_unless_the_day_says_another() -> None:
    for on, kind in ((None, "unitary authority"), (IN_2016, "county")):
        match = authority_named("Dorset Council", on).authority
        assert match
        assert kind == match.kind
    assert "county" == authority_named("Dorset CC").meant[0].kind


def test_a_number_that_two_have_had_is_told_by_the_day() -> None:
    for number in ("825", "80442"):
        assert authority_named(number).authority is None
        for on, code in ((IN_2016, "E10000002"), (date(2021, 1, 1), "E06000060")):
            match = authority_named(number, on).authority
            assert match
            assert code == match.ons_code


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        (
            "Northamptonshire",
            date(2021, 4, 1),
            "to Wednesday 31 March 2021, then North Northamptonshire and West Northamptonshire",
        ),
        ("Poole", date(2019, 4, 1), "then Bournemouth, Christchurch and Poole"),
        ("Dorset County Council", date(2019, 4, 1), "to Sunday 31 March 2019, then Dorset"),
        ("E06000060", IN_2016, "Buckinghamshire Council (since Wednesday 1 April 2020)"),
        ("Cumberland", date(2023, 3, 31), "since Saturday 1 April 2023"),
    ],
)
def test_a_name_is_not_matched_on_a_day_when_its_authority_was_not(
    text: str, on: date, said: str
) -> None:
    match = authority_named(text, on)
    assert (1, None) == (len(match.named), match.authority)
    assert said in match.why_none


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


def test_both_sources_are_credited_with_their_licences() -> None:
    sources = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for page in (PAGE, sources):
        said = " ".join(page.split())
        assert "mySociety, UK Local Authority Names and Codes, MIT / CC BY 4.0" in said
        assert "Data to Insight, ofsted-ilacs-scrape-tool, MIT" in said
