"""Run commands as `every_command` does, with the invented framework among the others.

Each line of standard input is a command as JSON, and each of standard output what it answered.
"""

import json
import sys

from every_command import answer

from invented import PLAYGROUNDS
from sifcalc.rulebook.frameworks import FRAMEWORKS

FRAMEWORKS[PLAYGROUNDS.id] = PLAYGROUNDS

if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
