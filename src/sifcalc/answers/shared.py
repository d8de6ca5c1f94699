"""What several answer types stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sifcalc.output import Query, Result

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.casefile.sources import Entry
    from sifcalc.rulebook.frameworks import Told

ResultT = TypeVar("ResultT")


def result_for(
    entry: Entry, told: Told, result: ResultT, warnings: tuple[str, ...]
) -> Result[ResultT]:
    """The result for that entry of a file, with a warning if its framework is not certain."""
    if not told.certain:
        days = entry.case.inspection
        lacks = "" if days.start or days.end else "Give the first day on site, or name it with"
        doubt = (
            f"Which framework this is of is not certain, as {told.why}: the"
            f" {told.framework.title} is taken. {lacks or 'Name it with'} `framework:`."
        )
        warnings = (doubt, *warnings)
    return Result(result, told.framework, entry, warnings)


def seen_from(query: Query) -> date:
    """The day it is seen from. Raises ValueError without one: nothing here knows today."""
    if query.as_of is None:
        raise ValueError("a request for what is dated says the day it is seen from, as_of")
    return query.as_of
