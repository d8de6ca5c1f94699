"""Each command in each format, and a reader for each format."""

import csv
import html.parser
import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import docx
import openpyxl
import vobject
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from support.running import CROYDON, EXAMPLES, Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.wording import visible

SEEN = ("--as-of", "2017-10-01")
COMMANDS: dict[str, tuple[str, ...]] = {
    "grade": ("grade", str(CROYDON)),
    "timeline": ("timeline", str(CROYDON), *SEEN),
    "due": ("timeline", str(CROYDON), *SEEN, "--due-within", "60"),
    "changes": ("changes", str(EXAMPLES / "exampleshire-2017.yaml"), str(CROYDON), *SEEN),
    "visit": ("visit", "--on", "2018-08-15", *SEEN),
    "inspection": ("inspection", "--start", "2017-06-20", *SEEN),
    "rules": ("rules",),
    "inspections": ("inspections",),
    "frameworks": ("frameworks",),
    "authorities": ("authorities", "Dorset"),
    "report": ("report", str(CROYDON), *SEEN),
    "summary": ("summary", "published", "--latest", "--by", "region"),
    "precedents": ("precedents", str(CROYDON)),
}
EVERY = [(kind, form) for kind in ANSWER_TYPES for form in ANSWER_TYPES[kind].formats]
HOSTILE = (
    "=cmd|' /C calc'!A0, \"quoted\"; <script>alert(1)</script> & [red]bold[/red] **b** _i_ `c` "
    "\x1b[31m \u202e\u200f a|b \\n 🏛️ é\n# second line"
)
SHOWN = visible(HOSTILE)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


class Page(html.parser.HTMLParser):
    """The text of a page, and the names of its elements.

    What stands in an element of its own is apart from what stands before and after it.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser gives them
        self.elements.append(tag)
        self._set_apart(tag)

    def handle_endtag(self, tag: str) -> None:
        self._set_apart(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def _set_apart(self, tag: str) -> None:
        self.words += [] if tag in ("a", "span", "strong") else [" "]


def markdown_tokens(page: str) -> Iterator[Any]:
    for block in MarkdownIt("commonmark").enable("table").parse(page):
        yield block
        yield from block.children or ()


def events(calendar: bytes) -> list[Any]:
    return list(vobject.readOne(calendar.decode()).contents.get("vevent", []))


def book_cells(book: bytes) -> Iterator[Any]:
    for sheet in openpyxl.load_workbook(io.BytesIO(book)):
        for row in sheet.iter_rows():
            yield from row


def _of_markdown(raw: bytes) -> str:
    tokens = (token for token in markdown_tokens(raw.decode()) if "link" not in token.type)
    return "".join(token.content if token.type == "text" else " " for token in tokens)


def _of_calendar(raw: bytes) -> str:
    return " ".join(
        f"{e.dtstart.value} {e.dtend.value} {e.summary.value} {e.description.value}"
        for e in events(raw)
    )


def _of_book(raw: bytes) -> str:
    values = (cell.value for cell in book_cells(raw))
    return " ".join(str(value.date() if isinstance(value, datetime) else value) for value in values)


def document_text(raw: bytes) -> str:
    """What a Word document says, its paragraphs and cells in order."""
    body = docx.Document(io.BytesIO(raw)).element.body
    paragraphs = body.iter(qn("w:p"))
    return " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


READERS: dict[str, Callable[[bytes], str]] = {
    "table": bytes.decode,
    "json": lambda raw: json.dumps(json.loads(raw), ensure_ascii=False),
    "jsonl": lambda raw: json.dumps([*map(json.loads, raw.splitlines())], ensure_ascii=False),
    "csv": lambda raw: " ".join(c for row in csv.reader(io.StringIO(raw.decode())) for c in row),
    "markdown": _of_markdown,
    "html": lambda raw: "".join(Page(raw.decode()).words),
    "docx": document_text,
    "xlsx": _of_book,
    "ics": _of_calendar,
}
DATA = ("json", "jsonl")
PAGES = ("table", "markdown", "html", "docx")


def calendar_of(sifcalc: Run, *options: str) -> dict[str, Any]:
    """The events of Croydon's calendar, by their UIDs."""
    ran = sifcalc("timeline", CROYDON, "--format", "ics", "-q", *options)
    return {event.uid.value: event for event in events(ran.out.encode())}
