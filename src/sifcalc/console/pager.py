"""A long page shown through the reader's own pager, as git does."""

import os
import shlex
import shutil

_NOT_RUN = (126, 127)


def paged(text: str) -> bool:
    """Show the text through PAGER, else less; whether there is one, and it ran.

    An empty PAGER, or cat, is none. A pager that is left early has shown what was wanted.
    """
    program = shlex.split(os.environ.get("PAGER", "less"))
    if not program or program == ["cat"] or not shutil.which(program[0]):
        return False
    import signal
    import subprocess  # only a page that is too long needs them

    # less: leave where all fits, show colours, and leave the page on the screen.
    environment = {"LESS": "FRX", **os.environ}
    with subprocess.Popen(program, stdin=subprocess.PIPE, env=environment) as pager:  # noqa: S603 - the reader's own program
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's
        try:
            pager.communicate(text.encode(errors="backslashreplace"))
        finally:
            signal.signal(signal.SIGINT, before)
    return pager.returncode not in _NOT_RUN
