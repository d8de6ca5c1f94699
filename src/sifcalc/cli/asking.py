"""The questions of `sifcalc new --ask`: which there are, and how an answer is read."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any  # Any: values of a case

import click

from sifcalc.case import Case, columns, dates, framework_of, is_part, one_of, value_at
from sifcalc.casefile.located import LocatedData, put
from sifcalc.casefile.schema import value_type, value_types
from sifcalc.casefile.validate import case_of
from sifcalc.cli.options import today, today_or
from sifcalc.cohort.authorities import nearest_names
from sifcalc.cohort.identity import match_of
from sifcalc.complaints import BadInput, Place
from sifcalc.dates import FORMS, in_words
from sifcalc.engine.facts import oddities
from sifcalc.engine.timelines import has_start
from sifcalc.grades import PREVIOUS, choices, in_plain
from sifcalc.library import grade, timeline
from sifcalc.output.pages import lines
from sifcalc.output.pages.clocks import DONE, when
from sifcalc.rulebook.actors import Party
from sifcalc.rulebook.terms import INSPECTION
from sifcalc.wording import listed
from sifcalc.workdays.arithmetic import OutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sifcalc.case import Column, Path
    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Clock

    Say = Callable[[str], None]

_TELLING: dict[tuple[str, ...], tuple[str, ...]] = {
    ("previous_overall",): tuple(choices(PREVIOUS)),
    ("priority_action",): ("yes",),
    ("statement_determined",): ("yes",),
}
"""The answers that may change what follows a report, by the path in a case of their question."""

_ASKED_LATER = (("id",), ("activity",), ("statement_determined",))
"""What is asked only once the answers before tell that it applies."""

_UNSAID = Place("an earlier answer")
_REFUSED = "refused"
_NEXT = 3
_FIRST = itemgetter(0)


class Interview:
    """A person's answers, each read with those before it as a case file is read.

    Every question raises click.Abort where the person breaks off.
    """

    def __init__(self, say: Say, named: str | None) -> None:
        self._say = say
        self._data: dict[str, Any] = {"framework": named} if named else {}
        self.case = Case()
        self._keep(self._data)

    @property
    def framework(self) -> Framework:
        """The framework of the case, as far as the answers tell."""
        return framework_of(self.case).framework

    def ask(self) -> None:
        """Ask every question that applies to the case that the answers before it make."""
        asked = {column.path: column for column in columns()}
        judged = next(at for at, path in enumerate(asked) if path[0] == "judgements")
        for path in list(asked)[:judged]:
            if path not in _ASKED_LATER:
                self._ask_column(asked[path])
        if not self.case.authority:
            self._ask_column(asked["id",])
        if not framework_of(self.case).certain:
            self._ask_column(asked["framework",])
        if self.framework.activities:
            self._ask_column(asked["activity",])
        is_inspection = (self.case.activity or INSPECTION) not in self.framework.activities
        judged_then = self.framework.judgements_of(self.case.inspection.start)
        for judgement in judged_then if is_inspection else ():
            sources = "; ".join(map(str, judgement.sources))
            self._ask_column(asked["judgements", judgement.id], sources)
        for column in asked.values():
            if column.path in _TELLING and self._matters(column.name):
                self._ask_column(column)
        report = self.case.report.received or self.case.report.published
        if report and report <= today() and self._milestones():
            self._ask_what_has_happened(asked)

    def _ask_what_has_happened(self, asked: dict[tuple[str, ...], Column]) -> None:
        """Ask whether anything has happened; if so, for the day of each that a clock times."""
        self._say("")
        question = "Has anything happened since the report that the case should record?"
        if not click.confirm(question, default=False):
            return
        clocks = {m.id: clock for m in self._milestones() if (clock := self._clock(m))}
        done = {clock.done_on or "" for clock in clocks.values()}
        for path, column in asked.items():
            is_given = value_at(self.case, path) is not None
            is_of_clock = column.name in done and path[0] != "reinspection" and not is_given
            if is_of_clock or (path[0] == "stated" and path[1] in clocks):
                self._ask_column(column)
        for milestone in self._milestones():
            clock = clocks.get(milestone.id)
            if clock and clock.is_recorded_under_its_id and _is_own(clock):
                path = ("actuals", milestone.id)
                self._ask_day(path, f"{milestone.title}: the day it was done")
        if any(clock.series and clock.series.follows for clock in clocks.values()):
            self._ask_for_visits()
        if any(name.startswith("reinspection") for name in done):
            for path, column in asked.items():
                is_begun = self.case.reinspection.begun or path[1:] in (("announced",), ("start",))
                if path[0] == "reinspection" and is_begun:
                    self._ask_column(column)

    def _ask_for_visits(self) -> None:
        """Ask for the day of one visit after the other, until one is left empty."""
        while True:
            before = self.case.monitoring_visits
            number = len(before) + 1
            self._ask_day(("monitoring_visits",), f"First day of monitoring visit {number}")
            if self.case.monitoring_visits == before:
                return

    def _ask_column(self, column: Column, sources: str = "") -> None:
        field: Any = Case.model_fields[column.path[0]]
        if is_part(field.annotation):
            field = field.annotation.model_fields[column.path[1]]
        question, _, more = column.description.partition(": ")
        if column.takes == "DATE":
            self._ask_day(column.path, question, more)
            return
        words = one_of(field) or [value_types()[value_type(field.annotation)]["description"]]
        more = "; ".join(filter(None, (more, sources and f"see {sources}")))
        self._ask(column.path, f"{question} ({column.takes})", listed(words, "or"), more)

    def _ask_day(self, path: Path, question: str, more: str = "") -> None:
        self._ask(path, f"{question} (DATE)", f"{FORMS}, or today", more)

    def _ask(self, path: Path, question: str, taken: str, more: str) -> None:
        """Ask until the answer can be read, or is left empty; ? says what it takes, and `more`."""
        while True:
            text = str(click.prompt(question, default="", show_default=False)).strip()
            if text == "?":
                said = "; ".join(filter(None, (more, f"it takes {taken}")))
                self._say(f"  {said[0].upper()}{said[1:]}. What is left empty is not known.")
            elif not text or self._is_read(path, text):
                return

    def _is_read(self, path: Path, text: str) -> bool:
        """Read the answer, and say what it was taken for or what is wrong; False if unreadable."""
        data, text = deepcopy(self._data), self._as_written(path, text)
        if path == ("monitoring_visits",):
            data["monitoring_visits"] = [*data.get("monitoring_visits", ()), text]
        else:
            put(data, tuple(map(str, path)), text)
        before = self._oddities()
        try:
            self._keep(data)
        except BadInput as error:
            for complaint in error.complaints:
                self._say(f"  {complaint.message}")
            return False
        self._say_back(path, text)
        for oddity in self._oddities():
            if oddity not in before:
                self._say(f"  {oddity}")
        return True

    def _oddities(self) -> tuple[str, ...]:
        """What is odd about the dates so far, as every command says it."""
        return tuple(oddities(self.case, dates(self.case), today(), self.framework))

    def _as_written(self, path: Path, text: str) -> str:
        """The answer as a case file has it: today is a word of the command line only."""
        named = [column for column in columns() if column.path == path]
        return text if named and named[0].takes != "DATE" else str(today_or(text))

    def _keep(self, data: dict[str, Any]) -> None:
        located = LocatedData(data, _UNSAID, {}, {}, lambda _path: "")
        self.case, self._data = case_of(located), data

    def _say_back(self, path: Path, text: str) -> None:
        """Say what an answer was taken for, where that is more than its own words."""
        if path == ("authority",):
            self._settle_authority(text)
            return
        value = value_at(self.case, path)
        if path == ("monitoring_visits",):
            value = self.case.monitoring_visits[-1]
        plain = in_words(value) if isinstance(value, date) else in_plain(value)
        words = plain if isinstance(plain, str) and plain != value else ""
        if words and words.casefold() != text.casefold():
            self._say(f"  {words}")

    def _settle_authority(self, text: str) -> None:
        match = match_of(self.case)
        if match is None:
            return
        if match.authority:
            self._say(f"  {match.authority.official_name}, {match.authority.region}")
            return
        near = () if match.named else nearest_names(text)
        self._say(f"  {match.why_none}")
        if len(near) == 1:
            said = str(click.prompt(f"  Is it {near[0]}? [Y/n]", default="", show_default=False))
            answers = {"": near[0], "y": near[0], "yes": near[0], "n": "", "no": ""}
            name = answers.get(said.strip().casefold(), said.strip())
            if name:  # a name that is typed again is one
                self._is_read(("authority",), name)

    def _matters(self, name: str) -> bool:
        """Whether any answer would change what the case's timeline says."""
        answers = ({**self._data, name: value} for value in _TELLING[name,])
        outcomes = map(self._outcome, answers)
        return any(outcome not in (_REFUSED, self._outcome(self._data)) for outcome in outcomes)

    def _outcome(self, data: dict[str, Any]) -> object:
        try:
            case = case_of(LocatedData(data, _UNSAID, {}, {}, lambda _path: ""))
        except BadInput:
            return _REFUSED
        timeline = self._timeline(case)
        if timeline is None:
            return None
        clocks = tuple((m.id, m.latest, m.conditional, m.note) for m in timeline.milestones)
        return (
            clocks,
            timeline.reinspection_kind,
            tuple(follows.id for follows in timeline.consequences),
        )

    def _timeline(self, case: Case) -> Timeline | None:
        """The timeline of the case today, None where there is nothing to count from."""
        if not has_start(case, framework_of(case).framework):
            return None
        try:
            return timeline(case, today())
        except OutOfRange as error:
            self._say(f"  {error}")
            return None

    def _milestones(self) -> tuple[Milestone, ...]:
        timeline = self._timeline(self.case)
        return timeline.milestones if timeline else ()

    def _clock(self, milestone: Milestone) -> Clock | None:
        """The clock of the milestone; None where it starts only after today."""
        trigger = milestone.trigger
        is_ahead = trigger and trigger.date > today()
        return None if is_ahead else self.framework.clock_of(milestone.id)


def said_at_the_end(case: Case) -> Iterator[str]:
    """The grade on one line, and the next dates that lie ahead, a line each."""
    framework = framework_of(case).framework
    graded = grade(case.judgements, framework.id, case.inspection.start)
    overall = graded.awarded or graded.overall
    line = "".join(words.text for words in lines.judged(overall, graded, framework))
    yield f"{case.authority or 'This case'}: {line}"
    if not has_start(case, framework):
        yield "No date to count from yet: the day of the report tells what comes next."
        return
    try:
        seen_today = timeline(case, today())
    except OutOfRange as error:
        yield f"{error}."
        return
    yield from (f"Warning: {warning}" for warning in seen_today.warnings)
    dated = (
        (day, m) for m in seen_today.milestones if m.status not in DONE and (day := _next_day(m))
    )
    ahead = sorted(dated, key=_FIRST)
    for _, milestone in ahead[:_NEXT]:
        yield f"  {when(milestone)}: {milestone.title} ({milestone.actor}, {milestone.strength})"
    if not ahead:
        past = sorted(
            ((m.first_date, m) for m in seen_today.milestones if m.first_date), key=_FIRST
        )
        since = case.report.received or case.report.published or (past[0][0] if past else today())
        yield f"  Nothing lies ahead of today, {in_words(today())}. The last dates were"
        yield from (f"  {when(milestone)}: {milestone.title}" for _, milestone in past[-_NEXT:])
        yield f"  and with `--as-of {since}`, sifcalc timeline says how it stood then."


def _is_own(clock: Clock) -> bool:
    """Whether the authority has a part in what the clock times, and knows its day."""
    return Party.LOCAL_AUTHORITY in clock.actor.parties


def _next_day(milestone: Milestone) -> date | None:
    """The day of the milestone that comes next, today included; None where both are past."""
    days = (day for day in (milestone.earliest, milestone.latest) if day and day >= today())
    return next(days, None)
