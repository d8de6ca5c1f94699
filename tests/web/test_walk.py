"""The page in each of its states, for who sees it, who hears it, and who has only a keyboard."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import browsers
from support.browsers import CHROMIUM, NODE, PAGE
from support.running import CROYDON, TESTS

from said import OF_A_COMMAND_LINE

pytestmark = pytest.mark.skipif(
    not browsers.ARE_ASKED_FOR,
    reason="needs Chromium, Node.js, and what `make browser page` makes; SIFCALC_BROWSER_TESTS=1",
)

TABLE = """authority,report_published,help_and_protection,looked_after,leadership,overall
Croydon,04/09/2017,inadequate,inadequate,inadequate,inadequate
Exampleshire,03/07/2017,good,good,good,good
Invented Bay,17/07/2017,requires improvement,inadequate,RI,inadequate
"""
ROWS = """
monitoring_visits: [2018-01-09, 2018-04-10]
actuals: {publish-report: 2017-10-06}
stated: {action-plan: 2017-12-08}
closures: [{date: 2017-12-27, reason: Staff day}, 2017-12-28]
"""
NARROWEST = 320
"""The width in pixels at which nothing may need scrolling sideways (WCAG 2.2, 1.4.10)."""


def driven(program: str, *arguments: object) -> dict[str, Any]:
    command = [str(NODE), str(TESTS / "web" / program), str(CHROMIUM), PAGE.as_uri()]
    command += map(str, arguments)
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stderr
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


def test_no_state_has_a_fault_of_access_or_is_wider_than_the_narrowest_screen(
    tmp_path: Path,
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE)
    case = tmp_path / "croydon.yaml"
    case.write_text(CROYDON.read_text(encoding="utf-8") + ROWS, encoding="utf-8")
    walked = driven("walk.mjs", case, table)
    assert [] == walked["complaints"]
    assert [PAGE.as_uri()] == walked["requests"]
    states = walked["states"]
    assert [
        "loading",
        "empty",
        "answered",
        "dark",
        "forced",
        "beside-others",
        "refused",
        "several",
        "picked",
    ] == [*states]
    for name, state in states.items():
        assert ([], NARROWEST) == (state["violations"], state["widest"]), name
        assert not OF_A_COMMAND_LINE.search(state["text"]), name
        assert state["text"].startswith("Nothing that you enter or open here leaves your computer")
    assert "Loading" in states["loading"]["text"]
    assert "Your answer appears here" in states["empty"]["text"]
    assert "INADEQUATE" in states["answered"]["text"]
    assert "31 June 2017' is not a date: June 2017 has no day 31" in states["refused"]["text"]
    assert "INADEQUATE" not in states["refused"]["text"]
    assert "3 cases" in states["several"]["text"]
    assert "What must happen next" in states["picked"]["text"]


def test_a_clock_leads_to_the_field_for_its_day_and_stays_unfolded_as_that_is_entered() -> None:
    ran = driven("recorded.mjs", CROYDON)
    assert [] == ran["complaints"]
    assert "6 working days past: no day is given" in ran["before"]
    assert "What else was done, and when 1: Day" == ran["field"]
    assert ["Publish report done Fri 6 Oct 2017"] == [line[:34] for line in ran["after"]]
    assert "INADEQUATE. Past without a day on which it was done: 2. Next: " in ran["first"]
    assert "INADEQUATE. OVERDUE: Local Safeguarding Children Board" in ran["then"]
    assert " Next: Department for Education supports an improvement plan, by Mon 4" in ran["then"]
    assert "publish-report: '2017-10-06'" in ran["kept"]
    assert "does not hold the day that days left are counted from" in ran["saved"]


def test_a_keyboard_is_enough_from_the_empty_form_to_a_calendar() -> None:
    ran = driven("keys.mjs")
    assert [] == ran["complaints"]
    assert {"solid"} == {step["outline"] for step in ran["steps"]}
    assert "croydon-timeline.ics" == ran["name"]
    assert "DTSTART;VALUE=DATE:20171211" in ran["calendar"]
    assert "'4 Sepp 2017' is not a date" in ran["refused"]
    assert "cannot make a Word document" in ran["word"]
    assert ["beforeunload"] == ran["askedUnsaved"]
    assert "looked_after: inadequate" in ran["kept"]
    heard = [text for text in ran["announced"] if text.startswith("summary")]
    assert 1 == len(heard), "a complaint is announced once"
    assert any("Next: Authority publishes the report" in text for text in ran["announced"])
