"""What stops the page in a locked-down browser ends in a sentence on it, each in its own."""

import functools
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from make_page import POLICY, SERVED_POLICY
from support import browsers
from support.browsers import CHROMIUM, NODE, PAGE, SERVED, Question, in_chromium
from support.running import CROYDON, TESTS

pytestmark = pytest.mark.skipif(
    not browsers.ARE_ASKED_FOR,
    reason="needs Chromium, Node.js, and what `make browser page` makes; SIFCALC_BROWSER_TESTS=1",
)

PATIENCE = 10_000
"""Milliseconds without a sign of progress after which a page says that it does not work.

A page may make two steps of progress before it stops, so three times as long is the most.
"""

SILENT = '<script type="text/plain" id="worker" data-parts="pyodide.mjs">\n'
INLINE = "'unsafe-inline' 'wasm"


def locked(page: str) -> dict[str, tuple[str, str]]:
    """What the page is where it cannot work, and a part of the sentence that says so."""
    part = page.index('data-part="site.zip"') + 5_000
    damaged = page[:part] + "AAAAAAAAAAAA" + page[part + 12 :]
    worker = re.search(r'<script type="text/plain" id="worker".*?</script>', page, re.DOTALL)
    assert worker
    silent = f"{SILENT}self.onmessage = () => {{}};</script>"
    return {
        "no WebAssembly": (page.replace(" 'wasm-unsafe-eval'", ""), "does not allow WebAssembly"),
        "no worker": (
            page.replace("worker-src blob:", "worker-src 'none'"),
            "does not allow a page its own worker",
        ),
        "no inline script": (
            page.replace(POLICY, POLICY.replace(INLINE, "'wasm")),
            "does nothing here, as its program does not run",
        ),
        "a damaged file": (damaged, "damaged or cut short"),
        "a damaged program": (
            page.replace("function startForm(", "function startFrom("),
            "is damaged",
        ),
        "a file cut short": (page[: len(page) // 2], "damaged or cut short"),
        "a calculator that never comes": (
            page.replace(worker[0], silent),
            "still not there, after 10 seconds",
        ),
    }


def told(cases: list[dict[str, object]]) -> dict[str, dict[str, object]]:
    command = [str(NODE), str(TESTS / "web" / "locked.mjs"), str(CHROMIUM)]
    asked = json.dumps(cases)
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stderr
    said: dict[str, dict[str, object]] = json.loads(ran.stdout)
    return said


def test_each_thing_that_stops_the_page_ends_in_its_own_sentence(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    variants = locked(page)
    cases: list[dict[str, object]] = []
    for number, (name, (text, _)) in enumerate(variants.items()):
        assert text != page
        file = tmp_path / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        at = "#stop" if name in ("no inline script", "a damaged program") else "#progress.stop"
        cases.append({"name": name, "url": file.as_uri(), "scripts": True, "at": at})
    whole = PAGE.as_uri()
    cases.append({"name": "no script at all", "url": whole, "scripts": False, "at": "#stop"})
    served = (SERVED / "index.html").as_uri()
    alone = {"name": "the folder without a server", "url": served, "scripts": True}
    cases.append({**alone, "at": "#progress.stop"})
    said = told(cases)
    expected = {name: part for name, (_, part) in variants.items()} | {
        "no script at all": "does nothing here, as its program does not run",
        "the folder without a server": "has to come from a web server",
    }
    assert expected == {
        name: part if part in str(said[name]["sentence"]) else said[name]["sentence"]
        for name, part in expected.items()
    }
    assert not [name for name in said if said[name]["violations"]]
    slow = {
        name: each["took"] for name, each in said.items() if float(str(each["took"])) > 3 * PATIENCE
    }
    assert {} == slow


@contextmanager
def server_with(policy: str) -> Iterator[str]:
    """The address of a server of the folder whose own policy is that one."""

    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    handler = functools.partial(Strict, directory=str(SERVED))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/index.html"
    finally:
        server.shutdown()
        server.server_close()


def test_the_folder_works_where_no_script_in_a_page_is_allowed() -> None:
    asked = {"answer": "report", "name": CROYDON.name, "as_of": "2017-10-01"}
    question = Question(asked, "html", CROYDON.read_bytes())
    assert "'unsafe-inline' 'wasm" not in SERVED_POLICY
    with server_with(SERVED_POLICY) as address:
        [reply] = in_chromium(address, [question]).replies
    assert "sha256" in reply
