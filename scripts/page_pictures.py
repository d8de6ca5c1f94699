"""Take the pictures of docs/page, of the page in each of its states, in Chromium.

`make page browser` makes what it needs.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "page"
SHOWN = ("loading", "empty", "answered", "answered-narrow", "dark", "refused", "several")
TABLE = """authority,report_published,help_and_protection,looked_after,leadership,overall
Croydon,04/09/2017,inadequate,inadequate,inadequate,inadequate
Exampleshire,03/07/2017,good,good,good,good
Invented Bay,17/07/2017,requires improvement,inadequate,RI,inadequate
"""


def main() -> None:
    """Take them all, and that of a page which cannot work."""
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium is not here")
    page = ROOT / "dist" / "sifcalc.html"
    tests = ROOT / "tests" / "web"
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        table = folder / "table.csv"
        table.write_text(TABLE)
        case = ROOT / "examples" / "croydon-2017.yaml"
        walk: list[str | Path] = [
            "node",
            tests / "walk.mjs",
            chromium,
            page.as_uri(),
            case,
            table,
            folder,
        ]
        subprocess.run(walk, check=True, stdout=subprocess.DEVNULL)
        for name in SHOWN:
            shutil.copy(folder / f"{name}.png", PICTURES / f"{name}.png")
        stopped = folder / "stopped.html"
        text = page.read_text(encoding="utf-8").replace(" 'wasm-unsafe-eval'", "")
        stopped.write_text(text, encoding="utf-8")
        locked: list[str | Path] = ["node", tests / "locked.mjs", chromium, PICTURES / "failed.png"]
        asked = {"name": "", "url": stopped.as_uri(), "scripts": True, "at": "#progress.stop"}
        said = json.dumps([asked])
        subprocess.run(locked, check=True, stdout=subprocess.DEVNULL, input=said, text=True)


if __name__ == "__main__":
    main()
