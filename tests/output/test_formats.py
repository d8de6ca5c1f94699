"""Every format of every command: the same facts in each, and nothing in a name that acts."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.formats import (
    COMMANDS,
    DATA,
    EVERY,
    PAGES,
    READERS,
    SEEN,
    in_one_line,
)
from support.running import CROYDON, Run

from sifcalc.answers import ANSWER_TYPES
from sifcalc.dates import in_words
from sifcalc.output import FORMATS
from sifcalc.output.pages.document import sources
from sifcalc.rulebook.terms import Citation

UNEXPLAINED = ("authorities", "changes")


def test_every_format_can_be_read_back_here() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_every_format_of_every_command_says_the_same_facts(
    kind: str, form: str, sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / f"answer{FORMATS[form].endings[0]}"
    # What a person sees first has a line a clock: all of it is there to explain.
    whole = ("--explain",) if form == "table" and kind not in UNEXPLAINED else ()
    monkeypatch.setenv("COLUMNS", "1000")  # where no cell is folded among others
    ran = sifcalc(*COMMANDS[kind], *whole, "-o", file)
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
        for change in found.get("changes", []):
            yield change["short_title"]
            clock = change["after"] or change["before"] or {}
            if form != "table":  # which has short dates
                ends = [clock.get(end) for end in ("earliest", "latest")]
                yield from (day(each, form) for each in ends if each)
        if kind == "authorities":
            yield from (found["name"], found["official_name"], found["ons_code"], found["kind"])
            yield from (found["region"], *found["successors"], *found["notes"])
            yield day(found["last_day"], form) if found["last_day"] else ""
        if kind == "inspections":
            yield found["authority"]
            yield words(found["judgements"]["overall"], form)
            yield day(found["report_published"], form) if found["report_published"] else ""
        if kind == "summary":
            yield from facts_of_summary(found)
        if kind == "precedents":
            for match in found["matches"]:
                yield from (match["authority"], words(match["overall"], form))
                yield day(match["report_published"], form)
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


def facts_of_summary(summary: Any) -> Iterator[str]:
    yield summary["group"]["value"]
    for fell in summary["judgements"].values():
        for grade, percent in fell["percent"].items():
            yield from (str(fell[grade]), f"{percent:g}")
        yield str(fell["base"])
    for left in (*summary["left_out"], *summary["ungraded"]):
        yield left["authority"]


def facts_of_clock(clock: dict[str, Any], form: str) -> Iterator[str]:
    yield from (clock["id"], clock["title"], clock["actor"], clock["strength"])
    yield clock["basis"] or ""
    yield from clock["notes"]
    yield cited(clock["sources"], form)
    for end in ("earliest", "latest"):
        if clock[end]:
            yield day(clock[end], form)


def words(value: str, form: str) -> str:
    said = value.replace("_", " ")
    return said.capitalize() if form == "xlsx" else said if form in PAGES else value


def cited(given: list[dict[str, Any]], form: str) -> str:
    if form in DATA:
        return json.dumps(given, ensure_ascii=False)
    return sources(Citation(each["document"], tuple(each["paragraphs"])) for each in given)


def day(written: str, form: str) -> str:
    return in_words(date.fromisoformat(written)) if form in (*PAGES, "ics") else written


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
        ("report {case} -o {folder}/answer.ics", "`sifcalc timeline` can write .ics"),
        ("timeline {case} -o {folder}/answer.docx", "`sifcalc report` can write .docx"),
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


def test_the_headings_of_csv_are_there_though_nothing_is_due(invented: Run) -> None:
    command = ("timeline", "CASE", "--as-of", "2031-06-03", "--due-within", "1")
    nothing = invented(*command, "--format", "csv", "-q").out.splitlines()
    due = invented(*command[:-1], "30", "--format", "csv", "-q").out.splitlines()
    assert 1 < len(due)
    assert 1 == len(nothing)
    assert due[0] == nothing[0]
    assert invented(*command, "--format", "markdown", "-q").out.rstrip().endswith("Nothing is due.")


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


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "ics"])
def test_a_warning_and_what_the_file_held_besides_are_in_every_format(
    form: str, sifcalc: Run, tmp_path: Path
) -> None:
    table = "authority,report_received,leadership,ward\nExampleshire,2020-01-06,good,north\n"
    command = "timeline" if form in ANSWER_TYPES["timeline"].formats else "report"
    file = tmp_path / "answer"
    ran = sifcalc(command, "-", *SEEN, "--format", form, "-o", file, stdin=table)
    said = READERS[form](file.read_bytes())
    assert "outside the single inspection framework" in in_one_line(said)
    assert ("north" in said) == (form not in PAGES)
    assert "ward" in ran.err
