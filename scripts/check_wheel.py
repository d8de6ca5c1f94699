"""Build sifcalc, look into what was built, and run what the pages show from the wheel alone.

Run by `make check`, and by `make release` on what it has built. The source archive has to hold
what the source does, and a copy of the source to make the same archive and wheel, byte for byte.
The wheel is installed in a new environment, in a folder with nothing but the examples in it and no
source on the path: what is missing from it is missing there. Its pages for `man` have to read
without a warning, where groff is there to say so.
"""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from documentation import ROOT, blocks, commands, pages

CROYDON = "examples/croydon-2017.yaml"

# What the pages say in words rather than shows.
SAID = (
    f"report {CROYDON} --as-of 2017-10-01 -o croydon.md",
    f"report {CROYDON} --as-of 2017-10-01 -o croydon.xlsx",
    f"report {CROYDON} --as-of 2017-10-01 -o croydon.docx",
    f"timeline {CROYDON} --as-of 2017-10-01 --chart --explain --color always",
    f"timeline {CROYDON} --as-of 2017-10-01 -o timeline.csv --excel",
    f"timeline {CROYDON} --as-of 2017-10-01 --format jsonl",
    "inspections -o inspections.xlsx",
    "grade inspections.xlsx --quiet",
    "authorities Hull --format json",
    "grade published -o graded.csv --excel",
    "grade graded.csv -o graded.xlsx",
    "grade graded.xlsx --format json",
    "new case.yaml",
    "grade case.yaml --format json",
    "schema -o sifcalc-case.schema.json",
    "visit --on 2018-08-15 -o visit.ics",
    "inspection --start 2017-06-20 -o inspection.html",
    "rules --format markdown",
    "help timeline",
    "completion bash",
    "--version",
)


def main() -> None:
    """Build into a folder that is gone afterwards, check, and say what was found."""
    with TemporaryDirectory() as folder:
        build(ROOT, Path(folder))
        for said in check(ROOT, Path(folder)):
            sys.stdout.write(f"{said}\n")


def build(root: Path, folder: Path) -> None:
    """Build the source archive, and the wheel from that archive, into the folder."""
    run([sys.executable, "-m", "build", "--outdir", str(folder), str(root)], folder)


def check(root: Path, folder: Path) -> list[str]:
    """What was found of the archive and the wheel in the folder. Ends where one is wrong."""
    [archive], [wheel] = folder.glob("*.tar.gz"), folder.glob("*.whl")
    with TemporaryDirectory() as work:
        return [
            described(root, wheel),
            complete(root, archive),
            same(root, archive, wheel, Path(work)),
            alone(root, wheel, Path(work)),
            documented(Path(work)),
        ]


def described(root: Path, wheel: Path) -> str:
    """That the wheel says of itself what the project does."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = runpy.run_path(str(root / "src/sifcalc/version.py"))["__version__"]
    with ZipFile(wheel) as files:
        [name] = [n for n in files.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = message_from_bytes(files.read(name))
        if name.replace("METADATA", "licenses/LICENSE") not in files.namelist():
            fail("the wheel has no licence")
    expected = {
        "Name": project["name"],
        "Version": version,
        "Summary": project["description"],
        "License-Expression": project["license"],
        "Requires-Python": project["requires-python"],
        "Description-Content-Type": "text/markdown",
    }
    for field, value in expected.items():
        if metadata[field] != value:
            fail(f"the wheel's {field} is {metadata[field]!r}, not {value!r}")
    said = metadata.get_payload(decode=True)
    if not isinstance(said, bytes) or said.strip() != (root / "README.md").read_bytes().strip():
        fail("what the wheel says of itself is not the README")
    return f"wheel: it says that it is {project['name']} {version}, by its README"


def complete(root: Path, archive: Path) -> str:
    """That the source archive holds every file of the source, and no other."""
    if not (root / ".git").exists():
        return "source archive: not compared with the source, which is no checkout of git"
    listed = run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], root)
    expected = {name for name in listed.split("\0") if name and (root / name).is_file()}
    with tarfile.open(archive) as files:
        inside = {member.name.partition("/")[2] for member in files.getmembers() if member.isfile()}
    inside.discard("PKG-INFO")
    if expected - inside:
        fail(f"the source archive lacks {', '.join(sorted(expected - inside))}")
    if inside - expected:
        fail(f"the source archive also holds {', '.join(sorted(inside - expected))}")
    return f"source archive: it holds all {len(inside)} files, tests, docs and examples among them"


def same(root: Path, archive: Path, wheel: Path, work: Path) -> str:
    """That a copy of the source, elsewhere and with other permissions, makes the same two files.

    The wheel is made from the copy itself, and so shows that the archive lacks nothing of it.
    """
    copy = work / "copy"
    with tarfile.open(archive) as files:
        inside = [member.name.partition("/")[2] for member in files.getmembers() if member.isfile()]
    for name in inside:
        if name != "PKG-INFO":
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, copy / name)  # made now: its time is another
            (copy / name).chmod((copy / name).stat().st_mode & 0o700)
    made = work / "made"
    both = ["--sdist", "--wheel", "--outdir", str(made)]
    run([sys.executable, "-m", "build", *both, str(copy)], work)
    for built in (archive, wheel):
        if (made / built.name).read_bytes() != built.read_bytes():
            fail(f"a copy of the source makes another {built.name}")
    return "both: a copy of the source elsewhere makes the same, byte for byte"


def alone(root: Path, wheel: Path, folder: Path) -> str:
    """That the wheel by itself answers every command of the documentation."""
    program = installed(wheel, folder)
    python = program.parent / "python"
    tried: list[str] = []
    for title, shown in [*((page.stem, commands(page)) for page in pages(root)), ("said", SAID)]:
        work = folder / title
        shutil.copytree(root / "examples", work / "examples")
        for command in shown:
            answer(program, command, work)
        tried += shown
    never_run = set(names(program, work)) - {command.split()[0] for command in tried}
    if never_run:
        fail(f"nothing is tried of {', '.join(sorted(never_run))}")
    for page in pages(root):
        for block in blocks("python", page):
            run([str(python), "-c", block], work)
    home = "import sifcalc, sys; print(sifcalc.__file__, *sys.path, sep='\\n')"
    if str(root) in run([str(python), "-c", home], work):
        fail("the source is on the path")
    return f"wheel: installed alone, it answers {len(tried)} commands"


def installed(wheel: Path, folder: Path) -> Path:
    """The program, in a new environment with nothing but the wheel and what that asks for."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    venv.create(folder / "venv")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run([*pip, "--python", str(programs / "python"), "install", str(wheel)], folder)
    return programs / "sifcalc"


def documented(folder: Path) -> str:
    """That each command of the installed wheel has its page where `man` looks for it, and reads."""
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pages = folder / "venv" / "share" / "man" / "man1"
    expected = {"sifcalc.1"}
    expected |= {f"sifcalc-{name}.1" for name in names(programs / "sifcalc", folder)}
    there = {path.name for path in pages.glob("*.1")}
    if expected - there:
        fail(f"man has no page of {', '.join(sorted(expected - there))}")
    groff = shutil.which("groff")
    for path in sorted(pages.glob("*.1")) if groff else ():
        command = [str(groff), "-man", "-Tutf8", "-ww", "-z", str(path)]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if ran.returncode or ran.stderr:
            fail(f"groff says of {path.name}: {ran.stderr}")
    return f"wheel: man has {len(there)} pages" + ("" if groff else ", not read: no groff here")


def names(program: Path, work: Path) -> list[str]:
    """The commands there are, as the program's own help lists them."""
    listing = run([str(program), "--help"], work).partition("Commands:\n")[2]
    return re.findall(r"^  (\w+)", listing, re.MULTILINE)


def answer(program: Path, command: str, work: Path) -> None:
    """Run one command, which has to answer: on standard output, or in the file it is given."""
    before = set(work.rglob("*"))
    printed = run([str(program), *shlex.split(command)], work)
    written = set(work.rglob("*")) - before
    is_silent = command.startswith("check ")  # silence is its answer
    if not printed and not is_silent and not any(path.stat().st_size for path in written):
        fail(f"sifcalc {command} gives no answer")


def run(command: list[str], folder: Path) -> str:
    """What a command prints. Ends the check where the command fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        fail(f"{shlex.join(command)} exits {ran.returncode}\n{ran.stderr}")
    return ran.stdout


def fail(why: str) -> None:
    """End the check, and say why."""
    raise SystemExit(f"not as it should be: {why}")


if __name__ == "__main__":
    main()
