"""Fuzzing tries something in every target, and sees what is wrong there."""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import frame
import pytest
from frame import BrokenLimit, Decided, Run, Target
from support.running import ROOT
from targets import options, record

from sifcalc.casefile import recorded
from sifcalc.casefile.recorded import Recorded

TARGETS = sorted(path.stem for path in (ROOT / "fuzz/targets").glob("[!_]*.py"))


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep what targets write out of the repository, and what they replace as it was."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(frame, "FOUND", tmp_path)
    monkeypatch.setattr(sys, "stdin", sys.stdin)
    yield
    options._folder.cache_clear()


def tried(target: Target) -> Counter[str]:
    return Counter(said for _, data in target.seeds() for said in target.try_input(data))


def test_make_fuzz_tries_every_target() -> None:
    [listed] = re.findall(r"^TARGETS \?= (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert sorted(listed.split()) == TARGETS
    ran = re.findall(
        r"^make fuzz TARGETS='?([a-z ]+)", (ROOT / ".ci/run").read_text(), re.MULTILINE
    )
    assert sorted(" ".join(ran).split()) == TARGETS


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "reader"])
def test_some_inputs_of_a_target_are_answered_and_nothing_is_found(name: str) -> None:
    counted = tried(import_module(f"targets.{name}").TARGET)
    assert 1 < len(counted)
    assert 10 < counted.total()


def test_the_first_bytes_of_an_input_decide_and_the_rest_is_the_same_each_time() -> None:
    words = "good inadequate outstanding".split()
    assert "good" == Decided(b"\xff\xff\x00").choice(words)
    assert "outstanding" == Decided(b"\xff\xff\x80").choice(words)
    assert Decided(b"a").sample(range(99), 9) == Decided(b"a").sample(range(99), 9)
    assert Decided(b"a").sample(range(99), 9) != Decided(b"b").sample(range(99), 9)


@pytest.mark.parametrize("limit", ["LONGEST", "MOST_MEMORY"])
def test_an_input_beyond_a_limit_is_a_finding(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(Target("none", lambda _data: ["tried"]), wanted=2)
    run.try_input(b"")
    monkeypatch.setattr(frame, limit, -1)
    with pytest.raises(BrokenLimit):
        run.try_input(b"")


@pytest.mark.parametrize(
    ("made", "took", "is_found"),
    [(5.0, [0.9], False), (0.0, [1.1, 1.2, 0.9, 1.1], False), (0.0, [1.1, 1.2, 1.1, 1.3], True)],
)
def test_an_input_takes_too_long_if_sifcalc_does_each_time(
    made: float, took: list[float], is_found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, left = [0.0], iter(took)

    def trying(_data: bytes) -> list[str]:
        with frame.making():
            now[0] += made
        now[0] += next(left)
        return ["tried"]

    monkeypatch.setattr("time.process_time", lambda: now[0])
    run = Run(Target("none", trying), wanted=9)
    with pytest.raises(BrokenLimit) if is_found else nullcontext():
        run.try_input(b"")
    assert [] == list(left)


def test_a_target_whose_seeds_come_to_nothing_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "ROOT", frame.FOUND)
    with pytest.raises(ValueError, match="hardly any seed of none"):
        Run(Target("none", lambda _data: [])).begin()


@pytest.mark.parametrize("lost", [b"\n", b"2", b"leader"])
def test_what_record_loses_is_a_finding(lost: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded_in = recorded.record

    def losing(*given: Any, **how: Any) -> Recorded:
        done = recorded_in(*given, **how)
        return done._replace(content=(done.content or b"").replace(lost, b"", 1))

    monkeypatch.setattr(recorded, "record", losing)
    with pytest.raises(Exception, match=r"became|unpack|back"):
        tried(record.TARGET)


@pytest.mark.parametrize(
    ("code", "written", "left"),
    [(70, "", None), (2, "an answer", None), (2, "", ".sifcalc-1.part")],
)
def test_a_fault_an_answer_beside_a_complaint_and_what_is_left_behind_are_findings(
    code: int, written: str, left: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def main(_line: list[str]) -> int:
        sys.stdout.write(written)
        if left:
            Path(left).touch()
        return code

    monkeypatch.setattr(options, "main", main)
    with pytest.raises(options.Wrong):
        tried(options.TARGET)
