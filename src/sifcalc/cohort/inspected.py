"""An inspection as a cohort is made of it: whose it is, its days and its grades."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.cohort.identity import match_named, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sifcalc.case import Case
    from sifcalc.grades import Outcome
    from sifcalc.rulebook.framework import Framework


class Inspected(NamedTuple):
    """One inspection of a cohort; what is not known is None.

    `authority` is its name as it is to be said, `whose` what tells one authority from another, ""
    where there is none. `judgements` has the outcome of each judgement by its id, with the overall
    effectiveness as it was awarded, never as it was derived.
    """

    authority: str
    whose: str
    region: str | None
    urn: int | None
    start: date | None
    end: date | None
    published: date | None
    judgements: Mapping[str, Outcome | None]


def inspected(case: Case) -> Inspected:
    """The inspection of the case; its re-inspection is another's."""
    days = (case.inspection.start, case.inspection.end, case.report.published)
    known_on = case.inspection.start or case.report.received or case.report.published
    return _inspected(case.authority or "", known_on, days, vars(case.judgements))


@cache
def published_inspections(framework: Framework) -> tuple[Inspected, ...]:
    """The published inspections of the framework that the package carries, in their order."""
    from sifcalc.cohort.published import TABLES, inspections

    return tuple(
        _inspected(
            row.authority,
            row.inspection_start or row.report_published,
            (row.inspection_start, row.inspection_end, row.report_published),
            row.judgements,
        )
        for name, (id, _) in TABLES.items()
        if id == framework.id
        for row in inspections(name)
    )


def _inspected(
    name: str,
    known_on: date | None,
    days: tuple[date | None, date | None, date | None],
    judgements: Mapping[str, Outcome | None],
) -> Inspected:
    match = match_named(name, known_on) if name else None
    authority = match.authority if match else None
    if authority is None:
        return Inspected(name, plain_name(name), None, None, *days, judgements)
    whose = (authority.name, authority.ons_code, authority.region, authority.ofsted_urn)
    return Inspected(*whose, *days, judgements)
