"""What is asked without a case: a timetable, the rulebook, the tables that sifcalc holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.answers.shared import seen_from
from sifcalc.output import Query, Result
from sifcalc.wording import Names, which_meant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sifcalc.engine.timetables import Timetable
    from sifcalc.rulebook.framework import Framework


def visited(query: Query) -> Sequence[Result[object]]:
    """The timetable of a monitoring visit."""
    from sifcalc.library import schedule_of, visit

    day = _day(query)
    timetable = visit(day, seen_from(query), first=query.first, everything=query.everything)
    return [_for_actor(query, schedule_of("visit", day)[0], timetable)]


def inspected(query: Query) -> Sequence[Result[object]]:
    """The timetable of an inspection, or one of its lists alone."""
    from sifcalc.engine.timetables import only_list
    from sifcalc.library import inspection, schedule_of

    day = _day(query)
    framework, schedule = schedule_of(query.schedule, day)
    timetable = inspection(
        day,
        seen_from(query),
        end=query.end,
        kind=query.schedule,
        everything=query.everything,
    )
    if query.number is not None and schedule.asks:
        timetable = only_list(timetable, query.number, schedule.asks)
    return [_for_actor(query, framework, timetable)]


def _day(query: Query) -> date:
    if query.day is None:
        raise ValueError("a request for a timetable says the day it is of")
    return query.day


def _for_actor(query: Query, framework: Framework, timetable: Timetable) -> Result[object]:
    from sifcalc.engine.milestones import only

    timetable = only(timetable, query.actor) if query.actor else timetable
    return Result(timetable, framework, warnings=timetable.warnings, notes=timetable.notes)


def ruled(query: Query) -> Sequence[Result[object]]:
    """The rulebook, or the entries with one id. Raises LookupError for an unknown id."""
    from sifcalc.rulebook.entries import entries, entries_with
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    chosen = [f for f in FRAMEWORKS.values() if query.named in (None, f.id)]
    id = query.id
    ruled = [Result(e, f) for f in chosen for e in (entries_with(id, f) if id else entries(f))]
    if not ruled:
        known = {entry.id: Names("", entry.title) for f in chosen for entry in entries(f)}
        hint = which_meant(id or "", known) or "`sifcalc rules` lists every id"
        raise LookupError(f"{id!r} is not in the rulebook; {hint}")
    return ruled


def listed_inspections(query: Query) -> Sequence[Result[object]]:
    """The published inspections of a framework, the oldest unless one is named."""
    from sifcalc.cohort.published import TABLES, inspections
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    named = query.named or next(iter(FRAMEWORKS))
    chosen = [(name, id) for name, (id, _) in TABLES.items() if named == id]
    return [Result(row, FRAMEWORKS[id]) for name, id in chosen for row in inspections(name)]


def listed_frameworks(query: Query) -> Sequence[Result[object]]:  # noqa: ARG001 - as every answer type
    """Every framework, the oldest first."""
    from sifcalc.rulebook.entries import framework_entry
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    return [Result(framework_entry(framework), framework) for framework in FRAMEWORKS.values()]


def listed_authorities(query: Query) -> Sequence[Result[object]]:
    """The authorities, or those of one name, in being on the day if one is given.

    Raises LookupError for an unknown name, and ValueError for a day before the table begins.
    """
    from sifcalc.cohort.authorities import KNOWN_SINCE, authorities, authority_named

    if query.day and query.day < KNOWN_SINCE:
        raise ValueError(f"the authorities are known since {KNOWN_SINCE}, not on {query.day}")
    if query.id is None:
        day = query.day
        return [Result(one, None) for one in authorities() if not day or one.in_being(day)]
    match = authority_named(query.id, query.day)
    if not match.meant:
        raise LookupError(match.why_none)
    notes = {
        one: f"{query.id!r} is also {one.official_name} ({one.lifetime}): the day tells which."
        for one in match.meant
    }
    return [
        Result(one, None, notes=tuple(said for other, said in notes.items() if other != one))
        for one in match.meant
    ]
