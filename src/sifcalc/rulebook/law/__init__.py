"""Law that outlives frameworks: what a working day is, and what an authority must do by when."""

from datetime import date

from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.terms import Clock, Document, Span, Start

REGULATIONS = Document(
    key="si-2007-462",
    sign="S",
    short_title="SI 2007/462",
    address="https://www.legislation.gov.uk/uksi/2007/462",
    title=(
        "The Education and Inspections Act 2006 (Inspection of Local Authorities)"
        " Regulations 2007, SI 2007/462 (regulation 3 as the two Ofsted documents cite it)"
    ),
    history="In force from 1 April 2007.",
)
ACT = Document(
    key="eia-2006",
    sign="E",
    short_title="Act of 2006",
    address="https://www.legislation.gov.uk/ukpga/2006/40/section/137",
    title="Education and Inspections Act 2006, section 137 (read as of April 2007)",
    history="In force from April 2007.",
)

LAW = Span(date(2007, 4, 1), None, REGULATIONS.key, "day counted from")

PUBLISH_REPORT_WITHIN = Period(30, "working_days")
"""Regulation 2: after the day the authority receives the report of its inspection."""

ACTION_PLAN_WITHIN = Period(70, "working_days")
"""Regulation 3: the written statement of action, after the same day."""

EVENTS = {
    "inspection_start": "the day the inspection began",
    "inspection_end": "the day the inspection ended",
    "report_received": "the day the authority received its report",
    "report_published": "the day the report was published",
}
"""The words for the dates of any case that clocks count from, by the name of their column."""

RECEIPT = (
    Start("report_received"),
    Start(
        "report_published",
        note=(
            "Counted from publication because the day of receipt is not given: the clock runs from"
            " receipt, which may be a day or more earlier."
        ),
        compare=True,
    ),
)
"""The day that the Regulations count from, and the one that stands in for it."""

WORKING_DAYS_READING = (
    "Working days are taken to be those of si-2007-462 reg 1(2), which defines them for its own"
    " clocks only (reading)."
)
"""The note on a clock in working days that rests on another document."""


def notes_of(clock: Clock) -> tuple[str, ...]:
    """The notes on the clock in every case: its own, and whose working days it counts."""
    lengths = [period for period in (clock.earliest, clock.latest) if period and period.length]
    in_working_days = any(period.unit == "working_days" for period in lengths)
    defined = any(citation.document == REGULATIONS.key for citation in clock.sources)
    reading = WORKING_DAYS_READING if in_working_days and not defined else ""
    return tuple(note for note in (clock.note, reading) if note)
