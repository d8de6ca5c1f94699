"""sifcalc with these clocks of the single inspection framework and no others.

For tests that follow one of its cases through all that happens: another clock of it changes nothing
of what they try. As a program it runs one command, or without one answers as the invented one does.
"""

import sys
from dataclasses import replace

from invented.answering import answer_commands
from sifcalc.__main__ import run
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.sif import SIF

PROGRAM = (sys.executable, "-m", "support.settled")
CLOCKS = (
    "inspection-report publish-report lscb-publish-review action-planning-visit"
    " action-planning-letter action-planning-agenda action-plan first-monitoring-visit"
    " monitoring-visit-N plan-reviewed reinspection-not-before reinspection"
    " reinspection-framework dfe-improvement-plan dfe-review-N dfe-support"
).split()

if __name__ == "__main__":
    settled = tuple(clock for clock in SIF.clocks if clock.id in CLOCKS)
    FRAMEWORKS[SIF.id] = replace(SIF, clocks=settled)
    if sys.argv[1:]:
        run()
    else:
        answer_commands()
