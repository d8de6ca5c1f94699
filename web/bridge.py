"""What the page asks of sifcalc and is told, as JSON: the one way from the page to Python."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any  # Any: what JSON holds may be anything

from said import complaints_said, in_words_of_the_page
from screen import beside, opened, saved, seen, several
from sifcalc.answers import answer, download
from sifcalc.complaints import BadInput, CannotWrite

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_CARRIED = {
    "docx": (
        "docx",
        "This page cannot make a Word document: what makes them has no build for the browser. Take"
        " the report as HTML, which Word opens.",
    ),
    "table": ("rich", "This page has no terminal: take the answer as HTML or Markdown."),
}
"""The module that a format takes and the page does without, and what is said in its place."""

OF_THE_PAGE: dict[str, Callable[[dict[str, Any]], dict[str, Any] | bytes]] = {
    "seen": seen,
    "opened": opened,
    "saved": saved,
    "several": several,
    "beside": beside,
}
"""What only the page asks, by the name that stands in `answer`; all else is sifcalc's to answer."""


def ask(asked: str, content: bytes | memoryview | None, form: str | None) -> str | bytes:
    """The reply of `answer` as JSON, or with a format the file of `download` as bytes.

    `asked` is the request as JSON, beside the content of its file. What cannot be answered is JSON
    too: `complaints`, where something is wrong with the case; else `refused`, which says why. The
    words of what OF_THE_PAGE answers, and why something is refused, name nothing that only a
    command line has.
    """
    if form in NOT_CARRIED and find_spec(NOT_CARRIED[form][0]) is None:
        return json.dumps({"refused": NOT_CARRIED[form][1]})
    request = json.loads(asked)
    if content is not None:
        request["content"] = bytes(content)
    own = OF_THE_PAGE.get(request.get("answer"))
    try:
        if own:
            made = own(request)
            return made if isinstance(made, bytes) else json.dumps(made)
        return download(request, form) if form else json.dumps(answer(request))
    except BadInput as error:
        complaints = error.complaints
        said: dict[str, object] = {
            "complaints": complaints_said(complaints) if own else [*map(asdict, complaints)]
        }
    except (KeyError, IndexError):  # faults, though they are LookupErrors
        raise
    except (CannotWrite, LookupError, ValueError) as error:
        said = {"refused": in_words_of_the_page(str(error))}
    return json.dumps(said)


def warm_up() -> None:
    """Import what answers and reports take, so that the first answer is as quick as any other."""
    case = {
        "authority": "Croydon",
        "report": {"received": "2017-09-04"},
        "judgements": {"leadership": "good"},
    }
    ask(json.dumps({"answer": "seen", "as_of": "2017-10-01", "case": case}), None, None)
