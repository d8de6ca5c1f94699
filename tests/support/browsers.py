"""The page that runs sifcalc, opened and asked in the browsers that are here."""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from support.running import ROOT, TESTS

BROWSER = TESTS / "browser"
PAGE = ROOT / "dist" / "sifcalc.html"
SERVED = ROOT / "dist" / "web"
ASK = TESTS / "web" / "ask.js"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FIREFOX = shutil.which("firefox-esr")
NODE = shutil.which("node")
ARE_ASKED_FOR = bool(os.environ.get("SIFCALC_BROWSER_TESTS"))
"""Whether the browsers have to be there: a missing one then fails the tests."""

_PATIENCE = 120
_IN_THE_PAGE = """
const [asking, done] = arguments;
const said = (value) => `document.documentElement.dataset.said = JSON.stringify(${value})`;
const script = document.createElement("script");
const told = `(replies) => { ${said("{replies}")} }`;
const failed = `(fault) => { ${said("{fault: String(fault)}")} }`;
script.textContent = `${asking}.then(${told}, ${failed})`;
document.head.append(script);
setInterval(() => {
  if (document.documentElement.dataset.said) done(document.documentElement.dataset.said);
}, 100);
"""
"""A script of the driver's own would see the page's bytes as another world's."""


class Question(NamedTuple):
    """A request to sifcalc in the page: the file it is of, and the format of the reply, if any."""

    request: Mapping[str, object]
    form: str | None = None
    content: bytes | None = None

    @property
    def data(self) -> dict[str, object]:
        data: dict[str, object] = {"request": self.request, "form": self.form}
        if self.content is not None:
            data["file"] = base64.b64encode(self.content).decode()
        return data


class Opened(NamedTuple):
    """What became of a page: when it was ready, what it asked for and said, and its replies."""

    ready: float
    requests: list[str]
    complaints: list[str]
    replies: list[dict[str, Any]]


def in_chromium(url: str, questions: Sequence[Question]) -> Opened:
    """What Chromium finds, the network off for a page of a folder."""
    command = [str(NODE), str(TESTS / "web" / "drive.mjs"), str(CHROMIUM), url]
    asked = json.dumps([question.data for question in questions])
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stderr
    return Opened(**json.loads(ran.stdout))


def in_firefox(url: str, questions: Sequence[Question], profile: Path) -> list[dict[str, Any]]:
    """What Firefox replies, offline, driven by the protocol that every Firefox speaks."""
    settings = {"marionette.port": 0, "network.captive-portal-service.enabled": False}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(to)});" for name, to in settings.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    flags = ["--headless", "--offline", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [str(FIREFOX), *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as firefox:
        try:
            port = _port(profile / "MarionetteActivePort")
            with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as connection:
                return _asked(connection, url, questions)
        finally:
            firefox.terminate()


def _asked(
    connection: socket.socket, url: str, questions: Sequence[Question]
) -> list[dict[str, Any]]:
    received = connection.makefile("rb")
    _message(received)  # it says what it is

    def command(name: str, parameters: Mapping[str, object]) -> Any:
        sent = json.dumps([0, 1, f"WebDriver:{name}", parameters])
        connection.sendall(f"{len(sent)}:{sent}".encode())
        _, _, error, result = _message(received)
        assert error is None, error
        return result

    command("NewSession", {"timeouts": {"script": _PATIENCE * 1000}})
    command("Navigate", {"url": url})
    ask = ASK.read_text(encoding="utf-8").strip().removesuffix(";")
    asked = json.dumps([question.data for question in questions])
    running = {"script": _IN_THE_PAGE, "args": [f"({ask})({asked})"]}
    value: dict[str, Any] = json.loads(command("ExecuteAsyncScript", running)["value"])
    assert "replies" in value, value
    replies: list[dict[str, Any]] = value["replies"]
    return replies


def _message(received: Any) -> Any:
    """The next message: its length in digits, a colon, and so much JSON."""
    digits = b""
    while (byte := received.read(1)) != b":":
        assert byte, "Firefox has gone"
        digits += byte
    return json.loads(received.read(int(digits)))


def _port(said: Path) -> int:
    """The port that Firefox writes down once it listens."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if said.exists() and (text := said.read_text(encoding="utf-8").strip()):
            return int(text)
        time.sleep(0.1)
    raise AssertionError("Firefox does not listen")
