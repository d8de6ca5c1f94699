"""Build a release into dist/, check it, and upload nothing. Run by `make release`.

It refuses, before anything is built, a version that was released before or has no changelog, and a
source that is not all in git.
"""

import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import check_wheel

ROOT = Path(__file__).parent.parent


def main(root: Path = ROOT) -> None:
    """Refuse and say why, or build, check, and say where the files are."""
    wrong = list(refusals(root))
    if wrong:
        raise SystemExit("\n".join(["No release:", *(f"- {fault}" for fault in wrong)]))
    version = version_of(root)
    with TemporaryDirectory() as folder:
        check_wheel.build(root, Path(folder))
        checked = check_wheel.check(root, Path(folder))
        built = sorted(Path(folder).glob("sifcalc-*"))
        files = [shutil.copy(file, _made(root / "dist") / file.name) for file in built]
    said = [
        f"version: {version} is not tagged yet",
        "changelog: it has an entry for it, and nothing is left in Unreleased",
        "source: the tree is clean",
        *checked,
        "Not looked at here: the tests. .ci/run has to have passed.",
        *(f"Built: {file}" for file in files),
        f"Nothing was uploaded. To mark it: git tag v{version}",
    ]
    sys.stdout.write("".join(f"{text}\n" for text in said))


def version_of(root: Path) -> str:
    """The version that the source says it is."""
    return str(runpy.run_path(str(root / "src/sifcalc/version.py"))["__version__"])


def refusals(root: Path) -> Iterator[str]:
    """What is in the way of a release, each with what would be right."""
    version = version_of(root)
    yield from _of_the_changelog((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if _git(root, "tag", "--list", f"v{version}"):
        yield (
            f"v{version} is tagged already: raise __version__ in src/sifcalc/version.py to the"
            " version that this is to be"
        )
    changed = _git(root, "status", "--porcelain").splitlines()
    if changed:
        names = ", ".join(line.strip().partition(" ")[2].strip() for line in changed[:5])
        more = f" and {len(changed) - 5} more" if len(changed) > 5 else ""
        yield f"the tree is not clean: commit or remove {names}{more}"


def _of_the_changelog(text: str, version: str) -> Iterator[str]:
    heading = f"## [{version}] - {date.today()}"
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:]
    sections = {title.strip(): body for title, body in zip(parts[::2], parts[1::2], strict=True)}
    unreleased = "\n".join(
        body for title, body in sections.items() if "unreleased" in title.lower()
    )
    entries = len(re.findall(r"^- ", unreleased, re.MULTILINE))
    if unreleased.strip():
        what = f"{entries} entries" if entries != 1 else "1 entry"
        yield f"CHANGELOG.md still has {what} in Unreleased: move them under '{heading}'"
    dated = [title for title in sections if re.match(r"\[\d", title)]
    own = [title for title in dated if title.startswith(f"[{version}]")]
    if not own:
        yield f"CHANGELOG.md has no entry for {version}: write '{heading}'"
        return
    if own[0] != dated[0]:
        yield f"CHANGELOG.md has {dated[0]} before {version}: the newest version comes first"
    if not _is_a_day_until_today(own[0].removeprefix(f"[{version}]")):
        yield f"CHANGELOG.md has '## {own[0]}' without the day of the release: write '{heading}'"
    if not sections[own[0]].strip():
        yield f"CHANGELOG.md says nothing under '## {own[0]}': say what changed"


def _is_a_day_until_today(said: str) -> bool:
    try:
        return date.fromisoformat(said.removeprefix(" - ")) <= date.today()
    except ValueError:
        return False


def _git(root: Path, *command: str) -> str:
    ran = subprocess.run(
        ["git", *command], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise SystemExit(f"No release: git {command[0]} fails in {root}: {ran.stderr.strip()}")
    return ran.stdout


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


if __name__ == "__main__":
    main()
