"""Which authority a text names, on which day, and what is nearest to one that names none."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sifcalc.cohort.authorities import (
    Authority,
    authorities,
    authority_named,
    forms,
    names,
    nearest_names,
)

IN_2016 = date(2016, 1, 1)
OF_2013_TO_2018 = [each for each in authorities() if each.in_being(IN_2016)]
SINCE = [each for each in authorities() if each not in OF_2013_TO_2018]
BY_CODE = {each.ons_code: each for each in authorities()}


def day_of(authority: Authority) -> date:
    """A day on which the authority was in being."""
    return authority.last_day or authority.first_day or IN_2016


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
        ("Bar", ["Barking and Dagenham", "Barnet", "Barnsley"]),
        ("Ba", []),
        ("City", ["City of London", "Leicester City"]),
        ("LB of Croyden", ["Croydon"]),
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


def test_a_match_has_the_text_and_the_day_it_was_asked_for() -> None:
    for text in ("Dorset", "Exampleshire"):
        match = authority_named(text, IN_2016)
        assert (text, IN_2016) == (match.text, match.on)


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
