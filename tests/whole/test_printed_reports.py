"""The report on paper, printed by Chromium and LibreOffice: SIFCALC_OFFICE_TESTS=1 asks for it."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from support.running import CROYDON, ROOT, Run

SEEN = ("--as-of", "2017-10-01")
FIRST_PAGE = (
    "Overall effectiveness: INADEQUATE",
    "What must happen next",
    "by Mon 16 Oct 2017",
    "by Mon 11 Dec 2017",
    "Ofsted and local",
)
"""The judgement, the next dates, and who."""

pytestmark = pytest.mark.skipif(
    # To print takes a while; where the programs have to be there, a missing one fails the tests.
    not os.environ.get("SIFCALC_OFFICE_TESTS"),
    reason="SIFCALC_OFFICE_TESTS=1 asks for it: needs Chromium, LibreOffice and poppler-utils",
)


def program(*names: str) -> str:
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, f"none of {names} is installed"
    return path


def run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def pages_of(pdf: Path) -> list[str]:
    return run(program("pdftotext"), "-layout", pdf, "-").split("\f")[:-1]


def fullness(pdf: Path) -> list[float]:
    """How far down its sheet the last word of each page stands, from 0 to 1."""
    boxes = run(program("pdftotext"), "-bbox", pdf, "-")
    full = []
    for page in re.split("<page ", boxes)[1:]:
        height = float(re.search(r'height="([\d.]+)"', page)[1])  # type: ignore[index] # each has one
        full.append(max(map(float, re.findall(r'yMax="([\d.]+)"', page))) / height)
    return full


def test_croydons_page_prints_on_four_sheets_none_of_them_nearly_empty(
    sifcalc: Run, tmp_path: Path
) -> None:
    page, pdf = tmp_path / "croydon.html", tmp_path / "croydon.pdf"
    assert 0 == sifcalc("report", CROYDON, *SEEN, "-o", page, "-q").code
    audit = ROOT / "tests" / "browser" / "audit.mjs"
    run(program("node"), audit, program("chromium", "chromium-browser"), page, "", pdf)
    pages = pages_of(pdf)
    assert len(pages) <= 4
    assert [] == [said for said in FIRST_PAGE if said not in pages[0]]
    assert "How each date was counted" in "".join(pages)
    assert "70 working days after" in "".join(pages)
    assert [] == [full for full in fullness(pdf)[:-1] if full < 1 / 3]


def test_the_word_report_prints_on_four_sheets_with_what_a_committee_asks_on_the_first(
    sifcalc: Run, tmp_path: Path
) -> None:
    word = tmp_path / "croydon.docx"
    assert 0 == sifcalc("report", CROYDON, *SEEN, "-o", word, "-q").code
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    office = (program("soffice"), own, "--headless", "--convert-to")
    run(*office, "pdf", "--outdir", tmp_path, word)
    pages = pages_of(tmp_path / "croydon.pdf")
    assert len(pages) <= 4
    assert [] == [said for said in FIRST_PAGE if said not in pages[0]]
    assert "Appendix" not in pages[0]
    assert [] == [number for number, text in enumerate(pages, 1) if f"Page {number}" not in text]


def test_libreoffice_takes_the_word_report_as_it_is(sifcalc: Run, tmp_path: Path) -> None:
    word, again = tmp_path / "croydon.docx", tmp_path / "again"
    assert 0 == sifcalc("report", CROYDON, *SEEN, "-o", word, "-q").code
    assert None is zipfile.ZipFile(word).testzip()
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run(program("soffice"), own, "--headless", "--convert-to", "docx", "--outdir", again, word)

    def said(path: Path) -> list[str]:
        document = docx.Document(str(path))
        cells = [
            cell.text for table in document.tables[:3] for row in table.rows for cell in row.cells
        ]
        return [*(p.text for p in document.paragraphs if p.text), *cells]

    assert said(word) == said(again / "croydon.docx")
