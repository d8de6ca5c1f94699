"""A long page shown through the reader's own pager, as git does."""

import os
import shlex
import shutil

_LEFT = (0, 130, 141, -2, -13)
"""Exit codes of a pager that showed the page, also if interrupted or closed early."""


def paged(text: str) -> bool:
    """Show the text through PAGER, else less; False where there is none or it failed.

    An empty PAGER, or cat, counts as none.
    """
    try:
        program = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation without an end
        return False
    if not program or program == ["cat"] or not shutil.which(program[0]):
        return False
    import signal
    import subprocess  # only a page that is too long needs them

    # less: leave where all fits, show colours, and leave the page on the screen.
    environment = {"LESS": "FRX", **os.environ}
    try:
        pager = subprocess.Popen(program, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the reader's own program
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's
    try:
        pager.communicate(text.encode(errors="backslashreplace"))
    finally:
        pager.terminate()  # still running if sifcalc was told to end
        signal.signal(signal.SIGINT, before)
    return pager.returncode in _LEFT
