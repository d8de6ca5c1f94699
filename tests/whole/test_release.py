"""A release is refused while anything is missing from it, and what is built is looked into."""

import io
import subprocess
import tarfile
from datetime import date, timedelta
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest
from check_wheel import complete, described
from release import main, refusals
from support.running import ROOT

pytestmark = pytest.mark.skipif(not which("git"), reason="a release is made from a checkout")

TODAY = date.today()  # noqa: DTZ011 - as the script has it
RELEASED = f"""# Changelog

## [Unreleased]

## [1.2.0] - {TODAY}

### Added

- A clock.

## [1.1.0] - 2026-01-05

- Another.
"""


def git(root: Path, *command: str) -> None:
    who = ("-c", "user.name=Exampleshire", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A source that may be released: its version has an entry, no tag, and everything in git."""
    root = tmp_path / "source"
    (root / "src/sifcalc").mkdir(parents=True)
    (root / "src/sifcalc/version.py").write_text('__version__ = "1.2.0"\n')
    (root / "CHANGELOG.md").write_text(RELEASED)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Release 1.2.0")
    git(root, "tag", "v1.1.0")
    return root


def test_nothing_is_in_the_way_of_a_version_that_is_new_told_of_and_in_git(root: Path) -> None:
    assert [] == list(refusals(root))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            f"## [1.2.0] - {TODAY}\n",
            "",
            [
                "CHANGELOG.md still has 1 entry in Unreleased: move them under",
                f"CHANGELOG.md has no entry for 1.2.0: write '## [1.2.0] - {TODAY}'",
            ],
        ),
        (
            "## [Unreleased]\n",
            "## [Unreleased]\n\n- A fault mended.\n- And another.\n",
            ["CHANGELOG.md still has 2 entries in Unreleased: move them under"],
        ),
        (f" - {TODAY}", "", ["'## [1.2.0]' without the day of the release: write"]),
        (f"{TODAY}", "soon", ["'## [1.2.0] - soon' without the day of the release"]),
        (f"{TODAY}", f"{TODAY + timedelta(1)}", ["without the day of the release"]),
        ("### Added\n\n- A clock.\n", "", ["CHANGELOG.md says nothing under '## [1.2.0]"]),
        ("[1.1.0]", "[1.2.0]", []),  # said twice, and the first is the one that counts
        ("[1.2.0]", "[1.3.0]", ["CHANGELOG.md has no entry for 1.2.0"]),
        (
            "## [Unreleased]\n",
            "## [Unreleased]\n\n## [1.3.0] - 2026-02-02\n\n- A clock.\n",
            ["CHANGELOG.md has [1.3.0] - 2026-02-02 before 1.2.0"],
        ),
    ],
)
def test_a_changelog_that_does_not_tell_of_the_version_is_refused(
    old: str, new: str, said: list[str], root: Path
) -> None:
    (root / "CHANGELOG.md").write_text(RELEASED.replace(old, new))
    git(root, "commit", "-qam", "Change the changelog")
    found = list(refusals(root))
    assert len(said) == len(found), found
    for words, refusal in zip(said, found, strict=True):
        assert words in refusal


def test_a_version_that_is_tagged_already_is_refused(root: Path) -> None:
    git(root, "tag", "v1.2.0")
    [refusal] = refusals(root)
    assert refusal.startswith("v1.2.0 is tagged already: raise __version__")


def test_a_tree_that_is_not_clean_is_refused_and_its_files_are_named(root: Path) -> None:
    (root / "left-over.txt").write_text("")
    (root / "CHANGELOG.md").write_text(RELEASED + "\n")
    [refusal] = refusals(root)
    assert "the tree is not clean: commit or remove CHANGELOG.md, left-over.txt" == refusal


def test_everything_that_is_in_the_way_is_said_at_once_and_nothing_is_built(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n- Everything.\n")
    with pytest.raises(SystemExit) as refused:
        main(root)
    first, *wrong = str(refused.value).splitlines()
    assert "No release:" == first
    for start, line in zip(("still has", "has no entry", "not clean"), wrong, strict=True):
        assert start in line
    assert not (root / "dist").exists()


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path, root: Path) -> None:
    (root / ".git").rename(tmp_path / "elsewhere")
    with pytest.raises(SystemExit, match="No release: git tag fails"):
        list(refusals(root))


def archive(root: Path, *names: str) -> Path:
    made = root.parent / "sifcalc.tar.gz"
    with tarfile.open(made, "w:gz") as files:
        for name in names:
            files.addfile(tarfile.TarInfo(f"sifcalc-1.2.0/{name}"), io.BytesIO())
    return made


def test_a_source_archive_without_a_file_of_the_source_or_with_another_is_named(
    root: Path,
) -> None:
    whole = ("CHANGELOG.md", "src/sifcalc/version.py", "PKG-INFO")
    assert "all 2 files" in complete(root, archive(root, *whole))
    with pytest.raises(SystemExit, match=r"lacks CHANGELOG\.md"):
        complete(root, archive(root, *whole[1:]))
    with pytest.raises(SystemExit, match=r"also holds secrets\.txt"):
        complete(root, archive(root, *whole, "secrets.txt"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("Name: other\n", "the wheel's Name is 'other', not 'sifcalc'"),
        ("Name: sifcalc\nVersion: 9.9\n", "the wheel's Version is '9.9'"),
        (None, "the wheel has no licence"),
    ],
)
def test_a_wheel_that_says_another_thing_of_itself_is_refused(
    changed: str | None, said: str, tmp_path: Path
) -> None:
    wheel = tmp_path / "sifcalc.whl"
    with ZipFile(wheel, "w") as files:
        files.writestr("sifcalc-1.dist-info/METADATA", changed or "")
        if changed:
            files.writestr("sifcalc-1.dist-info/licenses/LICENSE", "MIT")
    with pytest.raises(SystemExit, match=said):
        described(ROOT, wheel)
