"""Run commands in this process, one after the other, and say what else they did than answer.

The commands are read from standard input as JSON; so is the moment at which the clock is to stand,
where it is to. `whole/test_unchanging` runs this under other time zones, hash seeds and locales.
"""

import io
import json
import locale
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import time_machine

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
MARK = "sifcalc_was_here"
"""What code in the input names: none of it is ever compiled, imported or run."""

did: dict[str, list[str]] = {"network": [], "processes": [], "written": [], "code": []}


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note an event of Python's own audit (PEP 578), which nothing gets round."""
    what = f"{event} {arguments}"
    if event.startswith(("socket.", "urllib.", "http.", "smtplib.", "ftplib.")):
        did["network"].append(what)
    elif event.startswith(("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn")):
        did["processes"].append(what)
    elif event == "open" and isinstance(arguments[0], str) and arguments[2] & WRITES:
        did["written"].append(Path(arguments[0]).name)
    elif event in ("compile", "exec", "import") and MARK in what:
        did["code"].append(what)


def answer(command: list[str]) -> dict[str, Any]:
    """What a command leaves on the streams, as sifcalc would write it to a pipe."""
    from sifcalc.cli import main  # only when everything is watched

    streams = {
        name: io.TextIOWrapper(io.BytesIO(), encoding=getattr(sys, name).encoding, newline="")
        for name in ("stdout", "stderr")
    }
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams["stdout"], streams["stderr"]
    try:
        code = main(command)
    finally:
        sys.stdout, sys.stderr = before
    said = {}
    for name, stream in streams.items():
        stream.flush()
        said[name] = stream.buffer.getvalue().decode("latin-1")
    return {"code": code, **said}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    locale.setlocale(locale.LC_ALL, "")  # as a program that sifcalc is a part of may do
    clock = asked["clock"]
    sys.addaudithook(watch)
    with time_machine.travel(clock, tick=False) if clock else nullcontext():
        answers = [answer(command) for command in asked["commands"]]
    sys.__stdout__.write(json.dumps({"answers": answers, "did": did}))  # type: ignore[union-attr] # it is open
