"""What an inspection is judged on is that of the day it began, where a framework changed."""

from datetime import date, timedelta

import pytest

from sifcalc import Grade
from sifcalc.engine.grading import grade
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.predicates import inadequate, only_inadequate
from sifcalc.rulebook.terms import Document, Judgement, Rule, Severity, Span, cite

OUTSTANDING, GOOD, RI, INADEQUATE = Grade
GUIDE = Document(
    "bus-stops-2030",
    "Exampleshire, Guide to the inspection of bus stops, 2030",
    sign="B",
    short_title="bus stops 2030",
)
FIRST, CHANGED, LAST = date(2030, 1, 1), date(2032, 4, 1), date(2034, 12, 31)
ALWAYS = Span(FIRST, None, GUIDE.key)
EARLIER = ALWAYS._replace(until=CHANGED - timedelta(1))
LATER = ALWAYS._replace(since=CHANGED)


def judgement(id: str, span: Span, kind: str = "key") -> Judgement:
    return Judgement(id, f"The state of {id}", id, kind, (cite(GUIDE.key, "1"),), span)  # type: ignore[arg-type] # the kinds are the four there are


def limit(id: str, span: Span) -> Rule:
    return Rule(
        id=f"limit-{id}",
        met_by=inadequate(id),
        message="Inadequate: {judgements}.",
        strength="always",
        severity=Severity.LIMIT,
        sources=(cite(GUIDE.key, "2"),),
        span=span,
        leaves=only_inadequate,
    )


BUS_STOPS = Framework(
    id="bus-stops",
    title="bus stop inspection framework",
    inspections=ALWAYS._replace(until=LAST),
    reports=ALWAYS,
    judgements=(
        judgement("roofs", ALWAYS),
        judgement("seats_and_signs", EARLIER),
        judgement("seats", LATER),
        judgement("signs", LATER),
        judgement("overall", EARLIER, "overall"),
    ),
    documents=(GUIDE,),
    rules=(limit("roofs", ALWAYS), limit("seats_and_signs", EARLIER), limit("signs", LATER)),
)


@pytest.mark.parametrize(
    ("began", "judgements", "has_overall"),
    [
        (date(2029, 6, 1), ["roofs", "seats_and_signs", "overall"], True),  # before it: the first
        (FIRST, ["roofs", "seats_and_signs", "overall"], True),
        (CHANGED - timedelta(1), ["roofs", "seats_and_signs", "overall"], True),
        (CHANGED, ["roofs", "seats", "signs"], False),
        (date(2040, 1, 2), ["roofs", "seats", "signs"], False),  # after it: the last
        (None, ["roofs", "seats_and_signs", "seats", "signs", "overall"], True),
    ],
)
def test_an_inspection_has_the_judgements_of_the_day_it_began(
    began: date | None, judgements: list[str], has_overall: bool
) -> None:
    assert judgements == [each.id for each in BUS_STOPS.judgements_of(began)]
    key = tuple(id for id in judgements if id != "overall")
    assert key == BUS_STOPS.key_judgements(began)
    assert has_overall is BUS_STOPS.has_overall(began)


def test_the_rules_are_those_of_the_day_it_began() -> None:
    given = {"roofs": GOOD, "seats_and_signs": INADEQUATE, "signs": INADEQUATE, "overall": GOOD}
    before, after = grade(given, BUS_STOPS, FIRST), grade(given, BUS_STOPS, CHANGED)
    assert ["limit-seats_and_signs"] == [finding.rule for finding in before.findings]
    assert (("limited", (INADEQUATE,), GOOD, False)) == (
        before.basis,
        before.permitted,
        before.awarded,
        before.agrees,
    )
    assert ["limit-signs"] == [finding.rule for finding in after.findings]


def test_without_an_overall_judgement_nothing_is_derived_and_no_award_is_heeded() -> None:
    given = {"roofs": INADEQUATE, "seats": GOOD, "signs": GOOD, "overall": OUTSTANDING}
    grading = grade(given, BUS_STOPS, CHANGED)
    assert ("no_overall", (), None, None, None, None) == (
        grading.basis,
        grading.permitted,
        grading.overall,
        grading.indicative,
        grading.awarded,
        grading.agrees,
    )
    assert {"roofs": INADEQUATE, "seats": GOOD, "signs": GOOD} == grading.judgements
    assert "Inadequate: roofs." == grading.findings[0].message


def test_only_the_judgements_of_its_day_make_an_inspection_complete() -> None:
    given = {"roofs": GOOD, "seats_and_signs": RI}
    assert "best_fit" == grade(given, BUS_STOPS, FIRST).basis
    assert RI is grade(given, BUS_STOPS, FIRST).indicative
    assert "not_derivable" == grade(given, BUS_STOPS).basis  # of no known day it might lack others
    assert "not_derivable" == grade({"roofs": GOOD}, BUS_STOPS, FIRST).basis


def test_a_framework_that_never_changed_has_one_edition_whatever_the_day() -> None:
    unchanged = Framework(
        id="kerbs",
        title="kerb inspection framework",
        inspections=ALWAYS,
        reports=ALWAYS,
        judgements=(judgement("kerbs", ALWAYS),),
        documents=(GUIDE,),
    )
    assert {None} == {unchanged.edition(day) for day in (None, FIRST, CHANGED, LAST)}
    assert [None, FIRST, CHANGED, CHANGED] == [
        BUS_STOPS.edition(day) for day in (None, FIRST, CHANGED, LAST)
    ]
