"""What a person sees first: a line a clock and a line a judgement, on one screen."""

import json
import os
import re
from pathlib import Path

import pytest
from support.running import CROYDON, EXAMPLES, TESTS, Run
from support.settled import PROGRAM as SETTLED
from support.terminals import at_a_terminal

from sifcalc.cli import _COMMANDS

POSIX = pytest.mark.skipif(os.name == "nt", reason="it needs a POSIX terminal")
SEEN = ("--as-of", "2017-10-01")
TIMELINE = ("timeline", CROYDON, *SEEN)
VISIT = ("visit", "2018-08-15")
INSPECTION = ("inspection", "2017-06-20")
PAGES = {
    "timeline": (TIMELINE, 32),
    "grade": (("grade", CROYDON), 19),
    "due": (("timeline", CROYDON, "--due-within", "10", "--as-of", "2017-10-16"), 12),
    "visit": (VISIT, 34),
    "inspection": (INSPECTION, 40),
}
"""Croydon's pages by name: the command, and how many lines it may take at 80 columns."""
BEFORE = Path(__file__).parent / "before"


def rows(page: str) -> list[str]:
    """The lines of the clocks: those below the heading When, up to what is indented by two."""
    lines = page.splitlines()
    first = next(number for number, line in enumerate(lines) if re.match(r" +When ", line))
    at = lines[first].index("When")
    below = [line for line in lines[first + 1 :] if not line.startswith("─")]
    end = next((n for n, line in enumerate(below) if re.match(r"  \S", line) and at > 2), None)
    return below[:end]


def row(page: str, title: str) -> str:
    [found] = [line for line in rows(page) if f" {title} " in line]
    return found


@POSIX
@pytest.mark.parametrize("name", PAGES)
def test_croydons_page_fits_a_small_terminal_and_takes_no_more_lines_on_a_wide_one(
    name: str,
) -> None:
    command, most = PAGES[name]
    small, wide = (
        at_a_terminal(*command, columns=columns, program=SETTLED, PYTHONPATH=str(TESTS))
        for columns in (80, 120)
    )
    assert (0, 0) == (small.code, wide.code)
    assert len(small.lines) <= most
    assert max(map(len, small.lines)) <= 80
    assert len(wide.lines) <= len(small.lines)
    assert max(map(len, wide.lines)) <= 120


@POSIX
@pytest.mark.parametrize("command", [TIMELINE, VISIT, PAGES["due"][0]])
def test_no_line_of_a_clock_folds_at_80_columns(command: tuple[str, ...]) -> None:
    folded = [line for line in rows("\n".join(at_a_terminal(*command).lines)) if line[:3] == "   "]
    assert [] == [line for line in folded if not re.search(r"\d|no date|about", line)]


@POSIX
@pytest.mark.parametrize("command", [TIMELINE, VISIT], ids=lambda each: each[0])
def test_the_ids_are_there_on_a_wide_terminal(command: tuple[str, ...], sifcalc: Run) -> None:
    wide = at_a_terminal(*command, columns=120).lines
    narrow = at_a_terminal(*command).lines
    [found] = json.loads(sifcalc(*command, "--format", "json", "-q").out)
    alone = [m["id"] for m in found["milestones"] if not re.search(r"-\d$", m["id"])]
    for id in alone:
        assert [id] == [line.split()[-1] for line in wide if line.endswith(f" {id}")]
        assert not [line for line in narrow if line.endswith(f" {id}")]


@POSIX
def test_the_list_of_every_published_inspection_is_one_screen_soonest_first() -> None:
    command = ("timeline", "published", "--due-within", "10", "--as-of", "2017-11-01")
    seen = at_a_terminal(*command, program=SETTLED, PYTHONPATH=str(TESTS))
    assert 0 == seen.code
    assert len(seen.lines) <= 15
    assert max(map(len, seen.lines)) <= 80
    assert "3 due by Wed 15 Nov 2017 (10 working days), 3 unrecorded; seen Wed 1 Nov 2017" == (
        seen.lines[0].rstrip()
    )
    days = [line for line in seen.lines if re.search(r" (by|to) Mon ", line)]
    assert ["23 Oct"] * 3 + ["6 Nov"] * 2 + ["13 Nov"] == [
        re.search(r"Mon (\d+ \w+)", line)[1]  # type: ignore[index] # each has one
        for line in days
    ]
    assert [True] * 3 + [False] * 3 == [", past 7 " in line for line in days]
    assert re.search(r"Not shown: \d+ unrecorded before", seen.lines[-1])


@POSIX
def test_the_grades_of_every_published_inspection_are_a_line_each() -> None:
    seen = at_a_terminal("grade", "published")
    assert max(map(len, seen.lines)) <= 80
    judged = [line for line in seen.lines if re.search(r" (fits|cannot tell) ", line)]
    assert 172 == len(judged)
    assert len(seen.lines) <= 172 + 12


def sentences(page: str) -> set[str]:
    """What a page says, wherever it stands: cells, and the sentences in them."""
    cells = [cell for line in page.splitlines() for cell in re.split(r"\s{2,}", line)]
    said = [each.strip() for cell in cells for each in re.split(r"(?<=[.:;])\s", cell)]
    return {each for each in said if each}


REWORDED = {
    "What, by whom, and where it is said": "What, who and source",
    "Re-inspection not usually before": "Earliest day on which a re-inspection is usual",
    "--explain also names each bank holiday that was skipped.": "Bank holidays skipped: ",
    "Due within 10 working days, to Monday 30 October 2017, seen on Monday 16 October 2017": (
        "3 due by Mon 30 Oct 2017 (10 working days); seen Mon 16 Oct 2017"
    ),
    "16 working days left": "opens in 6 working days",
    "68 working days left": "opens in 51 working days",
    "inadequate, as awarded.": "inadequate, as awarded, which fits.",
}
"""What pages said once, and what is said of it now."""


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_that_was_printed_by_default_is_printed_to_explain(
    name: str, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")  # as wide as the pages that are kept
    explained = sifcalc(*PAGES[name][0], "--explain").out
    before = sentences((BEFORE / f"{name}.txt").read_text(encoding="utf-8"))
    lost = before - sentences(explained)
    assert lost <= set(REWORDED)
    for each in lost:
        assert REWORDED[each] in explained
    assert len(before) > 50


@pytest.mark.parametrize(
    "command",
    [
        *(command for command, _ in PAGES.values()),
        *((*command, "--explain") for command, _ in PAGES.values()),
        (*TIMELINE, "--chart", "--all"),
        ("timeline", "published", *SEEN, "-q"),
        ("timeline", "published", *SEEN, "--due-within", "30", "--unrecorded", "-q"),
        ("grade", "published"),
        ("grade", "published", "--explain"),
        ("rules",),
        ("rules", "--explain"),
        ("inspections",),
        ("inspections", "--explain"),
        ("authorities",),
        ("authorities", "Dorset"),
        ("new",),
        ("workdays", "holidays", "--from", "2017-01-01", "--to", "2040-12-31"),
        ("--help",),
        *((name, "--help") for name in _COMMANDS),
    ],
    ids=lambda command: " ".join(map(str, command)),
)
def test_a_page_in_a_pipe_is_no_wider_than_100_characters(
    command: tuple[str, ...], sifcalc: Run
) -> None:
    ran = sifcalc(*command)
    assert 0 == ran.code
    assert [] == [line for line in ran.out.splitlines() if len(line) > 100]


STRENGTHS = {"will usually": "usually", "will not limit; may hold": "may"}


@pytest.mark.parametrize("command", [TIMELINE, VISIT, INSPECTION], ids=lambda each: each[0])
def test_each_line_has_its_strength_and_its_paragraph(
    command: tuple[str, ...], sifcalc: Run
) -> None:
    page = sifcalc(*command).out
    [found] = json.loads(sifcalc(*command, "--format", "json", "-q").out)
    alone = [m for m in found["milestones"] if not re.search(r"-\d$", m["id"])]
    assert len(alone) > 3
    for each in alone:
        said = row(page, each["short_title"])
        own = each["actor"] == "local authority" and each["strength"] == "must"
        how = "MUST" if own else STRENGTHS.get(each["strength"], each["strength"])
        paragraph = each["sources"][0]["paragraphs"][0].split()[-1]
        assert re.search(rf" {how} .* [A-Z]{re.escape(paragraph)}\+?$", said), said


MARKS = {
    "*": "* from publication",
    "r": "r reading: guidance silent or contradictory",
    "p": "p projected",
    "v": "v provisional: bank holidays not announced",
    "?": "? not certain to apply",
    "o": "o not in force",
}
LATE = ("timeline", "--report-received", "2031-06-02", "--overall", "inadequate", "--framework=sif")
MARKED = {
    "*rp": ("timeline", CROYDON, *SEEN),
    "r?": ("timeline", "--report-received", "2014-02-14", "--overall", "inadequate", *SEEN),
    "rpo?": ("timeline", "--report-received", "2014-02-14", "--overall", "inadequate", "--all"),
    "*r": ("timeline", CROYDON, "--actor", "local-authority", *SEEN),
    "rpv": (*LATE, "--all"),
    "": ("timeline", CROYDON, "--actor", "ofsted", "--as-of", "2017-10-01"),
}


def marks_of(page: str) -> set[str]:
    at = next(line.index("When") for line in page.splitlines() if re.match(r" +When ", line))
    return {mark for line in rows(page) for mark in line[:at].strip()}


@pytest.mark.parametrize(
    "command", MARKED.values(), ids=lambda command: " ".join(map(str, command))
)
def test_a_mark_is_explained_where_it_occurs_and_nowhere_else(
    command: tuple[str, ...], sifcalc: Run
) -> None:
    page = sifcalc(*command).out
    assert marks_of(page) == {mark for mark, said in MARKS.items() if f" {said}" in page}
    cited = {line.split()[-1][0] for line in rows(page)}
    key = page[page.rindex(rows(page)[-1]) :]
    assert cited == set(re.findall(r"  ([A-Z]) (?=framework|monitoring|SI|DfE)", key))


def test_every_mark_there_is_occurs_somewhere(sifcalc: Run) -> None:
    assert set(MARKS) == set().union(*(marks_of(sifcalc(*each).out) for each in MARKED.values()))


def test_a_series_that_has_not_begun_is_one_line_and_one_that_has_is_a_line_each(
    sifcalc: Run,
) -> None:
    page = sifcalc(*TIMELINE).out
    for title in ("DfE reviews 1-4", "Monitoring visits 2-4"):
        assert row(page, title)
    assert 2 == len(
        [line for line in rows(page) if re.search(r"DfE review|Monitoring visit", line)]
    )
    later = sifcalc("timeline", CROYDON, "--as-of", "2018-03-05").out
    assert row(later, "DfE review 1")
    assert row(later, "DfE reviews 2-4")


STANDING = {
    "met": r" done +\S+$",
    "met_late": r" \d+ late +\S+$",
    "due_today": r" TODAY ",
    "overdue": r" OVER \d+ ",
    "unrecorded": r" past \d+ ",
    "passed": r" past +\S+$",
    "projected": r"^\S*p\S* +(about|not before) ",
    "open": r" \d+ left ",
    "upcoming": r" opens \d+ | (MUST|must|will) +\d+ +\S+$",
}
"""How a line says, without colour, how things stand."""
VISITED = "action_plan:\n  visit: 2017-10-11\n"


@pytest.mark.parametrize(
    ("status", "title", "seen", "recorded"),
    [
        ("met", "Action plan", "2018-01-10", "action_plan:\n  submitted: 2017-12-08\n"),
        ("met_late", "Action plan", "2018-01-10", "action_plan:\n  submitted: 2017-12-18\n"),
        ("met_late", "Inspection report", "2017-10-01", ""),
        ("due_today", "Publish report", "2017-10-16", ""),
        ("overdue", "Action plan", "2017-12-12", VISITED),
        ("unrecorded", "Action plan", "2017-12-12", ""),
        ("passed", "Action planning visit", "2017-10-24", ""),
        ("projected", "Re-inspection", "2017-10-01", ""),
        ("projected", "Earliest re-inspection", "2017-10-01", ""),
        ("open", "Action planning visit", "2017-10-16", ""),
        ("upcoming", "Action planning visit", "2017-10-06", ""),
        ("upcoming", "Action plan", "2017-10-06", ""),
    ],
)
def test_how_things_stand_is_told_in_words_of_its_own(
    status: str, title: str, seen: str, recorded: str, sifcalc: Run
) -> None:
    case = CROYDON.read_text(encoding="utf-8") + recorded
    command = ("timeline", "-", "--as-of", seen)
    [found] = json.loads(sifcalc(*command, "--format", "json", "-q", stdin=case).out)
    [clock] = [m for m in found["milestones"] if m["short_title"] == title]
    assert status == clock["status"]
    line = row(sifcalc(*command, stdin=case).out, title)
    assert [status] == [name for name, words in STANDING.items() if re.search(words, line)]


def test_a_second_case_is_a_part_of_the_page_and_the_key_is_said_once(sifcalc: Run) -> None:
    page = sifcalc("timeline", CROYDON, EXAMPLES / "exampleshire-2017.yaml", *SEEN).out
    assert 2 == len(re.findall(r"; seen Sun 1 Oct 2017$", page, re.MULTILINE))
    assert 1 == page.count(MARKS["r"])
