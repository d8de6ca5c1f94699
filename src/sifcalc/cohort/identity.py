"""Which authority a case names, and the identity of each cycle of inspection."""

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
    """The identity of a cycle: whose it is, and the day of its inspection.

    `by` is "authority" or "id". `whose` is the ONS code of the authority, else the name or id in
    lower case with single spaces, "" for none. `day` is ISO 8601, "" for none.
    """

    by: str
    whose: str
    day: str


def match_of(case: Case) -> Match | None:
    """Which authority the case names, None where it names none.

    The day that decides is the inspection's first on site, else its report's, else the
    re-inspection's.
    """
    new = case.reinspection
    on = _day(case.inspection, case.report) or new.start or new.end or new.report_published
    return match_named(case.authority, on) if case.authority else None


def cycle_of(case: Case, number: int = 1) -> Cycle:
    """The cycle of the case's own inspection, or with `number` 2 of its re-inspection.

    An id alone identifies the case's own. Any other is identified by the authority and the first
    day on site, else the report's day, so that a re-inspection is the same in a file of its own.
    """
    if number == 1 and case.id:
        return Cycle("id", plain_name(case.id), "")
    return _told_by_day(case, number)


def own_cycles(case: Case) -> frozenset[Cycle]:
    """The identities by which another case may mean this inspection; empty if it names no one."""
    return frozenset(cycle for cycle in (cycle_of(case), _told_by_day(case, 1)) if cycle.whose)


def whose(case: Case) -> str:
    """The authority of the case as `Cycle` has it, else its id, else empty."""
    return _told_by_day(case, 1).whose


def _told_by_day(case: Case, number: int) -> Cycle:
    new = case.reinspection
    day = _day(case.inspection, case.report) if number == 1 else new.start or new.report_published
    told = day.isoformat() if day else ""
    if not case.authority:
        return Cycle("id", plain_name(case.id or ""), told)
    # A re-inspection may be of the authority that came after, under the same name.
    then, first = match_named(case.authority, day), match_of(case)
    authority = then.authority or (first and first.authority)
    whose = authority.ons_code if authority else plain_name(case.authority)
    return Cycle("authority", whose, told)


def _day(inspection: Inspection, report: Report) -> date | None:
    return inspection.start or report.received or report.published


def plain_name(name: str) -> str:
    """The name without what may differ in its writing: case, spacing, and how accents are made."""
    return " ".join(normalize("NFC", name).casefold().split())
