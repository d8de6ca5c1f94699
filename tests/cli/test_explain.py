"""--explain prints every word there is, of one clock or all; an id is as good in words."""

import json
import re

import pytest
from support.formats import in_one_line
from support.running import CROYDON, Run

from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.terms import Clock

SEEN = ("--as-of", "2017-10-01")


def explained(page: str) -> list[str]:
    """The ids of the clocks that the page says the count of, in its order."""
    counted = page.partition("How each was counted\n")[2].partition("\n\n")[0]
    names = re.findall(r"^  ([a-z][\w-]*): ", counted, re.MULTILINE)
    return [id for id in names if any(each.clock_of(id) for each in FRAMEWORKS.values())]


def clocks_of(framework: Framework) -> dict[str, tuple[Clock, ...]]:
    """The clocks of each timetable of the framework, and of what follows the report."""
    timetables = {id: schedule.steps for id, schedule in framework.timetables.items()}
    return {"timeline": framework.clocks, **timetables}


TIMETABLES = [
    pytest.param(clocks, id=f"{framework.id} {name}")
    for framework in FRAMEWORKS.values()
    for name, clocks in clocks_of(framework).items()
]


@pytest.mark.parametrize(
    "asked",
    [
        (CROYDON, "--explain", "action-plan"),
        (CROYDON, "--explain", "action plan"),
        (CROYDON, "--explain", "Action Plan"),
        (CROYDON, "--explain=action-plan"),
        ("--explain", "action-plan", CROYDON),
        ("--explain", "action plan", CROYDON),
    ],
)
def test_one_clock_is_explained_by_its_id_or_in_words_before_a_case_or_after(
    asked: tuple[str, ...], sifcalc: Run
) -> None:
    page = sifcalc("timeline", *asked, *SEEN).out
    assert sifcalc("timeline", CROYDON, "--explain", "action-plan", *SEEN).out == page
    assert ["action-plan"] == explained(page)
    assert "Written statement of action (the action plan)" in in_one_line(page)
    assert "70 working days after Monday 4 September 2017" in page


def test_several_clocks_are_explained_together_and_without_an_id_all_are(sifcalc: Run) -> None:
    two = ("--explain", "action-plan", "--explain", "first monitoring visit")
    page = sifcalc("timeline", *two, CROYDON, *SEEN).out
    assert ["action-plan", "first-monitoring-visit"] == explained(page)
    [found] = json.loads(sifcalc("timeline", CROYDON, *SEEN, "--format", "json", "-q").out)
    for whole in ((CROYDON, "--explain"), ("--explain", CROYDON)):
        page = sifcalc("timeline", *whole, *SEEN).out
        assert [each["id"] for each in found["milestones"]] == explained(page)


@pytest.mark.parametrize(
    ("command", "near"),
    [
        (("timeline", CROYDON, "--explain", "acton-plan"), "action-plan"),
        (("grade", CROYDON, "--explain", "limit-leadrship"), "limit-leadership"),
        (("visit", "2018-08-15", "--explain", "data-reqest"), "data-request"),
        (("inspection", "2017-06-20", "--explain", "notise"), "notice"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_an_unknown_id_is_refused_and_the_nearest_is_named(
    command: tuple[str, ...], near: str, sifcalc: Run
) -> None:
    ran = sifcalc(*command)
    assert (2, "") == (ran.code, ran.out)
    assert f"did you mean '{near}'?" in ran.err


def test_an_id_longer_than_the_name_of_a_file_may_be_is_refused(sifcalc: Run) -> None:
    ran = sifcalc("timeline", CROYDON, "--explain", "plan-" * 100)
    assert (2, "") == (ran.code, ran.out)
    assert "is no id, and no file; " in ran.err


def test_a_date_or_an_entry_is_got_in_words_too(sifcalc: Run) -> None:
    by_id = sifcalc("timeline", CROYDON, "--get", "action-plan", *SEEN)
    in_words = sifcalc("timeline", CROYDON, "--get", "action plan", *SEEN)
    assert (0, "2017-12-11\n") == (by_id.code, by_id.out)
    assert by_id == in_words
    assert sifcalc("rules", "action-plan") == sifcalc("rules", "action plan")
    assert sifcalc("rules", "action plan").out.startswith("action-plan (after the report)\n")


@pytest.mark.parametrize("clocks", TIMETABLES)
def test_a_short_title_fits_its_column_and_is_of_one_clock_of_its_timetable(
    clocks: tuple[Clock, ...],
) -> None:
    titles = list({clock.id: clock.short_title for clock in clocks}.values())
    assert [] == [title for title in titles if not 0 < len(title) <= 26]
    assert len(titles) == len({title.casefold() for title in titles})


def test_every_short_title_on_a_line_is_an_id_in_words_to_get_and_to_explain(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("timeline", CROYDON, *SEEN, "--format", "json", "-q").out)
    assert found["milestones"]
    for each in found["milestones"]:
        code = 0 if each["earliest"] or each["latest"] else 3
        by_title = sifcalc("timeline", CROYDON, *SEEN, "--get", each["short_title"])
        assert code == by_title.code, each["short_title"]
        assert by_title == sifcalc("timeline", CROYDON, *SEEN, "--get", each["id"])
        page = sifcalc("timeline", CROYDON, *SEEN, "--explain", each["short_title"]).out
        assert [each["id"]] == explained(page), each["short_title"]
