"""A long page shown through the reader's own pager, as git does."""

import os
import shlex
import shutil


def paged(text: str) -> bool:
    """Show the text through PAGER, else less; whether there is one.

    An empty PAGER, or cat, is none. A pager that is left early has shown what was wanted.
    """
    program = shlex.split(os.environ.get("PAGER", "less"))
    if not program or program == ["cat"] or not shutil.which(program[0]):
        return False
    import subprocess  # only a page that is too long needs it

    # less: leave when all fits, show colours, and leave the page on the screen.
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    with subprocess.Popen(program, stdin=subprocess.PIPE, env=environment) as pager:  # noqa: S603 - the reader's own program
        while True:
            try:
                pager.communicate(text.encode(errors="backslashreplace"))
            except KeyboardInterrupt:
                continue  # it is the pager's: it says so itself
            return True
