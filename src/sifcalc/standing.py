"""What is known of a case before any clock is counted: where it stands, and what is odd about it.

Pure: the same case and the same day give the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc import workdays
from sifcalc.case import columns, dates
from sifcalc.dates import in_words
from sifcalc.grades import Grade
from sifcalc.grading import grade
from sifcalc.rulebook.documents import BY_KEY, FRAMEWORK
from sifcalc.rulebook.judgements import KEY_JUDGEMENTS
from sifcalc.rulebook.reinspection import KINDS
from sifcalc.rulebook.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.rulebook.reinspection import Kind
    from sifcalc.rulebook.terms import Document


def overall_effectiveness(case: Case) -> Grade | None:
    """The awarded grade, else the one the judgements lead to, else nothing."""
    grading = grade(case.judgements)
    return grading.awarded or grading.overall


def standing(case: Case) -> Standing:
    """What decides which clocks apply to the case, as far as the case says."""
    overall = overall_effectiveness(case)
    inadequate = None
    if overall is not None:
        inadequate = overall is Grade.INADEQUATE
    elif Grade.INADEQUATE not in grade(case.judgements).permitted:
        inadequate = False
    return Standing(inadequate, case.priority_action, case.judgements.lscb)


def reinspection_kind(case: Case) -> Kind | None:
    """The kind of re-inspection to expect, or nothing where none follows or it is not known.

    Reads the key judgements (monitoring-2017 paras 51 and 54).
    """
    given = [getattr(case.judgements, id) for id in KEY_JUDGEMENTS]
    inadequate = given.count(Grade.INADEQUATE)
    in_force = all(not out_of_force(BY_KEY[c.document], case) for c in KINDS[0].sources)
    if not in_force or not standing(case).inadequate:
        return None
    fitting = [kind for kind in KINDS if inadequate >= kind.inadequate_key_judgements]
    known = None not in given or (fitting and fitting[0] is KINDS[0])
    return fitting[0] if fitting and known else None


def report_date(case: Case) -> date | None:
    """The day that decides which documents govern the case: the report's, else the inspection's."""
    known = dates(case)
    order = ("report_received", "report_published", "inspection_end", "inspection_start")
    return next((known[name] for name in order if name in known), None)


def out_of_force(document: Document, case: Case) -> str | None:
    """Why the document does not govern the case's report, or nothing where it does."""
    day = report_date(case)
    if day is None:
        return None
    if document.since and day < document.since:
        return f"{document.key} did not yet apply on {in_words(day)}. {document.standing}"
    if document.until and day > document.until:
        return f"{document.key} no longer applied on {in_words(day)}. {document.standing}"
    return None


def outside_framework(case: Case) -> str | None:
    """A warning for a case before or after this framework, or nothing for one within it."""
    why = out_of_force(FRAMEWORK, case)
    return f"This case is outside the single inspection framework: {why}" if why else None


def oddities(case: Case, as_of: date) -> Iterator[str]:
    """What is odd about the case's dates, though not impossible, as seen on the day `as_of`."""
    known = dates(case)
    titles = {column.name: column.description for column in columns()}
    received, published = known.get("report_received"), known.get("report_published")
    if received and published and received > published:
        yield (
            f"The report is given as received on {in_words(received)}, after it was published on"
            f" {in_words(published)}: an authority usually receives it first."
        )
    if list(case.monitoring_visits) != sorted(case.monitoring_visits):
        yield "The monitoring visits are not in order of date; they are taken in order of date."
    for name, day in known.items():
        on_site = name == "inspection_start" or name.startswith("monitoring_visit_")
        if on_site and not workdays.is_working_day(day):
            what = titles.get(name) or f"Monitoring visit {name.rpartition('_')[2]}"
            yield f"{what} is given as {in_words(day)}, which is not a working day."
    happened = {**{titles.get(name, name): day for name, day in known.items()}, **case.actuals}
    for what, day in happened.items():
        if day > as_of:
            yield (
                f"{what} is given as {in_words(day)}, after {in_words(as_of)}, the day this is seen"
                " from: it is not taken to have happened."
            )
