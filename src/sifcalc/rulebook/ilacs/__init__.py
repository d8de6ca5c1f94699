"""The framework of inspections since January 2018, as data: what is known of it, and what is not.

Its text could not be read. Law is law here too; else an entry says what letters state, what
published reports show, or that it is not in this rulebook.
"""

from datetime import date

from sifcalc.rulebook.framework import Activity, Framework
from sifcalc.rulebook.ilacs.clocks import CLOCKS, EVENTS
from sifcalc.rulebook.ilacs.consequences import CONSEQUENCES
from sifcalc.rulebook.ilacs.documents import (
    DOCUMENTS,
    FOCUSED_VISITS,
    INSPECTIONS,
    JOINT_INSPECTIONS,
)
from sifcalc.rulebook.ilacs.grading_rules import AWARDED_NOT_OBSERVED, BASES, INDICATIVE, RULES
from sifcalc.rulebook.ilacs.judgements import JUDGEMENTS

ILACS = Framework(
    id="ilacs",
    title="framework for inspections since 2018 (ILACS)",
    inspections=INSPECTIONS,
    reports=INSPECTIONS._replace(since=date(2018, 8, 25)),
    activities={
        "focused_visit": Activity("focused visit", FOCUSED_VISITS),
        "jtai": Activity("joint targeted area inspection", JOINT_INSPECTIONS),
    },
    judgements=JUDGEMENTS,
    documents=DOCUMENTS,
    rules=RULES,
    breach=AWARDED_NOT_OBSERVED,
    bases=BASES,
    indicative=INDICATIVE,
    derived_as="observed",
    clocks=CLOCKS,
    events=EVENTS,
    consequences=CONSEQUENCES,
)
