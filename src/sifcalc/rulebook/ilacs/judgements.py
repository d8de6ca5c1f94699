"""The judgements inspectors make: which of them is told by the day on which they began."""

from sifcalc.rulebook.ilacs.documents import (
    CARE_LEAVERS_APART,
    CARE_LEAVERS_WITHIN,
    INSPECTIONS,
    WITH_OVERALL,
)
from sifcalc.rulebook.terms import Judgement, cite

_REPORTS = cite("reports", "grades")
_CARE_LEAVERS = cite("judgements", "December 2022")
_OVERALL = cite("judgements", "November 2025")

JUDGEMENTS = (
    Judgement(
        id="leaders",
        title="The impact of leaders on social work practice with children and families",
        short="the impact of leaders",
        name="Impact of leaders",
        role="key",
        sources=(_REPORTS,),
        span=INSPECTIONS,
        headings=(
            "Impact of leaders on social work practice with children and families",
            "The impact of leaders on practice with children and families",
            "Impact of leaders on practice with children and families",
            "The impact of leaders on social work practice",
            "Impact of leaders on social work practice",
            "Impact of leaders on practice",
            "The impact of leaders",
            "Impact of leaders",
        ),
    ),
    Judgement(
        id="help_and_protection",
        title="The experiences and progress of children who need help and protection",
        short="help and protection",
        role="key",
        sources=(_REPORTS,),
        span=INSPECTIONS,
    ),
    Judgement(
        id="in_care_and_care_leavers",
        title="The experiences and progress of children in care and care leavers",
        short="children in care and care leavers",
        name="In care, care leavers",
        role="key",
        sources=(_REPORTS, _CARE_LEAVERS),
        span=CARE_LEAVERS_WITHIN,
        headings=(
            "Experiences and progress of children in care and care leavers",
            "Children in care and care leavers",
        ),
    ),
    Judgement(
        id="in_care",
        title="The experiences and progress of children in care",
        short="children in care",
        role="key",
        sources=(_REPORTS, _CARE_LEAVERS),
        span=CARE_LEAVERS_APART,
        headings=(
            "Experiences and progress of children in care",
            "Children in care",
            "CIC",
        ),
        once="in_care_and_care_leavers",
    ),
    Judgement(
        id="care_leavers",
        title="The experiences and progress of care leavers",
        short="care leavers",
        role="key",
        sources=(_REPORTS, _CARE_LEAVERS),
        span=CARE_LEAVERS_APART,
    ),
    Judgement(
        id="overall",
        title="Overall effectiveness",
        short="overall effectiveness",
        role="overall",
        sources=(_REPORTS, _OVERALL),
        span=WITH_OVERALL,
    ),
)

PRACTICE = tuple(j.id for j in JUDGEMENTS if j.role == "key" and j.id != "leaders")
"""Every key judgement but that on leaders."""
