"""The single inspection framework, 2013 to 2018, and the monitoring that follows it, as data."""

from datetime import date

from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.sif.clocks import CLOCKS, EVENTS
from sifcalc.rulebook.sif.consequences import CONSEQUENCES
from sifcalc.rulebook.sif.documents import DOCUMENTS, FRAMEWORK
from sifcalc.rulebook.sif.grading_rules import AWARDED_NOT_PERMITTED, BASES, INDICATIVE, RULES
from sifcalc.rulebook.sif.inspection import FULL, POST_MONITORING
from sifcalc.rulebook.sif.judgements import JUDGEMENTS
from sifcalc.rulebook.sif.reinspection import KINDS
from sifcalc.rulebook.sif.visit import VISIT

SIF = Framework(
    id="sif",
    title="single inspection framework",
    inspections=FRAMEWORK._replace(until=date(2018, 6, 11)),
    reports=FRAMEWORK._replace(until=date(2018, 3, 11)),
    last_report=date(2018, 8, 31),
    contested_since=date(2018, 1, 1),
    judgements=JUDGEMENTS,
    documents=DOCUMENTS,
    rules=RULES,
    breach=AWARDED_NOT_PERMITTED,
    bases=BASES,
    indicative=INDICATIVE,
    clocks=CLOCKS,
    events=EVENTS,
    consequences=CONSEQUENCES,
    reinspection_kinds=KINDS,
    timetables={"full": FULL, "post-monitoring": POST_MONITORING, "visit": VISIT},
)
