"""Answer commands one after the other, with the invented framework among the others.

Each line of standard input is a command and what it is given on standard input, as JSON, and each
of standard output what it left behind. `invented.running` starts this in a process of its own: what
a case may hold is settled once the package is imported.
"""

import io
import json
import sys

from support.every_command import answer

from invented import PLAYGROUNDS
from sifcalc.rulebook.frameworks import FRAMEWORKS


def answer_commands() -> None:
    """Answer each command of standard input, to its end."""
    for line in sys.stdin:
        command, given = json.loads(line)
        with_input = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
        asked, sys.stdin = sys.stdin, with_input
        left = answer(command)
        sys.stdin = asked
        sys.stdout.write(json.dumps(left) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    FRAMEWORKS[PLAYGROUNDS.id] = PLAYGROUNDS
    answer_commands()
