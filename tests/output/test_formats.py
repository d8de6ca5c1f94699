"""Every format of every command: the same facts in each, and nothing in a name that acts."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.formats import (
    COMMANDS,
    DATA,
    EVERY,
    HOSTILE,
    PAGES,
    READERS,
    SEEN,
    SHOWN,
    Page,
    book_cells,
    events,
    in_one_line,
    markdown_tokens,
)
from support.running import CROYDON, PUBLISHED, Run

from sifcalc import templates
from sifcalc.answers import KINDS
from sifcalc.console.streams import Streams
from sifcalc.dates import in_words
from sifcalc.output import FORMATS
from sifcalc.output.document import Block, Hint, sources
from sifcalc.output.ics import _Text
from sifcalc.rulebook.terms import Citation
from sifcalc.wording import visible


def test_every_format_can_be_read_back_here() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_every_format_of_every_command_says_the_same_facts(
    kind: str, form: str, sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"answer{FORMATS[form].endings[0]}"
    ran = sifcalc(*COMMANDS[kind], "-o", file)
    assert (0, "") == (ran.code, ran.out), ran.err
    said = in_one_line(READERS[form](file.read_bytes()))
    missing = [fact for fact in facts(kind, form, sifcalc) if in_one_line(fact) not in said]
    assert [] == missing


def facts(kind: str, form: str, sifcalc: Run) -> Iterator[str]:
    """What a format must say, in the words it says it in, from the command's data."""
    command = COMMANDS["timeline" if kind == "report" else kind]
    for found in json.loads(sifcalc(*command, "--format", "json", "-q").out):
        clocks = [found] if kind == "due" else found.get("milestones", [])
        for clock in clocks:
            if form != "ics" or clock["earliest"] or clock["latest"]:
                yield from facts_of_clock(clock, form)
        if form == "ics":
            continue
        if kind == "inspections":
            yield found["authority"]
            yield words(found["judgements"]["overall"], form)
            yield day(found["report_published"], form) if found["report_published"] else ""
        if kind == "rules":
            yield from (found["id"], found["title"], found["strength"])
        for clock in found.get("left_out", []):
            yield from (clock["id"], clock["reason"])
        for each in found.get("consequences", []):
            yield from (each["id"], each["message"], each["strength"])
        for each in found.get("lists", []):
            yield each["population"]
            yield from (day(each[stage], form) for stage in ("stage_1", "stage_2") if each[stage])
        for finding in found.get("findings", []):
            yield from (finding["rule"], finding["message"], finding["strength"])
            yield cited(finding["sources"], form)
        if kind == "grade":
            yield found["authority"]
            yield words(found["overall"], form)
            yield from (words(outcome, form) for outcome in found["judgements"].values())


def facts_of_clock(clock: dict[str, Any], form: str) -> Iterator[str]:
    yield from (clock["id"], clock["title"], clock["actor"], clock["strength"])
    yield clock["basis"] or ""
    yield from clock["notes"]
    yield cited(clock["sources"], form)
    for end in ("earliest", "latest"):
        if clock[end]:
            yield day(clock[end], form, is_end=end == "latest")


def words(value: str, form: str) -> str:
    return value.replace("_", " ") if form in PAGES else value


def cited(given: list[dict[str, Any]], form: str) -> str:
    if form in DATA:
        return json.dumps(given, ensure_ascii=False)
    return sources(Citation(each["document"], tuple(each["paragraphs"])) for each in given)


def day(written: str, form: str, *, is_end: bool = False) -> str:
    found = date.fromisoformat(written)
    if form in PAGES:
        return in_words(found)
    if form == "ics":
        return str(found + timedelta(days=is_end))
    return written


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
    [(c, f) for c in ("grade", "timeline", "report") for f in KINDS[c].formats],
)
def test_no_name_moves_the_cursor_or_turns_the_text_in_any_format(
    command: str, form: str, sifcalc: Run, hostile: Path
) -> None:
    raw = made(sifcalc, command, hostile, form)
    text = READERS[form](raw) if form == "xlsx" else raw.decode()
    assert set() == set("\x1b\u202e\u200f") & set(text)


@pytest.mark.parametrize(
    ("command", "form"), [(c, f) for c in ("grade", "timeline") for f in KINDS[c].formats]
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
    text = READERS[form](raw) if form == "xlsx" else raw.decode()
    assert set() == set("\x1b\u202e\u200f") & set(text)


def test_a_name_that_is_no_text_is_written_as_it_can_be(sifcalc: Run, tmp_path: Path) -> None:
    case = os.fsencode(tmp_path) + b"/case\xff.yaml"
    Path(os.fsdecode(case)).write_text("leadership: good\n")
    for form in KINDS["grade"].formats:
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


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_name_that_looks_like_markdown_is_a_name_wherever_it_stands(
    name: str, sifcalc: Run
) -> None:
    def texts(page: str) -> list[str]:
        """What each piece of a page says, by a reader that makes links of what looks like one."""
        reader = MarkdownIt("gfm-like", {"linkify": True})
        pieces = [token for token in reader.parse(page) if token.type == "inline"]
        kinds = {child.type for piece in pieces for child in piece.children or ()}
        assert {"text", "strong_open", "strong_close", "softbreak"} >= kinds
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
        assert event.summary.value.startswith(f"{SHOWN}: ")


def test_a_workbook_has_real_dates_filters_a_frozen_header_and_room(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.xlsx"
    assert 0 == sifcalc(*COMMANDS["timeline"], "-o", file).code
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Timeline", "Left out", "What follows", "Grade", "Findings", "Notes"]
    for sheet in book:
        assert "A2" == sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert [] == list(sheet.merged_cells.ranges)
        assert "visible" == sheet.sheet_state
    sheet = book["Timeline"]
    columns = {cell.value: number for number, cell in enumerate(sheet[1])}
    rows = {row[columns["id"]].value: row for row in sheet.iter_rows(min_row=2)}
    latest = rows["action-plan"][columns["latest"]]
    assert datetime(2017, 12, 11) == latest.value  # noqa: DTZ001 - a workbook's dates have no zone
    assert latest.is_date
    assert sheet.auto_filter.ref == sheet.dimensions
    for heading, column in columns.items():
        width = next(
            each.width
            for each in sheet.column_dimensions.values()
            if (each.min or 0) <= column + 1 <= (each.max or 0)
        )
        cells = [row[column].value for row in rows.values()]
        shown = [f"{c:%a %d %b %Y}" if isinstance(c, datetime) else str(c or "") for c in cells]
        assert min(60, max(map(len, [str(heading), *shown]))) < width < 65
    assert {False} == {row[columns["provisional"]].value for row in rows.values()}


def test_a_calendar_read_back_has_the_same_dates_both_ends_included(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.ics"
    assert 0 == sifcalc(*COMMANDS["timeline"], "-o", file).code
    found = events(file.read_bytes())
    [data] = json.loads(sifcalc(*COMMANDS["timeline"], "--format", "json", "-q").out)
    dated = [m for m in data["milestones"] if m["earliest"] or m["latest"]]
    assert len(dated) == len(found)
    for clock in dated:
        [event] = [e for e in found if e.description.value.endswith(f"Clock: {clock['id']}.")]
        first, last = clock["earliest"] or clock["latest"], clock["latest"] or clock["earliest"]
        assert date.fromisoformat(first) == event.dtstart.value
        assert date.fromisoformat(last) + timedelta(days=1) == event.dtend.value
        assert (
            "TENTATIVE" if clock["status"] == "projected" else "CONFIRMED"
        ) == event.status.value


def calendar_of(sifcalc: Run, *options: str) -> dict[str, Any]:
    ran = sifcalc("timeline", CROYDON, "--format", "ics", "-q", *options)
    return {event.uid.value: event for event in events(ran.out.encode())}


def test_importing_again_updates_events_and_makes_no_new_ones(sifcalc: Run) -> None:
    first = calendar_of(sifcalc, "--as-of", "2017-10-01")
    again = calendar_of(sifcalc, "--as-of", "2017-10-01")
    later = calendar_of(sifcalc, "--as-of", "2017-10-02", "--report-received", "2017-09-01")
    assert first.keys() == again.keys() == later.keys()
    for uid, event in first.items():
        assert int(event.sequence.value) + 1 == int(later[uid].sequence.value)
        assert "2017-10-01 00:00:00+00:00" == str(event.dtstamp.value)
        assert "2017-10-02 00:00:00+00:00" == str(later[uid].dtstamp.value)
    moved = [uid for uid in first if first[uid].dtend.value != later[uid].dtend.value]
    assert moved


def test_the_uid_of_an_event_never_changes_from_release_to_release(sifcalc: Run) -> None:
    uid = "a4f05835-2276-5605-b57b-7b1869b25cd0@sifcalc"
    event = calendar_of(sifcalc, "--as-of", "2017-10-01")[uid]
    assert date(2017, 12, 11) == event.dtstart.value


def test_two_cases_of_one_authority_are_refused_a_calendar_together(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "both.ics"
    ran = sifcalc("timeline", CROYDON, CROYDON, "-o", file)
    assert 2 == ran.code
    assert f"Croydon ({CROYDON}) and Croydon ({CROYDON}) would have the same events" in ran.err
    assert not file.exists()


def test_a_reminder_rings_so_many_working_days_before_and_not_for_what_is_done(
    sifcalc: Run,
) -> None:
    found = calendar_of(sifcalc, "--as-of", "2017-10-01", "--alarm", "10")
    plan = found["a4f05835-2276-5605-b57b-7b1869b25cd0@sifcalc"]
    rings = datetime.combine(plan.dtstart.value, datetime.min.time()) + plan.valarm.trigger.value
    assert datetime(2017, 11, 27, 9) == rings  # noqa: DTZ001 - nine in the morning, wherever it is
    without = [e.summary.value for e in found.values() if "valarm" not in e.contents]
    # The one is done, and the reminder of the other would have rung before it was asked for.
    assert ["Croydon: Inspection report published", "Croydon: Action planning visit"] == without


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("grade {case} --format ics", "'ics' is not one of"),
        ("grade {case} --excel", "--excel goes with csv, not with table"),
        ("timeline {case} --alarm 5", "--alarm goes with ics, not with table"),
        ("timeline {case} --chart --format csv", "--chart goes with table or html"),
        ("timeline {case} --chart --format markdown", "--chart goes with table or html"),
        ("report {case} --format json", "'json' is not one of"),
        ("grade {case} -o {folder}/answer.docx", "the ending .docx says no format"),
        ("grade {case} -o {folder}/answer", "a name without an ending says no format"),
        ("grade {case} -o {folder}/answer.ics", "the ending .ics says no format"),
        ("timeline {case} --get action-plan -o {folder}/answer.txt", "--get goes with"),
    ],
)
def test_what_a_format_cannot_do_is_refused_before_anything_is_written(
    arguments: str, why: str, sifcalc: Run, tmp_path: Path
) -> None:
    ran = sifcalc(*arguments.format(case=CROYDON, folder=tmp_path).split())
    assert (2, "") == (ran.code, ran.out)
    assert why in in_one_line(ran.err)
    assert [] == list(tmp_path.iterdir())


def test_a_file_of_one_format_can_be_asked_for_whatever_its_ending(
    sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "answer.csv"
    sifcalc("grade", CROYDON, "-o", file, "--format", "json")
    assert "Croydon" == json.loads(file.read_text())[0]["authority"]
    assert sifcalc("grade", CROYDON, "-o", "-").out == sifcalc("grade", CROYDON).out


def test_a_workbook_is_not_thrown_at_a_terminal(
    sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "is_terminal", True)
    ran = sifcalc("grade", CROYDON, "--format", "xlsx")
    assert (2, "") == (ran.code, ran.out)
    assert "give a file with -o" in ran.err


def test_the_headings_of_csv_are_there_though_nothing_is_due(sifcalc: Run) -> None:
    command = ("timeline", CROYDON, "--as-of", "2017-09-04", "--due-within", "0", "--actor", "DfE")
    nothing = sifcalc(*command, "--format", "csv", "-q").out.splitlines()
    due = sifcalc(*COMMANDS["due"], "--format", "csv", "-q").out.splitlines()
    assert 1 == len(nothing)
    assert due[0] == nothing[0]
    assert sifcalc(*command, "--format", "markdown", "-q").out.rstrip().endswith("Nothing is due.")


def test_more_than_a_workbook_holds_is_refused(sifcalc: Run, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"authority": "x" * 40_000, "leadership": "good"}))
    file = tmp_path / "answer.xlsx"
    ran = sifcalc("grade", case, "-o", file)
    assert 2 == ran.code
    assert "holds 32,767 characters" in ran.err
    assert not file.exists()


@pytest.mark.parametrize("form", ["html", "markdown", "xlsx", "ics", "csv"])
def test_the_same_case_on_the_same_day_gives_the_same_bytes(
    form: str, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for hour in (1, 2):
        # A workbook carries the hour it was made, unless it is told another.
        monkeypatch.setattr("time.time", lambda hour=hour: 1_600_000_000 + 3600 * hour)
        file = tmp_path / "answer"
        sifcalc(*COMMANDS["timeline"], "--format", form, "-o", file, "-q")
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_every_case_of_a_table_has_its_place_under_the_title_of_a_page(sifcalc: Run) -> None:
    page = Page(sifcalc("report", PUBLISHED, *SEEN, "-q", "--format", "html").out)
    assert 1 == page.elements.count("h1")
    assert 172 <= page.elements.count("h2")


def test_a_report_of_judgements_alone_or_of_dates_alone_says_what_is_missing(sifcalc: Run) -> None:
    judged = sifcalc("report", "-", stdin="leadership: good\n")
    assert "No date is given to count from" in judged.out
    dated = sifcalc("report", "-", stdin="report: {received: 2017-09-04}\n")
    assert "No judgement is given" in dated.out
    neither = sifcalc("report", "-", stdin="authority: Exampleshire\n")
    assert (2, "") == (neither.code, neither.out)
    assert "nothing-to-report" in neither.err


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_the_chart_draws_every_clock_on_any_console(encoding: str, sifcalc: Run) -> None:
    ran = sifcalc("timeline", CROYDON, *SEEN, "--chart", encoding=encoding)
    [data] = json.loads(sifcalc("timeline", CROYDON, *SEEN, "--format", "json", "-q").out)
    dated = [m for m in data["milestones"] if m["earliest"] or m["latest"]]
    signs = r"\s([█▏▎▍▌▋▊▉▐▕]+|◆|◇)\s*$" if encoding == "utf-8" else r"\s(#+|\*|o)\s*$"
    drawn = [found for line in ran.out.splitlines() if (found := re.search(signs, line))]
    assert len(dated) == len(drawn)
    assert "\\u25" not in ran.out
    columns = [found.start(1) for found in drawn]
    assert sorted(columns) == columns
    for clock in dated:
        assert clock["title"] in ran.out


def test_a_day_outside_the_picture_is_said_and_not_drawn(sifcalc: Run) -> None:
    for day, side in (("2026-11-22", "after"), ("2017-01-01", "before")):
        page = sifcalc("timeline", CROYDON, "--as-of", day, "--chart", "--format", "html").out
        assert f", {side} all that is in this picture" in page
        assert 'class="seen"' not in page
    assert 'class="seen"' in sifcalc("report", CROYDON, *SEEN, "--format", "html").out


UNSURE = """
authority: Exampleshire
report: {received: 2028-12-01}
"""


def test_what_is_not_certain_is_tentative_in_a_calendar_and_says_why(sifcalc: Run) -> None:
    command = ("timeline", "-", "--all", "--as-of", "2028-12-04", "--format", "ics", "-q")
    found = {}
    for event in events(sifcalc(*command, stdin=UNSURE).out.encode()):
        id = re.findall(r"Clock: (\S+)\.$", event.description.value)[0]
        doubts = re.findall(r"\(([^()]*)\)$", event.summary.value)
        found[id] = (event.status.value, doubts[-1] if doubts else "")
        assert "TRANSPARENT" == event.transp.value
        assert event.categories.value
    expected = {
        "publish-report": ("TENTATIVE", "provisional"),
        "action-planning-visit": ("TENTATIVE", "if inadequate, not in force, provisional"),
        "monitoring-visit-2": ("TENTATIVE", "if inadequate, projected, not in force, provisional"),
        "reinspection-not-before": (
            "TENTATIVE",
            "if inadequate, projected, not in force, provisional, not before",
        ),
    }
    assert expected == {id: found[id] for id in expected}
    certain = calendar_of(sifcalc, "--as-of", "2017-10-01").values()
    assert {"CONFIRMED", "TENTATIVE"} == {event.status.value for event in certain}


def test_a_reminder_before_the_years_there_are_is_refused(sifcalc: Run) -> None:
    command = (
        "visit",
        "--on",
        "1980-02-01",
        "--all",
        "--as-of",
        "1980-01-02",
        "--format",
        "ics",
        "--alarm",
        "250",
    )
    ran = sifcalc(*command)
    assert (2, "") == (ran.code, ran.out)
    assert "no reminder can be counted" in ran.err


@pytest.mark.parametrize("form", ["html", "markdown", "xlsx"])
def test_a_report_without_dates_says_what_follows_all_the_same(
    form: str, sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "report"
    judged = "help_and_protection: inadequate\noverall: inadequate\n"
    assert 0 == sifcalc("report", "-", "-o", file, "--format", form, stdin=judged).code
    said = in_one_line(READERS[form](file.read_bytes()))
    case = judged + "report: {received: 2017-09-04}\n"
    [found] = json.loads(sifcalc("timeline", "-", "--format", "json", stdin=case).out)
    assert found["consequences"]
    for follows in found["consequences"]:
        assert follows["message"] in said


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ics"])
def test_a_warning_and_what_the_file_held_besides_are_in_every_format(
    form: str, sifcalc: Run, tmp_path: Path
) -> None:
    table = "authority,report_received,leadership,ward\nExampleshire,2020-01-06,good,north\n"
    command = "timeline" if form in KINDS["timeline"].formats else "report"
    file = tmp_path / "answer"
    ran = sifcalc(command, "-", *SEEN, "--format", form, "-o", file, stdin=table)
    said = READERS[form](file.read_bytes())
    assert "outside the single inspection framework" in in_one_line(said)
    assert ("north" in said) == (form not in PAGES)
    assert "ward" in ran.err


def test_every_block_of_a_document_has_its_place_in_every_template() -> None:
    for name in ("page.html.jinja", "page.md.jinja"):
        written = (Path(templates.__file__).parent / name).read_text(encoding="utf-8")
        for block in get_args(Block):
            # What a person at a terminal may ask for next is for a terminal alone.
            assert (f'"{block.__name__}"' in written) == (block is not Hint), (name, block)


def test_what_is_due_is_the_same_event_as_in_the_whole_timeline(sifcalc: Run) -> None:
    whole = calendar_of(sifcalc, "--as-of", "2017-10-01")
    due = calendar_of(sifcalc, "--as-of", "2017-10-01", "--due-within", "60")
    assert due
    assert due.keys() <= whole.keys()


@given(st.text(st.sampled_from('\\nN;,:"é abc\n'), min_size=1).filter(str.strip))
def test_no_backslash_is_lost_from_a_calendar(name: str) -> None:
    text = _Text(visible(name)).to_ical().decode()
    assert visible(name) == vobject.icalendar.stringToTextValues(text)[0]


def test_a_warning_is_in_every_event_and_leaves_none_certain(sifcalc: Run) -> None:
    case = "authority: Exampleshire\nreport: {received: 2020-01-06}\n"
    ran = sifcalc("timeline", "-", "--format", "ics", "-q", stdin=case)
    found = events(ran.out.encode())
    assert found
    for event in found:
        assert event.description.value.startswith("Warning: ")
        assert "TENTATIVE" == event.status.value


def test_a_calendar_of_no_authority_says_what_importing_it_does(sifcalc: Run) -> None:
    ran = sifcalc("timeline", "--report-received", "2017-09-04", "--format", "ics")
    assert "no authority is given" in ran.err


def test_a_list_of_what_is_due_says_from_when_to_when(sifcalc: Run, tmp_path: Path) -> None:
    about = "Due within 1 working day, to Tuesday 5 September 2017, seen on Monday 4 September 2017"
    for form in ("markdown", "html"):
        file = tmp_path / "due"
        command = ("timeline", CROYDON, "--as-of", "2017-09-04", "--due-within", "1", "-q")
        assert 0 == sifcalc(*command, "--format", form, "-o", file).code
        said = in_one_line(READERS[form](file.read_bytes()))
        assert about in said
        assert "Nothing is due." in said
