"""Run sifcalc at a terminal of so many columns and 24 lines, and say what a person sees."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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


def at_a_terminal(
    *arguments: str | Path,
    columns: int = 80,
    program: Sequence[str] = (sys.executable, "-m", "sifcalc"),
    **environment: str,
) -> Seen:
    """What a person sees of a run. No page goes through a pager unless PAGER says so."""
    import fcntl  # only POSIX has them
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    usual = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    written = b""
    with subprocess.Popen(
        [*program, *map(str, arguments)],
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


class Conversation:
    """A program at a terminal, and what a person types and sees there."""

    def __init__(self, run: subprocess.Popen[bytes], terminal: int) -> None:
        self._run = run
        self._terminal = terminal
        self._new = ""
        self.seen = ""

    def wait_for(self, text: str, seconds: float = 30) -> str:
        """What has come to the screen since the last such text, up to and with this one."""
        end = time.monotonic() + seconds
        while text not in self._new:
            assert time.monotonic() < end, f"no {text!r} in {self._new!r}"
            if not self._read():
                raise AssertionError(f"it ended without {text!r}: {self._new!r}")
        before, _, self._new = self._new.partition(text)
        return before + text

    def type(self, text: str) -> None:
        """Type the text, with its control characters as keys: \x03 is Ctrl-C, \x04 Ctrl-D."""
        os.write(self._terminal, text.encode())

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        end = time.monotonic() + 30
        while self._read():
            assert time.monotonic() < end, f"it waits: {self._new!r}"
        return self._run.wait(timeout=60)

    def _read(self) -> bool:
        """Read more of what is written, for a second; False once there is no more to come."""
        if not select.select([self._terminal], [], [], 1)[0]:
            return self._run.poll() is None
        try:
            part = os.read(self._terminal, 1 << 16)
        except OSError:  # how Linux says that nobody has the other end
            return False
        text = _STYLE.sub("", part.decode(errors="replace")).replace("\r\n", "\n")
        self._new += text
        self.seen += text
        return bool(part)


@contextmanager
def conversation(
    command: Sequence[str | Path], folder: Path, **environment: str
) -> Iterator[Conversation]:
    """Start the program in the folder at a terminal of its own, for a person to answer."""
    import fcntl  # only POSIX has them
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, 80, 0, 0))

    def own_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C is sent as a signal
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background

    with subprocess.Popen(
        list(map(str, command)),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        start_new_session=True,
        preexec_fn=own_terminal,
        env={**os.environ, "TERM": "dumb", "PAGER": "cat", **environment},
    ) as run:
        os.close(theirs)
        try:
            yield Conversation(run, ours)
        finally:
            if run.poll() is None:
                run.kill()
            os.close(ours)
