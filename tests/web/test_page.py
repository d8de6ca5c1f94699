"""The page that runs sifcalc: nothing asked of anyone, and every answer the command line's."""

import csv
import functools
import hashlib
import io
import json
import os
import re
import shlex
import threading
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice, product
from pathlib import Path
from typing import Any

import make_page
import pytest
from expect_complaints import arguments_of, bad_cases
from pinned import read_pins
from support import browsers
from support.asked import FILES, SEEN, command_of, request_of
from support.browsers import PAGE, SERVED, Opened, Question, in_chromium, in_firefox
from support.judgements import VALUES
from support.running import CROYDON, Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.rulebook.sif.judgements import JUDGEMENTS

pytestmark = pytest.mark.skipif(
    not browsers.ARE_ASKED_FOR,
    reason="needs Chromium, Node.js, and what `make browser page` makes; SIFCALC_BROWSER_TESTS=1",
)

LARGEST = 17_000_000
FLAGS = re.IGNORECASE | re.MULTILINE
FORMATS = ("html", "markdown", "xlsx", "ics", "csv", "json")
KINDS = [kind for kind in ANSWER_TYPES.values() if kind.of_case]
BY_THEMSELVES: dict[str, tuple[dict[str, object], str]] = {
    "visit": ({"day": "2018-08-15", "as_of": SEEN}, f"visit 2018-08-15 --as-of {SEEN}"),
    "inspection": ({"day": "2017-06-20", "as_of": SEEN}, f"inspection 2017-06-20 --as-of {SEEN}"),
    "beyond the announced bank holidays": (
        {"answer": "visit", "day": "2040-08-15", "as_of": SEEN},
        f"visit 2040-08-15 --as-of {SEEN}",
    ),
    "rules": ({"id": "action-plan", "explain": True}, "rules action-plan"),
    "authorities": ({}, "authorities"),
    "inspections": ({}, "inspections"),
}

ALL = bool(os.environ.get("SIFCALC_PAGE_ALL"))
"""Whether every combination and every day is compared, which takes many minutes, or some."""

EVERY = 1 if ALL else 97
ROWS = 2_000
"""How many rows a table of those has."""

NOT_ASKED = {
    "contradicts-file.yaml": "options beside a file, which a request does not have",
    "no-such-folder.yaml": "a file that cannot be written, and the page writes none",
}
"""The bad cases whose complaint is about what only the command line has."""


def of_file(path: Path, kind: str, form: str | None = None, **more: object) -> Question:
    return Question({**request_of(path.name, kind), **more}, form, path.read_bytes())


def opened(questions: Iterable[Question]) -> Opened:
    return in_chromium(PAGE.as_uri(), [*questions])


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def written(run: Run, command: list[str], form: str, folder: Path) -> str | None:
    """The SHA-256 of the file that the command writes, or None where it writes none."""
    file = folder / "answer"
    file.unlink(missing_ok=True)
    run(*command, "--format", form, "-o", file, "-q")
    return sha256(file.read_bytes()) if file.exists() else None


def test_the_page_is_what_the_source_makes_byte_for_byte_and_small_enough(tmp_path: Path) -> None:
    make_page.write(make_page.make(), tmp_path)
    made = {path.name: path.read_bytes() for path in (tmp_path / "web").iterdir()}
    assert made == {path.name: path.read_bytes() for path in SERVED.iterdir()}, "run `make page`"
    assert (tmp_path / "sifcalc.html").read_bytes() == PAGE.read_bytes()
    assert PAGE.stat().st_size <= LARGEST


def test_the_page_carries_the_licence_and_the_address_of_the_source_of_all_that_it_is_made_of() -> (
    None
):
    text = PAGE.read_text(encoding="utf-8")
    pins = read_pins()
    assert "Mozilla Public License Version 2.0" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in text
    for name, pin in pins.embedded.items():
        package = name.replace("-", "[-_]")
        found = re.search(rf"^{package} {pin.version},.*\nLicence: .+\nSource: \S+$", text, FLAGS)
        assert found, name
    assert re.search(rf"^Pyodide {pins.pyodide},.*\nLicence: MPL-2.0\nSource: \S+ at", text, FLAGS)


def test_the_page_forbids_itself_every_connection_and_the_folder_all_but_to_its_own_server() -> (
    None
):
    whole, served = (path.read_text(encoding="utf-8") for path in (PAGE, SERVED / "index.html"))
    said = r'http-equiv="Content-Security-Policy" content="(.+?)"'
    assert [make_page.POLICY] == re.findall(said, whole)
    assert [make_page.SERVED_POLICY] == re.findall(said, served)
    assert "connect-src 'none'" in make_page.POLICY
    assert "script-src 'self' 'wasm" in make_page.SERVED_POLICY


def test_every_file_in_every_format_is_the_command_lines_byte_for_byte(
    sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        (path, kind.name, form)
        for path in FILES
        for kind in KINDS
        for form in FORMATS
        if form in kind.formats
    ]
    page = opened(of_file(*each) for each in asked)
    assert [PAGE.as_uri()] == page.requests
    assert [] == page.complaints
    for (path, kind, form), reply in zip(asked, page.replies, strict=True):
        monkeypatch.chdir(path.parent)
        expected = written(sifcalc, command_of(path.name, kind), form, tmp_path)
        assert expected == reply.get("sha256"), (path.name, kind, form, reply)
        assert expected or reply["reply"]["complaints"]


def test_what_is_no_cases_is_the_command_lines_too(sifcalc: Run, tmp_path: Path) -> None:
    asked = [
        (name, form)
        for name in BY_THEMSELVES
        for form in FORMATS
        if form in ANSWER_TYPES[str(BY_THEMSELVES[name][0].get("answer", name))].formats
    ]
    questions = [Question({"answer": name, **BY_THEMSELVES[name][0]}, form) for name, form in asked]
    for (name, form), reply in zip(asked, opened(questions).replies, strict=True):
        command = shlex.split(BY_THEMSELVES[name][1])
        assert written(sifcalc, command, form, tmp_path) == reply.get("sha256"), (name, form, reply)


def test_what_is_wrong_with_a_file_is_said_in_the_command_lines_words(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [path for path in bad_cases() if path.name not in NOT_ASKED]
    page = opened(map(of_bad_file, paths))
    monkeypatch.chdir(paths[0].parent)
    for path, reply in zip(paths, page.replies, strict=True):
        ran = sifcalc(*arguments_of(path), "--diagnostics", "json", "-q")
        said = [json.loads(line) for line in ran.err.splitlines()]
        complaints = reply["reply"]["complaints"]
        assert [
            (each["id"], each["message"], each["line"], each["column"])
            for each in said
            if each["severity"] == "error"
        ] == [
            (each["id"], each["message"], each["place"]["line"], each["place"]["column"])
            for each in complaints
        ], path.name
    assert [] == page.complaints


def of_bad_file(path: Path) -> Question:
    """The question that the arguments of a bad case ask, `check` being answered as `grade`."""
    command, *arguments = arguments_of(path)
    more = {"authorities": "strict"} if "strict" in arguments else {}
    more |= {"sheet": arguments[arguments.index("--sheet") + 1]} if "--sheet" in arguments else {}
    return of_file(path, "grade" if command == "check" else command, **more)


def combinations() -> Iterator[dict[str, object]]:
    """Rows with every combination of judgements, overall aside, or with some of them."""
    ids = [judgement.id for judgement in JUDGEMENTS if judgement.role != "overall"]
    for values in islice(product(VALUES, repeat=len(ids)), 0, None, EVERY):
        given = {id: value and value.value for id, value in zip(ids, values, strict=True)}
        yield {**given, "overall": "good"}


def days() -> Iterator[dict[str, object]]:
    """Rows with a report received on every day of 2012 to 2028, or on some of them."""
    first, last = date(2012, 1, 1), date(2028, 12, 31)
    for number in range(0, (last - first).days + 1, EVERY):
        day = first + timedelta(number)
        yield {"report_received": day, "overall": "inadequate", "leadership": "inadequate"}


def tables(rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
    while part := [*islice(rows, ROWS)]:
        text = io.StringIO()
        writer = csv.DictWriter(text, part[0].keys())
        writer.writeheader()
        writer.writerows(part)
        yield text.getvalue().encode()


@pytest.mark.parametrize(("kind", "rows"), [("grade", combinations), ("timeline", days)])
def test_every_combination_of_judgements_and_every_day_is_answered_as_by_the_command_line(
    kind: str, rows: Any, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = [*tables(rows())]
    asked = request_of("table.csv", kind)
    page = opened(Question(asked, "csv", table) for table in made)
    for table, reply in zip(made, page.replies, strict=True):
        Path("table.csv").write_bytes(table)
        expected = written(sifcalc, command_of("table.csv", kind), "csv", tmp_path)
        assert expected
        assert expected == reply.get("sha256"), reply


def test_what_the_page_cannot_make_it_says_and_what_to_take_instead() -> None:
    asked = [of_file(CROYDON, "report", "docx"), of_file(CROYDON, "grade", "table")]
    word, terminal = (reply["reply"]["refused"] for reply in opened(asked).replies)
    assert "cannot make a Word document" in word
    assert "no terminal" in terminal


def test_the_folder_is_the_same_from_a_web_server() -> None:
    handler = functools.partial(Quiet, directory=str(SERVED))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    questions = [of_file(CROYDON, "report", "html"), of_file(CROYDON, "timeline", "ics")]
    try:
        address = f"http://127.0.0.1:{server.server_port}/"
        served = in_chromium(f"{address}index.html", questions)
    finally:
        server.shutdown()
        server.server_close()
    alone = opened(questions)
    assert [each["sha256"] for each in alone.replies] == [e["sha256"] for e in served.replies]
    assert {path.name for path in SERVED.iterdir()} == {
        request.removeprefix(address) for request in served.requests
    }


class Quiet(SimpleHTTPRequestHandler):
    """A web server of files that says nothing."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(not browsers.FIREFOX, reason="needs Debian's firefox-esr")
def test_firefox_answers_as_chromium_does(tmp_path: Path) -> None:
    questions = [
        of_file(path, kind.name, form)
        for path in FILES
        for kind, form in ((ANSWER_TYPES["report"], "html"), (ANSWER_TYPES["timeline"], "ics"))
    ]
    replies = in_firefox(PAGE.as_uri(), questions, tmp_path)
    for other, reply in zip(opened(questions).replies, replies, strict=True):
        assert other.get("sha256") == reply.get("sha256")
        assert other.get("reply") == reply.get("reply")
