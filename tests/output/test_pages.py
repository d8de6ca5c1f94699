"""Pages: the chart, the report, and what is due."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from support.formats import READERS, SEEN, Page, in_one_line
from support.running import CROYDON, PUBLISHED, Run

from sifcalc import templates
from sifcalc.output.pages.document import Block, Hint


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
        assert clock["short_title"] in in_one_line(re.sub(signs, "", ran.out, flags=re.MULTILINE))


def test_a_day_outside_the_picture_is_said_and_not_drawn(sifcalc: Run) -> None:
    for day, side in (("2026-11-22", "after"), ("2017-01-01", "before")):
        page = sifcalc("timeline", CROYDON, "--as-of", day, "--chart", "--format", "html").out
        assert f", {side} all that is in this picture" in page
        assert 'class="seen"' not in page
    assert 'class="seen"' in sifcalc("report", CROYDON, *SEEN, "--format", "html").out


@pytest.mark.parametrize("form", ["html", "markdown", "docx", "xlsx"])
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


def test_every_block_of_a_document_has_its_place_in_every_template() -> None:
    for name in ("page.html.jinja", "page.md.jinja"):
        written = (Path(templates.__file__).parent / name).read_text(encoding="utf-8")
        for block in get_args(Block):
            # What a person at a terminal may ask for next is for a terminal alone.
            assert (f'"{block.__name__}"' in written) == (block is not Hint), (name, block)


def test_a_list_of_what_is_due_says_from_when_to_when(invented: Run, tmp_path: Path) -> None:
    about = "Nothing due by Wed 4 Jun 2031 (1 working day); seen Tue 3 Jun 2031"
    for form in ("markdown", "html"):
        file = tmp_path / "due"
        command = ("timeline", "CASE", "--as-of", "2031-06-03", "--due-within", "1", "-q")
        assert 0 == invented(*command, "--format", form, "-o", file).code
        said = in_one_line(READERS[form](file.read_bytes()))
        assert about in said
        assert "Nothing is due." in said
