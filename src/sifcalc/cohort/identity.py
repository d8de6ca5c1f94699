"""Which authority a case names, and what tells one cycle of inspection from every other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from sifcalc.cohort.authorities import Match, authority_named

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.case import Case, Inspection, Report

match_named = lru_cache(maxsize=8192)(authority_named)
"""`authority_named`, kept: names and days recur in the rows of a table."""


class Cycle(NamedTuple):
    """What tells a cycle from every other: whose it is, by what, and the day of its inspection.

    `by` is "authority" or "id"; `whose` is the ONS code of an authority that is matched, a name or
    an id as typed but for case and spacing, or empty. `day` is ISO 8601, and empty where there is
    none.
    """

    by: str
    whose: str
    day: str


def match_of(case: Case) -> Match | None:
    """Which authority the case names, or None where it names none.

    The day on which it had that name is the inspection's first on site, else the report's, else
    the re-inspection's.
    """
    new = case.reinspection
    on = _day(case.inspection, case.report) or new.start or new.end or new.report_published
    return match_named(case.authority, on) if case.authority else None


def cycle_of(case: Case, number: int = 1) -> Cycle:
    """The cycle of the case's own inspection, or that of its re-inspection, number 2.

    An id tells the case's own by itself. All else is told by the authority and the first day on
    site, else the report's day, so that a re-inspection is the same in a file of its own.
    """
    if number == 1 and case.id:
        return Cycle("id", plain_name(case.id), "")
    return _told_by_day(case, number)


def own_cycles(case: Case) -> frozenset[Cycle]:
    """What another case may know this one's own inspection by; nothing where it names no one."""
    return frozenset(each for each in (cycle_of(case), _told_by_day(case, 1)) if each.whose)


def _told_by_day(case: Case, number: int) -> Cycle:
    new = case.reinspection
    day = _day(case.inspection, case.report) if number == 1 else new.start or new.report_published
    told = day.isoformat() if day else ""
    if not case.authority:
        return Cycle("id", plain_name(case.id or ""), told)
    # A re-inspection may be of the authority that came after, under the same name.
    then, first = match_named(case.authority, day), match_of(case)
    found = then.authority or (first and first.authority)
    return Cycle("authority", found.ons_code if found else plain_name(case.authority), told)


def _day(inspection: Inspection, report: Report) -> date | None:
    return inspection.start or report.received or report.published


def plain_name(name: str) -> str:
    """The name without what may differ in its writing: case, spacing, and how accents are made."""
    return " ".join(normalize("NFC", name).casefold().split())
