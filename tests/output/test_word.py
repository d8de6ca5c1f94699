"""The report as a Word document, read back by python-docx."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from support.formats import HOSTILE, SEEN, SHOWN, document_text
from support.running import CROYDON, EXAMPLES, Run

from sifcalc import load, timeline
from sifcalc.answers import download
from sifcalc.complaints import CannotWrite
from sifcalc.dates import read_date
from sifcalc.output.pages.clocks import name_of

EXAMPLESHIRE = EXAMPLES / "exampleshire-2017.yaml"


@pytest.fixture
def word(sifcalc: Run, tmp_path: Path) -> Any:
    """Make the Word document of a report, and give its bytes."""

    def made(*arguments: object, stdin: str = "") -> bytes:
        file = tmp_path / "report.docx"
        ran = sifcalc("report", *map(str, arguments), *SEEN, "-o", file, "-q", stdin=stdin)
        assert 0 == ran.code, ran.err
        return file.read_bytes()

    return made


def read(raw: bytes) -> Any:
    return docx.Document(io.BytesIO(raw))


def headings(document: Any) -> list[tuple[int, str]]:
    """The level and the words of each heading, in order."""
    return [
        (int(paragraph.style.name.removeprefix("Heading ")), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]


def test_a_word_report_has_its_title_language_and_headings_in_order(word: Any) -> None:
    document = read(word(CROYDON))
    title = "Croydon: judgement and timeline, seen on Sunday 1 October 2017"
    assert title == document.core_properties.title
    assert "en-GB" == document.core_properties.language
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert {"en-GB"} == languages
    assert [
        (1, title),
        (2, "Judgements"),
        (2, "What must happen next"),
        (2, "Every date"),
        (2, "Appendix"),
        (3, "Why"),
        (3, "How each date was counted"),
        (3, "What else follows"),
        (3, "Left out"),
        (2, "Sources"),
    ] == headings(document)


def test_each_table_repeats_its_headings_on_every_page_and_has_a_name(word: Any) -> None:
    tables = read(word(CROYDON)).tables
    assert 4 == len(tables)
    for table in tables:
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert [True, *[False] * (len(table.rows) - 1)] == repeated
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


@pytest.mark.parametrize("case", [CROYDON, EXAMPLESHIRE], ids=lambda case: case.stem)
def test_every_dated_clock_is_in_the_picture_and_in_the_appendix_once(
    case: Path, word: Any
) -> None:
    document = read(word(case))
    counted = timeline(load(case)[0], as_of=read_date(SEEN[1]))
    dated = [m for m in counted.milestones if m.first_date]
    picture = [row.cells[0].text for row in document.tables[-1].rows][1:]
    assert [m.short_title for m in dated] == [re.sub(r" \(cycle 2\)$", "", row) for row in picture]
    names = [p.text.partition(":")[0] for p in document.paragraphs if p.style.name == "Entry"]
    for milestone in dated:
        assert 1 == names.count(name_of(milestone))


def test_the_picture_shades_the_days_of_a_window_and_marks_a_single_day(word: Any) -> None:
    rows = {row.cells[0].text: row._tr for row in read(word(CROYDON)).tables[-1].rows}

    def drawn(name: str) -> tuple[int, str]:
        shaded = len(list(rows[name].iter(qn("w:shd"))))
        marks = "".join(t.text or "" for t in rows[name].iter(qn("w:t"))).translate(
            {ord(letter): None for letter in set(name)}
        )
        return shaded, "".join(sign for sign in marks if sign in "◆◇")

    assert (0, "◆") == drawn("Publish report")
    assert (0, "◇") == drawn("Re-inspection")
    shaded, marks = drawn("Next full inspection")
    assert (True, "") == (shaded > 4, marks)


def test_page_one_ends_before_every_date_and_so_does_each_case(word: Any) -> None:
    document = read(word(CROYDON, EXAMPLESHIRE))
    begin = [
        p.text.partition(":")[0]
        for p in document.paragraphs
        if p.paragraph_format.page_break_before
    ]
    assert ["Croydon", "Every date", "Exampleshire", "Every date"] == begin


def test_a_paragraph_is_a_link_to_its_documents_public_address(word: Any) -> None:
    document = read(word(CROYDON))
    addresses = {
        document.part.rels[link.get(qn("r:id"))].target_ref
        for link in document.element.iter(qn("w:hyperlink"))
    }
    assert "https://www.legislation.gov.uk/uksi/2007/462" in addresses
    assert all(address.startswith("https://") for address in addresses)


def test_two_runs_at_two_times_give_the_same_bytes(
    word: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for hour in (1, 2):
        monkeypatch.setattr("time.time", lambda hour=hour: 1_600_000_000 + 3600 * hour)
        made.append(word(CROYDON))
    assert made[0] == made[1]


def test_a_name_is_whole_and_inert_in_a_word_document(word: Any, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    for name in (HOSTILE, "\x00\x08 ab", "x" * 30_000, "\u202eevil"):
        given = {"authority": name, "leadership": "good", "report": {"received": "2017-09-04"}}
        case.write_text(json.dumps(given), encoding="utf-8")
        raw = word(case)
        assert set() == set("\x1b\u202e\u200f\x00") & set(document_text(raw))
        if name == HOSTILE:
            assert f"{SHOWN}: judgement and timeline" in document_text(raw)


def test_without_python_docx_the_page_is_offered_as_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "sifcalc.output.formats.word", raising=False)
    request = {"answer": "report", "as_of": "2017-10-01", "fields": {"leadership": "good"}}
    with pytest.raises(CannotWrite, match="use --format html, which Word opens too"):
        download(request, "docx")
