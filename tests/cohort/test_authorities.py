"""The table of authorities, and what its sources say."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from support.running import ROOT

from sifcalc.cohort.authorities import (
    FIRST_SINCE,
    authorities,
    authority_named,
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


def test_both_sources_are_credited_with_their_licences() -> None:
    sources = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for page in (PAGE, sources):
        said = " ".join(page.split())
        assert "mySociety, UK Local Authority Names and Codes, MIT / CC BY 4.0" in said
        assert "Data to Insight, ofsted-ilacs-scrape-tool, MIT" in said
