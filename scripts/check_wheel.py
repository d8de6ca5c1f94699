"""Install sifcalc from its wheel, alone, and run there what the README shows. Run by `make check`.

The environment is new, the folder is a new one with nothing but the examples in it, and no source
is on the path: what is missing from the wheel is missing here.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CROYDON = "examples/croydon-2017.yaml"

# What the README says in words rather than shows.
SAID = (
    f"report {CROYDON} --as-of 2017-10-01 -o croydon.md",
    f"report {CROYDON} --as-of 2017-10-01 -o croydon.xlsx",
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
    "--version",
)


def main() -> None:
    """Build, install and run, and say how many commands answered."""
    with TemporaryDirectory() as folder:
        work = Path(folder, "work")
        shutil.copytree(ROOT / "examples", work / "examples")
        program = installed(Path(folder))
        commands = [*re.findall(r"^\$ sifcalc (.+)$", README, re.MULTILINE), *SAID]
        for command in commands:
            answer(program, command, work)
        never_run = set(names(program, work)) - {each.split()[0] for each in commands}
        if never_run:
            fail(f"nothing is tried of {', '.join(sorted(never_run))}")
        python = program.parent / "python"
        for block in re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
            run([str(python), "-c", block], work)
        home = "import sifcalc, sys; print(sifcalc.__file__, *sys.path, sep='\\n')"
        if str(ROOT) in run([str(python), "-c", home], work):
            fail("the source is on the path")
    sys.stdout.write(f"wheel: installed alone, it answers {len(commands)} commands\n")


def installed(folder: Path) -> Path:
    """The program, in a new environment with nothing but the wheel and what that asks for."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], folder)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run([*pip, "--python", str(programs / "python"), "install", str(wheel)], folder)
    return programs / "sifcalc"


def names(program: Path, work: Path) -> list[str]:
    """The commands there are, as the program's own help lists them."""
    listing = run([str(program), "--help"], work).partition("Commands:\n")[2]
    return re.findall(r"^  (\w+)", listing, re.MULTILINE)


def answer(program: Path, command: str, work: Path) -> None:
    """Run one command, which has to answer: on standard output, or in the file it is given."""
    before = set(work.iterdir())
    printed = run([str(program), *shlex.split(command)], work)
    written = set(work.iterdir()) - before
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
    raise SystemExit(f"wheel: {why}")


if __name__ == "__main__":
    main()
