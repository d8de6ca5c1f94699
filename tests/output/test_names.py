"""Nothing in a name acts, in any format."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from support.formats import HOSTILE, READERS, SEEN, SHOWN, Page, book_cells, events, markdown_tokens
from support.running import Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import visible

ZIPPED = ("docx", "xlsx")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A case whose authority has a name that does what it can to be more than a name."""
    case = {
        "authority": HOSTILE,
        "report": {"received": "2017-09-04"},
        "judgements": {"leadership": "good"},
        "closures": [{"date": "2017-12-11", "reason": HOSTILE}],
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def made(sifcalc: Run, command: str, path: Path, form: str, *options: str) -> bytes:
    """The file that a command over a case makes."""
    file = path.parent / "answer"
    ran = sifcalc(command, path, "--format", form, "-o", file, *options)
    assert 0 == ran.code, ran.err
    return file.read_bytes()


@pytest.mark.parametrize(
    ("command", "form"),
    [(c, f) for c in ("grade", "timeline", "report") for f in ANSWER_TYPES[c].formats],
)
def test_no_name_moves_the_cursor_or_turns_the_text_in_any_format(
    command: str, form: str, sifcalc: Run, hostile: Path
) -> None:
    raw = made(sifcalc, command, hostile, form)
    text = READERS[form](raw) if form in ZIPPED else raw.decode()
    assert set() == set("\x1b\u202e\u200f") & set(text)


@pytest.mark.parametrize(
    ("command", "form"), [(c, f) for c in ("grade", "timeline") for f in ANSWER_TYPES[c].formats]
)
def test_no_heading_or_cell_of_a_table_acts_in_any_format(
    command: str, form: str, sifcalc: Run, tmp_path: Path
) -> None:
    table = tmp_path / "cases.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["authority", "leadership", "report_received", HOSTILE])
        rows.writerow(["Exampleshire", "good", "2017-09-04", HOSTILE])
    raw = made(sifcalc, command, table, form)
    text = READERS[form](raw) if form in ZIPPED else raw.decode()
    assert set() == set("\x1b\u202e\u200f") & set(text)


def test_a_name_that_is_no_text_is_written_as_it_can_be(sifcalc: Run, tmp_path: Path) -> None:
    case = os.fsencode(tmp_path) + b"/case\xff.yaml"
    Path(os.fsdecode(case)).write_text("leadership: good\n")
    for form in ANSWER_TYPES["grade"].formats:
        ran = sifcalc("grade", os.fsdecode(case), "--format", form, "-o", tmp_path / "answer")
        assert (0, "") == (ran.code, ran.out), form


def test_a_name_is_whole_and_inert_in_a_page(sifcalc: Run, hostile: Path) -> None:
    page = Page(made(sifcalc, "report", hostile, "html").decode())
    assert SHOWN in "".join(page.words)
    assert {"script", "b"} & set(page.elements) == set()


def test_a_name_is_whole_and_inert_in_markdown(sifcalc: Run, hostile: Path) -> None:
    tokens = list(markdown_tokens(made(sifcalc, "grade", hostile, "markdown").decode()))
    title = next(token for token in tokens if token.type == "inline")
    assert SHOWN == "".join(child.content for child in title.children)
    assert {"text"} == {child.type for child in title.children}
    assert "html_inline" not in {token.type for token in tokens}


MARKDOWN = (
    "# one",
    "Team #",
    "1. one",
    "- one",
    "+ one",
    "===",
    "---",
    "12) one",
    "&lt;",
    "a_b_",
    "_a_",
    "~~x~~",
    "a|b",
    "$x$",
    "> one",
    "`x`",
    "*x*",
    "[x](y)",
    "<b>",
    "https://example.invalid",
    "https://example.com/a",
    "//example.com",
    "see ///example.com/a",
    "//localhost/a",
    "//127.0.0.1",
    "example.com",
    "münchen.de",
    "www.example.invalid",
    "bob@example.invalid",
    "mailto:bob@example.invalid",
    "a\\|b",
    ":-:",
    "__x__",
    "_",
    ":smile:",
    "#12 @user",
)


ADDRESSES = {document.address for f in FRAMEWORKS.values() for document in f.documents}
"""The only addresses there may be links to."""


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_name_that_looks_like_markdown_is_a_name_wherever_it_stands(
    name: str, sifcalc: Run
) -> None:
    def texts(page: str) -> list[str]:
        """What each piece of a page says, by a reader that makes links of what looks like one."""
        reader = MarkdownIt("gfm-like", {"linkify": True})
        pieces = [token for token in reader.parse(page) if token.type == "inline"]
        kinds = {child.type for piece in pieces for child in piece.children or ()}
        plain = {"text", "strong_open", "strong_close", "softbreak"}
        assert plain | {"link_open", "link_close"} >= kinds
        assert ADDRESSES >= {
            child.attrGet("href")
            for piece in pieces
            for child in piece.children or ()
            if child.type == "link_open"
        }
        return ["".join(child.content for child in piece.children or ()) for piece in pieces]

    case = {"authority": name, "leadership": "inadequate", "overall": "good"}
    heading = sifcalc("grade", "-", "--format", "markdown", stdin=json.dumps(case))
    assert name == texts(heading.out)[0]
    rows = io.StringIO()
    csv.writer(rows).writerows([["authority", "leadership"], [name, "good"], [name, "good"]])
    several = sifcalc("grade", "-", "--format", "markdown", stdin=rows.getvalue())
    assert 2 == texts(several.out).count(name)


def test_a_name_is_whole_in_csv_and_runs_as_nothing_in_excel(sifcalc: Run, hostile: Path) -> None:
    kept = visible(HOSTILE, but="\n")
    for options, expected, start in (
        ((), kept, b"authority"),
        (("--excel",), f"'{kept}", b"\xef\xbb\xbf"),
    ):
        raw = made(sifcalc, "grade", hostile, "csv", *options)
        assert raw.startswith(start)
        [row] = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        assert expected == row["authority"]
        assert (b"\r\n" in raw) == bool(options)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_excel_runs_no_cell_as_a_formula_and_numbers_stay_numbers(sign: str, sifcalc: Run) -> None:
    for name, expected in ((f"Ex{sign}1", f"Ex{sign}1"), (f"{sign}1+1", f"'{sign}1+1")):
        case = json.dumps(
            {"authority": name, "report": {"received": "2017-07-03", "published": "2017-07-03"}}
        )
        ran = sifcalc("timeline", "-", *SEEN, "--format", "csv", "--excel", "-q", stdin=case)
        rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")))
        assert {expected} == {row["authority"] for row in rows}
        assert "-33" in {row["working_days_left"] for row in rows}


def test_a_name_is_whole_and_no_formula_in_a_workbook(sifcalc: Run, hostile: Path) -> None:
    cells = list(book_cells(made(sifcalc, "timeline", hostile, "xlsx")))
    assert visible(HOSTILE, but="\n") in {cell.value for cell in cells}
    assert {"s", "n", "d", "b"} >= {cell.data_type for cell in cells}


def test_a_name_is_whole_in_a_calendar(sifcalc: Run, hostile: Path) -> None:
    for event in events(made(sifcalc, "timeline", hostile, "ics")):
        assert event.summary.value.endswith(f" · {SHOWN}")
