"""The same input gives the same bytes wherever and whenever sifcalc is run, and nothing else."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support import every_command as watched
from support.every_command import MARK
from support.formats import COMMANDS, EVERY, SEEN
from support.running import CASES, EXAMPLES, PUBLISHED, TESTS

from sifcalc.output import FORMATS

SEEN_ON = SEEN[1]
REFUSED = CASES / "bad" / "unknown-grade.yaml"
EXAMPLESHIRE = str(EXAMPLES / "exampleshire-2017.yaml")
TO_A_FILE = {f"{kind}{FORMATS[form].endings[0]}": COMMANDS[kind] for kind, form in EVERY}
TO_THE_SCREEN = (
    ("grade", str(PUBLISHED)),
    ("timeline", EXAMPLESHIRE, *SEEN, "--explain", "--chart", "--all"),
    ("timeline", EXAMPLESHIRE, *SEEN, "--get", "action-plan"),
    ("report", EXAMPLESHIRE, *SEEN),
    ("rules", "publish-report"),
    ("authorities",),
    ("workdays", "add", "2017-09-04", "70"),
    ("workdays", "holidays", "--from", "2017-01-01", "--to", "2040-12-31"),
    ("new",),
    ("schema",),
    ("--version",),
    ("grade", str(REFUSED)),
)
LOCALES = ("tr_TR", "de_DE")


class Result(NamedTuple):
    """What a run of many commands left behind."""

    answers: list[dict[str, Any]]
    files: dict[str, bytes]
    did: dict[str, list[str]]


def every_command() -> list[list[str]]:
    """Every command in every format it has, and those that answer on the screen."""
    to_a_file = [[*command, "-o", file] for file, command in TO_A_FILE.items()]
    return [*to_a_file, *map(list, TO_THE_SCREEN), ["new", "case.yaml"]]


def run(
    folder: Path, commands: Iterable[list[str]], clock: str | None = None, **changed: str
) -> Result:
    """Run the commands in a process of their own, in a folder with nothing in it.

    The home folder and the one for temporary files are empty too, and stay so. A warning is an
    error.
    """
    places = {name: folder / name for name in ("work", "HOME", "TMPDIR")}
    for place in places.values():
        place.mkdir(parents=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LC_")},
        "HOME": str(places["HOME"]),
        "TMPDIR": str(places["TMPDIR"]),
        "PYTHONDONTWRITEBYTECODE": "1",  # what Python keeps of its own is not sifcalc's
        **changed,
    }
    ran = subprocess.run(
        [sys.executable, "-W", "error", watched.__file__],
        input=json.dumps({"commands": list(commands), "clock": clock}),
        cwd=places["work"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    assert [] == [*places["HOME"].iterdir(), *places["TMPDIR"].iterdir()]
    found = json.loads(ran.stdout)
    files = {path.name: path.read_bytes() for path in places["work"].iterdir()}
    return Result(found["answers"], files, found["did"])


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What every command gives on this machine as it is."""
    return run(tmp_path_factory.mktemp("usual"), every_command())


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales whose letters, numbers and days are not the usual ones."""
    folder = tmp_path_factory.mktemp("locales")
    for name in LOCALES:
        made = [
            "localedef",
            "--inputfile",
            name,
            "--charmap",
            "UTF-8",
            str(folder / f"{name}.UTF-8"),
        ]
        try:
            subprocess.run(made, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip(f"this machine cannot make the locale {name}")
    return folder


def same(expected: Result, found: Result) -> None:
    """Fail unless both runs gave the same bytes, naming the file that differs and not its bytes."""
    assert expected.answers == found.answers
    assert sorted(expected.files) == sorted(found.files)
    assert [] == [name for name, raw in expected.files.items() if raw != found.files[name]]


def test_every_command_answers(usual: Result) -> None:
    for command, answer in zip(every_command(), usual.answers, strict=True):
        refused = str(REFUSED) in command
        assert (2 if refused else 0) == answer["code"], (command, answer["stderr"])
    assert {*TO_A_FILE, "case.yaml"} == {*usual.files}


@pytest.mark.parametrize(
    "changed",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4242", "COLUMNS": "40", "TERM": "xterm-256color", "NO_COLOR": "1"},
    ],
    ids=lambda changed: " ".join(f"{name}={value}" for name, value in changed.items()),
)
def test_the_bytes_stay_the_same_where_the_machine_is_set_up_otherwise(
    changed: dict[str, str], usual: Result, tmp_path: Path
) -> None:
    same(usual, run(tmp_path, every_command(), **changed))


@pytest.mark.parametrize("name", LOCALES)
def test_the_bytes_stay_the_same_in_another_language(
    name: str, usual: Result, locales: Path, tmp_path: Path
) -> None:
    changed = {"LOCPATH": str(locales), "LC_ALL": f"{name}.UTF-8", "LANG": f"{name}.UTF-8"}
    same(usual, run(tmp_path, every_command(), **changed))


@pytest.mark.parametrize("clock", ["1999-12-31T23:59:59Z", "2060-02-29T00:00:00Z"])
def test_the_bytes_stay_the_same_whatever_the_clock_says_once_the_day_is_given(
    clock: str, usual: Result, tmp_path: Path
) -> None:
    same(usual, run(tmp_path, every_command(), clock))


@pytest.mark.parametrize(
    ("clock", "zone"),
    [
        ("2017-09-30T23:30:00Z", "Europe/London"),
        ("2017-09-30T11:00:00Z", "Pacific/Kiritimati"),
        ("2017-10-02T05:00:00Z", "America/Los_Angeles"),
    ],
)
def test_where_no_day_is_given_it_is_the_readers_own_and_nothing_else_changes(
    clock: str, zone: str, usual: Result, tmp_path: Path
) -> None:
    commands = [
        [word for word in command if word not in ("--as-of", SEEN_ON)]
        for command in every_command()
    ]
    assert commands != every_command()
    same(usual, run(tmp_path, commands, clock, TZ=zone))


def test_nothing_is_asked_of_a_network_and_no_other_program_is_run(usual: Result) -> None:
    assert [] == usual.did["network"]
    assert [] == usual.did["processes"]


def test_nothing_is_written_but_the_file_that_is_asked_for(usual: Result) -> None:
    # Each is beside its place until it is whole: that these became the files asked for is above.
    written = usual.did["written"]
    assert len({*TO_A_FILE, "case.yaml"}) == len(set(written)) == len(written)
    assert [] == [name for name in written if not re.fullmatch(r"\.sifcalc-\w+\.part", name)]


HOSTILE = {
    "apply.yaml": f"authority: !!python/object/apply:os.system ['touch {MARK}']\n",
    "new.yaml": f"!!python/object/new:subprocess.Popen [['touch', '{MARK}']]\n",
    "module.yaml": f"authority: !!python/module:{MARK} x\nleadership: good\n",
    "name.yaml": f"authority: !!python/name:{MARK}.run x\nleadership: good\n",
    "template.json": json.dumps(
        {
            "authority": f"{{{{ cycler.__init__.__globals__.os.system('touch {MARK}') }}}}"
            f"{{% import '{MARK}' as x %}}",
            "leadership": "good",
            "report": {"received": "2017-09-04"},
        }
    ),
    "shell.json": json.dumps(
        {
            "authority": f"$(touch {MARK}) `touch {MARK}` %({MARK})s {{0.__class__.{MARK}}}",
            "leadership": "good",
            "report": {"received": "2017-09-04"},
        }
    ),
    "python.csv": (
        "authority,leadership,report_received,other\n"
        f"\"__import__('{MARK}')\",good,2017-09-04,\"=cmd|'/C touch {MARK}'!A0\"\n"
    ),
}


def test_nothing_in_a_case_runs_whatever_it_says(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name, content in HOSTILE.items():
        (given / name).write_text(content, encoding="utf-8")
    commands = [
        [command, str(given / name), "--format", form, *(SEEN if command != "grade" else ())]
        for name in HOSTILE
        for command, form in EVERY
        if command in ("grade", "timeline", "report")
    ]
    result = run(tmp_path / "run", commands)
    assert [] == result.did["code"] + result.did["processes"] + result.did["network"]
    assert [] == result.did["written"]
    assert {} == result.files
    assert {0, 2} == {answer["code"] for answer in result.answers}
    assert any(MARK in answer["stdout"] for answer in result.answers)


def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    program = (
        "import sys, support.every_command as watched; sys.addaudithook(watched.watch);"
        "import socket, subprocess, os; socket.socket().close(); os.system('true');"
        f"subprocess.run(['true']); open('written', 'w').close(); exec('{MARK} = 1');"
        "assert all(watched.did.values()), watched.did"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        check=True,
    )
