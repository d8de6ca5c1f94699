"""Calendars (`--format ics`): every event, what it is sure of, and its reminder."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import vobject
from hypothesis import given
from hypothesis import strategies as st
from support.formats import COMMANDS, events
from support.running import CROYDON, Run

from invented.running import SEEN as SEEN_2031
from sifcalc.output.formats.ics import _Text
from sifcalc.wording import visible


def test_a_calendar_read_back_has_the_same_dates_both_ends_included(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.ics"
    assert 0 == sifcalc(*COMMANDS["timeline"], "-o", file).code
    found = events(file.read_bytes())
    [data] = json.loads(sifcalc(*COMMANDS["timeline"], "--format", "json", "-q").out)
    dated = [m for m in data["milestones"] if m["earliest"] or m["latest"]]
    assert len(dated) == len(found)
    for clock in dated:
        [event] = [e for e in found if e.description.value.endswith(f"Clock: {clock['id']}.")]
        first, last = clock["earliest"] or clock["latest"], clock["latest"] or clock["earliest"]
        assert date.fromisoformat(first) == event.dtstart.value
        assert date.fromisoformat(last) + timedelta(days=1) == event.dtend.value
        assert (
            "TENTATIVE" if clock["status"] == "projected" else "CONFIRMED"
        ) == event.status.value


def calendar_of(sifcalc: Run, *options: str) -> dict[str, Any]:
    ran = sifcalc("timeline", CROYDON, "--format", "ics", "-q", *options)
    return {event.uid.value: event for event in events(ran.out.encode())}


def test_importing_again_updates_events_and_makes_no_new_ones(sifcalc: Run) -> None:
    first = calendar_of(sifcalc, "--as-of", "2017-10-01")
    again = calendar_of(sifcalc, "--as-of", "2017-10-01")
    later = calendar_of(sifcalc, "--as-of", "2017-10-02", "--report-received", "2017-09-01")
    assert first.keys() == again.keys() == later.keys()
    for uid, event in first.items():
        assert int(event.sequence.value) + 1 == int(later[uid].sequence.value)
        assert "2017-10-01 00:00:00+00:00" == str(event.dtstamp.value)
        assert "2017-10-02 00:00:00+00:00" == str(later[uid].dtstamp.value)
    moved = [uid for uid in first if first[uid].dtend.value != later[uid].dtend.value]
    assert moved


def test_the_uid_of_an_event_never_changes_from_release_to_release(sifcalc: Run) -> None:
    uid = "a4f05835-2276-5605-b57b-7b1869b25cd0@sifcalc"
    event = calendar_of(sifcalc, "--as-of", "2017-10-01")[uid]
    assert date(2017, 12, 11) == event.dtstart.value


def test_two_cases_of_one_authority_are_refused_a_calendar_together(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "both.ics"
    ran = sifcalc("timeline", CROYDON, CROYDON, "-o", file)
    assert 2 == ran.code
    assert f"Croydon ({CROYDON}) and Croydon ({CROYDON}) would have the same events" in ran.err
    assert not file.exists()


def test_a_reminder_rings_so_many_working_days_before(sifcalc: Run) -> None:
    found = calendar_of(sifcalc, "--as-of", "2017-10-01", "--alarm", "10")
    plan = found["a4f05835-2276-5605-b57b-7b1869b25cd0@sifcalc"]
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
"""


def test_what_is_not_certain_is_tentative_in_a_calendar_and_says_why(sifcalc: Run) -> None:
    command = ("timeline", "-", "--all", "--as-of", "2028-12-04", "--format", "ics", "-q")
    found = {}
    for event in events(sifcalc(*command, stdin=UNSURE).out.encode()):
        id = re.findall(r"Clock: (\S+)\.$", event.description.value)[0]
        doubts = re.findall(r"\(([^()]*)\)$", event.summary.value)
        found[id] = (event.status.value, doubts[-1] if doubts else "")
        assert "TRANSPARENT" == event.transp.value
        assert event.categories.value
    expected = {
        "publish-report": ("TENTATIVE", "provisional"),
        "action-planning-visit": ("TENTATIVE", "if inadequate, not in force, provisional"),
        "monitoring-visit-2": ("TENTATIVE", "if inadequate, projected, not in force, provisional"),
        "reinspection-not-before": (
            "TENTATIVE",
            "if inadequate, projected, not in force, provisional, not before",
        ),
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


def test_what_is_due_is_the_same_event_as_in_the_whole_timeline(sifcalc: Run) -> None:
    whole = calendar_of(sifcalc, "--as-of", "2017-10-01")
    due = calendar_of(sifcalc, "--as-of", "2017-10-01", "--due-within", "60")
    assert due
    assert due.keys() <= whole.keys()


@given(st.text(st.sampled_from('\\nN;,:"é abc\n'), min_size=1).filter(str.strip))
def test_no_backslash_is_lost_from_a_calendar(name: str) -> None:
    text = _Text(visible(name)).to_ical().decode()
    assert visible(name) == vobject.icalendar.stringToTextValues(text)[0]


def test_a_warning_is_in_every_event_and_leaves_none_certain(sifcalc: Run) -> None:
    case = "authority: Exampleshire\nreport: {received: 2020-01-06}\n"
    ran = sifcalc("timeline", "-", "--format", "ics", "-q", stdin=case)
    found = events(ran.out.encode())
    assert found
    for event in found:
        assert event.description.value.startswith("Warning: ")
        assert "TENTATIVE" == event.status.value


def test_a_calendar_of_no_authority_says_what_importing_it_does(sifcalc: Run) -> None:
    ran = sifcalc("timeline", "--report-received", "2017-09-04", "--format", "ics")
    assert "no authority is given" in ran.err
