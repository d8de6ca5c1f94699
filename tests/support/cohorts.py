"""Inspections for the tests of cohorts."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from sifcalc.cohort.authorities import authority_named
from sifcalc.cohort.inspected import Inspected
from sifcalc.cohort.published import inspections
from sifcalc.grades import Grade

OUTSTANDING, GOOD, REQUIRES, INADEQUATE = Grade


@cache
def published() -> tuple[Inspected, ...]:
    """Every published inspection of the single inspection framework."""
    return tuple(_published())


def _published() -> Iterator[Inspected]:
    for row in inspections("published"):
        on = row.inspection_start or row.report_published or date(2014, 1, 1)
        authority = authority_named(row.authority, on).authority
        assert authority
        yield Inspected(
            authority=authority.name,
            whose=authority.ons_code,
            region=authority.region,
            urn=row.ofsted_urn,
            start=row.inspection_start,
            end=row.inspection_end,
            published=row.report_published,
            judgements=row.judgements,
        )


def of(name: str, published_on: date | None = None) -> Inspected:
    """The published inspection of the authority, the newest where no day tells."""
    mine = [row for row in published() if row.authority == name]
    if published_on:
        mine = [row for row in mine if row.published == published_on]
    return mine[-1]


def judged(authority: str = "", **outcomes: Grade) -> Inspected:
    """An invented inspection of the authority with those judgements, and no day."""
    return Inspected(authority, authority, None, None, None, None, None, outcomes)
