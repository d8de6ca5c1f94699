"""What follows an inspection without a clock."""

from typing import Any

import pytest
from support.rows import governs, part_of
from support.timelines import SEEN, croydon, exampleshire

from sifcalc import Timeline, timeline
from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.sif.consequences import CONSEQUENCES

FIRM = {
    "commissioner-for-slow-progress": ("pcf-2016 121", "will"),
    "commissioner-at-once": ("pcf-2016 121", "will"),
    "service-transferred": ("pcf-2016 121", "will"),
    "supervision-of-adoption-and-care-leavers": ("pcf-2016 128", "will"),
    "supervision-of-adoption-or-care-leavers": ("pcf-2016 128", "reading"),
    "visits-not-agreed": ("monitoring-2017 3", "likely"),
    "cycle-restarts": ("monitoring-2017 67", "will"),
    "reinspection-announced": ("monitoring-2017 50", "will"),
    "improvement-seminar": ("framework-2015 12", "will"),
}
"""The paragraph that governs each consequence, and its own word."""
INADEQUATE = {
    "commissioner-for-slow-progress",
    "commissioner-at-once",
    "service-transferred",
    "visits-not-agreed",
    "cycle-restarts",
    "improvement-seminar",
}


@pytest.mark.parametrize("entry", part_of("what follows", SIF), ids=lambda entry: entry.id)
def test_a_consequence_has_its_row_and_is_as_firm_as_its_governing_paragraph(
    entry: RulebookEntry,
) -> None:
    assert entry.id in FIRM, f"{entry.id} has no row in this table"
    said, strength = FIRM[entry.id]
    assert strength == entry.strength
    assert said in governs(entry)


def follows(found: Timeline) -> set[str]:
    """Which of the consequences above follow."""
    return {each.id for each in found.consequences} & set(FIRM)


def test_what_follows_an_inadequate_judgement_without_a_clock_is_said_with_its_source() -> None:
    assert INADEQUATE == follows(timeline(croydon(), SEEN))
    both = croydon(judgements={"overall": "RI", "adoption": "inadequate", "care_leavers": 4})
    assert {"supervision-of-adoption-and-care-leavers"} == follows(timeline(both, SEEN))


def test_what_follows_croydons_inspection_is_in_the_rulebooks_words_and_as_firm() -> None:
    entries = {entry.id: entry for entry in CONSEQUENCES}
    for found in timeline(croydon(), SEEN).consequences:
        entry = entries[found.id]
        assert entry.message == found.message
        assert (entry.strength, entry.sources) == (found.strength, found.sources)


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
    assert expected == follows(exampleshire("2019-01-07", **parts))


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
