"""Measuring two programs side by side, and saying how they compare."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAIRS = 25
"""How many pairs of processes a ratio is the median of, unless said otherwise."""


class Ratio(NamedTuple):
    """The median of the ratios of some pairs, and the range that half of them are in."""

    middle: float
    low: float
    high: float
    pairs: int

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.low:.2f} to {self.high:.2f})"


class Run(NamedTuple):
    """What a process took: seconds by the clock, and the most memory it held, in bytes."""

    seconds: float
    memory: int


def ratio_of(times: Sequence[tuple[float, float]]) -> Ratio:
    """The ratio of the first time of each pair to its second."""
    ratios = [one / other for one, other in times]
    low, middle, high = quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    return Ratio(median(ratios) if len(ratios) > 1 else middle, low, high, len(ratios))


def run(command: Sequence[str]) -> Run:
    """Run a program to its end, in the project's folder, its answer going nowhere."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=_plain(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1 says that an award does not fit
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, used.ru_maxrss * kilobyte)


def compared(command: Sequence[str], other: Sequence[str], pairs: int = PAIRS) -> Ratio:
    """How much longer one program takes than another: run in turn, after once each unmeasured."""
    run(command), run(other)
    return ratio_of([(run(command).seconds, run(other).seconds) for _ in range(pairs)])


def timed(work: Callable[[], object]) -> float:
    """The seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def python(program: str) -> list[str]:
    """The command that runs this program in the Python that measures."""
    return [sys.executable, "-c", program]


def sifcalc(*arguments: str) -> list[str]:
    """The command that runs sifcalc as it is installed beside the Python that measures."""
    return [str(Path(sys.executable).parent / "sifcalc"), *arguments]


def machine() -> str:
    """What the measuring was done with, and on."""
    named = ("click", "pydantic", "PyYAML", "rich", "holidays")
    packages = ", ".join(f"{name} {version(name)}" for name in named)
    return (
        f"{platform.python_implementation()} {platform.python_version()} on {platform.system()}"
        f" {platform.machine()}, {_processor()}, {os.cpu_count()} cores; {packages}"
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _plain() -> dict[str, str]:
    """The environment without what changes how Python starts, and with no colour asked for."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        for line in cpus.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "a processor that does not say its name"
