"""Change the engines bit by bit, and name the changes that no test notices.

mutmut makes the changes, as `[tool.mutmut]` in pyproject.toml says. Each is tried here in a process
that has imported none of sifcalc: what is made at import, or made once and kept, is changed too.
What was tried is kept in mutants/tried.jsonl: a change that was killed is not tried again while its
function stays as it is. Names of changes as arguments, with * for any letters, try those alone.
"""

import gc
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from mutmut import __main__ as mutmut
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, walk_mutatable_files

ROOT = Path(__file__).parent.parent
MUTANTS = ROOT / "mutants"
TRIED = MUTANTS / "tried.jsonl"

CHANCE = "random cases"
"""Not a test, but cases of the independent tables: the quickest to notice most changes."""
CASES = 150

Groups = tuple[tuple[str, ...], ...]
_RULES = "tests/rulebook/sif/test_grading_rules.py", "tests/rulebook/ilacs/test_grading_rules.py"
TESTS: dict[str, Groups] = {
    "sifcalc.workdays.*": ((CHANCE,), ("tests/workdays",)),
    "sifcalc.engine.changes.*": (("tests/engine/test_changes.py",), ("tests/cli/test_changes.py",)),
    "sifcalc.engine.grading.*": (
        *((CHANCE,), ("tests/engine/test_grading.py", "tests/rulebook/test_editions.py")),
        (*_RULES, "tests/cohort/test_published.py"),
    ),
    "sifcalc.engine.timetables.*": (
        *((CHANCE,), ("tests/engine/test_timetables.py", "tests/rulebook/sif/test_annex_a.py")),
        ("tests/cli/test_timetables.py", "tests/rulebook/test_editions.py"),
    ),
    "sifcalc.engine.*": (
        *((CHANCE,), ("tests/engine",)),
        (
            "tests/rulebook/ilacs",
            "tests/rulebook/sif/test_clocks.py",
            "tests/rulebook/sif/test_reinspection.py",
            "tests/rulebook/test_editions.py",
        ),
    ),
    "sifcalc.rulebook.*": (
        *((CHANCE,), (*_RULES, "tests/rulebook/sif/test_consequences.py")),
        ("tests/rulebook", "tests/engine"),
    ),
    "sifcalc.cohort.authorities.*": (
        ("tests/cohort/test_authorities.py", "tests/cohort/test_names_of_authorities.py"),
        ("tests/cohort/test_identity.py", "tests/cli/test_authorities.py"),
    ),
    "sifcalc.cohort.identity.*": (
        *(("tests/cohort/test_identity.py",), ("tests/cohort", "tests/cli/test_summary.py")),
    ),
    "sifcalc.cohort.pairs.*": (("tests/cohort/test_pairs.py",), ("tests/cli/test_changes.py",)),
    "sifcalc.cohort.precedents.*": (
        *(("tests/cohort/test_precedents.py",), ("tests/cli/test_precedents.py",)),
    ),
    "sifcalc.cohort.cut.*": (("tests/cohort/test_cuts.py",), ("tests/cli/test_summary.py",)),
    "sifcalc.cohort.inspected.*": (
        *(("tests/cohort/test_inspected.py",), ("tests/cohort/test_published.py",)),
    ),
    "sifcalc.cohort.published.*": (("tests/cohort/test_inspected.py",),),
    "sifcalc.cohort.counting.*": (
        *(("tests/cohort/test_counting.py",), ("tests/cohort/test_summary.py",)),
        ("tests/cohort/test_other_cuts.py",),
    ),
    "sifcalc.cohort.*": (
        ("tests/cohort/test_summary.py", "tests/cohort/test_other_cuts.py"),
        ("tests/cohort", "tests/cli/test_summary.py", "tests/cli/test_precedents.py"),
    ),
}
"""For the names of changes, the first that fits: groups of tests, those first that notice most."""

NOTHING_KEPT = "sifcalc.engine."
"""Where nothing is made at import, and every test begins with nothing kept."""

SLOW = (
    "tests/cohort/test_identity.py::test_a_command_without_a_case_does_not_read_the_authorities",
    "tests/cohort/test_summary.py::test_memory_does_not_grow_with_the_inspections",
    "tests/engine/test_changes.py::test_what_differs_one_way_differs_the_other_way",
    "tests/engine/test_grading.py::test_every_combination_has_an_answer_or_a_named_reason_for_none",
    "tests/engine/test_changes.py::test_seen_on_a_later_day_no_date_moves_but_a_projection",
    "tests/engine/test_properties.py",
    "tests/engine/test_timelines.py::test_a_later_report_never_brings_a_date_nearer",
    "tests/engine/test_timelines.py::test_every_clock_answers_or_says_why_not_whatever_is_given",
    "tests/engine/test_timelines.py::test_no_closure_day_moves_a_date",
    "tests/engine/test_timetables.py"
    "::test_no_step_or_clock_ends_before_it_begins_whatever_day_it_starts",
    "tests/rulebook/ilacs/test_every_day.py",
    "tests/rulebook/sif/test_every_day.py",
    "tests/rulebook/sif/test_grading_rules.py"
    "::test_the_lscb_and_a_graded_judgement_above_inadequate_never_change_what_is_permitted",
    "tests/workdays/test_workdays.py::test_more_bank_holidays_never_bring_a_date_nearer",
)
"""What takes seconds, and would be run for each change that survives."""


class Changed(NamedTuple):
    """A change, by its name, and the function that it is made to."""

    name: str
    function: str


def main(patterns: list[str]) -> None:
    """Make the changes, try those that are not known to be killed, and print what came of all."""
    os.chdir(ROOT)
    changes = list(made())
    _import_from_mutants()
    if patterns:
        changes = [c for c in changes if any(fnmatch(c.name, pattern) for pattern in patterns)]
    for groups in TESTS.values():
        these = [change for change in changes if tests_of(change) == groups]
        left = [change for change in these if kept().get(change) != "killed"]
        if left:
            seconds = _seconds_unchanged(groups)
            afresh = not left[0].name.startswith(NOTHING_KEPT)
            quick = groups[: 2 if groups[0] == (CHANCE,) else 1] if afresh else groups
            _try_once_imported(left, quick, seconds, afresh=afresh)
            if afresh:
                outcomes = kept()
                left = [change for change in left if outcomes.get(change, "survived") == "survived"]
                _try(left, groups, seconds)
    outcomes = kept()
    print("\n".join(table({change: outcomes[change] for change in changes})))


def _try_once_imported(
    changes: list[Changed], groups: Groups, seconds: int, *, afresh: bool
) -> None:
    """Keep what comes of changes where all is imported already, which is quicker.

    What survives is not kept where it is to be tried `afresh`.
    """
    pid = os.fork()
    if pid == 0:
        _silence()
        _collect(groups)
        gc.freeze()
        _try(changes, groups, seconds, again=afresh)
        os._exit(0)
    if os.waitpid(pid, 0)[1]:
        sys.exit("the changes could not be tried")


def _try(changes: list[Changed], groups: Groups, seconds: int, *, again: bool = False) -> None:
    """Keep what comes of each change, PROCESSES of them at a time."""
    at_once = int(os.environ.get("PROCESSES", "2"))
    running: dict[int, Changed] = {}
    with TRIED.open("a", encoding="utf-8") as tried:
        for number, change in enumerate(changes, start=1):
            running[_started(change.name, groups, 3 * seconds + 5)] = change
            while running and (len(running) >= at_once or number == len(changes)):
                pid, status = os.wait()
                ended = running.pop(pid)
                code = os.waitstatus_to_exitcode(status)
                if code in (-signal.SIGTERM, -signal.SIGINT):
                    sys.exit("stopped from outside")
                outcome = _outcome(code)
                if outcome != "survived" or not again:
                    print(json.dumps([*ended, outcome]), file=tried, flush=True)


def made() -> Iterator[Changed]:
    """Every change, once mutmut has made them of the source as it is."""
    shutil.rmtree(MUTANTS / "tests", ignore_errors=True)
    MUTANTS.mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    mutmut.create_mutants(2)
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        for name in data.exit_code_by_key:
            function = name.rpartition("__mutmut_")[0].rpartition(".")[2]
            yield Changed(name, data.hash_by_function_name[function])


def _import_from_mutants() -> None:
    os.chdir(MUTANTS)
    sys.path[:] = [path for path in sys.path if Path(path) != ROOT / "src"]
    sys.path[:0] = [str(MUTANTS / "src"), str(MUTANTS / "tests")]
    os.environ["CI"] = "true"  # every run tries the same examples: see tests/conftest.py


def kept() -> dict[Changed, str]:
    """What came of the changes that were tried before."""
    if not TRIED.exists():
        return {}
    lines = map(json.loads, TRIED.read_text(encoding="utf-8").splitlines())
    return {Changed(name, function): outcome for name, function, outcome in lines}


def tests_of(change: Changed) -> Groups:
    """The groups of tests that the change is tried with."""
    return next(groups for pattern, groups in TESTS.items() if fnmatch(change.name, pattern))


def _outcome(code: int) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM):
        return "ran out of time"
    return "killed" if code else "survived"


def _seconds_unchanged(groups: Groups) -> int:
    """How long the tests take that the unchanged code has to pass; imports what they import."""
    imported = MUTANTS / "imported.json"
    before = time.monotonic()
    pid = _started("", groups, 600, imported)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        sys.exit(f"without a change these tests fail: {groups}")
    for name in json.loads(imported.read_text(encoding="utf-8")):
        if name not in sys.modules:
            import_module(name)
    return round(time.monotonic() - before)


def _started(name: str, groups: Groups, seconds: int, imported: Path | None = None) -> int:
    """The id of a new process that runs the tests on the change, and ends with 0 if all pass."""
    pid = os.fork()
    if pid:
        return pid
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 29, 3 << 29))
    signal.alarm(seconds * 10)
    if not imported:
        _silence()
    code = 1
    try:
        set_mutant_under_test(name)
        code = next(filter(None, map(_failing, groups)), 0)
        if imported:
            imported.write_text(json.dumps(list(_others())), encoding="utf-8")
    finally:
        os._exit(code)


def _silence() -> None:
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)


def _failing(group: tuple[str, ...]) -> int:
    """0 where all pass."""
    if group == (CHANCE,):
        return _by_chance(CASES)
    return _pytest("-x", *group)


def _by_chance(cases: int) -> bool:
    from support.independent.comparison import compare

    return any(compare([seed]).disagreements for seed in range(cases))


def _collect(groups: Groups) -> None:
    for group in groups:
        if group == (CHANCE,):
            _by_chance(10)
        else:
            _pytest("--collect-only", *group)


def _pytest(*arguments: str) -> int:
    import pytest

    slow = [f"--deselect={test}" for test in SLOW]
    quick = ["-q", "--tb=no", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider"]
    return int(pytest.main([*quick, *slow, *arguments]))


def _others() -> Iterator[str]:
    """The modules that are imported and not the project's own."""
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        spec = getattr(module, "__spec__", None)
        is_named = spec and spec.name == name != "__main__"
        if path and is_named and not Path(path).is_relative_to(MUTANTS):
            yield name


def table(outcomes: dict[Changed, str]) -> Iterator[str]:
    """A row for each module and for all, then the names of what was not killed by a test."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for change, outcome in outcomes.items():
        module = change.name.rpartition(".")[0].removeprefix("sifcalc.").replace(".", "/")
        for row in (f"`{module}.py`", "all"):
            counts[row][outcome] += 1
    yield "| module | changes | killed | by running out of time | survived | score |"
    yield "|---|---:|---:|---:|---:|---:|"
    for module in sorted(counts, key=lambda row: (row == "all", row)):
        count = counts[module]
        killed, late, survived = (
            count[outcome] for outcome in ("killed", "ran out of time", "survived")
        )
        score = (killed + late) / count.total()
        yield f"| {module} | {count.total()} | {killed} | {late} | {survived} | {score:.1%} |"
    for change, outcome in sorted(outcomes.items()):
        if outcome != "killed":
            yield f"{outcome}: {change.name}"


if __name__ == "__main__":
    main(sys.argv[1:])
