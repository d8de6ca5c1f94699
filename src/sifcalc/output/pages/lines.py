"""A clock on one line: marks, dates, who acts, how strongly, days left, source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.dates import MONTHS, in_short
from sifcalc.output.pages import document as doc
from sifcalc.rulebook.actors import Party
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.law import RECEIPT
from sifcalc.workdays.arithmetic import add_working_days, count_working_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sifcalc.engine.grading import Grading
    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.grades import Grade
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation

MARKS = {
    "*": "counted from publication",
    "r": "reading: guidance silent or contradictory",
    "p": "projected",
    "v": "provisional: bank holidays not announced",
    "?": "not certain to apply",
    "o": "not in force",
}
"""The marks before a line, and what each says."""

TONES: dict[Status, doc.Tone] = {
    "open": "caution",
    "due_today": "urgent",
    "met": "good",
    "met_late": "caution",
    "overdue": "bad",
    "unrecorded": "caution",
}
_SHORT_STRENGTH = {"will usually": "usually", "will not limit; may hold": "may"}
OUTSIDE, NOT_OUTSIDE = "outside what was seen", "not outside what was seen"
"""How an award stands to what reports leave open, which are no rules."""

_MOST_MONTHS = 3
_FAR = 250
_SOON = 330
"""Within so many days of the day it is seen from, which the page says, a last day has no year."""


class ClockLine(NamedTuple):
    """One line: a clock, or the members of a series that have not begun."""

    milestones: tuple[Milestone, ...]
    framework: Framework
    as_of: date

    @property
    def first(self) -> Milestone:
        """The clock, or the first of the series."""
        return self.milestones[0]

    @property
    def marks(self) -> str:
        """The number of a later cycle, and the clock's signs in the order of MARKS."""
        first = self.first
        has = {
            "*": is_from_publication(first),
            "r": first.is_reading,
            "p": first.status == "projected",
            "v": any(member.provisional for member in self.milestones),
            "?": first.conditional,
            "o": not first.in_force,
        }
        cycle = str(first.cycle) if first.cycle > 1 else ""
        return cycle + "".join(mark for mark, holds in has.items() if holds)

    @property
    def title(self) -> str:
        """The short title; for a series with the numbers of its first and last."""
        first, last = self.first, self.milestones[-1]
        title = first.short_title
        if first is not last:
            stem = title.rstrip("0123456789").rstrip()
            numbers = (member.id.rpartition("-")[2] for member in (first, last))
            title = f"{stem}s {'-'.join(numbers)}"
        return title

    @property
    def when(self) -> str:
        """The day or window, or the day it was done; with a letter's date if that differs."""
        first, latest = self.first, self.first.latest
        if first.seen and first.earliest:
            return f"from {in_short(first.earliest)}"
        if len(self.milestones) > 1:
            return self._when_of_series()
        if first.actual and first.status == "met_late" and latest:
            return self.due_and_done
        if first.actual and first.status == "met":
            return f"done {in_short(first.actual)}"
        if first.stated and first.stated_difference and latest:
            if first.stated != latest:
                return f"{_without_year(latest)}, letter {_without_weekday(first.stated)}"
            counted = add_working_days(latest, -first.stated_difference)
            return f"{_without_year(latest)}, count {_without_weekday(counted)}"
        if first.status == "projected" and latest:
            if first.earliest and first.earliest != latest:
                return f"about {_without_year(first.earliest)[4:]} to {_without_weekday(latest)}"
            return f"about {in_short(latest)}"
        return when(first)

    def _when_of_series(self) -> str:
        first, second = self.milestones[:2]
        days = [member.latest for member in self.milestones if member.latest]
        apart = f"{(second.latest_count or 0) - (first.latest_count or 0)}-{first.unit[:-1]}ly"
        if first.status != "projected":
            return f"{_without_year(days[0])} {days[0]:%y}, {apart}"
        if days[0].year != days[-1].year or len(days) > _MOST_MONTHS:
            return f"about {_month(days[0])} {days[0].year}, {apart}"
        return f"about {', '.join(map(_month, days))} {days[0].year}"

    @property
    def left(self) -> str:
        """The working days left or past, or the status in a word."""
        first, left = self.first, self.first.working_days_left
        if left is not None and left > _FAR:
            return ""
        match first.status:
            case "met":
                return "done"
            case "met_late":
                return f"{-(left or 0)} late"
            case "overdue":
                return f"OVER {-(left or 0)}"
            case "unrecorded":
                return f"past {-(left or 0)}"
            case "passed":
                return "past"
            case "due_today":
                return "TODAY"
            case "open":
                return f"{left} left" if left is not None else "open"
            case "upcoming" if first.earliest and first.earliest != first.latest:
                return f"opens {count_working_days(self.as_of, first.earliest)}"
            case "upcoming" if left is not None:
                return str(left)
        return ""

    @property
    def due(self) -> str:
        """The last day and the status, for the list of what is due."""
        first, latest = self.first, self.first.latest
        if not latest or first.stated_difference:
            return f"{self.when}, {self.left}"
        begin = "" if first.earliest == latest else "to " if first.earliest else "by "
        is_near = abs((latest - self.as_of).days) < _SOON
        day = _without_year(latest) if is_near else in_short(latest)
        standing = f", {self.left}" if first.status not in ("upcoming", None) else ""
        if first.earliest and first.earliest != latest and first.status == "upcoming":
            standing = f", {self.left}"
        return f"{begin}{day}{standing}"

    @property
    def due_and_done(self) -> str:
        """The last day, and the day it was done."""
        first, latest = self.first, self.first.latest
        if not (first.actual and latest):
            return self.when
        is_same_year = latest.year == first.actual.year
        due = f"{latest.day} {_month(latest)}" if is_same_year else _in_brief(latest)
        return f"{due}, done {_in_brief(first.actual)}"

    @property
    def id(self) -> str:
        """The id; for a series the first and the last."""
        first, last = self.first, self.milestones[-1]
        return first.id if first is last else f"{first.id} to {last.id.rpartition('-')[2]}"

    @property
    def where(self) -> doc.Line:
        """The source, see `where`."""
        return where(self.first.sources, self.framework)

    @property
    def tone(self) -> doc.Tone:
        """The tone of the line: by its status, else strong for the authority's own."""
        status = self.first.status
        tone = TONES.get(status, "") if status else ""
        return tone or ("strong" if self.is_own else "")

    @property
    def is_own(self) -> bool:
        """Whether the local authority alone has to do it."""
        return self.first.actor == Party.LOCAL_AUTHORITY.value


def is_from_publication(milestone: Milestone) -> bool:
    """Whether the clock runs from receipt but is counted from publication."""
    note = milestone.trigger.note if milestone.trigger else ""
    return note.startswith(RECEIPT[1].note)


def lines(
    milestones: Iterable[Milestone], framework: Framework, as_of: date
) -> Iterator[ClockLine]:
    """A line for each clock; members of a series that have not begun, and are alike, share one."""
    series: dict[tuple[object, ...], list[Milestone]] = {}
    for m in milestones:
        clock = FRAMEWORKS.get(m.framework, framework).clock_of(m.id)
        key: tuple[object, ...] = (m.id, m.cycle)
        if clock and clock.series and m.status in ("upcoming", "projected"):
            trigger = m.trigger and m.trigger.name
            key = (clock.id, m.cycle, m.status, trigger, m.strength, m.in_force)
        series.setdefault(key, []).append(m)
    for alike in series.values():
        yield ClockLine(tuple(alike), FRAMEWORKS.get(alike[0].framework, framework), as_of)


def when(milestone: Milestone) -> str:
    """The day or window of a clock in short: "by Mon 16 Oct 2017", "9 to Mon 23 Oct 17"."""
    first, last = milestone.earliest, milestone.latest
    start = f" {milestone.earliest_time}" if milestone.earliest_time else ""
    end = f" {milestone.latest_time}" if milestone.latest_time else ""
    if first is None:
        return f"by {in_short(last)}{end}" if last else "no date"
    if last is None:
        return f"not before {_without_weekday(first)}"
    if first == last:
        return f"{in_short(last)}{end}"
    if first.year != last.year:
        return f"{_in_brief(first)}{start} to {_in_brief(last)}{end}"
    begin = f"{first.day}" if first.month == last.month else f"{first.day} {_month(first)}"
    return f"{begin}{start} to {_without_year(last)} {last:%y}{end}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _in_brief(day: date) -> str:
    return f"{day.day} {_month(day)} {day:%y}"


def _without_year(day: date) -> str:
    return in_short(day)[:-5]


def _without_weekday(day: date) -> str:
    return in_short(day)[4:]


def who(actor: str) -> str:
    """Who acts: "YOU" for the local authority, "both" for two parties."""
    named = [party for party in Party if party.value in actor]
    if len(named) > 1:
        return "both"
    return "YOU" if named == [Party.LOCAL_AUTHORITY] else actor


def how(strength: str, *, is_own: bool) -> str:
    """The strength in short; in capitals for what the local authority must do."""
    said = _SHORT_STRENGTH.get(strength, strength)
    return said.upper() if is_own and strength == "must" else said


def where(cited: Sequence[Citation], framework: Framework) -> doc.Line:
    """The source: a document's sign and a paragraph, with + if there are more."""
    if not cited:
        return doc.words("none")
    first, *others = cited
    paragraph, *more = (re.sub(r"^(reg|section|Annex) ", "", p) for p in first.paragraphs)
    document = doc.cited_document(first, framework)
    named = paragraph.partition(",")[0] if paragraph[0].isalpha() else paragraph
    gap = " " if named[0].isalpha() and len(named) > 1 else ""
    said = f"{document.sign}{gap}{named}{'+' if others or more else ''}"
    return (doc.Words(said, "", document.address),)


def judged(overall: Grade | None, grading: Grading | None, framework: Framework) -> doc.Line:
    """The overall effectiveness, how it is known, and whether an award fits, or is as was seen.

    From what was only observed nothing is derived, and that is said first.
    """
    is_observed = framework.derived_as == "observed"
    left_open = doc.grades(grading.permitted) if grading else ""
    if grading and grading.awarded:
        outside = f", does NOT fit: the rules allow {left_open}"
        fits = {True: ", which fits", False: outside, None: ""}
        if is_observed:
            outside = f", {OUTSIDE}: reports leave open {left_open}"
            fits = {True: f", {NOT_OUTSIDE}", False: outside, None: ""}
        how = f"as awarded{fits[grading.agrees]}"
        [words] = doc.graded(grading.awarded)
    elif grading and is_observed and grading.basis == "observed":
        return (
            *doc.words("NOT DERIVED", "strong"),
            *doc.words(f"; reports leave open {left_open}"),
        )
    elif overall:
        how, [words] = "as the judgements lead to", doc.graded(overall)
    elif grading and grading.permitted and grading.basis != "not_derivable":
        how = "left open by the rules"
        [words] = doc.words(left_open, "strong")
    elif grading and grading.basis == "no_overall":
        how, [words] = "", doc.words("no overall effectiveness", "strong")
    else:
        how, [words] = "", doc.words("overall effectiveness not known", "strong")
    said = f", {how}" if how else ""
    return (doc.Words(words.text.upper(), words.tone), doc.Words(said))
