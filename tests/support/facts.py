"""A case as its facts: each is where it stands, and days after the report was received."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sifcalc import Case

DAY = timedelta(days=1)


VISITS = "monitoring_visits"
PLACES = {
    "inspection_start": ("inspection", "start"),
    "inspection_end": ("inspection", "end"),
    "report_received": ("report", "received"),
    "report_published": ("report", "published"),
    "action_plan_visit": ("action_plan", "visit"),
    "action_plan_submitted": ("action_plan", "submitted"),
    "reinspection_announced": ("reinspection", "announced"),
    "reinspection_start": ("reinspection", "start"),
    "reinspection_report_published": ("reinspection", "report_published"),
    "reinspection_overall": ("reinspection", "overall"),
    "stated:action-plan": ("stated", "action-plan"),
    "stated:action-planning-visit": ("stated", "action-planning-visit"),
    "stated:reinspection": ("stated", "reinspection"),
    "actual:publish-report": ("actuals", "publish-report"),
    "actual:dfe-improvement-plan": ("actuals", "dfe-improvement-plan"),
    "actual:dfe-review-1": ("actuals", "dfe-review-1"),
    "actual:plan-reviewed": ("actuals", "plan-reviewed"),
    "actual:action-planning-letter": ("actuals", "action-planning-letter"),
    "overall": ("judgements", "overall"),
    "help_and_protection": ("judgements", "help_and_protection"),
    "looked_after": ("judgements", "looked_after"),
    "leadership": ("judgements", "leadership"),
    "lscb": ("judgements", "lscb"),
}
GRADES = st.sampled_from(["good", "requires improvement", "inadequate", "inadequate"])


def after(first: int, last: int) -> st.SearchStrategy[int]:
    return st.integers(first, last)


FACTS = st.fixed_dictionaries(
    {
        "inspection_start": after(-75, -66),
        "inspection_end": after(-55, -40),
        "report_received": st.just(0),
        "report_published": after(0, 9),
        "action_plan_visit": after(15, 70),
        "action_plan_submitted": after(20, 140),
        "reinspection_announced": after(300, 600),
        "reinspection_start": after(600, 800),
        "reinspection_report_published": after(901, 960),
        "reinspection_overall": GRADES,
        "stated:action-plan": after(90, 112),
        "stated:action-planning-visit": after(30, 70),
        "stated:reinspection": after(500, 900),
        "actual:publish-report": after(9, 60),
        "actual:dfe-improvement-plan": after(30, 120),
        "actual:dfe-review-1": after(150, 220),
        "actual:plan-reviewed": after(100, 160),
        "actual:action-planning-letter": after(9, 40),
        "overall": GRADES,
        "help_and_protection": GRADES,
        "looked_after": GRADES,
        "leadership": GRADES,
        "lscb": st.sampled_from(["good", "not judged"]),
        VISITS: st.lists(after(15, 900), max_size=6, unique=True).map(sorted),
    }
)
RECEIVED = st.dates(date(2014, 1, 1), date(2018, 9, 30))


def case_of_facts(
    facts: dict[str, Any], chosen: frozenset[str], received: date, visited: int
) -> Case:
    """The case of a single inspection with those facts alone, and so many of its visits."""
    visits = [received + DAY * n for n in facts[VISITS][:visited]]
    parts: dict[str, Any] = {"framework": "sif", VISITS: visits}
    for name, (part, key) in PLACES.items():
        if name in chosen:
            told = facts[name]
            day = received + DAY * told if isinstance(told, int) else told
            parts.setdefault(part, {})[key] = day
    return Case.model_validate(parts)
