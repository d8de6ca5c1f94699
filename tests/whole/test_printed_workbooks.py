"""Workbooks on paper, as LibreOffice prints them: asked for with SIFCALC_OFFICE_TESTS=1."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.running import CROYDON, EXAMPLES, Run

SEEN = ("--as-of", "2017-10-01")

pytestmark = pytest.mark.skipif(
    # A page takes LibreOffice a while; where it has to be there, a missing one fails the tests.
    not os.environ.get("SIFCALC_OFFICE_TESTS"),
    reason="SIFCALC_OFFICE_TESTS=1 asks for it: needs LibreOffice and poppler's pdftotext",
)


def printed(sifcalc: Run, folder: Path, *command: str | Path) -> list[str]:
    """The text of each page of the workbook that a command writes."""
    book = folder / "book.xlsx"
    assert 0 == sifcalc(*command, "-q", "-o", book).code
    office, to_text = shutil.which("soffice"), shutil.which("pdftotext")
    assert office
    assert to_text
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book)]
    subprocess.run(convert, check=True, capture_output=True)
    read = [to_text, "-layout", str(folder / "book.pdf"), "-"]
    return str(subprocess.run(read, check=True, capture_output=True, text=True).stdout).split("\f")[
        :-1
    ]


@pytest.mark.parametrize(
    ("command", "most", "name"),
    [
        (("timeline", CROYDON, *SEEN), 4, "Croydon"),
        (("report", CROYDON, *SEEN), 4, "Croydon"),
        (("timeline", EXAMPLES / "exampleshire-2017.yaml", *SEEN), 4, "Exampleshire"),
        (("grade", "published"), 8, "172 cases"),
    ],
)
def test_a_workbook_has_few_pages_and_its_summary_has_one(
    command: tuple[str | Path, ...], most: int, name: str, sifcalc: Run, tmp_path: Path
) -> None:
    pages = printed(sifcalc, tmp_path, *command)
    assert len(pages) <= most
    of_sheet = [re.search(rf"^\s*{name}\s+(\w+)$", page, re.MULTILINE) for page in pages]
    sheets = [found[1] for found in of_sheet if found]
    assert len(pages) == len(sheets)
    assert ["Summary"] == [sheet for sheet in sheets if sheet == "Summary"]
    assert "Summary" == sheets[0]
    assert re.search(r"^Overall effectiveness", pages[0], re.MULTILINE)
    assert re.search(r"^Key$", pages[0], re.MULTILINE)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page


def test_the_heading_of_a_sheet_is_on_each_of_its_pages(sifcalc: Run, tmp_path: Path) -> None:
    pages = printed(sifcalc, tmp_path, "grade", "published")
    of_grades = [page for page in pages if re.search(r"172 cases\s+Grade$", page, re.MULTILINE)]
    assert 1 < len(of_grades)
    assert all(re.search(r"^Authority +Awarded +Agrees", p, re.MULTILINE) for p in of_grades)
