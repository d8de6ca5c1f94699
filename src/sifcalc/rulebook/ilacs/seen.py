"""When reports and letters were published: seen, with no words behind it, and so no limit.

Each entry is the commonest day of the inspections that ended in a span; the last of each kind holds
until later ones are seen.
"""

from datetime import date, timedelta

from sifcalc.dates import MONTHS
from sifcalc.rulebook.actors import INSPECTORATES, OFSTED, Actor
from sifcalc.rulebook.ilacs.documents import JTAI_LETTERS, LETTERS, REPORTS
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.terms import OBSERVED, Clock, Document, Span, Start, cite


def _seen(
    id: str, short: str, actor: Actor, activity: str, document: Document, what: str
) -> tuple[Clock, ...]:
    """An entry for each line of `what`.

    A line has the span in which inspections ended, the working day after their end on which the
    most were published, how many were on it, earlier and in all, and what else was seen.
    """
    papers = "reports" if document is REPORTS else "letters"
    lines = [line.split("|") for line in what.strip().splitlines()]
    clocks = []
    for at, line in enumerate(lines):
        first, last, day, on_it, earlier, of_all, more = (cell.strip() for cell in line)
        is_last = at == len(lines) - 1
        span = Span(
            date.fromisoformat(first),
            None if is_last else date.fromisoformat(last),
            document.key,
            "day counted from",
            "No common day of publication was seen of what ended then.",
        )
        between = f"ended {_since(first)} to {_until(last)}"
        until = f" Seen to {_until(last)}; it is taken for what ended since." if is_last else ""
        clocks.append(
            Clock(
                id=id,
                title=f"{short} published, as seen",
                actor=actor,
                strength=OBSERVED,
                condition=ALL,
                starts=(Start("inspection_end"),),
                earliest=Period(int(day), "working_days"),
                done_on="report_published",
                sources=(cite(document.key, "dates"),),
                span=span,
                activities=(activity,),
                seen=f"seen in {on_it} of {of_all} {papers}, not a limit",
                note=(
                    f"Published on working day {day} after the last day on site in {on_it} of"
                    f" {of_all} that {between}, earlier in {earlier}{more}: seen, not a limit, and"
                    f" no text behind it.{until} Delays reach day 95."
                ),
                short=short,
            )
        )
    return tuple(clocks)


def _since(first: str) -> str:
    day = date.fromisoformat(first)
    return _month(day) if day.day == 1 else f"{day.day} {_month(day)}"


def _until(last: str) -> str:
    day = date.fromisoformat(last)
    return _month(day) if (day + timedelta(1)).day == 1 else f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


SEEN = (
    *_seen(
        "inspection-report-observed",
        "Inspection report",
        OFSTED,
        "inspection",
        REPORTS,
        """
        2018-01-01 | 2020-03-31 | 21 | 52 | 4 | 101 |
        2021-07-01 | 2024-02-23 | 30 | 67 | 1 | 110 |
        2024-06-07 | 2026-03-31 | 27 | 42 | 1 | 84 |
        2026-04-01 | 2026-07-31 | 27 | 4 | 0 | 11 | , on day 31 in 6
        """,
    ),
    *_seen(
        "focused-visit-letter-observed",
        "Focused visit letter",
        OFSTED,
        "focused_visit",
        LETTERS,
        """
        2018-01-01 | 2020-03-31 | 16 | 75 | 2 | 124 |
        2021-07-01 | 2024-02-29 | 24 | 79 | 2 | 122 |
        2024-04-01 | 2025-12-31 | 21 | 48 | 1 | 70 |
        """,
    ),
    *_seen(
        "jtai-letter-observed",
        "Joint letter",
        INSPECTORATES,
        "jtai",
        JTAI_LETTERS,
        """
        2016-02-01 | 2020-02-29 | 30 | 17 | 1 | 33 |
        2022-01-01 | 2025-01-31 | 34 | 14 | 1 | 29 |
        """,
    ),
)
