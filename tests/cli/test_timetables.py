"""`sifcalc visit` and `sifcalc inspection`."""

import json

import pytest
from support.running import Run


def test_a_visit_begun_on_15_august_2018_is_published_on_17_september(sifcalc: Run) -> None:
    ran = sifcalc("visit", "--on", "2018-08-15", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    published = next(m for m in found["milestones"] if m["id"] == "published")
    assert "2018-09-17" == published["latest"]
    assert ["Summer bank holiday"] == [h["name"] for h in published["bank_holidays_skipped"]]
    first = json.loads(sifcalc("visit", "--on", "2018-08-15", "--first", "--format", "json").out)
    assert ["published"] == [clock["id"] for clock in first[0]["left_out"]]


@pytest.mark.parametrize("asked", [(), ("--get", "published"), ("--format", "json")])
@pytest.mark.parametrize(
    ("day", "is_warned"), [("2026-06-09", True), ("2018-09-03", True), ("2018-08-15", False)]
)
def test_a_visit_after_the_last_report_of_its_framework_is_warned_of_also_when_quiet(
    day: str, is_warned: bool, asked: tuple[str, ...], sifcalc: Run
) -> None:
    ran = sifcalc("visit", day, "-q", *asked)
    assert 0 == ran.code
    said = " ".join((ran.out + ran.err).split())
    assert is_warned is (
        "No text of the framework since 2018 on monitoring visits is known." in said
    )
    assert is_warned is ("timetable of the single inspection framework, which another" in said)


def test_annex_a_of_an_inspection_that_starts_on_20_june_2017(sifcalc: Run) -> None:
    ran = sifcalc("inspection", "--start", "2017-06-20", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    lists = {each["number"]: each for each in found["lists"]}
    assert {"start": "2017-03-20", "end": "2017-06-19"} == lists[1]["window"]
    assert "2016-12-20" == lists[4]["window"]["start"]
    assert ("2017-06-20", "2017-06-27") == (lists[8]["stage_1"], lists[8]["stage_2"])
    assert lists[10]["stage_1"] is None
    assert "absent from our copy" in lists[10]["note"]
    assert list(lists[1])[:7] == (
        ["number", "population", "window", "snapshot", "stage_1", "stage_1_time", "stage_2"]
    )


def test_one_list_is_shown_with_every_field_it_asks_for(sifcalc: Run) -> None:
    page = sifcalc("inspection", "--start", "2017-06-20", "--list", "1").out
    assert "Contact source" in page
    assert "Assessment completion date" not in page
    post = ("inspection", "--start", "2017-11-13", "--kind", "post-monitoring", "--list", "1")
    assert 2 == sifcalc(*post).code


def test_a_list_due_on_good_friday_is_flagged(sifcalc: Run) -> None:
    ran = sifcalc("inspection", "--start", "2017-04-11", "--list", "4", "--format", "json", "-q")
    [found] = json.loads(ran.out)
    assert "Friday 14 April 2017 is not a working day" in found["lists"][0]["note"]


def test_a_visit_that_starts_on_a_sunday_is_noted_and_no_window_ends_before_it_begins(
    sifcalc: Run,
) -> None:
    [found] = json.loads(sifcalc("visit", "--on", "2018-08-19", "--format", "json", "-q").out)
    assert "Sunday 19 August 2018 is not a working day." in found["notes"]
    for step in found["milestones"]:
        assert step["earliest"] is None or step["earliest"] <= step["latest"]
