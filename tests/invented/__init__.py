"""A small framework that nobody has: what the program does with one that it knows nothing of."""

from datetime import date

from sifcalc.rulebook import law
from sifcalc.rulebook.actors import LOCAL_AUTHORITY, OFSTED, OFSTED_AND_LOCAL_AUTHORITY
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.predicates import ALL, below_good, inadequate, not_judged
from sifcalc.rulebook.terms import (
    Clock,
    Condition,
    Document,
    Facts,
    Judgement,
    Rule,
    Series,
    Severity,
    Span,
    Start,
    cite,
)

GUIDE = Document(
    key="playgrounds-2030",
    title="Exampleshire, Guide to the inspection of playgrounds, 2030",
    sign="G",
    short_title="guide 2030",
    history="In force from January 2030.",
)
SPAN = Span(date(2030, 1, 1), None, GUIDE.key)
IDS = ("slides", "swings", "sandpits")


def _any_inadequate(facts: Facts) -> bool:
    return bool(inadequate(*IDS)(facts.given))


PLAYGROUNDS = Framework(
    id="playgrounds",
    title="playground inspection framework",
    inspections=SPAN,
    reports=SPAN,
    judgements=tuple(
        Judgement(id, f"The state of {id}", id, "key", (cite(GUIDE.key, "1"),), SPAN) for id in IDS
    ),
    documents=(GUIDE, law.REGULATIONS),
    rules=(
        Rule(
            id="mend-below-good",
            met_by=below_good(*IDS),
            message="Below good: {judgements}. They are mended.",
            strength="will",
            severity=Severity.NOTE,
            sources=(cite(GUIDE.key, "2"),),
            span=SPAN,
        ),
        Rule(
            id="not-there",
            met_by=not_judged(*IDS),
            message="Not judged: {judgements}. There may be none.",
            strength="may",
            severity=Severity.NOTE,
            sources=(cite(GUIDE.key, "3"),),
            span=SPAN,
        ),
    ),
    bases={"no_overall": "There is no overall judgement of playgrounds (playgrounds-2030 para 4)."},
    events=law.EVENTS,
    clocks=(
        Clock(
            id="mending-plan",
            title="Plan of what is mended published",
            actor=LOCAL_AUTHORITY,
            strength="must",
            condition=ALL,
            starts=law.RECEIPT,
            latest=Period(10, "working_days"),
            sources=(cite(GUIDE.key, "5"), cite(law.REGULATIONS.key, "reg 1(2)")),
            span=SPAN,
        ),
        Clock(
            id="second-look",
            title="Second look at what was inadequate",
            actor=OFSTED,
            strength="should",
            condition=Condition(
                any_of={"anything inadequate": _any_inadequate}, otherwise="Nothing is inadequate."
            ),
            starts=(Start(deadline_of="mending-plan"),),
            earliest=Period(1, "weeks"),
            latest=Period(3, "weeks"),
            sources=(cite(GUIDE.key, "6"),),
            span=SPAN,
        ),
        Clock(
            id="sand-renewed",
            title="Sand renewed",
            actor=LOCAL_AUTHORITY,
            strength="should",
            condition=ALL,
            starts=law.RECEIPT,
            latest=Period(5, "working_days"),
            sources=(cite(GUIDE.key, "8"),),
            span=SPAN,
        ),
        Clock(
            id="site-walk",
            title="Walk round the site",
            actor=OFSTED_AND_LOCAL_AUTHORITY,
            strength="will",
            condition=ALL,
            starts=(Start(deadline_of="mending-plan"),),
            latest=Period(2, "weeks"),
            sources=(cite(GUIDE.key, "9"),),
            span=SPAN,
        ),
        Clock(
            id="thanks",
            title="Those who mended are thanked",
            actor=OFSTED,
            strength="may",
            condition=ALL,
            starts=(),
            waits_for="Once all is mended; no days are given.",
            with_any=("mending-plan",),
            sources=(cite(GUIDE.key, "10"),),
            span=SPAN,
        ),
        Clock(
            id="check-N",
            title="Check N of the surfaces",
            actor=LOCAL_AUTHORITY,
            strength="may",
            condition=ALL,
            starts=(Start("report_published"),),
            latest=Period(1, "months"),
            series=Series(first=1, within="second-look"),
            sources=(cite(GUIDE.key, "7"),),
            span=SPAN,
        ),
    ),
)
