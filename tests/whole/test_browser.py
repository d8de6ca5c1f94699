"""The page in a browser: nothing asked for from anywhere, nothing that shuts anyone out."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.running import CROYDON, EXAMPLES, PUBLISHED, ROOT, Run

BROWSER = ROOT / "tests" / "browser"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NODE = shutil.which("node")
IS_THERE = CHROMIUM and NODE and (BROWSER / "node_modules" / "axe-core").is_dir()
A4 = (595, 842)

pytestmark = pytest.mark.skipif(
    # Where the browser has to be there, a missing one fails the tests.
    not IS_THERE and not os.environ.get("SIFCALC_BROWSER_TESTS"),
    reason="needs Chromium, Node.js and what `make browser` installs",
)


def found_in(page: Path) -> dict[str, Any]:
    """What a browser and an accessibility audit find in a page."""
    command = [str(NODE), str(BROWSER / "audit.mjs"), str(CHROMIUM), str(page)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 0 == ran.returncode, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", str(CROYDON), "--as-of", "2017-10-01"),
        ("report", str(CROYDON), "--as-of", "2026-11-22"),
        ("report", str(CROYDON), str(EXAMPLES / "exampleshire-2017.yaml"), "--as-of", "2017-10-01"),
        ("grade", str(PUBLISHED), "-q"),
        ("timeline", str(CROYDON), "--due-within", "30", "--as-of", "2017-10-01"),
        ("inspection", "--start", "2017-06-20", "--as-of", "2017-06-01"),
        ("rules",),
        ("summary", "published"),
        ("summary", "published", "--by", "quarter", "--latest"),
        ("precedents", str(CROYDON)),
    ],
    ids=" ".join,
)
def test_a_page_is_whole_in_itself_and_shuts_nobody_out(
    arguments: tuple[str, ...], sifcalc: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    assert 0 == sifcalc(*arguments, "-o", page).code
    found = found_in(page)
    assert [] == found["complaints"]
    assert [] == found["requests"]
    assert [] == found["violations"]
    assert 15 <= found["rules_passed"]
    assert not found["overflows"]
    assert A4 == tuple(map(round, found["paper"]))
    assert 10 <= round(found["smallest_type"], 2)


def test_the_audit_finds_what_is_wrong_with_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<title>t</title><p style="color: #ccc">pale words</p><img src="https://example.invalid/a.png">'
        "<script>console.error('wrong')</script>"
    )
    found = found_in(page)
    assert "wrong" in found["complaints"]
    assert ["https://example.invalid/a.png"] == found["requests"]
    rules = {violation.partition(":")[0] for violation in found["violations"]}
    assert {"color-contrast", "html-has-lang", "image-alt"} <= rules
