"""Show that two versions of sifcalc give the same answers to a few thousand command lines.

    python scripts/compare_answers.py BEFORE_PYTHON AFTER_PYTHON

Each is the Python of an environment in which one of the versions is installed. The exit code, both
streams and every file written have to be the same, byte for byte; of a workbook, its members. What
differs is printed, and it ends with 1 where anything does.

A command runs in a child of a process that has imported everything, or as a program of its own, so
that nothing rests on what another command imports; at a terminal too. It takes Linux or macOS.
"""

import argparse
import csv
import gc
import importlib
import io
import itertools
import json
import os
import pkgutil
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import traceback
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, NamedTuple, NoReturn

ROOT = Path(__file__).parent.parent

DATA = ("table", "json", "jsonl", "csv", "markdown", "html", "xlsx")
FORMATS: dict[str, tuple[str, ...]] = {
    "grade": DATA,
    "timeline": (*DATA, "ics"),
    "check": (),
    "report": ("markdown", "html", "xlsx"),
    "visit": (*DATA, "ics"),
    "inspection": (*DATA, "ics"),
    "rules": DATA,
}
OF_CASES = ("timeline", "grade", "report", "check")
COUNTED = ("timeline", "visit", "inspection")
ENDINGS = {".txt": "table", ".ndjson": "jsonl", ".md": "markdown", ".htm": "html"}
ENDINGS |= {f".{form}": form for form in (*DATA[1:], "ics")}
# An option that only some formats have, those, and the commands that have it.
SPECIAL = (
    ("--excel", ("csv",), (*COUNTED, "grade", "rules")),
    ("--chart", ("table", "html"), ("timeline",)),
    ("--alarm", ("ics",), COUNTED),
)
KINDS = ("yaml", "json", "csv", "xlsx")
READ = (".yaml", ".yml", ".json", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")
# The dates of a case in their order, each with how many days it may come after the one before.
STEPS = {
    "inspection_start": (0, 0),
    "inspection_end": (8, 30),
    "report_received": (20, 60),
    "report_published": (0, 6),
    "action_plan_visit": (20, 45),
    "action_plan_submitted": (30, 75),
    "reinspection_announced": (100, 500),
    "reinspection_start": (0, 200),
    "reinspection_end": (8, 28),
    "reinspection_report_published": (20, 60),
}
KEY_JUDGEMENTS = ("help_and_protection", "looked_after", "leadership")
JUDGEMENTS = (*KEY_JUDGEMENTS, "adoption", "care_leavers", "lscb", "overall")
GRADES = ("outstanding", "good", "good", "requires improvement", "RI", "inadequate", "not judged")
ODD_GRADES = ("Requires improvement to be good", "INADEQUATE", "2", "4", "excellent", "5", "poor")
ODD_DATES = ("2017-02-30", "2017-9-4", "next week", "4 Sep 2017", "1979-12-31", "2100-12-30")
PARTIES = ("Ofsted", "local authority", "local-authority", "LSCB", "lscb", "DfE", "council")
NAMES = ("Exampleshire", "Café, North", '"Quoted" town', "=1+1", "東京", "A|B *c* <d>", "  ")
CLOSURES = ("closures.txt", "bad-closures.txt")
# What may be recorded under the id of its clock.
RECORDED = ("publish-report", "lscb-publish-review", "dfe-review-1", "dfe-improvement-plan")
# Commands that are run whatever the chance: ONE is a case file, REPORTED the day of a report.
ALWAYS = """
--version; nonsense; new; new -q -; new case.yaml; new case.json; new ONE; new missing/case.yaml
grade missing.yaml; grade examples; grade - -; grade ONE --format pdf; grade ONE --color sometimes
grade ONE -o ONE; grade ONE -o missing/answer.json; grade ONE -o answer.doc; grade ONE -o answer
grade ONE -o examples; grade ONE -o -; report ONE --format ics; timeline --get action-plan
timeline --sheet Cases REPORTED; timeline REPORTED --get action-plam; timeline REPORTED --explain
timeline REPORTED --get monitoring-visit-1; timeline REPORTED --get action-plan --format json
timeline REPORTED --due-within 5 --chart; timeline REPORTED --due-within -1
timeline REPORTED -o answer.ics --alarm 251; visit --on 2100-12-30; visit --on 1980-01-02
inspection --start 2017-06-20 --end 2017-06-19; inspection --start 2017-06-20 --list 12
inspection --start 2017-06-20 --kind post-monitoring --end 2017-06-30
inspection --start 2017-06-20 --kind post-monitoring --list 1
rules publish-reprot; rules monitoring-visit-3; rules xyzzy; schema; schema -o schema.json
schema -o missing/schema.json; workdays add 2017-09-04 x; workdays add 2100-12-01 90
workdays holidays; workdays holidays --from 2030-01-01
"""
GROUPS = ("workdays", "workdays add", "workdays count", "workdays holidays")
OFTEN_NEEDED = ("icalendar", "jinja2", "openpyxl", "rich.table", "xlsxwriter", "yaml")
LONGEST = 120  # seconds
NOTHING = "(nothing)"

Answer = dict[str, str]
"""What a command leaves: its code, streams and files, as text in which a character is a byte."""


class Command(NamedTuple):
    """A command line, and what it is run with: `own` is as a program of its own."""

    arguments: list[str]
    stdin: str = ""
    piped: bool = False
    folder: str = "."
    terminal: bool = False
    own: bool = False
    env: Sequence[str] = ()

    def __str__(self) -> str:
        text = shlex.join([*self.env, "sifcalc", *self.arguments])
        text += f" < {shlex.quote(self.stdin)}" if self.stdin else ""
        text += f"  (in {self.folder})" if self.folder != "." else ""
        return f"{text}  (at a terminal)" if self.terminal else text

    @property
    def form(self) -> str:
        """The format that it asks for, if any."""
        after = dict(itertools.pairwise(self.arguments))
        return after.get("--format") or ENDINGS.get(Path(after.get("-o", "")).suffix, "")


class Draw:
    """Command lines and cases by chance, the same ones for the same seed."""

    def __init__(self, seed: int, clocks: Sequence[str]) -> None:
        self.by = random.Random(seed)  # noqa: S311 - it is to be the same every time
        self.clocks = clocks
        self.files: list[str] = []
        self.sheets: dict[str, list[str]] = {}

    def chance(self, share: float) -> bool:
        """Yes, in that share of all draws."""
        return self.by.random() < share

    def some(self, share: float, *words: str) -> list[str]:
        """The words, in that share of all draws."""
        return list(words) if self.chance(share) else []

    def day(self, near: date | None = None) -> date:
        """A day of 2013 to 2027, mostly of the framework's years, or one about another."""
        if near:
            return near + timedelta(self.by.randint(-100, 300))
        return date(2013, 1, 1) + timedelta(self.by.randrange(2191 if self.chance(0.7) else 5478))

    def written(self, day: date) -> str:
        """The day as people write it, and now and then as nobody should."""
        if self.chance(0.01):
            return self.by.choice(ODD_DATES)
        return day.strftime("%d/%m/%Y") if self.chance(0.1) else day.isoformat()

    def history(self, day: date, steps: Iterable[str]) -> dict[str, str]:
        """The dates of a case as far as it has come, mostly in an order that can be."""
        dates = {}
        for step in itertools.islice(steps, self.by.randint(2, len(STEPS))):
            day += timedelta(self.by.randint(*STEPS[step]))
            if self.chance(0.85):
                dates[step] = self.written(self.day() if self.chance(0.01) else day)
        return dates

    def since(self) -> dict[str, str]:
        """What else may be known of a case."""
        known = {
            "previous_overall": (*GRADES[:-1], "adequate", "Adequate"),
            "priority_action": ("yes", "no", "true", "false"),
            "reinspection_overall": GRADES,
        }
        return {name: self.by.choice(words) for name, words in known.items() if self.chance(0.25)}

    def case(self) -> dict[str, str]:
        """A case by its columns; in half of them inadequate is what is found most often."""
        case = {"authority": self.by.choice(NAMES)} if self.chance(0.9) else {}
        case |= self.history(self.day(), STEPS)
        grades = (*GRADES, *self.some(0.5, *["inadequate"] * 6))
        case |= {id: self.by.choice(grades) for id in JUDGEMENTS if self.chance(0.88)}
        if self.chance(0.1):
            case[self.by.choice(JUDGEMENTS)] = self.by.choice(ODD_GRADES)
        return case | self.since()

    def lists(self, case: dict[str, str]) -> dict[str, Any]:
        """What no column holds: monitoring visits, other dates, and closures."""
        try:
            day = date.fromisoformat(case.get("report_published", ""))
        except ValueError:
            return {}
        gaps = [self.by.randint(50, 120) for _ in range(self.by.randint(1, 6))]
        visits = [self.written(day + timedelta(gap)) for gap in itertools.accumulate(gaps)]
        ids = RECORDED if self.chance(0.9) else self.clocks
        done = {id: self.written(self.day(day)) for id in self.by.sample(ids, 2)}
        lists = {
            "monitoring_visits": visits,
            "actuals": done,
            "closures": [visits[0], {"date": visits[-1], "reason": "Staff day"}],
        }
        return {name: value for name, value in lists.items() if self.chance(0.4)}

    def reply(self, name: str, form: str = "") -> list[str]:
        """How a command is to reply: in that format, or in any."""
        words = self.some(0.15, "--diagnostics", "json") + self.some(0.15, "-q")
        if not FORMATS[name]:
            return words
        must, form = bool(form), form or self.by.choice(FORMATS[name])
        if self.chance(0.8 if form == "xlsx" else 0.2):
            ending = self.by.choice([end for end, means in ENDINGS.items() if means == form])
            words += ["-o", f"answer{ending}"]
        else:
            words += self.some(1 if must or form != "table" else 0.3, "--format", form)
        for option, forms, commands in SPECIAL:
            if name in commands and self.chance(0.4 if form in forms else 0.005):
                number = [str(self.by.randint(0, 30))] if option == "--alarm" else []
                words += [option, *number]
        words += self.some(0.3 if name in COUNTED else 0, "--explain")
        colour = self.by.choice(("always", "always", "never"))
        return words + self.some(0.25 if form == "table" else 0.02, "--color", colour)

    def seen(self, near: date | None = None) -> list[str]:
        """The day it is seen from: today, now and then."""
        return self.some(0.98, "--as-of", self.written(self.day(near)))

    def columns(self, case: dict[str, str], share: float) -> list[str]:
        """That share of a case's columns, as options."""
        given = [(f"--{name.replace('_', '-')}", value) for name, value in case.items()]
        return [word for pair in given for word in self.some(share, *pair)]

    def timeline(self, form: str = "") -> list[str]:
        """What is asked of a timeline, and how it is to reply."""
        words = self.seen() + self.some(0.2, "--all")
        words += self.some(0.1, "--closures", CLOSURES[self.chance(0.2)])
        if not form and self.chance(0.15):
            return [*words, "--get", self.by.choice(self.clocks)]
        words += self.some(0.15, "--due-within", str(self.by.randint(0, 60)))
        words += self.some(0.15, "--actor", self.by.choice(PARTIES))
        return words + self.reply("timeline", form)

    def on_cases(self, name: str, files: list[str], form: str = "") -> Command:
        """A command over case files; a single one may come by standard input."""
        words = self.timeline(form) if name == "timeline" else self.reply(name, form)
        words += self.seen() if name == "report" else []
        words += self.some(0.3 if name != "check" else 0, "--keep-going")
        words += self.columns(self.case(), 0.1) if name == "timeline" and self.chance(0.1) else []
        kind = Path(files[0]).suffix[1:]
        if kind == "xlsx":
            sheets = [*self.sheets.get(files[0], []), "Cases"]
            words += self.some(0.3, "--sheet", self.by.choice(sheets))
        if len(files) == 1 and self.chance(0.08):
            words += self.some(0.5 if kind in KINDS else 0, "--from", kind)
            return Command([name, "-", *words], stdin=files[0], piped=self.chance(0.6))
        return Command([name, *files, *words, *self.some(0.02, "--from", self.by.choice(KINDS))])

    def any_case(self) -> Command:
        """A command over a case file, or a few."""
        few = 1 if self.chance(0.85) else self.by.randint(2, 4)
        [name] = self.by.choices(OF_CASES, (5, 3, 2, 1))
        return self.on_cases(name, [self.by.choice(self.files) for _ in range(few)])

    def no_file(self) -> Command:
        """A timeline of a case that options stand for."""
        options = self.columns(self.case(), self.by.choice((0.4, 0.8, 1)))
        return Command(["timeline", *options, *self.timeline()])

    def timetable(self, name: str = "", form: str = "") -> Command:
        """A visit's timetable, or an inspection's."""
        name, day = name or self.by.choice(("visit", "inspection")), self.day()
        words = [name, "--on" if name == "visit" else "--start", self.written(day)]
        if name == "visit":
            words += self.some(0.3, "--first")
        elif self.chance(0.25):
            words += ["--kind", self.by.choice(("post-monitoring", "post-monitoring", "full"))]
        else:
            end = day + timedelta(self.by.randint(8, 40))
            words += self.some(0.4, "--end", self.written(end))
            words += self.some(0.3, "--list", str(self.by.randint(1, 11)))
        words += self.some(0.15, "--actor", self.by.choice(PARTIES))
        return Command([*words, *self.seen(day), *self.reply(name, form)])

    def workdays(self) -> Command:
        """A count of working days, or a list of those that are none."""
        one, other = self.written(self.day()), self.written(self.day())
        adding, counting = ["add", one, str(self.by.randint(-300, 300))], ["count", one, other]
        listing = ["holidays", *self.some(0.9, "--from", one), *self.some(0.7, "--to", other)]
        asked = self.by.choice((adding, counting, listing))
        return Command(["workdays", *asked, *self.some(0.2, "-q")])

    def setting(self, command: Command) -> Command:
        """The command with what it is run with: a width, now and then a terminal and the like."""
        env = [f"COLUMNS={self.by.choice((100, 100, 100, 60, 80, 160))}"]
        env += self.some(0.05, "NO_COLOR=1") + self.some(0.03, "PYTHONIOENCODING=ascii")
        return command._replace(env=env, terminal=self.chance(0.2))


def write_inputs(folder: Path, root: Path, draw: Draw) -> list[Command]:
    """Write the input files, and return the commands over the project's own."""
    commands = []
    for path in sorted([*(root / "examples").rglob("*"), *(root / "tests").rglob("*")]):
        name = str(path.relative_to(root))
        if path.suffix not in READ or not path.is_file():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / name)
        draw.files.append(name)
        with suppress(zipfile.BadZipFile, KeyError), zipfile.ZipFile(path) as book:
            sheets = book.read("xl/workbook.xml").decode(errors="replace")
            draw.sheets[name] = re.findall(r'<sheet [^>]*?name="([^"]+)"', sheets)
        # What is refused is refused alike in every format.
        refused = path.with_name(f"{path.name}.stderr").exists()
        for command in OF_CASES:
            for form in ("",) if refused else FORMATS[command] or ("",):
                commands.append(draw.on_cases(command, [name], form))
        with suppress(FileNotFoundError):
            words = path.with_name(f"{path.name}.arguments").read_text("utf-8")
            commands.append(Command(shlex.split(words), folder=str(Path(name).parent)))
    tables = [*root.glob("examples/published*.csv"), *root.glob("src/*/cohort/published*.csv")]
    for path in sorted(tables):
        with path.open(encoding="utf-8", newline="") as rows:
            dated = (row for row in csv.DictReader(rows) if row["report_published"])
            for number, row in enumerate(dated):
                published = date.fromisoformat(row["report_published"])
                after = draw.history(published, itertools.islice(STEPS, 4, None))
                name = write_cases(
                    folder / f"published-{number}", [row | after | draw.since()], draw
                )
                commands.append(draw.on_cases(draw.by.choice(OF_CASES[:3]), [name]))
    for number in range(240):
        cases = [draw.case() for _ in range(draw.by.randint(1, 5))]
        write_cases(folder / f"case-{number}", cases, draw)
    (folder / "answer.csv").write_text("an answer of before\n", "utf-8")
    (folder / "answer.csv").chmod(0o640)
    for name, said in zip(CLOSURES, ("# none\n\n09/10/2017\n", "Boxing Day\n"), strict=True):
        (folder / name).write_text(f"2017-12-27, Christmas\n{said}", "utf-8")
    return commands


def write_cases(stem: Path, cases: list[dict[str, str]], draw: Draw) -> str:
    """Write a table of the cases, or a case file of the first; returns the file's name."""
    kind = draw.by.choice(("yaml", "yaml", "json", "csv"))
    if kind == "csv":
        table, columns = io.StringIO(), dict.fromkeys(itertools.chain(*cases))
        writer = csv.DictWriter(table, list(columns), delimiter=draw.by.choice(",,;\t"))
        writer.writeheader()
        writer.writerows(cases)
        coding = draw.by.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
        content = table.getvalue().encode(coding, errors="replace")
    else:
        case = nested(cases[0]) | draw.lists(cases[0])
        text = json.dumps(case, indent=1, ensure_ascii=False)
        if kind == "yaml":  # a value may be written as in JSON; a date needs no quotes
            lines = (f"{key}: {json.dumps(value)}\n" for key, value in case.items())
            text = re.sub(r'"(\d{4}-\d\d-\d\d|yes|no)"', r"\1", "".join(lines))
        content = text.encode()
    path = stem.with_suffix(f".{kind}")
    path.write_bytes(content)
    draw.files.append(path.name)
    return path.name


def nested(row: dict[str, str]) -> dict[str, Any]:
    """A row as a case file has it, without the columns that mean nothing to sifcalc."""
    case: dict[str, Any] = {}
    for name, value in row.items():
        parts = re.fullmatch("(inspection|report|action_plan|reinspection)_(.+)", name)
        group, key = parts.groups() if parts else ("judgements", name)
        if parts or name in JUDGEMENTS:
            case.setdefault(group, {})[key] = value
        elif name in ("authority", "previous_overall", "priority_action"):
            case[name] = value
    return case


def all_commands(folder: Path, root: Path, python: str, seed: int, count: int) -> list[Command]:
    """That many commands, with their input files written to the folder."""
    program = [python, "-P", "-m", "sifcalc", "rules", "--format", "json"]
    listed = subprocess.run(program, stdout=subprocess.PIPE, check=True)  # noqa: S603 - it runs sifcalc
    rules = {rule["id"]: rule["part"] for rule in json.loads(listed.stdout)}
    clocks = [id.replace("-N", "-2") for id, part in rules.items() if part == "after the report"]
    draw = Draw(seed, clocks)
    chosen = write_inputs(folder, root, draw)
    for name in ("", *FORMATS, "new", "schema", *GROUPS):
        chosen.append(Command([*name.split(), "--help"]))
        chosen.append(Command(name.split()))
    always = ALWAYS.replace("ONE", "examples/croydon-2017.yaml")
    always = always.replace("REPORTED", "--report-received 2017-09-04")
    chosen += [Command(line.split()) for line in re.split("[;\n]", always.strip())]
    from documentation import commands, pages  # the workers have no such module on their path

    shown = [line for page in pages(root) for line in commands(page)]
    chosen += [Command(shlex.split(line)) for line in shown]
    for name in ("visit", "inspection"):
        chosen += [draw.timetable(name, form) for form in FORMATS[name]]
    chosen += [Command(["rules", *draw.reply("rules", form)]) for form in FORMATS["rules"]]
    chosen += [Command(["rules", id, *draw.reply("rules")]) for id in rules]
    drawn = (draw.any_case, draw.no_file, draw.timetable, draw.workdays)
    while len(chosen) < count:
        [make] = draw.by.choices(drawn, (8, 4, 4, 1))
        chosen.append(make())
    chosen = [draw.setting(command) for command in draw.by.sample(chosen, count)]
    # The first of its kind runs as a program of its own, and so do some others.
    kinds = [(*command.arguments[:1], command.form) for command in chosen]
    firsts = {kinds.index(kind) for kind in kinds}
    return [
        command._replace(own=number in firsts or draw.chance(0.01))
        for number, command in enumerate(chosen)
    ]


class Folder:
    """The folder in which one version's commands run: after each it is as it was before."""

    def __init__(self, path: Path, inputs: Path) -> None:
        shutil.copytree(inputs, path)
        self.path, self.inputs = path, inputs
        self.before = self._state()

    def changes(self) -> Iterator[tuple[str, str]]:
        """Every file that was written or removed, and its mode; then they are put back."""
        now = self._state()
        changed = sorted(p for p in now.keys() | self.before if now.get(p) != self.before.get(p))
        for path in map(Path, changed):
            name = str(path.relative_to(self.path))
            there = path.exists()
            yield f"file {name}", path.read_bytes().decode("latin-1") if there else NOTHING
            yield f"mode of {name}", oct(path.stat().st_mode) if there else NOTHING
            path.unlink(missing_ok=True)
            if (self.inputs / name).exists():
                shutil.copy2(self.inputs / name, path)
        if changed:
            self.before = self._state()

    def _state(self) -> dict[str, tuple[int, ...]]:
        state: dict[str, tuple[int, ...]] = {}
        for parent, _, names in os.walk(self.path):
            for name in names:
                seen = os.lstat(f"{parent}/{name}")
                kept = (seen.st_mtime_ns, seen.st_size, seen.st_mode, seen.st_ino)
                state[f"{parent}/{name}"] = kept
        return state


def work(folder: Folder) -> None:
    """Answer commands from standard input, each in a child of this process."""
    import sifcalc.cli

    own = [module.name for module in pkgutil.walk_packages(sifcalc.__path__, "sifcalc.")]
    for name in (*own, *OFTEN_NEEDED):
        with suppress(ImportError):
            if name != "sifcalc.__main__":
                importlib.import_module(name)
    gc.disable()  # as in sifcalc's own process
    gc.freeze()
    answers = sys.stdout
    answers.write(f"{json.dumps(sifcalc.__file__)}\n")
    answers.flush()
    for line in sys.stdin:
        answer = run(Command(**json.loads(line)), folder.path)
        answers.write(f"{json.dumps(answer | dict(folder.changes()))}\n")
        answers.flush()


def run(command: Command, folder: Path) -> Answer:
    """Run the command in a child, and return its code and what it leaves on the streams."""
    with TemporaryFile() as out, TemporaryFile() as err:
        terminal, screen = os.openpty() if command.terminal else (-1, out.fileno())
        child = os.fork()
        if not child:
            become(command, folder, screen, err.fileno())
        if command.terminal:
            os.close(screen)
            with suppress(OSError):  # that is how a terminal ends
                while said := os.read(terminal, 65536):
                    out.write(said)
            os.close(terminal)
        code = str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        out.seek(0)
        err.seek(0)
        said, complained = out.read(), err.read().decode("latin-1")
    if "Traceback (most recent call last)" in complained:
        code = "crash"  # of which the lines are elsewhere in another version
        complained = re.sub(r"(?m)^  .*\n", "", complained)
    return {"exit code": code, "stdout": said.decode("latin-1"), "stderr": complained}


def become(command: Command, folder: Path, out: int, err: int) -> NoReturn:
    """Be sifcalc in this process, and end with its exit code."""
    code = 1
    try:
        signal.alarm(LONGEST)
        os.chdir(folder)
        os.dup2(given(command), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.chdir(command.folder)
        os.environ.update(dict(setting.split("=") for setting in command.env))
        if command.own:
            program = [sys.executable, "-P", "-m", "sifcalc", *command.arguments]
            os.execv(program[0], program)  # noqa: S606 - it runs sifcalc
        coding = os.environ.get("PYTHONIOENCODING", "utf-8")
        sys.stdin = os.fdopen(0, encoding=coding)
        sys.stdout = os.fdopen(1, "w", encoding=coding)
        sys.stderr = os.fdopen(2, "w", encoding=coding, errors="backslashreplace")
        from sifcalc.cli import main as sifcalc_main

        code = sifcalc_main(command.arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def given(command: Command) -> int:
    """What the command has on standard input: a file, or a pipe that can hold all of it."""
    file = os.open(command.stdin or os.devnull, os.O_RDONLY)
    if not command.piped or os.fstat(file).st_size > 60_000:
        return file
    end, start = os.pipe()
    os.write(start, os.read(file, 60_000))
    os.close(start)
    return end


class Version:
    """One of the versions, at work in a process of its own."""

    def __init__(self, python: str, folder: Path, inputs: Path) -> None:
        noon = f"NOON{time.gmtime().tm_hour - 12:+d}"  # so that today does not end while it runs
        env = {"PATH": os.defpath, "LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": noon}
        self.program = [python, "-P", __file__, "--worker", str(folder), str(inputs)]
        self.process = subprocess.Popen(  # noqa: S603 - it runs this script
            self.program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env | {"PYTHONHASHSEED": "0"},
        )

    def ask(self, command: Command) -> None:
        """Have it run a command."""
        if self.process.stdin:
            self.process.stdin.write(f"{json.dumps(command._asdict())}\n".encode())
            self.process.stdin.flush()

    def answer(self) -> Any:
        """What it says next."""
        line = self.process.stdout.readline() if self.process.stdout else b""
        return json.loads(line) if line else sys.exit(f"{shlex.join(self.program)} has ended")


def members(text: str) -> str:
    """What a workbook holds; any other text as it is."""
    if text.startswith("PK"):
        raw = io.BytesIO(text.encode("latin-1"))
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(raw) as book:
            # A line an element, each with its member's name.
            held = [(f"{name}: ", book.read(name).decode("latin-1")) for name in book.namelist()]
            return "\n".join(name + said.replace("><", f">\n{name}<") for name, said in held)
    return text


def first_difference(before: str, after: str) -> tuple[str, str] | None:
    """The first line of each that differs, or what can be shown of it; nothing where none does."""
    if before == after or (before := members(before)) == (after := members(after)):
        return None
    lines = itertools.zip_longest(before.split("\n"), after.split("\n"), fillvalue=NOTHING)
    pair = next(pair for pair in lines if pair[0] != pair[1])
    same = next((n for n, (one, other) in enumerate(zip(*pair, strict=False)) if one != other), 0)
    start = max(0, same - 60)
    shown = (line[start : start + 150].encode("latin-1") for line in pair)
    one, other = (repr(line.decode(errors="backslashreplace")) for line in shown)
    return one, other


def main() -> int:
    """Compare, say what differs, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("before", metavar="BEFORE_PYTHON", help="Python that has one version")
    parser.add_argument("after", metavar="AFTER_PYTHON", help="Python that has the other")
    parser.add_argument("--commands", type=int, default=2500, metavar="N", help="how many to run")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which are drawn")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="whose case files")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the input files there")
    parser.add_argument("--verbose", action="store_true", help="say how many were of which kind")
    asked = parser.parse_args()
    groups: dict[tuple[str, str, str], list[tuple[str, str, Command]]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with TemporaryDirectory() as scratch:
        inputs = asked.keep or Path(scratch, "inputs")
        inputs.mkdir(parents=True)
        commands = all_commands(inputs, asked.root, asked.before, asked.seed, asked.commands)
        pythons = {"1": asked.before, "2": asked.after}
        versions = [
            Version(python, Path(scratch, name), inputs) for name, python in pythons.items()
        ]
        sys.stderr.write(f"comparing {' with '.join(version.answer() for version in versions)}\n")
        for command in commands:
            for version in versions:
                version.ask(command)
            before, after = (version.answer() for version in versions)
            for part in before.keys() | after.keys():
                pair = first_difference(before.get(part, NOTHING), after.get(part, NOTHING))
                if pair:
                    one, other = (re.sub(r"\d", "0", line) for line in pair)
                    groups[part, one, other].append((*pair, command))
            counts["exit codes"][before["exit code"]] += 1
            counts["commands"][command.arguments[0] if command.arguments else "none"] += 1
            counts["formats"][command.form or "not said"] += 1
            counts["at a terminal"][str(command.terminal)] += 1
            counts["as a program of its own"][str(command.own)] += 1
            counts["standard input"]["a pipe" if command.piped else command.stdin and "a file"] += 1
        for version in versions:
            version.process.communicate()
    for (part, _, _), differing in sorted(groups.items(), key=lambda group: -len(group[1])):
        one, other, _ = differing[0]
        sys.stdout.write(f"{part}, {len(differing)} times\n  before: {one}\n  after:  {other}\n")
        sys.stdout.writelines(f"    {command}\n" for _, _, command in differing[:3])
    for what, count in counts.items() if asked.verbose else ():
        said = ", ".join(f"{name or 'none'} {number}" for name, number in count.most_common())
        sys.stdout.write(f"{what}: {said}\n")
    differences = sum(map(len, groups.values()))
    sys.stdout.write(f"{len(commands)} commands, {differences} differences\n")
    return 1 if differences else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        work(Folder(*map(Path, sys.argv[2:])))
    else:
        sys.exit(main())
