"""The documents that entries cite, and the spans of their words, or of what was seen."""

from datetime import date

from sifcalc.rulebook.law import ACT, REGULATIONS
from sifcalc.rulebook.terms import Document, Span

AREA_REVIEWS = Document(
    key="si-2015-1792",
    sign="A",
    short_title="SI 2015/1792",
    title=(
        "The Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792: regulation 3(3)"
        " and (4), and the explanatory note (regulation 4 was not read)"
    ),
)
JUDGEMENTS = Document(
    key="judgements",
    sign="G",
    short_title="on the judgements",
    title=(
        "GOV.UK, outcome of a consultation, 2 December 2022 (care leavers), and Ofsted, press"
        " release, 27 November 2025 (overall effectiveness): excerpts"
    ),
)
REPORTS = Document(
    key="reports",
    sign="R",
    short_title="inspection reports",
    title=(
        "Ofsted's reports of 321 inspections begun from 29 January 2018 to 6 July 2026, of which"
        " 310 give an overall effectiveness: their front pages, read by a script"
    ),
    history=(
        "Inspections under this framework began in January 2018. Its own text could not be read:"
        " what is said of it here is what its reports show."
    ),
)
LETTERS = Document(
    key="letters",
    sign="L",
    short_title="focused visit letters",
    title=(
        "Ofsted's letters after 371 focused visits, from February 2018 to January 2026, read by a"
        " script"
    ),
    history="Focused visits began in January 2018.",
)
JTAI_LETTERS = Document(
    key="jtai-letters",
    sign="T",
    short_title="joint inspection letters",
    title=(
        "The inspectorates' letters after 64 joint targeted area inspections, from April 2016 to"
        " March 2025, read by a script"
    ),
    history="Joint targeted area inspections began in February 2016.",
)
REPORTED = Document(
    key="reported",
    sign="N",
    short_title="others on the framework",
    title=(
        "Children & Young People Now, 17 September 2018; the page of Kirklees' partnership on these"
        " inspections; minutes of Stockton, 2023; Cheshire East, 16 May 2024: excerpts"
    ),
)

DOCUMENTS = (
    REGULATIONS,
    ACT,
    AREA_REVIEWS,
    JUDGEMENTS,
    REPORTS,
    LETTERS,
    JTAI_LETTERS,
    REPORTED,
)

INSPECTIONS = Span(date(2018, 1, 1), None, REPORTS.key)
CARE_LEAVERS_WITHIN = Span(date(2018, 1, 1), date(2022, 12, 31), JUDGEMENTS.key)
"""Care leavers are part of the judgement on children in care."""

CARE_LEAVERS_APART = Span(date(2023, 1, 1), None, JUDGEMENTS.key)
WITH_OVERALL = Span(date(2018, 1, 1), date(2026, 3, 31), JUDGEMENTS.key)
WITHOUT_OVERALL = Span(date(2026, 4, 1), None, JUDGEMENTS.key)
SEEN_WITH_OVERALL = WITH_OVERALL._replace(document=REPORTS.key)
FOCUSED_VISITS = Span(date(2018, 1, 1), None, LETTERS.key)
JOINT_INSPECTIONS = Span(date(2016, 2, 1), None, JTAI_LETTERS.key)
PLANS_AFTER_VISITS = Span(
    date(2018, 8, 8),
    None,
    LETTERS.key,
    "day of the letter",
    "Before 8 August 2018 no letter was seen that asks for a plan after a focused visit.",
)
