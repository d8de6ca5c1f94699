"""Calendars (`--format ics`): every event, what it is sure of, and its reminder."""

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from support.formats import calendar_of, events
from support.running import CROYDON, EXAMPLES, Run

from invented.running import SEEN as SEEN_2031
from sifcalc.engine.milestones import Milestone
from sifcalc.output.formats.events import of_clock
from sifcalc.output.formats.ics import _Text
from sifcalc.wording import visible
from sifcalc.workdays.arithmetic import add_working_days

ENDS = {"Due": "latest", "Done": "actual", "Opens": "earliest", "Closes": "latest"}
"""The date of a clock on which an event with that word stands."""


def days_of(clock: dict[str, Any], word: str) -> set[tuple[str, str]]:
    """The days, both included, on which that is so of the clock, or it was not heard of."""
    earliest, latest = clock["earliest"], clock["latest"]
    if word in ENDS:
        return {(clock[ENDS[word]],) * 2}
    if not (earliest or latest):
        earliest = latest = clock["actual"]  # nothing to count from, and a day that is planned
    ends = {(earliest or latest, latest or earliest)}
    return ends if word == "Open" else ends | {(latest,) * 2, (earliest,) * 2}


@pytest.mark.parametrize(
    ("case", "as_of"),
    [
        (CROYDON, "2017-10-01"),
        (EXAMPLES / "exampleshire-2017.yaml", "2018-02-01"),
        ("published", "2018-02-01"),
        ("published", "2014-06-01"),
    ],
)
def test_no_event_is_on_a_day_on_which_nothing_was_due_done_opening_closing_or_expected(
    case: str | Path, as_of: str, sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.ics"
    asked = ("timeline", case, "--as-of", as_of, "-q")
    assert 0 == sifcalc(*asked, "-o", file).code
    clocks: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for answer in json.loads(sifcalc(*asked, "--format", "json").out):
        for clock in answer["milestones"]:
            clocks.setdefault((answer["authority"], clock["id"]), []).append(clock)
    told = set()
    for event in events(file.read_bytes()):
        word, _, rest = event.summary.value.partition(": ")
        whose = rest.rpartition(" · ")[2], event.description.value.rpartition("Clock: ")[2][:-1]
        first, last = event.dtstart.value, event.dtend.value - timedelta(days=1)
        assert (str(first), str(last)) in set().union(*(days_of(c, word) for c in clocks[whose]))
        told.add(whose)
    dated = {
        whose
        for whose, alike in clocks.items()
        if any(clock["earliest"] or clock["latest"] or clock["actual"] for clock in alike)
    }
    assert dated == told


def test_what_is_done_stands_on_the_day_it_was_done(sifcalc: Run) -> None:
    case = EXAMPLES / "exampleshire-2017.yaml"
    ran = sifcalc("timeline", case, "--as-of", "2018-02-01", "--format", "ics", "-q")
    found = {e.summary.value: e for e in events(ran.out.encode()) if "CANC" not in e.status.value}
    expected = {
        "Done: Monitoring visit 2 · Exampleshire": date(2017, 10, 24),
        "Done: Action plan · Exampleshire": date(2017, 7, 3),
        "Expected: Monitoring visit 4 · Exampleshire": date(2018, 4, 30),
        "Due: LSCB publish review · Exampleshire": date(2017, 5, 10),
        "Opens: Next full inspection · Exampleshire": date(2018, 9, 27),
        "Closes: Next full inspection · Exampleshire": date(2019, 3, 27),
    }
    assert expected == {title: found[title].dtstart.value for title in expected}
    assert {"TENTATIVE"} == {e.status.value for t, e in found.items() if t.startswith("Expected")}
    assert {"CONFIRMED"} == {e.status.value for t, e in found.items() if t.startswith("Done")}
    said = found["Done: Monitoring visit 2 · Exampleshire"].description.value.splitlines()
    assert ["When: by Wednesday 18 October 2017.", "Done on Tuesday 24 October 2017."] == said[2:4]
    assert "Source: monitoring-2017 " in said[5]
    assert said[6].startswith("Counted: 3 months")


def test_a_window_of_ten_working_days_is_one_event_and_a_longer_one_is_two(sifcalc: Run) -> None:
    visit = sifcalc("visit", "2018-01-09", "--as-of", "2018-02-01", "--format", "ics").out
    spans = {
        event.summary.value.partition(" · ")[0]: (str(event.dtstart.value), str(event.dtend.value))
        for event in events(visit.encode())
    }
    assert ("2018-01-23", "2018-01-30") == spans["Open: Factual accuracy"]
    assert ("2018-01-10", "2018-01-11") == spans["Due: Feedback"]
    croydon = calendar_of(sifcalc, "--as-of", "2017-10-01").values()
    found = {event.summary.value: str(event.dtstart.value) for event in croydon}
    assert "2017-10-09" == found["Opens: Action planning visit · Croydon"]
    assert "2017-10-23" == found["Closes: Action planning visit · Croydon"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(10, ["Open"]), (11, ["Closes", "Opens"])],
)
def test_both_ends_of_a_window_count(days: int, expected: list[str]) -> None:
    first = date(2018, 1, 8)
    clock = Milestone("x", "X", "Ofsted", "will", "all", short_title="X", status="upcoming")
    clock = replace(clock, earliest=first, latest=add_working_days(first, days - 1))
    assert expected == [each.word for each in of_clock(clock, first, changes=False)]


def test_a_window_that_is_done_takes_the_place_of_both_its_events(
    sifcalc: Run, tmp_path: Path
) -> None:
    case = CROYDON.read_text().replace("report: {", "action_plan: {visit: 2017-10-11}\nreport: {")
    (tmp_path / "case.yaml").write_text(case)

    def visit(file: Path, as_of: str) -> dict[str, Any]:
        ran = sifcalc("timeline", file, "--as-of", as_of, "--format", "ics", "-q", "--alarm", "1")
        found = events(ran.out.encode())
        return {e.uid.value: e for e in found if ": Action planning visit" in e.summary.value}

    before, after = visit(CROYDON, "2017-10-01"), visit(tmp_path / "case.yaml", "2017-10-12")
    assert 2 == len(before)
    assert before.keys() == after.keys()
    assert ["Done: Action planning visit · Croydon"] == [
        event.summary.value for event in after.values() if event.status.value != "CANCELLED"
    ]
    withdrawn = [event for event in after.values() if event.status.value == "CANCELLED"]
    assert ["2017-10-09"] == [str(event.dtstart.value) for event in withdrawn]
    assert "valarm" not in withdrawn[0].contents
    planned = visit(tmp_path / "case.yaml", "2017-10-02")
    assert before.keys() == planned.keys()


CROYDONS = "73d07a6d-9888-5db5-9ba3-6b1ca35aa80d@sifcalc"


def test_a_reminder_rings_so_many_working_days_before(sifcalc: Run) -> None:
    found = calendar_of(sifcalc, "--as-of", "2017-10-01", "--alarm", "10")
    plan = found[CROYDONS]
    rings = datetime.combine(plan.dtstart.value, datetime.min.time()) + plan.valarm.trigger.value
    assert datetime(2017, 11, 27, 9) == rings  # noqa: DTZ001 - nine in the morning, wherever it is


def test_what_is_done_and_what_would_have_rung_before_it_was_asked_for_has_no_reminder(
    invented: Run,
) -> None:
    ran = invented("timeline", "CASE", *SEEN_2031, "--format", "ics", "--alarm", "6", "-q")
    rings = {
        re.findall(r"Clock: (\S+)\.$", event.description.value)[0]: "valarm" in event.contents
        for event in events(ran.out.encode())
    }
    # The first is overdue, the second done. Six working days before Monday 30 June is the very
    # day, and six before the window of the second look opens had gone by.
    assert {
        "sand-renewed": False,
        "mending-plan": False,
        "site-walk": True,
        "second-look": False,
        "check-1": True,
    } == rings


UNSURE = """
authority: Exampleshire
report: {received: 2028-12-01}
framework: sif
"""


def test_what_is_not_certain_is_tentative_in_a_calendar_and_says_why(sifcalc: Run) -> None:
    command = ("timeline", "-", "--all", "--as-of", "2028-12-04", "--format", "ics", "-q")
    found = {}
    for event in events(sifcalc(*command, stdin=UNSURE).out.encode()):
        id = re.findall(r"Clock: (\S+)\.$", event.description.value)[0]
        doubts = re.findall(r"\(([^()]*)\) · Exampleshire$", event.summary.value)
        found[id] = (event.status.value, doubts[-1] if doubts else "")
        assert "TRANSPARENT" == event.transp.value
        assert event.categories.value
    expected = {
        "publish-report": ("TENTATIVE", "provisional"),
        "action-planning-visit": ("TENTATIVE", "if inadequate, not in force, provisional"),
        "monitoring-visit-2": ("TENTATIVE", "if inadequate, not in force, provisional"),
        "reinspection-not-before": ("TENTATIVE", "if inadequate, not in force, provisional"),
    }
    assert expected == {id: found[id] for id in expected}
    certain = calendar_of(sifcalc, "--as-of", "2017-10-01").values()
    assert {"CONFIRMED", "TENTATIVE"} == {event.status.value for event in certain}


def test_a_reminder_before_the_years_there_are_is_refused(sifcalc: Run) -> None:
    command = (
        "visit",
        "--on",
        "1980-02-01",
        "--all",
        "--as-of",
        "1980-01-02",
        "--format",
        "ics",
        "--alarm",
        "250",
    )
    ran = sifcalc(*command)
    assert (2, "") == (ran.code, ran.out)
    assert "no reminder can be counted" in ran.err


@given(st.text(st.sampled_from('\\nN;,:"é abc\n'), min_size=1).filter(str.strip))
def test_no_backslash_is_lost_from_a_calendar(name: str) -> None:
    text = _Text(visible(name)).to_ical().decode()
    assert visible(name) == vobject.icalendar.stringToTextValues(text)[0]


def test_a_warning_is_in_every_event_and_leaves_none_certain(sifcalc: Run) -> None:
    case = "authority: Exampleshire\nreport: {received: 2020-01-06}\nframework: sif\n"
    ran = sifcalc("timeline", "-", "--format", "ics", "-q", stdin=case)
    found = events(ran.out.encode())
    assert found
    for event in found:
        framework, warning = event.description.value.splitlines()[:2]
        assert "Framework: single inspection framework." == framework
        assert warning.startswith("Warning: ")
        assert "TENTATIVE" == event.status.value


def test_a_calendar_of_no_authority_says_what_importing_it_does(sifcalc: Run) -> None:
    ran = sifcalc("timeline", "--report-received", "2017-09-04", "--format", "ics")
    assert "neither an authority nor an id is given" in ran.err
