"""Which kind of re-inspection follows (monitoring-2017 para 51)."""

import pytest
from support.rows import governs, part_of
from support.timelines import SEEN, croydon, exampleshire, received

from sifcalc import timeline
from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.sif import SIF

FIRM = {
    "full": ("monitoring-2017 51", "will"),
    "full-by-two": ("monitoring-2017 51", "reading"),
    "post-monitoring": ("monitoring-2017 51", "may"),
}
"""The paragraph that governs each kind of re-inspection, and its own word."""


@pytest.mark.parametrize("entry", part_of("kind of re-inspection", SIF), ids=lambda entry: entry.id)
def test_a_kind_has_its_row_and_is_as_firm_as_its_governing_paragraph(entry: RulebookEntry) -> None:
    assert entry.id in FIRM, f"{entry.id} has no row in this table"
    said, strength = FIRM[entry.id]
    assert strength == entry.strength
    assert said in governs(entry)


def test_croydons_kind_of_reinspection_is_full() -> None:
    assert "full" == timeline(croydon(), SEEN).reinspection_kind


@pytest.mark.parametrize(
    ("judgements", "kind"),
    [
        (
            {"help_and_protection": "inadequate", "looked_after": "RI", "leadership": "RI"},
            "post-monitoring",
        ),
        ({"help_and_protection": "inadequate"}, None),
        ({"help_and_protection": "inadequate", "leadership": "inadequate"}, "full"),
        ({"overall": "inadequate"}, None),
    ],
)
def test_the_kind_of_reinspection_follows_how_many_key_judgements_are_inadequate(
    judgements: dict[str, str], kind: str | None
) -> None:
    assert kind == timeline(received("2017-09-04", judgements=judgements), SEEN).reinspection_kind


@pytest.mark.parametrize(
    ("judgements", "kind"),
    [
        ({"help_and_protection": 4, "looked_after": 4}, "full"),
        ({"help_and_protection": 4, "looked_after": 3, "leadership": None}, None),
        (
            {"help_and_protection": 4, "looked_after": 3, "leadership": "not judged"},
            "post-monitoring",
        ),
        ({"help_and_protection": 3, "looked_after": 3, "leadership": 3, "overall": 4}, None),
        ({"help_and_protection": 3, "looked_after": 3, "leadership": 3}, None),
    ],
)
def test_the_kind_of_reinspection_is_said_only_where_it_is_certain(
    judgements: dict[str, object], kind: str | None
) -> None:
    assert kind == timeline(received("2017-09-04", judgements=judgements), SEEN).reinspection_kind


@pytest.mark.parametrize(
    ("key", "kind", "strength"),
    [
        ("444", "full", "will"),
        ("443", "full", "reading"),
        ("344", "full", "reading"),
        ("434", "full", "reading"),
        ("433", "post-monitoring", "may"),
        ("343", "post-monitoring", "may"),
        ("334", "post-monitoring", "may"),
    ],
)
def test_the_kind_of_reinspection_is_as_firm_as_the_guidance_puts_it(
    key: str, kind: str, strength: str
) -> None:
    judged = dict(zip(("help_and_protection", "looked_after", "leadership"), key, strict=True))
    found = exampleshire("2017-10-01", judgements=judged)
    assert (kind, strength) == (found.reinspection_kind, found.reinspection_strength)


def test_a_kind_that_is_certain_without_one_judgement_is_as_firm_as_the_weaker_of_the_two() -> None:
    found = exampleshire("2017-10-01", judgements={"help_and_protection": 4, "leadership": 4})
    assert ("full", "reading") == (found.reinspection_kind, found.reinspection_strength)
    one = exampleshire("2017-10-01", judgements={"help_and_protection": 4, "leadership": 3})
    assert (None, None) == (one.reinspection_kind, one.reinspection_strength)
