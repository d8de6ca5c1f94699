"""What every target shares: what an input decides, the limits, and what is counted."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parent.parent
FOUND = ROOT / "fuzz/found"

LONGEST = 1.0
"""How many seconds of processor time an input may take: others may have the machine meanwhile."""

_AGAIN = 3
"""How often an input that takes longer is tried again."""

MOST_MEMORY = 200
"""How many MB the process may have, atheris and all that it keeps among them."""

_COLLECTED_EVERY = 100
_TOLD_EVERY = 5000
"""After how many inputs the run says what it has seen, as libFuzzer ends it without a last word."""


_CAREFUL = 0.6
"""The share of inputs without a mistake, which get beyond the reader."""


_made = [0.0]


@contextmanager
def making() -> Iterator[None]:
    """Where an input is made or changed: that takes no time of sifcalc's."""
    begun = time.process_time()
    try:
        yield
    finally:
        _made[0] += time.process_time() - begun


class BrokenLimit(Exception):
    """Raised where an input took longer than it may, or more memory."""


class Decided(Random):
    """Chance that the bytes of an input decide; once they are used up, they seed the rest.

    What draws from any Random can draw from it, and the search for inputs changes what is drawn.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._data, self._at = data, 0
        self._careful = self.random() < _CAREFUL

    def getrandbits(self, count: int, /) -> int:
        """The next bits of the input, while it has so many."""
        size = (count + 7) // 8
        taken = self._data[self._at : self._at + size]
        if len(taken) < size:
            return super().getrandbits(count)
        self._at += size
        return int.from_bytes(taken, "big") >> (8 * size - count)

    def random(self) -> float:
        """A fraction that two bytes decide."""
        return self.getrandbits(16) / (1 << 16)

    def once_in(self, many: int) -> bool:
        """Whether it is one of so many times."""
        return not self.randrange(many)

    def slips(self, once_in: int = 25) -> bool:
        """Whether there is a mistake here: in more than half of all inputs there is none at all."""
        return not self._careful and self.once_in(once_in)


def some_bytes() -> Iterator[tuple[str, bytes]]:
    """What the search begins with where the bytes of an input only decide: names and inputs."""
    for number in range(60):
        yield f"chance-{number}", Random(number).randbytes(8 << number % 6)


class Target(NamedTuple):
    """What is fuzzed.

    `try_input` tries an input, raises what sifcalc should not, and returns what is counted of it.
    `mutate` changes an input to one of at most so many bytes by a seed; with None its bytes are
    changed. `words` are what the inputs are written with.
    """

    name: str
    try_input: Callable[[bytes], Iterable[str]]
    seeds: Callable[[], Iterable[tuple[str, bytes]]] = some_bytes
    mutate: Callable[[bytes, int, int], bytes | None] | None = None
    words: Callable[[], Iterable[str]] = tuple
    largest: int = 1 << 10

    @property
    def corpus(self) -> Path:
        """The folder of the inputs that the search keeps."""
        return ROOT / "fuzz/corpus" / self.name


class Run:
    """Tries inputs of a target, and holds each of them to the limits."""

    def __init__(self, target: Target, wanted: int | None = None) -> None:
        self._target = target
        self._wanted = wanted
        self._seen: Counter[str] = Counter()
        self._inputs = 0
        self._slowest = 0.0

    def begin(self) -> None:
        """Try every seed, so that what is imported or worked out once is no part of an input."""
        self._target.corpus.mkdir(parents=True, exist_ok=True)
        FOUND.mkdir(exist_ok=True)
        for name, data in self._target.seeds():
            (self._target.corpus / name).write_bytes(data)
            self._seen.update(self._target.try_input(data))
        if len(self._seen) < 2:
            raise ValueError(f"hardly any seed of {self._target.name} comes to anything")
        self._seen.clear()

    def try_input(self, data: bytes) -> None:
        """Try one input. Raises what sifcalc should not, and BrokenLimit."""
        if self._inputs % _COLLECTED_EVERY == 0:
            gc.collect()  # the garbage of the inputs before is no memory of this one
        took, said = self._timed(data)
        if took > LONGEST:  # what runs beside it slows the processor too: it has to be so each time
            took = min(took, *(self._timed(data)[0] for _ in range(_AGAIN)))
        self._inputs += 1
        self._seen.update(said)
        if took > self._slowest:
            self._slowest = took
            (FOUND / f"slowest-{self._target.name}").write_bytes(data)
        if took > LONGEST:
            raise BrokenLimit(f"{took:.2f} s of processor time")
        if self._inputs % _TOLD_EVERY == 0 or self._inputs == self._wanted:
            self.tell()
            if _peak() > MOST_MEMORY:
                raise BrokenLimit(f"{_peak()} MB")

    def _timed(self, data: bytes) -> tuple[float, list[str]]:
        begun, _made[0] = time.process_time(), 0.0
        said = list(self._target.try_input(data))
        return time.process_time() - begun - _made[0], said

    def tell(self) -> None:
        """Say on standard error what has been seen so far."""
        counted = "".join(f", {number} {what}" for what, number in sorted(self._seen.items()))
        sys.stderr.write(
            f"{self._target.name}: {self._inputs} inputs{counted}; slowest {self._slowest:.2f} s"
            f" of processor time; peak memory {_peak()} MB\n"
        )


def _peak() -> int:
    """The most memory that this process had, in MB."""
    import resource  # not every system has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
