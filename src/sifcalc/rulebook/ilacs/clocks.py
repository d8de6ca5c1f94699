"""The clocks that run after an inspection, a focused visit or a joint inspection.

The first working day after a clock's start is day 1. A window includes both ends.
"""

from sifcalc.rulebook import law
from sifcalc.rulebook.actors import LOCAL_AUTHORITY, OFSTED
from sifcalc.rulebook.ilacs import conditions
from sifcalc.rulebook.ilacs.documents import PLANS_AFTER_VISITS, WITH_OVERALL
from sifcalc.rulebook.ilacs.not_here import NOT_HERE
from sifcalc.rulebook.ilacs.seen import SEEN
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.terms import Clock, Start, cite

EVENTS = {
    **law.EVENTS,
    "report_received": "the day the authority received its report or letter",
    "report_published": "the day the report or letter was published",
}
"""The words for the dates of a case that clocks count from, by the name of their column."""

_STATED_IN = "the letter"
_FOCUSED_VISIT, _JTAI = ("focused_visit",), ("jtai",)
_TO_JUNE_2021 = (
    "It stands in 10 of 10 letters from August 2021 that make a new area for priority action; 7 of"
    " 10 such letters before, from 8 August 2018, give no date, and it is shown all the same"
    " (reading)."
)

CLOCKS = (
    Clock(
        id="publish-report",
        title="Authority publishes the report",
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=ALL,
        starts=law.RECEIPT,
        latest=law.PUBLISH_REPORT_WITHIN,
        sources=(cite("si-2007-462", "reg 2"),),
        span=law.LAW,
    ),
    Clock(
        id="action-plan",
        title="Written statement of action (the action plan) prepared and published",
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=ALL,
        starts=law.RECEIPT,
        latest=law.ACTION_PLAN_WITHIN,
        done_on="action_plan_submitted",
        sources=(
            cite("eia-2006", "section 137(3)-(4)"),
            cite("si-2007-462", "reg 3"),
            cite("letters", "St Helens, 8 August 2018"),
        ),
        span=law.LAW,
        note=(
            "Owed whatever the grades, with an overall effectiveness or without. Regulation 3 is"
            " known only as Ofsted cites it: in its letter to St Helens of 8 August 2018, and in"
            " paragraph 10 of the single inspection framework of June 2015."
        ),
    ),
    Clock(
        id="focused-visit-draft",
        title="Early draft of the action plan sent to Ofsted",
        actor=LOCAL_AUTHORITY,
        strength="asked",
        condition=conditions.NEW_PRIORITY_ACTION,
        starts=law.RECEIPT,
        latest=Period(20, "working_days"),
        sources=(cite("letters", "Slough, 12 January 2026"),),
        span=PLANS_AFTER_VISITS,
        stated_in=_STATED_IN,
        activities=_FOCUSED_VISIT,
        note=_TO_JUNE_2021,
        is_reading=True,
    ),
    Clock(
        id="focused-visit-plan",
        title="Action plan on the area for priority action",
        actor=LOCAL_AUTHORITY,
        strength="should",
        condition=conditions.NEW_PRIORITY_ACTION,
        starts=law.RECEIPT,
        latest=law.ACTION_PLAN_WITHIN,
        done_on="action_plan_submitted",
        sources=(
            cite("letters", "Slough, 12 January 2026", "Hackney, 4 March 2019"),
            cite("letters", "St Helens, 8 August 2018"),
        ),
        span=PLANS_AFTER_VISITS,
        stated_in=_STATED_IN,
        activities=_FOCUSED_VISIT,
        note=(
            f"{_TO_JUNE_2021} Letters of 2018 and 2019 call it required, later ones put it as"
            " should. It is not must: section 137 speaks of reports of inspections, and the letter"
            " to St Helens of acting in line with the Regulations (reading). St Helens' says only"
            " 70 days: working days are meant, as in Hackney's (reading)."
        ),
        is_reading=True,
    ),
    Clock(
        id="jtai-statement",
        title="Written statement of proposed action, after a joint targeted area inspection",
        actor=LOCAL_AUTHORITY,
        strength="must",
        condition=conditions.STATEMENT_DETERMINED,
        starts=law.RECEIPT,
        latest=law.ACTION_PLAN_WITHIN,
        sources=(cite("si-2015-1792", "reg 3(3), (4)", "note"),),
        span=law.LAW._replace(document="si-2015-1792"),
        stated_in=_STATED_IN,
        activities=_JTAI,
        note=(
            "The letter names the principal authority that makes it (in Bromley, 2025, the chair of"
            " the partnership). The Regulations put it as must, the letters as should. Of 59 dates"
            " that letters state 2 are later than day 70."
        ),
        short="Written statement",
    ),
    *SEEN,
    Clock(
        id="next-inspection",
        title="Next inspection begins",
        actor=OFSTED,
        strength="usually",
        condition=conditions.NOT_INADEQUATE,
        starts=(Start("inspection_end"),),
        earliest=Period(30, "months"),
        latest=Period(42, "months"),
        done_on="reinspection_begun",
        is_expectation=True,
        sources=(cite("reported", "Kirklees"), cite("reports", "dates")),
        span=WITH_OVERALL,
        note=(
            "Six months either side of the third anniversary of the last, as Kirklees' partnership"
            " has it; counted from the last day on site, and not after inadequate (reading). Of 58"
            " inspections ended from July 2021 and followed by another, 47 were followed within it,"
            " and the rest later."
        ),
        is_reading=True,
    ),
    *NOT_HERE,
)
