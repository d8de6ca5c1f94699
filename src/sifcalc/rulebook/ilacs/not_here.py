"""What a reader would look for and the rulebook cannot say: each is named in every timeline."""

from sifcalc.rulebook.actors import DFE, LOCAL_AUTHORITY, OFSTED, Actor
from sifcalc.rulebook.ilacs.documents import INSPECTIONS, WITHOUT_OVERALL
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.terms import NOT_IN_RULEBOOK, Clock, Span

NOT_FOUND = "Text not found: not a sign that nothing is due."
_EVERY = ("inspection", "focused_visit", "jtai")
_INSPECTION, _VISITS = _EVERY[:1], _EVERY[1:]


def _not_here(
    id: str,
    title: str,
    actor: Actor,
    activities: tuple[str, ...],
    span: Span = INSPECTIONS,
    short: str = "",
) -> Clock:
    return Clock(
        id=id,
        title=title,
        actor=actor,
        strength=NOT_IN_RULEBOOK,
        condition=ALL,
        starts=(),
        waits_for=NOT_FOUND,
        sources=(),
        span=span,
        activities=activities,
        short=short,
    )


NOT_HERE = (
    _not_here("notice", "Notice, and the week off site", OFSTED, _EVERY),
    _not_here("draft-report", "Draft of the report or letter sent", OFSTED, _EVERY),
    _not_here(
        "factual-accuracy",
        "Days to comment on the draft's factual accuracy",
        LOCAL_AUTHORITY,
        _EVERY,
    ),
    _not_here("publication-limit", "Ofsted's own limit for publication", OFSTED, _EVERY),
    _not_here(
        "dfe-intervention",
        "What the Department for Education does, and when",
        DFE,
        _EVERY,
    ),
    _not_here(
        "annex-a",
        "Lists asked for: their windows, and the days on which they are due",
        LOCAL_AUTHORITY,
        _INSPECTION,
        short="Annex A",
    ),
    _not_here(
        "overall-rule",
        "How overall effectiveness comes from the judgements",
        OFSTED,
        _INSPECTION,
        short="Rule for overall",
    ),
    _not_here("action-planning-visit", "Action planning visit", OFSTED, _INSPECTION),
    _not_here(
        "monitoring-visits", "Monitoring visits: how many, how far apart", OFSTED, _INSPECTION
    ),
    _not_here(
        "reinspection", "When a re-inspection comes", OFSTED, _INSPECTION, short="Re-inspection"
    ),
    _not_here("focused-visit", "Whether and when a focused visit follows", OFSTED, _INSPECTION),
    _not_here(
        "publish-letter",
        "Whether the authority must publish the letter",
        LOCAL_AUTHORITY,
        _VISITS,
    ),
    _not_here(
        "after-inadequate-without-overall",
        "What starts monitoring and a re-inspection without an overall effectiveness",
        OFSTED,
        _INSPECTION,
        WITHOUT_OVERALL,
        "After inadequate",
    ),
    _not_here(
        "next-inspection-2026",
        "The next inspection: its cycle and its kind",
        OFSTED,
        _INSPECTION,
        WITHOUT_OVERALL,
    ),
)
