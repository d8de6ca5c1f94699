"""The pages that people write, and what they show: read here, run by the tests and on the wheel."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def pages(root: Path = ROOT) -> list[Path]:
    """The README, then every page of docs/ in order of name, those that sifcalc writes too."""
    return [root / "README.md", *sorted((root / "docs").glob("*.md"))]


def blocks(language: str, page: Path) -> list[str]:
    """What is inside each of the page's blocks in that language, in order."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def transcripts(shown: str) -> list[tuple[str, str]]:
    """Each command that is shown, with what it is said to print; "..." is what is left out."""
    return re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE)


def commands(page: Path) -> list[str]:
    """Each command that the page shows, in order, without the program's name."""
    shown = transcripts("".join(blocks("console", page)))
    return [command.removeprefix("sifcalc ") for command, _ in shown]
