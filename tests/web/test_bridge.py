"""The one way from the page to Python: JSON in, JSON or a file out, and no refusal lost."""

import json
import sys

import pytest
from bridge import NOT_CARRIED, ask, warm_up
from support.running import CROYDON

from sifcalc.answers import answer, download

REQUEST = {"answer": "report", "as_of": "2017-10-01", "name": "croydon.yaml"}


def test_a_reply_is_that_of_sifcalc_for_the_bytes_of_a_file() -> None:
    content = CROYDON.read_bytes()
    whole = {**REQUEST, "content": content}
    said = ask(json.dumps(REQUEST), memoryview(content), None)
    assert answer(whole) == json.loads(said)
    assert download(whole, "html") == ask(json.dumps(REQUEST), content, "html")


def test_what_is_wrong_with_a_case_is_told_as_complaints_at_their_places() -> None:
    said = json.loads(ask(json.dumps(REQUEST), b"leadership: godo\n", "html"))
    [complaint] = said["complaints"]
    assert ("unknown-grade", 1) == (complaint["id"], complaint["place"]["line"])


@pytest.mark.parametrize(
    ("request_", "form", "why"),
    [
        ({"answer": "divination"}, None, "the kind of answer is"),
        ({"answer": "rules", "id": "lunch"}, None, "not in the rulebook"),
        ({"answer": "grade", "fields": {"leadership": "good"}}, "ics", "no format of grade"),
        ({"answer": "visit", "day": "2017-02-31", "as_of": "2017-10-01"}, None, "2017-02-31"),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(
    request_: dict[str, object], form: str | None, why: str
) -> None:
    assert why in json.loads(ask(json.dumps(request_), None, form))["refused"]


@pytest.mark.parametrize("form", NOT_CARRIED)
def test_a_format_whose_library_is_not_there_is_refused_with_what_to_take(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, said = NOT_CARRIED[form]
    monkeypatch.setattr("bridge.find_spec", lambda name: None if name == module else name)
    assert {"refused": said} == json.loads(ask(json.dumps(REQUEST), b"", form))
    assert "HTML" in said


def test_a_fault_is_never_taken_for_a_format_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(_request: object, _form: str) -> bytes:
        raise ModuleNotFoundError(name="docx")

    monkeypatch.setattr("bridge.download", failing)
    with pytest.raises(ModuleNotFoundError):
        ask(json.dumps(REQUEST), CROYDON.read_bytes(), "docx")


def test_a_page_is_warm_before_it_is_asked() -> None:
    warm_up()
    assert "sifcalc.output.pages.report" in sys.modules
