"""What the page says beside its form: of each date its weekday, of each fault its field."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bridge import ask
from support.running import CROYDON, GOOD, TESTS

from said import OF_A_COMMAND_LINE, in_words_of_the_page

CASE: dict[str, Any] = {
    "authority": "Croydon",
    "report": {"published": "4 Sep 2017"},
    "judgements": {"help_and_protection": "inadequate", "leadership": "inadequate"},
}
TABLE = b"""authority,report_published,help_and_protection,leadership,overall
Croydon,04/09/2017,inadequate,inadequate,inadequate
Exampleshire,03/07/2017,good,good,good
"""
TABLE_WITHOUT_DATES = b"authority,help_and_protection\nCroydon,inadequate\nExampleshire,good\n"
READ = (".yaml", ".json", ".csv", ".xlsx")
BAD = sorted(path for path in (TESTS / "cases" / "bad").iterdir() if path.suffix in READ)


def asked(answer: str, content: bytes | None = None, **more: object) -> dict[str, Any]:
    reply = ask(json.dumps({"answer": answer, **more}), content, None)
    said: dict[str, Any] = json.loads(reply)
    return said


def seen(case: dict[str, Any], as_of: str = "1 October 2017") -> dict[str, Any]:
    return asked("seen", case=case, as_of=as_of)


def test_each_date_is_said_back_with_its_weekday_also_beside_one_that_cannot_be_read() -> None:
    case = {
        **CASE,
        "inspection": {"start": "20/06/2017", "end": "31/06/2017"},
        "monitoring_visits": ["2018-01-09"],
        "actuals": {"publish-report": "6 Oct 2017"},
        "closures": [{"date": "27 December 2017", "reason": "1 May 2017"}],
    }
    assert {
        "as_of": "Thursday 1 February 2018",
        "report.published": "Monday 4 September 2017",
        "inspection.start": "Tuesday 20 June 2017",
        "monitoring_visits, item 1": "Tuesday 9 January 2018",
        "actuals.publish-report": "Friday 6 October 2017",
        "closures.date, item 1": "Wednesday 27 December 2017",
    } == seen(case, "1 February 2018")["days"]


@pytest.mark.parametrize(
    ("more", "at", "words"),
    [
        ({"inspection": {"end": "31/06/2017"}}, "inspection.end", "June 2017 has no day 31"),
        ({"inspection": {"end": "1 Oct 2017"}}, "report.published", "is before inspection.end"),
        ({"monitoring_visits": ["soon"]}, "monitoring_visits, item 1", "not a date"),
        ({"actuals": {"publish-report": "soon"}}, "actuals.publish-report", "not a date"),
        ({"closures": [{"reason": "Staff day"}]}, "closures, item 1", "it takes a date"),
        ({"closures": [{"date": "soon"}]}, "closures.date, item 1", "not a date"),
        ({"framework": "ilacs"}, "framework", "has no such judgements"),
    ],
)
def test_a_complaint_is_at_the_field_that_it_is_of_and_nothing_is_answered(
    more: dict[str, Any], at: str, words: str
) -> None:
    reply = seen(CASE | more)
    assert reply["page"] is None
    [complaint] = reply["complaints"]
    assert (at, True) == (complaint["at"], words in complaint["message"]), complaint


def test_a_day_it_is_seen_from_that_cannot_be_read_is_said_beside_all_else_that_is_wrong() -> None:
    reply = seen(CASE | {"inspection": {"end": "soon"}}, as_of="soon")
    assert ["as_of", "inspection.end"] == [each["at"] for each in reply["complaints"]]
    assert reply["page"] is None


def test_nothing_is_said_of_an_empty_form_and_nothing_complained_of() -> None:
    for case in ({}, {"authority": "Croydon"}):
        reply = seen(case)
        assert (None, []) == (reply["page"], reply["complaints"])


def test_the_answer_has_the_grade_then_what_is_next_then_a_line_a_clock_and_the_picture() -> None:
    reply = seen(CASE)
    page = reply["page"]
    parts = ("INADEQUATE", "What must happen next", "Every date", "<svg", "Appendix")
    places = [page.index(part) for part in parts]
    assert sorted(places) == places
    assert "The grade of each judgement" not in page
    assert page.index("Every date") < page.index("<ul>\n</ul>") < page.index("<svg")
    plan = next(each for each in reply["clocks"] if each["title"] == "Action plan")
    assert ("by Mon 11 Dec 2017", "local authority", "must") == (
        plan["when"],
        plan["who"],
        plan["strength"],
    )
    assert any("70 working days after Monday 4 September 2017" in words for words in plan["words"])
    assert "si-2007-462 reg 3" in [text for text, _ in plan["sources"]]


@pytest.mark.parametrize(
    ("more", "as_of", "title", "standing", "record"),
    [
        ({}, "1 October 2017", "Publish report", "11 working days left", "actuals publish-report"),
        ({}, "13 October 2017", "Publish report", "1 working day left", "actuals publish-report"),
        ({}, "16 October 2017", "Publish report", "DUE TODAY", "actuals publish-report"),
        (
            {},
            "18 October 2017",
            "Publish report",
            "2 working days past: no day is given on which it was done",
            "actuals publish-report",
        ),
        (
            {},
            "1 October 2017",
            "Action planning visit",
            "opens in 6 working days",
            "action_plan visit",
        ),
        (
            {},
            "16 October 2017",
            "Action planning visit",
            "open, 5 working days left",
            "action_plan visit",
        ),
        (
            {"action_plan": {"visit": "11 October 2017"}},
            "18 October 2017",
            "Publish report",
            "OVERDUE by 2 working days: no day is given on which it was done",
            "actuals publish-report",
        ),
        ({}, "24 October 2017", "Action planning visit", "past", "action_plan visit"),
        (
            {},
            "1 October 2017",
            "First monitoring visit",
            "opens in 51 working days",
            "monitoring_visits",
        ),
        (
            {"actuals": {"publish-report": "18 October 2017"}},
            "1 November 2017",
            "Publish report",
            "done 2 working days late",
            None,
        ),
        (
            {"action_plan": {"submitted": "8 Dec 2017"}},
            "1 January 2018",
            "Action plan",
            "done in time",
            None,
        ),
        (
            {"action_plan": {"submitted": "20 Dec 2017"}},
            "1 October 2017",
            "Action plan",
            "51 working days left; planned for Wed 20 Dec 2017, 7 working days AFTER its last day",
            "action_plan submitted",
        ),
        (
            {"action_plan": {"submitted": "11 Dec 2017"}},
            "8 December 2017",
            "Action plan",
            "1 working day left; planned for Mon 11 Dec 2017",
            "action_plan submitted",
        ),
        (
            {"action_plan": {"submitted": "22 Dec 2017"}},
            "15 December 2017",
            "Action plan",
            "OVERDUE by 4 working days; planned for Fri 22 Dec 2017, 9 working days AFTER its"
            " last day",
            "action_plan submitted",
        ),
    ],
)
def test_how_a_clock_stands_is_in_words_and_leads_to_the_field_for_its_day(
    more: dict[str, Any], as_of: str, title: str, standing: str, record: str | None
) -> None:
    [clock] = [c for c in seen(CASE | more, as_of)["clocks"] if c["title"] == title]
    assert standing == clock["standing"]
    assert record == (clock["record"] and " ".join(clock["record"]))


def test_doubts_are_in_words_too_and_no_key_to_signs_is_left_on_the_page() -> None:
    reply = seen(CASE)
    [plan] = [clock for clock in reply["clocks"] if clock["title"] == "Action plan"]
    assert "counted from publication, a reading" == plan["doubts"]
    assert any("guidance is silent or contradicts itself" in words for words in plan["words"])
    page = visible(reply["page"])
    assert "From publication, Mon 4 Sep 2017: receipt not given" in page
    for sign in ("* from", "r reading", "p projected", "Left:", "F framework"):
        assert sign not in page


def test_a_day_still_to_come_is_said_to_be_planned_at_its_field_and_counts_as_projected() -> None:
    reply = seen(
        CASE | {"action_plan": {"submitted": "8 December 2017"}, "closures": ["27/12/2017"]}
    )
    planned = (
        "Friday 8 December 2017, still to come: taken as planned. Days left are counted from an"
    )
    assert f"{planned} earlier day." == reply["days"]["action_plan.submitted"]
    assert "Wednesday 27 December 2017" == reply["days"]["closures, item 1"]
    again = next(clock for clock in reply["clocks"] if clock["title"] == "Re-inspection")
    assert "projected" in again["doubts"]
    assert any("(day 0, planned)" in words for words in again["words"])
    then = seen(CASE | {"action_plan": {"submitted": "8 December 2017"}}, "8 December 2017")
    assert "Friday 8 December 2017" == then["days"]["action_plan.submitted"]


def test_judgements_alone_have_a_grade_and_no_clock() -> None:
    reply = seen({"judgements": CASE["judgements"]})
    assert "INADEQUATE" in reply["page"]
    assert [] == reply["clocks"]


def test_a_name_that_is_no_authoritys_is_noted_and_the_answer_stands() -> None:
    reply = seen(CASE | {"authority": "Croydn"})
    assert reply["page"]
    assert any("Croydon" in note for note in reply["notes"]), reply["notes"]


def test_the_cases_of_a_table_are_listed_by_name_and_row_and_answered_together() -> None:
    reply = asked("opened", TABLE, name="table.csv")
    assert ["Croydon, line 2", "Exampleshire, line 3"] == [each["name"] for each in reply["cases"]]
    together = asked("several", TABLE, name="table.csv", as_of="1 October 2017", within=60)
    assert "2 cases" in together["graded"]
    assert "Exampleshire" in together["due"]


def test_a_table_without_dates_has_its_grades_and_no_monday_list() -> None:
    asking = {"name": "table.csv", "as_of": "1 October 2017", "within": 10}
    together = asked("several", TABLE_WITHOUT_DATES, **asking)
    assert "Exampleshire" in together["graded"]
    assert together["due"] is None


def test_that_comments_are_not_kept_is_said() -> None:
    notes = asked("opened", CROYDON.read_bytes(), name=CROYDON.name)["notes"]
    assert any("Comments" in note for note in notes)


def visible(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_what_is_wrong_with_a_file_is_said_without_options_and_commands(path: Path) -> None:
    reply = asked("opened", path.read_bytes(), name=path.name)
    for complaint in reply.get("complaints", []):
        assert complaint["message"]
        assert not OF_A_COMMAND_LINE.search(complaint["message"]), complaint
    for note in reply.get("notes", []):
        assert not OF_A_COMMAND_LINE.search(note)


@pytest.mark.parametrize("path", [p for p in GOOD if p.suffix in READ], ids=lambda path: path.name)
def test_what_is_said_of_a_good_file_has_no_options_and_commands_either(path: Path) -> None:
    asking = {"name": path.name, "as_of": "1 October 2017", "within": 30}
    said = [*asked("opened", path.read_bytes(), **asking)["notes"]]
    together = asked("several", path.read_bytes(), **asking)
    said += [visible(part) for part in together.values() if part]
    for each in asked("opened", path.read_bytes(), **asking)["cases"]:
        reply = seen(each["data"])
        said += [*map(str, reply["clocks"]), *reply["notes"], visible(reply["page"])]
    assert said
    assert [] == [text for text in said if OF_A_COMMAND_LINE.search(text)]


@pytest.mark.parametrize(
    ("ours", "instead"),
    [
        ("the sheet read is 'A'; --sheet NAME reads another: 'B'", "under Sheet another"),
        ("it is not; did you mean 'x'? --column \"X=x\" reads it so", "did you mean 'x'?"),
        ("'Croydo' is no authority; `sifcalc authorities` lists them", "is no authority"),
        ("is a date on the command line only", "is not the date of a day"),
        ("nothing to change", "nothing to change"),
    ],
)
def test_our_words_of_a_command_line_become_those_of_a_page(ours: str, instead: str) -> None:
    said = in_words_of_the_page(ours)
    assert instead in said
    assert not OF_A_COMMAND_LINE.search(said)
