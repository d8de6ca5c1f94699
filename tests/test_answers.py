"""Answers without a command line: what a page in a browser asks, and what it is given."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.asked import FILES, SEEN, command_of, request_of
from support.running import CROYDON, PUBLISHED, Run

from sifcalc.answers import ANSWER_TYPES, Request, answer, download
from sifcalc.complaints import BadInput

BY_THEMSELVES: dict[str, tuple[Request, tuple[str, ...]]] = {
    "visit": ({"day": "2018-08-15", "first": True}, ("visit", "--on", "2018-08-15", "--first")),
    "inspection": (
        {"day": "20/06/2017", "end": "2017-07-13"},
        ("inspection", "--start", "2017-06-20", "--end", "2017-07-13"),
    ),
    "rules": ({"id": "action-plan", "explain": True}, ("rules", "action-plan")),
    "authorities": (
        {"id": "Poole", "day": "2016-01-01"},
        ("authorities", "Poole", "--on", "2016-01-01"),
    ),
}


def of_file(path: Path, kind: str) -> Request:
    return {**request_of(path.name, kind), "content": path.read_bytes()}


def by_command(
    kind: str, form: str, path: Path, sifcalc: Run, tmp_path: Path
) -> tuple[int, bytes | None]:
    """The exit code of the command that answers the same, and the file that it writes, if any."""
    file = tmp_path / "answer"
    ran = sifcalc(*command_of(path.name, kind), "--format", form, "-o", file, "-q")
    return ran.code, file.read_bytes() if file.exists() else None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_download_is_byte_for_byte_what_the_command_writes(
    path: Path, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    for kind in ANSWER_TYPES.values():
        for form in kind.formats if kind.of_case else ():
            code, written = by_command(kind.name, form, Path(path.name), sifcalc, tmp_path)
            if code == 2 and written is None:
                with pytest.raises(BadInput):
                    download(of_file(path, kind.name), form)
            else:
                assert written == download(of_file(path, kind.name), form), (kind.name, form)
            (tmp_path / "answer").unlink(missing_ok=True)


@pytest.mark.parametrize("kind", BY_THEMSELVES)
def test_what_is_no_cases_is_downloaded_too(kind: str, sifcalc: Run, tmp_path: Path) -> None:
    asked, command = BY_THEMSELVES[kind]
    seen = () if kind in ("rules", "authorities") else ("--as-of", SEEN)
    for form in ANSWER_TYPES[kind].formats:
        file = tmp_path / form
        assert 0 == sifcalc(*command, *seen, "--format", form, "-o", file, "-q").code
        assert file.read_bytes() == download({"answer": kind, "as_of": SEEN, **asked}, form)


@pytest.mark.parametrize("kind", ["grade", "timeline", "due", "report"])
def test_the_answers_are_the_data_of_the_command_and_the_page_has_its_parts(
    kind: str, sifcalc: Run
) -> None:
    reply = answer(of_file(CROYDON, kind))
    command = ["timeline", "--due-within", "30"] if kind == "due" else [kind]
    if kind != "report":
        seen = [] if kind == "grade" else ["--as-of", SEEN]
        said = json.loads(sifcalc(*command, CROYDON, *seen, "--format", "json", "-q").out)
        for each in said:
            each["source_file"] = CROYDON.name
        assert said == reply["answers"]
    page: Any = reply["page"]
    assert {"heading", "table"} <= {name for block in page["blocks"] for name in block}
    json.dumps(reply)  # it is plain data throughout


def test_a_case_may_be_fields_of_a_form_or_the_data_of_a_file() -> None:
    fields = {"report_received": "04/09/2017", "leadership": "RI", "authority": ""}
    case = {"report": {"received": "2017-09-04"}, "judgements": {"leadership": "RI"}}
    asked: Request = {"answer": "timeline", "as_of": SEEN}
    assert answer({**asked, "fields": fields}) == answer({**asked, "case": case})


def test_complaints_are_those_of_the_command_and_nothing_is_answered(sifcalc: Run) -> None:
    table = "authority,leadership\nSlough,good\nWigan,godo\n"
    ran = sifcalc("grade", "-", "--diagnostics", "json", stdin=table)
    request = {"answer": "grade", "name": "<stdin>", "content": table.encode()}
    reply: Any = answer(request)
    said, note = map(json.loads, ran.err.splitlines())
    assert "note" == note["severity"]
    [complaint] = reply["complaints"]
    assert (said["id"], said["message"], said["line"]) == (
        complaint["id"],
        complaint["message"],
        complaint["place"]["line"],
    )
    assert ([], None) == (reply["answers"], reply["page"])
    with pytest.raises(BadInput, match="godo"):
        download(request, "csv")


def test_a_breach_is_told() -> None:
    fields = {"leadership": "inadequate", "overall": "good"}
    assert answer({"answer": "grade", "fields": fields})["breached"] is True
    assert answer({"answer": "grade", "fields": {"leadership": "good"}})["breached"] is False


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        ({}, "the kind of answer is grade, timeline"),
        ({"answer": "divination"}, "the kind of answer is"),
        ({"answer": "grade"}, "holds fields, a case, or a file's content"),
        ({"answer": "timeline", "fields": {"report_received": "2017-09-04"}}, "as_of"),
        ({"answer": "visit", "as_of": SEEN}, "the day it is of"),
        ({"answer": "visit", "as_of": SEEN, "day": "tomorrow"}, "not a date"),
        ({"answer": "inspection", "as_of": SEEN, "day": SEEN, "schedule": "long"}, "'long'"),
        ({"answer": "timeline", "fields": {}, "as_of": SEEN, "actor": "nobody"}, "nobody"),
    ],
)
def test_what_is_no_request_is_refused(request_: Request, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        answer(request_)


def test_a_format_that_a_kind_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="'ics' is no format of grade"):
        download({"answer": "grade", "fields": {"leadership": "good"}}, "ics")


def test_a_table_of_many_cases_is_answered_whole() -> None:
    reply: Any = answer(of_file(PUBLISHED, "grade"))
    assert 172 == len(reply["answers"])


def test_no_command_line_no_terminal_and_no_file_is_needed() -> None:
    program = (
        "import sys, os\n"
        "from sifcalc.answers import answer, download\n"
        "fields = {'report_received': '2017-09-04', 'leadership': 'inadequate'}\n"
        "request = {'answer': 'report', 'fields': fields, 'as_of': '2017-10-01'}\n"
        "answer(request), download(request, 'html'), download(request, 'xlsx')\n"
        "print(*sys.modules, sep='\\n')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split())
    assert set() == {each for each in imported if each.startswith(("click", "rich", "sifcalc.con"))}
