"""What differs between two timelines: of a case before and after, or seen on two days.

Pure: the same two timelines give the same differences.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sifcalc.workdays.arithmetic import count_working_days

if TYPE_CHECKING:
    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.engine.timelines import Timeline
    from sifcalc.grades import Grade

Kind = Literal["grade", "met", "not_met", "moved", "new", "gone", "due", "status"]

_DUE: tuple[Status, ...] = ("open", "due_today", "overdue", "unrecorded")
_AHEAD: tuple[Status, ...] = ("due_today", "open", "upcoming", "projected")
_DONE: tuple[Status, ...] = ("met", "met_late")
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: the overall effectiveness, or a clock by its id and cycle.

    `kind` is the first of these that holds. "new": it has a date, and had none. "gone": it had a
    date, and has none. "met": it is done, and was not. "not_met": it was done, and is not. "moved":
    a date of it differs. "due": it has opened, is due or overdue, or went unrecorded. "status": it
    stands otherwise. "grade" is of the overall effectiveness, whose grades are `grade_before` and
    `grade`; only then are `before` and `after` both None.

    `working_days_moved` is from the latest date before, or the earliest where there is no latest,
    to that after: negative for one that comes sooner, None where either has none.
    """

    kind: Kind
    id: str
    short_title: str
    actor: str = ""
    cycle: int = 1
    working_days_moved: int | None = None
    before: Milestone | None = None
    after: Milestone | None = None
    grade_before: Grade | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between a timeline seen on `as_of_before` and one seen on `as_of`.

    `changes` are in order of date, the grade first. `comes_next` are the next three clocks that are
    open, ahead or projected, soonest first; it is empty for a case that is gone.
    """

    as_of_before: date
    as_of: date
    changes: tuple[Change, ...]
    comes_next: tuple[Milestone, ...]


def changes(before: Timeline | None, after: Timeline | None, as_of: date) -> Changes:
    """What differs from the one timeline to the other; None for a case that is not there.

    `as_of` is the day of a timeline that is not there.
    """
    old, new = _dated(before), _dated(after)
    differing = [_change(old.get(key), new.get(key)) for key in {**old, **new}]
    graded = _graded(before.overall if before else None, after.overall if after else None)
    return Changes(
        before.as_of if before else as_of,
        after.as_of if after else as_of,
        (*graded, *sorted(filter(None, differing), key=_day)),
        _next(after) if after else (),
    )


def _dated(timeline: Timeline | None) -> dict[tuple[str, int], Milestone]:
    milestones = timeline.milestones if timeline else ()
    return {(m.id, m.cycle): m for m in milestones if m.first_date}


def _graded(before: Grade | None, after: Grade | None) -> tuple[Change, ...]:
    if before == after:
        return ()
    title = "Overall effectiveness"
    return (Change("grade", "overall", title, grade_before=before, grade=after),)


def _change(before: Milestone | None, after: Milestone | None) -> Change | None:
    clock, kind = after or before, _kind(before, after)
    if clock is None or kind is None:
        return None
    moved = None
    if before and after:
        was, now = before.latest or before.earliest, after.latest or after.earliest
        moved = count_working_days(was, now) if was and now else None
    return Change(kind, clock.id, clock.short_title, clock.actor, clock.cycle, moved, before, after)


def _kind(before: Milestone | None, after: Milestone | None) -> Kind | None:
    if after is None:
        return "gone"
    if _is_done(after) and not (before and _is_done(before)):
        return "met"
    if before is None:
        return "new"
    if _is_done(before) and not _is_done(after):
        return "not_met"
    if _days(before) != _days(after):
        return "moved"
    if before.status != after.status:
        return "due" if after.status in _DUE else "status"
    return None


def _is_done(milestone: Milestone) -> bool:
    return milestone.status in _DONE


def _days(milestone: Milestone) -> tuple[date | None, ...]:
    """Its own dates, and the day it was done: one that is yet to come is no record."""
    done = milestone.actual if _is_done(milestone) else None
    return milestone.earliest, milestone.latest, done


def _day(change: Change) -> date:
    clock = change.after or change.before
    return (clock and clock.first_date) or date.max


def _next(timeline: Timeline) -> tuple[Milestone, ...]:
    ahead = (m for m in timeline.milestones if m.first_date and m.status in _AHEAD)
    # A projection is from what happened last: its day may have gone by without a record.
    coming = (m for m in ahead if (m.latest or date.max) >= timeline.as_of)
    return tuple(sorted(coming, key=_due_on)[:_NEXT])


def _due_on(milestone: Milestone) -> date:
    """The day it is due; what has begun and has no end comes last."""
    begins = milestone.earliest if milestone.status != "open" else None
    return milestone.latest or begins or date.max
