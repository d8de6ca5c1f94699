"""What hypothesis tries: cases, the facts of a case, and data that is nearly a case."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from support.schemas import models

from sifcalc import Case, Grade, Judgements, NotJudged, OlderGrade
from sifcalc.case import Closure, RecordedId, StatedId
from sifcalc.casefile.schema import clock_ids
from sifcalc.dates import FIRST_YEAR, LAST_YEAR
from sifcalc.grades import choices
from sifcalc.rulebook.frameworks import FRAMEWORKS

outcomes = st.sampled_from([*Grade, *NotJudged]) | st.none()
days = st.dates(date(1980, 1, 1), date(2100, 12, 31))
ANY_NAME = st.text()
IN_A_TABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


@st.composite
def cases(draw: st.DrawFn, names: st.SearchStrategy[str] = ANY_NAME) -> Case:
    """Cases with anything that a file may hold, whose dates can be."""
    in_order = iter(sorted(draw(st.lists(days, min_size=14, max_size=14))))

    def then() -> date | None:
        """The next of the dates, or nothing."""
        return draw(st.sampled_from([next(in_order), None]))

    framework = draw(st.sampled_from([*FRAMEWORKS.values()]))
    start, end, received, published = then(), then(), then(), then()
    known = min((day for day in (end, received, published) if day), default=None)
    edition = framework.edition_of((), start, known).day
    ids = st.sampled_from([*clock_ids(RecordedId, framework)])
    return Case.model_validate(
        {
            "framework": framework.id,
            "authority": draw(names | st.none()),
            "judgements": {
                judgement.id: draw(outcomes) for judgement in framework.judgements_of(edition)
            },
            "previous_overall": draw(st.sampled_from([*Grade, *OlderGrade]) | st.none()),
            "priority_action": draw(st.booleans()),
            "inspection": {"start": start, "end": end},
            "report": {"received": received, "published": published},
            "action_plan": {"visit": then(), "submitted": then()},
            "monitoring_visits": [*filter(None, (then(), then()))],
            "actuals": {draw(ids): day for day in (then(), then()) if day},
            "reinspection": {
                "announced": then(),
                "start": (again := then()),
                "end": then(),
                "report_published": then(),
                "overall": draw(outcomes) if not again or again < date(2026, 4, 1) else None,
            },
            "closures": draw(
                st.lists(
                    st.fixed_dictionaries({"date": days, "reason": st.text() | st.none()}),
                    max_size=2,
                )
            ),
        }
    )


@st.composite
def respelled(draw: st.DrawFn, spellings: dict[str, Any]) -> str:
    """A grade as people may write it, or nearly so."""
    written = draw(st.sampled_from([*spellings, *choices(spellings), "4.00", "0", "5", "-1"]))
    cased = [draw(st.sampled_from([letter.upper(), letter.lower()])) for letter in written]
    spacing = st.sampled_from(["", "", "", " ", "_", "-", "\u00a0", "\n", ".", "0"])
    return "".join(letter + draw(spacing) for letter in cased)


leaf = st.sampled_from(
    [None, True, 1, 5, "", "good", "RI", "not judged", "adequate", "2017-09-04", "31/02/2017", "no"]
)


def mappings(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), leaf, max_size=3)


@st.composite
def nearly_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Data with the keys of a case, and values that may be wrong for them."""
    names = [*Case.model_fields, *Judgements.model_fields, "unknown"]
    data: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(names), max_size=3)):
        model = models().get(name.title().replace("_", ""), Closure)
        ids = (*clock_ids(RecordedId), *clock_ids(StatedId))
        mapping = mappings(*model.model_fields, *ids, "unknown")
        data[name] = draw(leaf | mapping | st.lists(leaf | mapping, max_size=2))
    return data


table_rows = st.tuples(
    st.none()
    | st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
        max_size=9,
    ),
    st.none() | st.sampled_from(["good", "RI", "Not judged", "godo", 4, 3.0, 2.5]),
    st.none() | days,
)
"""Rows of a table: an authority, a grade or what is none, and a day."""

report_days = st.dates(date(2013, 11, 19), date(2030, 12, 31))
countable_days = st.dates(date(FIRST_YEAR + 5, 1, 1), date(LAST_YEAR - 5, 12, 31))
days_of_two_years = st.dates(date(2017, 1, 1), date(2018, 12, 31))
counts = st.integers(-1000, 1000).filter(bool)
"""So many working days, and never none."""
