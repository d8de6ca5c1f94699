"""iCalendar: all-day events for the clocks that have a date, to be imported again and again.

An event's UID comes from what tells its cycle and the clock, so that importing again updates it;
nothing in it is random or of the day it was made.
"""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, vText

from sifcalc.cohort.identity import cycle_of, own_cycles
from sifcalc.complaints import CannotWrite
from sifcalc.dates import FIRST_YEAR
from sifcalc.engine.milestones import Counted, Milestone
from sifcalc.engine.timetables import Timetable
from sifcalc.output.formats.events import of_clock, of_list
from sifcalc.wording import visible
from sifcalc.workdays.arithmetic import OutOfRange, add_working_days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sifcalc.cohort.identity import Cycle
    from sifcalc.output import Out, Query, Result
    from sifcalc.output.formats.events import Entry

# These two never change: the UIDs of every calendar already handed out rest on them.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sifcalc:clock")
_DOMAIN = "sifcalc"
_DAY = timedelta(days=1)
_MORNING = timedelta(hours=9)  # when a reminder rings


class _Text(vText):
    """Text in which a backslash is one, whatever letter comes after it (RFC 5545, 3.3.11)."""

    def to_ical(self) -> bytes:
        """The text as a calendar has it."""
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return escaped.replace("\n", r"\n").encode()


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write one calendar with the events of every answer, as seen on the answer's own day.

    A re-inspection that has a case of its own has that case's events. Raises CannotWrite where two
    cases would have the same events.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//sifcalc//sifcalc//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    whose: dict[uuid.UUID, str] = {}
    answers = list(answers)
    own = {c for answer in answers if answer.entry for c in own_cycles(answer.entry.case)}
    for answer in answers:
        name = f"{answer.name} ({answer.place})" if answer.place else answer.name
        if not (answer.authority or answer.case_id):
            out.note(
                f"{name}: neither an authority nor an id is given, so that importing its events"
                " takes the place of those of any other such case of the same day"
            )
        for entry in _entries(answer, own):
            uid = _uid(entry, answer)
            if uid in whose:
                raise CannotWrite(
                    f"sifcalc: {whose[uid]} and {name} would have the same events in a calendar, as"
                    " nothing tells them apart: give each its authority and the first day of its"
                    " inspection, or an id of its own (case_id in a table)"
                )
            whose[uid] = name
            calendar.add_component(_event(entry, uid, answer, query.alarm))
    if not whose:
        out.note("nothing here has a date: the calendar has no events")
    out.write_file(calendar.to_ical().decode())


def _entries(answer: Result[object], own: Collection[Cycle]) -> Iterator[Entry]:
    """What becomes an event, but for a re-inspection that another case has for its `own`."""
    result = answer.value
    milestones = result.milestones if isinstance(result, Counted) else (result,)
    for milestone in milestones:
        if not isinstance(milestone, Milestone):
            continue
        if milestone.cycle == 1 or not _is_elsewhere(answer, own):
            yield from of_clock(milestone, _seen(answer), changes=answer.entry is not None)
    for asked in result.lists if isinstance(result, Timetable) else ():
        yield from of_list(asked)


def _is_elsewhere(answer: Result[object], own: Collection[Cycle]) -> bool:
    """Whether the re-inspection of the answer's case is another case's own cycle."""
    case = answer.entry and answer.entry.case
    return bool(case and (cycle := cycle_of(case, 2)) in own and cycle not in own_cycles(case))


def _uid(entry: Entry, answer: Result[object]) -> uuid.UUID:
    """The UID of an event: a visit or an inspection by itself is told by its title."""
    if isinstance(answer.value, Timetable):
        told: tuple[str, ...] = ("", answer.value.title, "1")
    else:
        assert answer.entry  # noqa: S101 - all else that has clocks is the answer to a case
        told = cycle_of(answer.entry.case, entry.cycle)
    part = (entry.part,) if entry.part else ()
    return uuid.uuid5(_NAMESPACE, "\n".join((*told, entry.id, *part)))


def _event(entry: Entry, uid: uuid.UUID, answer: Result[object], alarm: int | None) -> Event:
    as_of = _seen(answer)
    event = Event()
    event.add("uid", f"{uid}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    # What is seen later comes after, whatever was imported before.
    event.add("sequence", as_of.toordinal() - date(FIRST_YEAR, 1, 1).toordinal())
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + _DAY)  # the end of an all-day event is the day after
    title = visible(_title(entry, answer))
    warnings = [f"Warning: {warning}" for warning in answer.warnings]
    is_certain = entry.is_certain and not warnings
    framework = answer.frameworks[-1] if entry.cycle > 1 else answer.framework
    said = (f"Framework: {framework.title}.", *warnings, *entry.description)
    event.add("summary", _Text(title))
    event.add("description", _Text("\n".join(map(visible, said))))
    status = "CONFIRMED" if is_certain else "TENTATIVE"
    event.add("status", "CANCELLED" if entry.is_withdrawn else status)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [entry.actor])
    if alarm is not None and entry.reminds:
        rings_on = _rings_on(entry, alarm)
        if rings_on >= as_of:
            reminder = Alarm()
            reminder.add("action", "DISPLAY")
            reminder.add("description", _Text(title))
            reminder.add("trigger", rings_on - entry.first + _MORNING)
            event.add_component(reminder)
    return event


def _seen(answer: Result[object]) -> date:
    as_of = answer.value.as_of if isinstance(answer.value, Counted) else answer.as_of
    assert as_of  # noqa: S101 - an answer that is not counted itself says when it is seen
    return as_of


def _title(entry: Entry, answer: Result[object]) -> str:
    """What the event is, and whose: the authority, else the case or the timetable, last."""
    result = answer.value
    told = answer.authority or answer.case_id
    told = result.title if isinstance(result, Timetable) else told
    return " · ".join(filter(None, (f"{entry.word}: {entry.title}", told)))


def _rings_on(entry: Entry, working_days: int) -> date:
    try:
        return add_working_days(entry.first, -working_days)
    except OutOfRange as error:
        raise CannotWrite(f"sifcalc: {entry.title}: no reminder can be counted: {error}") from None
