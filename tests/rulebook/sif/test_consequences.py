"""What follows an inspection without a clock."""

from typing import Any

import pytest
from support.timelines import SEEN, croydon, exampleshire

from sifcalc import timeline
from sifcalc.rulebook.sif.consequences import CONSEQUENCES


def test_what_follows_an_inadequate_judgement_without_a_clock_is_said_with_its_source() -> None:
    ids = {follows.id for follows in timeline(croydon(), SEEN).consequences}
    assert {
        "commissioner-for-slow-progress",
        "commissioner-at-once",
        "service-transferred",
        "visits-not-agreed",
        "cycle-restarts",
        "improvement-seminar",
    } == ids
    both = croydon(judgements={"overall": "RI", "adoption": "inadequate", "care_leavers": 4})
    found = timeline(both, SEEN).consequences
    assert ["supervision-of-adoption-and-care-leavers"] == [follows.id for follows in found]


def test_what_follows_croydons_inspection_is_in_the_rulebooks_words_and_as_firm() -> None:
    entries = {entry.id: entry for entry in CONSEQUENCES}
    for follows in timeline(croydon(), SEEN).consequences:
        entry = entries[follows.id]
        assert entry.message == follows.message
        assert (entry.strength, entry.sources) == (follows.strength, follows.sources)


# What follows without a clock.

INADEQUATE = {
    "commissioner-for-slow-progress",
    "commissioner-at-once",
    "service-transferred",
    "visits-not-agreed",
    "cycle-restarts",
    "improvement-seminar",
}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, INADEQUATE),
        ({"judgements": {"overall": "RI"}}, set()),
        ({"judgements": {"overall": "RI"}, "priority_action": True}, {"visits-not-agreed"}),
        (
            {"judgements": {"overall": "RI", "adoption": 4, "care_leavers": 4}},
            {"supervision-of-adoption-and-care-leavers"},
        ),
        (
            {"judgements": {"overall": "RI", "adoption": 4, "care_leavers": 3}},
            {"supervision-of-adoption-or-care-leavers"},
        ),
        (
            {"judgements": {"overall": "RI", "care_leavers": 4}},
            {"supervision-of-adoption-or-care-leavers"},
        ),
        ({"reinspection": {"announced": "2018-12-03"}}, {*INADEQUATE, "reinspection-announced"}),
        ({"reinspection": {"announced": "2019-02-04"}}, INADEQUATE),  # not yet
    ],
)
def test_each_consequence_has_its_own_condition(parts: dict[str, Any], expected: set[str]) -> None:
    assert expected == {each.id for each in exampleshire("2019-01-07", **parts).consequences}


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("commissioner-for-slow-progress", "too little progress"),
        ("commissioner-at-once", "systemic or persistent"),
        ("commissioner-at-once", "good reasons"),
        ("service-transferred", "for a time"),
        ("service-transferred", "usually a trust"),
        ("supervision-of-adoption-and-care-leavers", "both or either"),
        ("supervision-of-adoption-or-care-leavers", "One of"),
        ("visits-not-agreed", "section 118(2)"),
        ("visits-not-agreed", "likely to direct"),
        ("cycle-restarts", "consults"),
        ("reinspection-announced", "not told"),
        ("improvement-seminar", "seminar"),
    ],
)
def test_a_consequence_says_what_its_paragraph_says(id: str, words: str) -> None:
    [message] = [each.message for each in CONSEQUENCES if each.id == id]
    assert words in message
