"""Fuzz a target: whatever an input is, it is answered or refused, soon, and nothing else is raised.

    python fuzz/fuzzing.py reader -runs=20000
    python fuzz/fuzzing.py reader fuzz/found/reader-crash-...

The flags are libFuzzer's. docs/fuzzing.md says more, and what the targets are.
"""

from __future__ import annotations

import atexit
import sys
from importlib import import_module

import atheris
from frame import FOUND, MOST_MEMORY, ROOT, Run, Target

_HANGS = 30
"""After how many seconds an input that does not end is given up; those that do are held to less."""


def _quoted(word: str) -> str:
    """The word as a line of libFuzzer's dictionaries."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


def main(name: str, *given: str) -> None:
    """Try the target's seeds, and run libFuzzer with the flags given."""
    sys.path.append(str(ROOT / "web"))
    # What is imported here is what the search is guided by.
    with atheris.instrument_imports(include=["sifcalc", "bridge", "screen"]):
        target: Target = import_module(f"targets.{name}").TARGET
    wanted = [int(flag.removeprefix("-runs=")) for flag in given if flag.startswith("-runs=")]
    run = Run(target, wanted[-1] if wanted else None)
    run.begin()
    atexit.register(run.tell)  # where it is interrupted, or finds something
    flags = [
        f"-artifact_prefix={FOUND}/{name}-",
        f"-max_len={target.largest}",
        f"-timeout={_HANGS}",
        f"-rss_limit_mb={MOST_MEMORY}",
        "-verbosity=0",
    ]
    if lines := [*map(_quoted, target.words())]:
        dictionary = target.corpus.with_suffix(".dict")
        dictionary.write_text("".join(lines))
        flags.append(f"-dict={dictionary}")
    files = [] if any(not flag.startswith("-") for flag in given) else [str(target.corpus)]

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        made = target.mutate(data, largest, seed) if target.mutate else None
        return bytes(atheris.Mutate(data, largest)) if made is None else made

    arguments = [sys.argv[0], *flags, *given, *files]
    atheris.Setup(arguments, run.try_input, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
