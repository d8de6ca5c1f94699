"""A fault of sifcalc's own never looks like an answer: it ends with 70, and a line that says so."""

import shutil
import sys
from collections.abc import Callable
from importlib.metadata import requires
from pathlib import Path
from typing import NamedTuple

import pytest
from support.programs import EVERY_COMMAND, LIBRARIES, POSIX, PROGRAM, USES, Ended, run_program
from support.running import CROYDON

from sifcalc.casefile import workbook
from sifcalc.cli import _COMMANDS, exits

pytestmark = POSIX


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
        if library == "docx":  # it says what to ask for in its place
            assert (exits.BAD_INPUT, b"") == ended[:2]
            assert b"--format html" in ended.err
            continue
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
        ended = run_program("", folder, None, module, preexec_fn=limited(tried))
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
