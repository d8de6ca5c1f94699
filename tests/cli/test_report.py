"""The options of `sifcalc report`."""

import re
import webbrowser
from itertools import pairwise
from pathlib import Path

import pytest
from support.formats import SEEN, Page, in_one_line
from support.running import CROYDON, Run

REPORT = ("report", CROYDON, *SEEN)
CITED = r'(<a href="([^"]+)">)?(framework-2015|si-2007-462|pcf-2016) (?:para|reg)'


def page(sifcalc: Run, *options: str) -> str:
    ran = sifcalc(*REPORT, "--format", "html", "-q", *options)
    assert 0 == ran.code, ran.err
    return ran.out


def test_a_report_begins_with_the_judgement_then_what_is_next_and_who_does_it(sifcalc: Run) -> None:
    said = sifcalc(*REPORT, "-q").out
    order = [
        "**INADEQUATE**",
        "## What must happen next",
        "| **Authority publishes the report** | by Mon 16 Oct 2017 | local authority | must |",
        "## Every date",
        "Seen on Sunday 1 October 2017",
        "## Appendix",
        "### Why",
        "### How each date was counted",
        "## Sources",
    ]
    assert sorted(order, key=said.index) == order


def test_each_sentence_on_how_dates_were_counted_is_said_once(sifcalc: Run) -> None:
    counts = sifcalc(*REPORT, "-q").out.partition("### How each date was counted")[2]
    sentences = re.split(r"(?<=\.)\s+", counts)
    long = [each for each in sentences if len(each) > 60 and not each.startswith("Source: ")]
    assert [] == sorted({sentence for sentence in long if long.count(sentence) > 1})
    assert len(long) > 40


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_names_the_bank_holidays_that_a_count_skips(form: str, sifcalc: Run) -> None:
    skipped = "Bank holidays skipped: Summer bank holiday on Monday 28 August 2017."
    for command in ("report", "timeline"):
        assert skipped in in_one_line(sifcalc(command, *REPORT[1:], "--format", form, "-q").out)


def test_a_window_that_is_not_open_yet_says_when_it_opens(sifcalc: Run) -> None:
    for command in ("report", "timeline"):
        said = sifcalc(command, *REPORT[1:], "--format", "markdown", "-q").out
        begin = ("| **Action planning visit", "| Monday 9 ")
        [row] = [line for line in said.splitlines() if line.startswith(begin)]
        assert "opens in 6 working days" in row
        assert "working days left" not in row


def test_the_reasons_are_folded_away_unless_they_are_asked_for(sifcalc: Run) -> None:
    assert 4 == page(sifcalc).count("<details>")
    assert 0 == page(sifcalc, "--explain").count("<details")
    assert "details::details-content { content-visibility: visible" in page(sifcalc)


def test_of_one_clock_alone_the_appendix_has_the_reasons(sifcalc: Run) -> None:
    said = "".join(Page(page(sifcalc, "--explain", "action-plan")).words)
    before, _, appendix = said.partition("Appendix")
    assert "Publish report" in before
    assert "70 working days after" in appendix
    assert "publish-report" not in appendix


def test_mine_keeps_to_what_the_authority_does(sifcalc: Run) -> None:
    said = "".join(Page(page(sifcalc, "--mine")).words)
    assert "Publish report" in said
    assert "LSCB publish review" not in said
    assert page(sifcalc, "--mine") == page(sifcalc, "--actor", "council")


def test_closure_days_warn_in_a_report_and_move_nothing(sifcalc: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text("2017-12-11 Offices shut\n", encoding="utf-8")
    said = in_one_line("".join(Page(page(sifcalc, "--closures", str(closed))).words))
    assert "Offices shut" in said
    assert "by Mon 11 Dec 2017" in said
    closed.write_text("2017-13-11\n", encoding="utf-8")
    ran = sifcalc(*REPORT, "--closures", closed)
    assert (2, "") == (ran.code, ran.out)
    assert "closed.txt:1" in ran.err


def test_every_paragraph_of_a_document_with_a_public_address_is_a_link_to_it(sifcalc: Run) -> None:
    text = page(sifcalc)
    cited = re.findall(CITED, text)
    assert len(cited) > 20
    for link, address, document in cited:
        assert bool(link) == (document != "pcf-2016")
        assert ("legislation.gov.uk" in address) == (document == "si-2007-462")


def test_a_page_can_be_skipped_to_its_answer_and_has_its_headings_in_order(sifcalc: Run) -> None:
    text = page(sifcalc)
    assert text.index('href="#answer"') < text.index('<main id="answer"')
    levels = [int(level) for level in re.findall(r"<h(\d)>", text)]
    assert 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_table_of_markdown_is_widened_by_addresses_or_padding(sifcalc: Run) -> None:
    rows = [r for r in sifcalc(*REPORT, "-q").out.splitlines() if r.startswith("|")]
    assert [] == [row for row in rows if "](" in row or "   " in row]
    dates = [row for row in rows if row.count("|") == 8]
    assert max(map(len, dates)) <= 110
    assert 15 < len(dates)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open, where there is a screen."""
    addresses: list[str] = []

    def opened(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opened)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return addresses


def test_the_page_that_was_written_is_opened(
    shown: list[str], sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    file = tmp_path / "a report.html"
    assert 0 == sifcalc(*REPORT, "-o", file, "--open", "-q").code
    assert [file.as_uri()] == shown


def test_without_a_screen_the_page_is_written_and_no_browser_asked_for(
    shown: list[str], sifcalc: Run, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    ran = sifcalc(*REPORT, "-o", file, "--open")
    assert (0, "") == (ran.code, ran.out)
    assert "there is no screen to open it on" in ran.err
    assert file.exists()
    assert [] == shown


def test_a_page_that_was_not_written_is_not_opened(
    shown: list[str], sifcalc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    file = tmp_path / "report.html"
    assert 2 == sifcalc("report", "-", "-o", file, "--open", stdin="leadership: bad\n").code
    assert 2 == sifcalc(*REPORT, "-o", file.with_suffix(".docx"), "--open").code
    assert 2 == sifcalc(*REPORT, "--open").code
    assert [] == shown
