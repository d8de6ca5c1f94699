"""`sifcalc rules`: every id that is shown anywhere, and each entry in words."""

import json
import re

import pytest
from support.formats import in_one_line
from support.running import CROYDON, PUBLISHED, Run


@pytest.mark.parametrize(
    ("id", "applies"),
    [
        ("publish-report", "each inspection"),
        ("action-plan", "each inspection"),
        (
            "focused-visit-plan",
            "each focused visit whose letter is from Wednesday 8 August 2018: area for priority"
            " action",
        ),
        ("jtai-statement", "each joint targeted area inspection: written statement required"),
        ("publish-letter", "each focused visit or joint targeted area inspection"),
        ("notice", "each inspection, focused visit or joint targeted area inspection"),
        ("next-inspection", "each inspection begun to Tuesday 31 March 2026: not inadequate"),
        ("next-inspection-2026", "each inspection begun from Wednesday 1 April 2026"),
    ],
)
def test_an_entry_of_a_framework_of_several_activities_says_which_it_follows_and_since_when(
    id: str, applies: str, sifcalc: Run
) -> None:
    [entry] = json.loads(sifcalc("rules", id, "--framework", "ilacs", "--format", "json").out)
    assert applies == entry["applies"]


def test_every_id_that_can_be_shown_is_in_the_rules(sifcalc: Run) -> None:
    rules = {each["id"] for each in json.loads(sifcalc("rules", "--format", "json").out)}
    shown: set[str] = set()
    for arguments in (
        ("timeline", CROYDON),
        ("timeline", PUBLISHED, "--all"),
        ("visit", "--on", "2018-08-15"),
        ("inspection", "--start", "2017-06-20"),
        ("inspection", "--start", "2017-11-13", "--kind", "post-monitoring"),
        ("grade", PUBLISHED),
    ):
        for found in json.loads(sifcalc(*arguments, "--format", "json", "-q").out):
            for part in ("milestones", "left_out", "consequences"):
                shown |= {each["id"] for each in found.get(part, ())}
            shown |= {finding["rule"] for finding in found.get("findings", ())}
            shown |= {f"list-{each['number']}" for each in found.get("lists", ())}
            shown |= {found.get("reinspection_kind") or "full"}
    repeated = {id for id in rules if id.endswith("-N")}
    assert {id for id in shown if re.sub(r"\d+$", "N", id) not in repeated} <= rules
    for id in sorted(shown):
        assert 0 == sifcalc("rules", id).code, id


def test_one_rule_is_shown_in_full_with_its_reading(sifcalc: Run) -> None:
    page = in_one_line(sifcalc("rules", "monitoring-visit-3").out)
    assert "monitoring-visit-N (after the report)" in page
    assert "3 months after the one before it that took place, or else projected" in page
    assert "no more monitoring visits are scheduled" in page
    assert "may not be equally spaced" in page
    refused = sifcalc("rules", "acton-plan")
    assert (2, "") == (refused.code, refused.out)
    assert "did you mean 'action-plan'?" in refused.err


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("national-review", "from day 6 (afternoon) to day 7, counted from"),
        ("audit-submission", "at least 3 working days before"),
        ("audit-selection", "When: 8 working days before"),
        ("action-plan", "at most 70 working days after"),
        ("reinspection-not-before", "not before the day of the fourth monitoring visit"),
        ("published", "any visit but the first"),
        ("inspection-end", "the Thursday of week 4, counted from the day the inspection began"),
        ("list-4", "One row a child"),
        ("reinspection", "Else left out, with these words: Overall effectiveness is not inadeq"),
    ],
)
def test_a_rule_says_when_in_words_a_person_can_check(id: str, said: str, sifcalc: Run) -> None:
    assert said in in_one_line(sifcalc("rules", id).out)
