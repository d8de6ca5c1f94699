"""What the page asks of sifcalc and is told, as JSON: the one way from the page to Python."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.util import find_spec

from sifcalc.answers import answer, download
from sifcalc.complaints import BadInput, CannotWrite

NOT_CARRIED = {
    "docx": (
        "docx",
        "This page cannot make a Word document: what makes them has no build for the browser. Take"
        " the report as HTML, which Word opens.",
    ),
    "table": ("rich", "This page has no terminal: take the answer as HTML or Markdown."),
}
"""The module that a format takes and the page does without, and what is said in its place."""


def ask(asked: str, content: bytes | memoryview | None, form: str | None) -> str | bytes:
    """The reply of `answer` as JSON, or with a format the file of `download` as bytes.

    `asked` is the request as JSON, beside the content of its file. What cannot be answered is JSON
    too: `complaints`, where something is wrong with the case; else `refused`, which says why.
    """
    if form in NOT_CARRIED and find_spec(NOT_CARRIED[form][0]) is None:
        return json.dumps({"refused": NOT_CARRIED[form][1]})
    request = json.loads(asked)
    if content is not None:
        request["content"] = bytes(content)
    try:
        return download(request, form) if form else json.dumps(answer(request))
    except BadInput as error:
        said: dict[str, object] = {"complaints": [asdict(each) for each in error.complaints]}
    except (KeyError, IndexError):  # faults, though they are LookupErrors
        raise
    except (CannotWrite, LookupError, ValueError) as error:
        said = {"refused": str(error)}
    return json.dumps(said)


def warm_up() -> None:
    """Import what answers and reports take, so that the first answer is as quick as any other."""
    fields = {"report_received": "2017-09-04", "leadership": "good", "authority": "Croydon"}
    request = json.dumps({"answer": "report", "as_of": "2017-10-01", "fields": fields})
    ask(request, None, None)
    ask(request, None, "html")
