"""Measuring two programs side by side, and saying how they compare."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles
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


def ratio_of(times: Sequence[tuple[float, float]]) -> Ratio:
    """The ratio of the first time of each pair to its second."""
    low, middle, high = quantiles((one / other for one, other in times), n=4)
    return Ratio(middle, low, high, len(times))


def run(command: Sequence[str]) -> float:
    """The seconds that a program takes to its end; its answer goes nowhere."""
    return timed(lambda: _ended(command, subprocess.DEVNULL))


def memory(command: Sequence[str]) -> int:
    """The most memory that a program holds, in bytes."""
    # A process counts what its parent held as its own, so its parent is one that holds little.
    measured = _ended([sys.executable, "-S", "-c", _MEASURING, *command], subprocess.PIPE)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(measured.stdout) * unit


_MEASURING = """
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
print(os.wait4(process, 0)[2].ru_maxrss)
"""


def _ended(command: Sequence[str], output: int) -> "subprocess.CompletedProcess[bytes]":
    ran = subprocess.run(
        command, cwd=ROOT, env=_plain(), stdout=output, stderr=subprocess.DEVNULL, check=False
    )
    # Of sifcalc 1 says that an award does not fit, of any other program that it failed.
    if ran.returncode not in ((0, 1) if command[0] == sifcalc()[0] else (0,)):
        raise SystemExit(f"{' '.join(command)} ended with {ran.returncode}")
    return ran


def compared(command: Sequence[str], other: Sequence[str], pairs: int = PAIRS) -> Ratio:
    """How much longer one program takes than another: run in turn, after once each unmeasured."""
    run(command), run(other)
    return ratio_of([(run(command), run(other)) for _ in range(pairs)])


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
    named = "click pydantic PyYAML rich holidays numpy pandas workalendar bizdays".split()
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
    """The environment without what changes how Python starts."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        for line in cpus.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "a processor that does not say its name"
