"""A fault of sifcalc's own never looks like an answer: it ends with 70, and a line that says so."""

import compileall
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import requires
from io import RawIOBase
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support.running import CROYDON, EXAMPLES

import sifcalc
from sifcalc.casefile import workbook
from sifcalc.cli import _COMMANDS, exits
from sifcalc.complaints import CannotWrite
from sifcalc.console import streams
from sifcalc.console.streams import ReaderGone

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX's limits, shells and signals")
LINUX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has these devices")

PROGRAM = (sys.executable, "-m", "sifcalc")
BREACH = "help_and_protection: inadequate\nlooked_after: good\nleadership: good\noverall: good\n"
SAYS_SO = re.compile(rb"sifcalc: [^\n]+: a fault of sifcalc's own, [^\n]*please report it[^\n]*\n")

# Every command, and the libraries that it uses.
USES = {
    f"grade {CROYDON}": "click pydantic yaml rich",
    f"grade {CROYDON} --format xlsx": "click pydantic yaml xlsxwriter",
    "grade BREACH --format json": "click pydantic yaml",
    "grade WORKBOOK --format csv": "click pydantic openpyxl yaml",
    f"timeline {CROYDON} --as-of 2017-10-01": "click pydantic yaml rich dateutil",
    f"timeline {CROYDON} --as-of 2017-10-01 --format ics": "click pydantic yaml dateutil icalendar",
    "timeline --report-received 2017-09-04 --get action-plan": "click pydantic yaml dateutil",
    f"changes {CROYDON} --as-of 2017-10-01 --as-of 2017-10-17": "click pydantic yaml rich dateutil",
    f"record {CROYDON} report.published 2017-09-04 -q": "click pydantic yaml rich dateutil",
    f"check {CROYDON}": "click pydantic yaml",
    f"report {CROYDON} --as-of 2017-10-01 --format html": "click pydantic yaml dateutil jinja2",
    "visit --on 2018-08-15 --as-of 2018-08-15": "click pydantic rich",
    "inspection --start 2017-06-20 --as-of 2017-06-20": "click pydantic rich dateutil",
    "rules": "click rich",
    "inspections": "click rich",
    "authorities Croydon": "click rich",
    "new": "click pydantic yaml jinja2",
    "schema": "click pydantic",
    "workdays add 2017-09-04 70": "click",
    "workdays count 2034-01-02 2035-01-02 --quiet": "click holidays dateutil",
    "workdays holidays --from 2017-01-01 --to 2017-12-31": "click",
    "--version": "click",
    "--help": "click",
}
LIBRARIES = {library for used in USES.values() for library in used.split()}
EVERY_COMMAND = pytest.mark.parametrize("command", USES, ids=lambda text: Path(text).name)


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: bytes
    err: bytes

    def is_fault(self) -> bool:
        """Whether it says in one line, and in its exit code, that it is one."""
        return self.code == exits.FAULT and bool(SAYS_SO.fullmatch(self.err))

    def is_out_of_memory(self) -> bool:
        """Whether it is a fault, though a library may say so first, or end the process itself."""
        # Python logs the traceback of a module of its own that it can do without.
        words = self.err.partition(b"ERROR:root:code for hash")[0]
        last = self.err[self.err.rfind(b"sifcalc: ") :]
        says_so = self.code == exits.FAULT and bool(SAYS_SO.fullmatch(last))
        ended = self.code in (-signal.SIGABRT, -signal.SIGSEGV)
        return b"Traceback" not in words and (says_so or ended)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where BREACH and WORKBOOK are, and a copy of the package that has its byte code."""
    made = tmp_path_factory.mktemp("faults")
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(sifcalc.__file__).parent, made / "sifcalc", ignore=without)
    assert compileall.compile_dir(made, quiet=1)
    (made / "BREACH").write_text(BREACH)
    book = made / "WORKBOOK.xlsx"
    subprocess.run([*PROGRAM, "inspections", "-q", "-o", str(book)], check=True)
    return made


@pytest.fixture
def run(folder: Path) -> Callable[..., Ended]:
    """Run a command as a program, on a copy of the package, with modules of `path` before others.

    It writes no byte code. The rest is what `Popen` takes.
    """

    def run(command: str, path: Path | None = None, **given: Any) -> Ended:
        return _run(command, folder, path, **given)

    return run


def _run(
    command: str,
    folder: Path,
    path: Path | None = None,
    program: tuple[str, ...] = PROGRAM,
    **given: Any,
) -> Ended:
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(map(str, (path or folder, folder))),
        **given.pop("env", {}),
    }
    words = command.replace("BREACH", str(folder / "BREACH"))
    words = words.replace("WORKBOOK", str(folder / "WORKBOOK.xlsx"))
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    ran = subprocess.run(
        [*program, *words.split()], check=False, env=environment, **{**pipes, **given}
    )
    return Ended(ran.returncode, ran.stdout or b"", ran.stderr)


@cache
def _answer(command: str, folder: Path) -> Ended:
    return _run(command, folder)


@pytest.fixture
def answer(folder: Path) -> Callable[[str], Ended]:
    """What the command ends with where nothing is amiss, which is its whole answer."""

    def answer(command: str) -> Ended:
        ended = _answer(command, folder)
        assert (exits.BREACH if "BREACH" in command else exits.ANSWERED) == ended.code, ended.err
        return ended

    return answer


def test_every_command_and_every_library_is_tried_here() -> None:
    assert {*_COMMANDS, "--version", "--help"} == {command.split()[0] for command in USES}
    needed = [each for each in requires("sifcalc") or [] if "extra ==" not in each]
    assert len(needed) == len(LIBRARIES)


class Missing(NamedTuple):
    """A folder of modules that raise an error where they are imported."""

    folder: Path

    def lacks(self, *libraries: str, error: str = "ImportError('it is not here')") -> Path:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for library in libraries:
            (self.folder / f"{library}.py").write_text(f"raise {error}\n")
        return self.folder


@pytest.fixture
def missing(tmp_path: Path) -> Missing:
    return Missing(tmp_path / "missing")


@EVERY_COMMAND
def test_a_missing_library_is_a_fault_of_every_command_that_uses_it(
    command: str, run: Callable[..., Ended], missing: Missing
) -> None:
    for library in USES[command].split():
        ended = run(command, missing.lacks(library))
        assert ended.is_fault(), (library, ended)
        assert (b"", True) == (ended.out, b"ImportError: it is not here" in ended.err)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("MemoryError()", "out of memory"),
        ("KeyError('x')", "KeyError: 'x'"),
        ("EOFError('marshal data too short')", "EOFError: marshal data too short"),
        ("BrokenPipeError(32, 'Broken pipe')", "BrokenPipeError: [Errno 32] Broken pipe"),
        ("OSError(28, 'No space left')", "OSError: [Errno 28] No space left"),
        ("ValueError('two\\nlines \\x1b[2J')", "ValueError: two lines ?[2J"),
        ("RecursionError('x' * 10_000)", "RecursionError: xxxx"),
        ("ValueError('\\udcff')", r"ValueError: ?"),
        ("type('Odd', (BaseException,), {})('of no kind')", "Odd: of no kind"),
    ],
)
@pytest.mark.parametrize("library", ["click", "xlsxwriter"])
def test_any_fault_ends_with_70_and_a_line_that_says_what_it_is(
    error: str, said: str, library: str, run: Callable[..., Ended], missing: Missing, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.xlsx"
    kept.write_text("what was there")
    path = missing.lacks(library, error=error)
    ended = run(f"grade {CROYDON} -o {kept}", path)
    assert ended.is_fault(), ended
    assert ended.err.decode().startswith(f"sifcalc: {said}")
    assert len(ended.err) < 1000
    assert "what was there" == kept.read_text()
    assert {kept, path} == set(tmp_path.iterdir())


def test_a_damaged_module_that_the_help_needs_is_no_interrupt(
    run: Callable[..., Ended], missing: Missing
) -> None:
    ended = run("--help", missing.lacks("textwrap", error="EOFError('marshal data too short')"))
    assert ended.is_fault(), ended


def test_where_a_fault_was_is_told_to_who_looks_for_it(
    run: Callable[..., Ended], missing: Missing
) -> None:
    path = missing.lacks("click", error="KeyError('x')")
    told = run("new", path)
    ended = run("new", path, env={"SIFCALC_DEBUG": "1"})
    assert (exits.FAULT, b"") == ended[:2]
    assert ended.err.startswith(b"Traceback (most recent call last):")
    assert b"click.py" in ended.err
    assert ended.err.endswith(told.err)


def test_a_fault_that_nobody_can_be_told_of_ends_with_70(
    run: Callable[..., Ended], missing: Missing
) -> None:
    shell = ("sh", "-c", 'exec "$@" 2>&-', "sh", *PROGRAM)
    for library in ("click", "rich"):
        ended = run(f"grade {CROYDON}", missing.lacks(library), program=shell)
        assert (exits.FAULT, b"", b"") == ended


def test_a_workbook_is_not_called_damaged_where_memory_runs_out() -> None:
    def work() -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        workbook._read(work, "cases.xlsx")


@pytest.mark.parametrize(
    ("module", "command"),
    [
        *((module, next(use for use in USES if use.startswith(name)))
          for name, (module, _) in _COMMANDS.items()),
        ("sifcalc.cli.__init__", "--version"),
        ("sifcalc.cli.exits", "--help"),
        ("sifcalc.version", "--version"),
        ("sifcalc.complaints", "workdays add 2017-09-04 70"),
        ("sifcalc.console.streams", "workdays add 2017-09-04 70"),
        ("sifcalc.workdays.arithmetic", "workdays add 2017-09-04 70"),
        ("sifcalc.cohort.published", "inspections"),
        ("sifcalc.engine.grading", f"grade {CROYDON}"),
        ("sifcalc.output.formats.xlsx", f"grade {CROYDON} --format xlsx"),
        ("sifcalc.casefile.workbook", "grade WORKBOOK --format csv"),
    ],
)  # fmt: skip
def test_byte_code_cut_short_is_a_fault(
    module: str, command: str, folder: Path, run: Callable[..., Ended]
) -> None:
    *folders, name = module.split(".")
    [code] = folder.joinpath(*folders, "__pycache__").glob(f"{name}.*.pyc")
    whole = code.read_bytes()
    code.write_bytes(whole[: len(whole) // 2])
    ended = run(command)
    code.write_bytes(whole)
    assert ended.is_fault(), ended
    assert (b"", True) == (ended.out, b"EOFError: " in ended.err or b"ValueError: " in ended.err)


def limited(most: int) -> Callable[[], None]:
    """What leaves a process that many kilobytes of memory."""
    import resource  # only POSIX has it

    return lambda: resource.setrlimit(resource.RLIMIT_AS, (most * 1024, most * 1024))


@pytest.fixture(scope="module")
def floor(folder: Path) -> int:
    """The kilobytes of memory with which Python can run a module that does nothing."""
    (folder / "nothing.py").touch()
    too_few, enough = 1_000, 200_000
    while enough - too_few > 100:
        tried = (too_few + enough) // 2
        module = (sys.executable, "-m", "nothing")
        ended = _run("", folder, None, module, preexec_fn=limited(tried))
        too_few, enough = (too_few, tried) if ended[::2] == (0, b"") else (tried, enough)
    return enough


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to this limit")
@EVERY_COMMAND
def test_a_command_that_runs_out_of_memory_ends_with_70(
    command: str,
    floor: int,
    run: Callable[..., Ended],
    answer: Callable[[str], Ended],
) -> None:
    whole = answer(command)
    ends = []
    for above in (1_000, 4_000, 24_000):
        ended = run(command, preexec_fn=limited(floor + above))
        ends.append(ended.code)
        if ended.code == whole.code:
            assert whole.out == ended.out
            break
        assert ended.is_out_of_memory(), ended
        assert whole.out.startswith(ended.out)
    assert exits.FAULT == ends[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to this limit")
def test_a_file_is_as_it_was_where_memory_runs_out_as_it_is_made(
    floor: int, run: Callable[..., Ended], tmp_path: Path
) -> None:
    kept = tmp_path / "kept.xlsx"
    ends = set()
    for above in range(24_000, 34_000, 2_000):
        kept.write_text("what was there")
        ended = run(f"grade {CROYDON} -o {kept}", preexec_fn=limited(floor + above))
        ends.add(ended.code)
        assert (ended.code == exits.ANSWERED) == (kept.read_bytes() != b"what was there")
        assert exits.ANSWERED == ended.code or ended.is_out_of_memory(), ended
    assert exits.FAULT in ends


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What starts a run in a folder that is deleted before it begins."""
    work = tmp_path / "gone"
    work.mkdir()
    yield {"cwd": work, "preexec_fn": lambda: work.rmdir()}
    assert not work.exists()


@EVERY_COMMAND
def test_in_a_deleted_folder_a_command_answers_as_elsewhere(
    command: str,
    gone: dict[str, Any],
    run: Callable[..., Ended],
    answer: Callable[[str], Ended],
) -> None:
    assert answer(command) == run(command, **gone)


@pytest.mark.parametrize(
    "command", [f"grade {CROYDON} -o a.json", "schema -o a.json", "new a.yaml"]
)
def test_in_a_deleted_folder_no_file_is_written_and_the_reason_is_said(
    command: str, gone: dict[str, Any], run: Callable[..., Ended]
) -> None:
    ended = run(command, **gone)
    assert (2, b"") == (ended.code, ended.out)
    assert b"unwritable-file: cannot be written: no such file or directory" in ended.err


CLOSED = [" ".join(each) for each in (
    ("<&-",), (">&-",), ("2>&-",), ("<&-", ">&-"), ("<&-", "2>&-"), (">&-", "2>&-"),
    ("<&-", ">&-", "2>&-"),
)]  # fmt: skip


def closing(redirection: str) -> tuple[str, ...]:
    """A program that runs sifcalc with those streams closed."""
    return ("sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM)


@pytest.mark.parametrize("redirection", CLOSED)
@pytest.mark.parametrize(
    "command", ["grade BREACH --format json", f"grade {CROYDON}", "workdays add 2017-09-04 70"]
)
def test_with_streams_closed_a_command_answers_or_says_that_it_cannot(
    command: str, redirection: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    ended, whole = run(command, program=closing(redirection)), answer(command)
    if ">&-" in redirection.split():
        said = b"sifcalc: the answer cannot be written: standard output is closed\n"
        assert (exits.BAD_INPUT, b"", b"" if "2>&-" in redirection else said) == ended
    else:
        assert (whole.code, whole.out) == (ended.code, ended.out)


@EVERY_COMMAND
def test_with_every_stream_closed_a_command_ends_with_2_where_it_had_something_to_say(
    command: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    says = bool(answer(command).out)
    ended = run(command, program=closing("<&- >&- 2>&-"))
    assert (exits.BAD_INPUT if says else exits.ANSWERED, b"", b"") == ended


@pytest.mark.parametrize("redirection", CLOSED)
def test_a_file_is_written_whichever_streams_are_closed(
    redirection: str, run: Callable[..., Ended], answer: Callable[[str], Ended], tmp_path: Path
) -> None:
    command, kept = "grade BREACH --format json", tmp_path / "kept.json"
    ended = run(f"{command} -o {kept}", program=closing(redirection))
    assert (exits.BREACH, b"", b"") == ended
    assert answer(command).out == kept.read_bytes()


@LINUX
def test_a_closed_stream_that_is_asked_for_by_its_name_is_not_written_to(
    run: Callable[..., Ended],
) -> None:
    for number, redirection in ((1, ">&-"), (2, "2>&-")):
        command = f"grade BREACH --format json -o /dev/fd/{number}"
        assert (exits.BAD_INPUT, b"") == run(command, program=closing(redirection))[:2]


@LINUX
@pytest.mark.parametrize("command", ["--help", "--version", "grade --help", "workdays add --help"])
@pytest.mark.parametrize("characters", ["utf-8", "ascii"])
def test_help_ends_as_every_other_output_does(
    command: str, characters: str, run: Callable[..., Ended]
) -> None:
    environment = {"PYTHONIOENCODING": characters}
    full = run(command, program=closing(">/dev/full"), env=environment)
    assert (exits.BAD_INPUT, b"") == full[:2]
    assert b"sifcalc: the answer cannot be written: No space left on device\n" == full.err
    reader, writer = os.pipe()
    os.close(reader)
    pipe = run(command, stdout=writer, env=environment)
    os.close(writer)
    assert (exits.ANSWERED, b"", b"") == pipe


@LINUX
@pytest.mark.parametrize(
    ("command", "code"),
    [("grade BREACH", 1), ("nothing", 2), ("check nothing.yaml", 2), ("rules nothing", 2)],
)
def test_standard_error_that_cannot_be_written_changes_no_exit_code(
    command: str, code: int, run: Callable[..., Ended]
) -> None:
    for redirection in ("2>/dev/full", "2>&-"):
        assert code == run(command, program=closing(redirection)).code


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("library", ["click", "pydantic"])
def test_a_signal_ends_a_run_that_has_hardly_begun(
    sent: int, code: int, library: str, tmp_path: Path
) -> None:
    # What is raised within __set_name__ is taken for a RuntimeError.
    (tmp_path / f"{library}.py").write_text(
        "import sys, time\n"
        "class Waits:\n"
        "    def __set_name__(self, owner, name):\n"
        "        print('imported', flush=True)\n"
        "        time.sleep(60)\n"
        "class Slow:\n"
        "    waits = Waits()\n"
    )
    started = subprocess.Popen(
        [*PROGRAM, "check", str(CROYDON)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert started.stdout
    assert b"imported\n" == started.stdout.readline()
    started.send_signal(sent)
    _, err = started.communicate(timeout=30)
    assert (code, b"") == (started.returncode, err.strip())


class Failing(RawIOBase):
    """What raises that error where it is written to."""

    def __init__(self, number: int, error: OSError) -> None:
        self._number, self._error = number, error

    def fileno(self) -> int:
        return self._number

    def write(self, _: object) -> int:
        raise self._error


def test_a_pipe_that_nobody_reads_is_an_invalid_argument_on_windows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    invalid = OSError(22, "Invalid argument")
    reader, pipe = os.pipe()
    file = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    with pytest.raises(CannotWrite, match="Invalid argument"):
        streams._Output(Failing(pipe, invalid)).write(b"answer")
    monkeypatch.setattr(streams, "_WINDOWS", True)
    with pytest.raises(ReaderGone):
        streams._Output(Failing(pipe, invalid)).write(b"answer")
    with pytest.raises(CannotWrite, match="Invalid argument"):
        streams._Output(Failing(file, invalid)).write(b"answer")
    with pytest.raises(CannotWrite, match="No space left"):
        streams._Output(Failing(pipe, OSError(28, "No space left"))).write(b"answer")
    for number in (reader, pipe, file):
        os.close(number)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown", "ics"])
def test_an_answer_is_the_same_bytes_on_windows_as_in_a_file(
    form: str, run: Callable[..., Ended], tmp_path: Path
) -> None:
    command, kept = f"timeline {CROYDON} --as-of 2017-10-01 -q --format {form}", tmp_path / "kept"
    assert exits.ANSWERED == run(f"{command} -o {kept}").code
    as_on_windows = (
        "import sys, sifcalc.__main__ as program\n"
        "sys.stdout = open(1, 'w', newline='\\r\\n', encoding='utf-8', closefd=False)\n"
        "program.run()"
    )
    ended = run(command, program=(sys.executable, "-c", as_on_windows))
    assert (exits.ANSWERED, kept.read_bytes(), b"") == ended


def test_what_a_windows_console_cannot_show_is_written_as_its_number(
    run: Callable[..., Ended],
) -> None:
    command = "timeline --authority Ωshire’s --report-received 2017-09-04 --format table -q"
    ended = run(command, env={"PYTHONIOENCODING": "cp1252"})
    assert exits.ANSWERED == ended.code
    assert r"\u03a9shire’s: OVERALL EFFECTIVENESS NOT KNOWN; seen" in ended.out.decode("cp1252")


def test_the_closure_days_are_read_from_standard_input_and_from_a_pipe(
    run: Callable[..., Ended], tmp_path: Path
) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2017-12-11 staff day\n")
    command = "timeline --report-received 2017-09-04 --as-of 2017-10-01 --format json -q --closures"
    told = run(f"{command} {days}")
    assert b"staff day" in told.out
    with days.open() as given:
        assert told == run(f"{command} -", stdin=given)
    through_a_pipe = ("sh", "-c", f'cat "{days}" | "$@"', "sh", *PROGRAM)
    assert told == run(f"{command} -", program=through_a_pipe)
    assert told == run(f"{command} /dev/stdin", program=through_a_pipe)


@pytest.mark.parametrize(
    "command", ["timeline --report-received 2017-09-04 --closures -", "grade -"]
)
def test_standard_input_that_is_closed_is_no_empty_file(
    command: str, run: Callable[..., Ended]
) -> None:
    ended = run(command, program=closing("<&-"))
    assert (2, b"") == (ended.code, ended.out)
    assert b"<stdin>: unreadable-file" in ended.err


def test_standard_input_is_read_once(run: Callable[..., Ended]) -> None:
    ended = run("timeline - --closures -", stdin=subprocess.DEVNULL)
    assert 2 == ended.code
    assert b"Standard input (-) can be read only once" in ended.err


@pytest.mark.parametrize("columns", ["²", "99999999999999999999", "0", "-5", "wide"])
def test_columns_that_are_no_width_are_no_fault(
    columns: str, run: Callable[..., Ended], answer: Callable[[str], Ended]
) -> None:
    command = f"timeline {CROYDON} --as-of 2017-10-01"
    ended, usual = run(command, env={"COLUMNS": columns}), answer(command)
    assert (usual.code, usual.err) == (ended.code, ended.err)
    assert (ended.out == usual.out) is (len(columns) < 10)


@pytest.mark.parametrize("code", [exits.BAD_INPUT, exits.FAULT, 134, exits.TERMINATED])
def test_the_monday_list_does_not_keep_last_weeks_where_this_weeks_is_not_made(
    code: int, tmp_path: Path
) -> None:
    program = tmp_path / "sifcalc"
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    kept = [tmp_path / "due.csv", tmp_path / "due.ics"]
    for path in kept:
        path.write_text("last week's")
    ran = subprocess.run(
        ["sh", str(EXAMPLES / "monday-list.sh"), str(tmp_path)],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
    )
    assert (code, b"") == (ran.returncode, ran.stdout)
    assert not any(path.exists() for path in kept)
