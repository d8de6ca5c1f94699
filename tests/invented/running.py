"""Run sifcalc as it would be with the invented framework among the others."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.running import TESTS, Ran, Run

CASE = {
    "authority": "Exampleshire",
    "inspection": {"start": "2031-05-12"},
    "report": {"received": "2031-06-02", "published": "2031-06-09"},
    "judgements": {"slides": "good", "swings": "inadequate", "sandpits": "not judged"},
    "actuals": {"mending-plan": "2031-06-13"},
}
"""A case of the invented framework: CASE in a command stands for the file of it."""
SEEN = ("--as-of", "2031-06-20")


@contextmanager
def running(folder: Path, program: str = "invented.answering") -> Iterator[Run]:
    """A way to run sifcalc that knows the invented framework, in one process for all commands.

    Another `program` answers in the same way, with frameworks of its own.
    """
    case = folder / "case.json"
    case.write_text(json.dumps(CASE), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(TESTS), "PYTHONUTF8": "1"},
    ) as process:
        asked, answered = process.stdin, process.stdout
        assert asked
        assert answered

        def run(*command: str | Path, stdin: str = "") -> Ran:
            arguments = [str(case if part == "CASE" else part) for part in command]
            asked.write(json.dumps([arguments, stdin]) + "\n")
            asked.flush()
            left = json.loads(answered.readline())
            out, err = (left[name].encode("latin-1").decode() for name in ("stdout", "stderr"))
            return Ran(left["code"], out, err)

        yield run
