"""Which event of a calendar is which: importing again updates, and no two clocks share one."""

import csv
from datetime import date
from pathlib import Path

import pytest
from support.formats import calendar_of, events
from support.running import CROYDON, PUBLISHED, Run

FIRST = """
authority: Slough
inspection: {start: 2013-11-19, end: 2013-12-11}
report: {published: 2014-02-14}
judgements: {overall: inadequate}
reinspection:
  {start: 2015-11-24, end: 2015-12-17, report_published: 2016-02-17, overall: inadequate}
"""
OWN = """
authority: Slough Borough Council
inspection: {start: 2015-11-24, end: 2015-12-17}
report: {published: 2016-02-17}
judgements: {overall: inadequate}
previous_overall: inadequate
"""


CROYDONS = "73d07a6d-9888-5db5-9ba3-6b1ca35aa80d@sifcalc"
RECEIVED = ("--report-received", "2017-09-04")
UIDS: dict[str, tuple[tuple[str, ...], str, dict[str, str]]] = {
    "of an authority that is matched": (
        ("timeline", str(CROYDON)),
        "action-plan",
        {"2017-12-11": CROYDONS},
    ),
    "of its inspection and of its re-inspection": (
        ("timeline", "-"),
        "publish-report",
        {
            "2014-03-28": "3c115f52-dac5-585c-9fb7-f78a21aab206@sifcalc",
            "2016-04-01": "badc2786-5b03-5945-9abd-a65dbcbc8292@sifcalc",
        },
    ),
    "of an authority that is not matched": (
        ("timeline", "--authority", "Exampleshire", *RECEIVED),
        "publish-report",
        {"2017-10-16": "454ae24b-db8f-5596-8fc2-e3928baf18ed@sifcalc"},
    ),
    "of a case by its id": (
        ("timeline", "--case-id", "what if", *RECEIVED),
        "publish-report",
        {"2017-10-16": "80307ec3-2dd4-55a7-bc25-45a7e0e0edbd@sifcalc"},
    ),
    "of a case without either": (
        ("timeline", *RECEIVED),
        "publish-report",
        {"2017-10-16": "e32dd934-a095-51e1-aea5-ac75ccedb7e4@sifcalc"},
    ),
    "of a visit": (
        ("visit", "2018-01-09"),
        "feedback",
        {"2018-01-10": "8cb12d5a-41ed-557e-85f6-8fa2116ab2b3@sifcalc"},
    ),
}

AFTER = ("--all", "--as-of", "2016-03-01", "--format", "ics", "-q")


def days_by_uid(sifcalc: Run, *arguments: str | Path) -> dict[str, tuple[date, date]]:
    ran = sifcalc("timeline", *arguments, *AFTER)
    assert 0 == ran.code
    assert all(line.startswith("warning: ") for line in ran.err.splitlines())
    found = events(ran.out.encode())
    days = {event.uid.value: (event.dtstart.value, event.dtend.value) for event in found}
    assert len(found) == len(days)
    return days


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


@pytest.mark.parametrize("whose", UIDS)
def test_the_uid_of_an_event_never_changes_from_release_to_release(
    whose: str, sifcalc: Run
) -> None:
    command, clock, expected = UIDS[whose]
    ran = sifcalc(*command, "--as-of", "2016-03-01", "--format", "ics", "-q", stdin=FIRST)
    assert expected == {
        str(event.dtstart.value): event.uid.value
        for event in events(ran.out.encode())
        if event.description.value.endswith(f"Clock: {clock}.")
    }


def test_two_cases_of_one_authority_are_refused_a_calendar_together(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "both.ics"
    ran = sifcalc("timeline", CROYDON, CROYDON, "-o", file)
    assert 2 == ran.code
    assert f"Croydon ({CROYDON}) and Croydon ({CROYDON}) would have the same events" in ran.err
    assert not file.exists()


def test_what_is_due_is_the_same_event_as_in_the_whole_timeline(sifcalc: Run) -> None:
    whole = calendar_of(sifcalc, "--as-of", "2017-10-01")
    due = calendar_of(sifcalc, "--as-of", "2017-10-01", "--due-within", "60")
    assert due
    assert due.keys() <= whole.keys()


def test_a_reinspection_has_the_same_events_in_a_file_of_its_own(
    sifcalc: Run, tmp_path: Path
) -> None:
    first, own = tmp_path / "first.yaml", tmp_path / "own.yaml"
    first.write_text(FIRST)
    own.write_text(OWN)
    of_both, of_own = days_by_uid(sifcalc, first), days_by_uid(sifcalc, own)
    assert of_own
    assert of_own == {uid: days for uid, days in of_both.items() if uid in of_own}
    assert of_both == days_by_uid(sifcalc, first, own) == days_by_uid(sifcalc, own, first)


@pytest.mark.parametrize("authority", ["Slough", "Birmingham"])
def test_two_inspections_of_one_authority_have_no_event_in_common(
    authority: str, sifcalc: Run, tmp_path: Path
) -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as published:
        headings, *rows = csv.reader(published)
    files = []
    for number, row in enumerate(row for row in rows if row[0] == authority):
        files.append(tmp_path / f"{number}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((headings, row))
    before, after = (days_by_uid(sifcalc, file) for file in files)
    assert before
    assert after
    assert not before.keys() & after.keys()
    assert before | after == days_by_uid(sifcalc, *files)


def test_the_published_inspections_make_one_calendar(sifcalc: Run) -> None:
    assert len(days_by_uid(sifcalc, "published")) > 1000


def test_what_an_authority_is_called_makes_no_other_events(sifcalc: Run) -> None:
    found = []
    for name in ("Croydon", "LB  Croydon", "306", "E09000008", "80492"):
        case = f"authority: {name}\nreport: {{received: 2017-09-04}}\n"
        ran = sifcalc("timeline", "-", *AFTER, stdin=case)
        found.append({event.uid.value for event in events(ran.out.encode())})
    assert found[0]
    assert all(uids == found[0] for uids in found)


def test_an_id_tells_two_cases_apart_and_stays_where_a_day_is_mended(sifcalc: Run) -> None:
    def uids(id: str, day: str) -> set[str]:
        case = f"authority: Croydon\nid: {id}\nreport: {{received: {day}}}\n"
        ran = sifcalc("timeline", "-", *AFTER, stdin=case)
        return {event.uid.value for event in events(ran.out.encode())}

    assert uids("as planned", "2017-09-04") == uids("As Planned", "2017-09-05") != set()
    assert not uids("as planned", "2017-09-04") & uids("what if", "2017-09-04")
