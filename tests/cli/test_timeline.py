"""The page and the data of `sifcalc timeline`."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from support.formats import in_one_line
from support.running import CROYDON, Run

from sifcalc.case import columns


def test_the_keys_of_a_timeline_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("timeline", CROYDON, "--format", "json").out)
    promised = (
        "schema_version framework authority case_id authority_name authority_code ofsted_urn region"
        " as_of overall reinspection_kind milestones left_out other"
    ).split()
    assert set(promised) <= set(found)
    assert (
        list(found["milestones"][0])
        == (
            "id title actor strength applies earliest latest earliest_count latest_count unit basis"
            " trigger bank_holidays_skipped provisional falls_on_non_working_day"
            " working_day_on_or_before time actual status working_days_left note sources"
            " notes in_force cycle conditional earliest_time latest_time earliest_unit"
            " earliest_weekday latest_weekday stated stated_difference"
            " earliest_working_day_on_or_before short_title is_reading seen framework"
        ).split()
    )
    assert ["name", "date", "actual", "note"] == list(found["milestones"][0]["trigger"])


def test_every_fact_of_the_data_is_on_the_page_that_explains_it(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = in_one_line(sifcalc("grade", CROYDON, "--explain").out)
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    for finding in found["findings"]:
        assert finding["message"] in page
        assert finding["rule"] in page
    monkeypatch.setenv("COLUMNS", "1000")  # where what stands in a column is folded nowhere
    page = sifcalc("timeline", CROYDON, "--explain").out
    [found] = json.loads(sifcalc("timeline", CROYDON, "--format", "json").out)
    for milestone in found["milestones"]:
        for key in ("id", "title", "actor", "strength", "basis"):
            assert (milestone[key] or "") in page


def test_a_date_on_the_page_has_its_weekday(sifcalc: Run) -> None:
    page = sifcalc("timeline", CROYDON, "--as-of", "2017-10-01").out
    assert "by Mon 11 Dec 2017" in page
    assert "2017-12-11" not in page
    page = sifcalc("timeline", CROYDON, "--as-of", "2017-10-01", "--explain").out
    assert "by Monday 11 December 2017" in page
    assert "51 working days left" in page
    assert "2017-12-11" not in page


def test_every_column_of_a_table_is_an_option_of_timeline(sifcalc: Run) -> None:
    said = sifcalc("timeline", "--help").out
    for column in columns():
        assert f"--{column.name.replace('_', '-')} " in said


def test_explain_names_each_bank_holiday_skipped(sifcalc: Run) -> None:
    arguments = ("timeline", "--report-received", "2017-12-01")
    assert "Christmas Day on Monday 25 December 2017" not in sifcalc(*arguments).out
    page = in_one_line(sifcalc(*arguments, "--explain").out)
    assert "70 working days after Friday 1 December 2017" in page
    assert "Christmas Day on Monday 25 December 2017, Boxing Day on Tuesday 26 Dec" in page


def test_a_closure_day_warns_and_moves_nothing(tmp_path: Path, sifcalc: Run) -> None:
    shut = tmp_path / "closures.txt"
    shut.write_text("# our year\n2017-12-11 Staff day\n08/12/2017,,\n\n,,\n2017-12-29\n")
    case = ("timeline", CROYDON, "--format", "json", "-q")
    [moved] = json.loads(sifcalc(*case, "--closures", shut).out)
    [plain] = json.loads(sifcalc(*case).out)
    dates = [[(m["earliest"], m["latest"]) for m in each["milestones"]] for each in (moved, plain)]
    assert dates[0] == dates[1]
    plan = next(m for m in moved["milestones"] if m["id"] == "action-plan")
    assert "Monday 11 December 2017 (Staff day) falls on this date" in plan["note"]
    assert "Friday 8 December 2017 is next to this date" in plan["note"]
    shut.write_text("2017-12-11\nChristmas\n")
    refused = sifcalc(*case, "--closures", shut)
    assert (2, "") == (refused.code, refused.out)
    assert f"{shut}:2:1: bad-date:" in refused.err


def test_what_was_not_in_force_is_shown_marked_when_asked_for(sifcalc: Run) -> None:
    case = ("timeline", "--report-received", "2014-02-14", "--overall", "inadequate")
    left_out = "did not yet apply on Friday 14 February 2014"
    assert "clocks left out" in sifcalc(*case).out
    assert left_out in in_one_line(sifcalc(*case, "--explain").out)
    assert "not in force" not in sifcalc(*case).out
    assert re.search(
        r"^\S*o +\d.* First monitoring visit ", sifcalc(*case, "--all").out, re.MULTILINE
    )
    assert "o not in force" in sifcalc(*case, "--all").out
    assert "not in force" in sifcalc(*case, "--all", "--explain").out
    [found] = json.loads(sifcalc(*case, "--all", "--format", "json", "-q").out)
    visit = next(m for m in found["milestones"] if m["id"] == "first-monitoring-visit")
    assert visit["in_force"] is False
    assert visit["note"].startswith("Not in force: ")


def test_today_is_a_date_on_the_command_line_and_in_no_file(sifcalc: Run) -> None:
    day = date.today()  # noqa: DTZ011 - the reader's own day is meant
    named = sifcalc("timeline", "--report-received", "today", "--format", "json", "-q")
    [answer] = json.loads(named.out)
    assert day.isoformat() == answer["as_of"]
    [plan] = [m for m in answer["milestones"] if m["id"] == "action-plan"]
    assert day.isoformat() == plan["trigger"]["date"]
    for option in ("2017-10-01", "1 October 2017", "Sun 1 Oct 2017", "1/10/2017"):
        ran = sifcalc("timeline", CROYDON, "--as-of", option, "--format", "json", "-q")
        assert "2017-10-01" == json.loads(ran.out)[0]["as_of"]
    refused = sifcalc("timeline", "-", stdin="report: {received: today}\n")
    assert (2, "") == (refused.code, refused.out)
    assert "'today' is a date on the command line only" in refused.err


def test_a_closure_day_may_name_its_month(tmp_path: Path, sifcalc: Run) -> None:
    closures = tmp_path / "closures.txt"
    closures.write_text(
        "27 Dec 2017 Staff day\nThursday, 28 December 2017, Staff day\n29/12/2017\n"
    )
    ran = sifcalc("timeline", CROYDON, "--closures", closures, "--as-of", "2017-10-01")
    assert 0 == ran.code
    closures.write_text("27 Dec 17 Staff day\n")
    ran = sifcalc("timeline", CROYDON, "--closures", closures)
    assert "could be 27 December 2017" in ran.err
