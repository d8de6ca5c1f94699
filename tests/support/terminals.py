"""Run sifcalc at a terminal of so many columns and 24 lines, and say what a person sees."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

LINES = 24
_STYLE = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")


class Seen(NamedTuple):
    """What a run left on the screen, without its styles."""

    code: int
    lines: list[str]


def without_styles(text: str) -> list[str]:
    """The lines of what was written to a terminal, without its colours and links."""
    return _STYLE.sub("", text).splitlines()


def at_a_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> Seen:
    """What a person sees of a run. No page goes through a pager unless PAGER says so."""
    import fcntl  # only POSIX has them
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    usual = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    written = b""
    with subprocess.Popen(
        [sys.executable, "-m", "sifcalc", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        env={**usual, "TERM": "xterm-256color", "PAGER": "cat", **environment},
    ) as run:
        os.close(theirs)
        try:
            while part := os.read(ours, 1 << 16):
                written += part
        except OSError:  # how Linux says that nobody has the other end
            pass
    os.close(ours)
    return Seen(run.returncode, without_styles(written.decode()))
