"""The terms the rulebook is written in; what the guidance says is in the modules beside it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from sifcalc.dates import WEEKDAYS
from sifcalc.grades import Outcome

Strength = Literal[
    "must",
    "always",
    "automatic",
    "will",
    "will usually",
    "will not limit; may hold",
    "likely / exceptionally",
    "should",
    "may",
    "reading",
]
"""How strongly the guidance puts it, in its own words; a reading where sifcalc had to choose."""


class Document(NamedTuple):
    """A source, and the reports it governs: those dated from `since` to `until`, both included.

    Where it is `for_inspections`, `since` is of the inspection's first day instead. `edition` is
    the date of the edition that is cited, where earlier ones governed from `since`.
    """

    key: str
    title: str
    since: date | None = None
    until: date | None = None
    history: str = ""
    for_inspections: bool = False
    edition: date | None = None


class Citation(NamedTuple):
    """Paragraphs of a document, by its key."""

    document: str
    paragraphs: tuple[str, ...]

    def __str__(self) -> str:
        numbered = [p for p in self.paragraphs if p[0].isdigit()]
        named = [p for p in self.paragraphs if not p[0].isdigit()]
        if numbered:
            named.insert(0, ("paras " if len(numbered) > 1 else "para ") + ", ".join(numbered))
        return f"{self.document} {', '.join(named)}"


def cite(document: str, *paragraphs: str) -> Citation:
    """A citation of the paragraphs of the document with this key."""
    return Citation(document, paragraphs)


class Judgement(NamedTuple):
    """A judgement inspectors make, and what kind of judgement it is.

    `headings` are what tables call it besides its id and its title.
    """

    id: str
    title: str
    short: str
    kind: Literal["key", "graded", "separate", "overall"]
    sources: tuple[Citation, ...]
    part_of: str | None = None
    headings: tuple[str, ...] = ()


Given = Mapping[str, Outcome | None]
"""The outcome of each judgement by its id; nothing where the judgement is not given."""


class Severity(Enum):
    """What a finding does to the overall effectiveness judgement."""

    LIMIT = "limit"
    CAP = "cap"
    RANGE = "range"
    EXCEPTIONAL = "exceptional"
    NOTE = "note"
    BREACH = "breach"


class Rule(NamedTuple):
    """A grading rule: when it applies, and what it then says.

    `when` returns the ids of the judgements that make the rule apply, or none. `message` may name
    them as {judgements}, the lowest and highest key judgement as {lowest} and {highest}.
    """

    id: str
    when: Callable[[Given], tuple[str, ...]]
    message: str
    strength: Strength
    severity: Severity
    sources: tuple[Citation, ...]


class Breach(NamedTuple):
    """What is said of an award that a rule does not leave open, as firmly as that rule puts it."""

    id: str
    message: str
    severity: Severity


class Party(Enum):
    """One of those who have something to do."""

    OFSTED = "Ofsted"
    LOCAL_AUTHORITY = "local authority"
    LSCB = "LSCB"
    DFE = "DfE"


class Actor(NamedTuple):
    """Who does what a clock times: one party, or two in the order in which they act."""

    parties: tuple[Party, ...]
    joint: str = " and "

    def __str__(self) -> str:
        return self.joint.join(party.value for party in self.parties)

    @property
    def is_local(self) -> bool:
        """Whether a late date is the authority's or the LSCB's own, and nobody else's."""
        return all(party in (Party.LOCAL_AUTHORITY, Party.LSCB) for party in self.parties)


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


class Period(NamedTuple):
    """A length of time: working days, or a unit of the calendar; back in time where negative.

    With `weekday`, from 0 for Monday, it ends on that day of the week it would have ended in.
    """

    length: int
    unit: Literal["working_days", "weeks", "months", "years"]
    weekday: int | None = None

    def in_words(self, *, day_one: bool = False) -> str:
        """The period, ready to be followed by what it is counted from: "3 months after".

        With `day_one` what it is counted from is day 1, and a day is called by its number. A
        period of no length is no words.
        """
        unit = self.unit.replace("_", " ")
        length = abs(self.length)
        span = f"{length} {unit[:-1] if length == 1 else unit}"
        if self.weekday is not None:
            back = f"of the week {span} before"
            return f"the {WEEKDAYS[self.weekday]} " + (
                back if self.length < 0 else f"of week {length + 1}, counted from"
            )
        if self.length < 0:
            return f"{span} before"
        if day_one:
            return f"day {length + 1}, counted from"
        return f"{span} after" if length else ""


def span_in_words(
    earliest: Period | None,
    latest: Period | None,
    *,
    day_one: bool = False,
    times: tuple[str | None, str | None] = (None, None),
) -> str:
    """A window or a single end in words: "from 25 to 35 working days after".

    Each of `times`, where given, is said beside its own end.
    """
    first, last = (
        period.in_words(day_one=day_one) if period else "" for period in (earliest, latest)
    )
    from_time, to_time = (f" ({time})" if time else "" for time in times)
    if not (earliest and latest) or first == last:
        return _with_time(last or first, to_time or from_time)
    first = first.removesuffix(" after").removesuffix(", counted from") or "the day itself"
    if earliest.unit == latest.unit and not day_one and earliest.length > 0:
        first = str(earliest.length)
    return f"from {first}{from_time} to {_with_time(last, to_time)}"


def _with_time(span: str, time: str) -> str:
    """The span with the time of day before what it is counted from."""
    counted = ", counted from"
    if span.endswith(counted):
        return span.removesuffix(counted) + time + counted
    return f"{time.strip(' ()')}, {span}" if time else span


class Start(NamedTuple):
    """What a clock counts from: an event of the case, or the latest date of another clock.

    `note` is said when this start is used. Where `compare` is set and an earlier start was used
    instead, the result also says what this one would have given. A `projected` start stands in for
    something that has not happened. `on` takes the place of both ends of the clock, where given.
    Where it `is_day_one`, day n is the nth working day counting the start itself as day 1.
    """

    event: str | None = None
    deadline_of: str | None = None
    note: str = ""
    compare: bool = False
    projected: bool = False
    on: Period | None = None
    is_day_one: bool = False

    @property
    def name(self) -> str:
        """The name of the event, or the id of the other clock."""
        return self.event or self.deadline_of or ""


class Standing(NamedTuple):
    """What is known of a case that decides which clocks apply; nothing where it is not known.

    `inadequate` follows the awarded overall effectiveness, else what the key judgements lead to.
    """

    inadequate: bool | None = None
    priority_action: bool | None = None
    lscb: Outcome | None = None
    left_inadequate: bool = False
    first_visit: bool = False


class Applying(NamedTuple):
    """To whom a clock applies, in words, and whether this case is certainly one of them."""

    words: str
    certain: bool = True


class Condition(NamedTuple):
    """To whom a clock applies: to cases for which any of these holds, shown by its words.

    Each answers yes, no, or nothing where it is not known. `if_unknown` is shown while none holds
    and one is not known; `otherwise` says why the clock is left out where none holds.
    """

    any_of: Mapping[str, Callable[[Standing], bool | None]]
    if_unknown: str = ""
    otherwise: str = ""

    def applies(self, standing: Standing) -> Applying | None:
        """To whom a clock with this condition applies, or nothing where this case is not one."""
        answers = {words: holds(standing) for words, holds in self.any_of.items()}
        for words, answer in answers.items():
            if answer:
                return Applying(words)
        return Applying(self.if_unknown, certain=False) if None in answers.values() else None


class Series(NamedTuple):
    """A clock that comes again and again; its own `latest` is the time from one to the next.

    It is numbered from `first`. With `follows`, each counts from the event of that name before it,
    at least up to `at_least` and always one beyond the last that happened, until one of the events
    in `ends_with`. With `within`, all count from the clock's start up to the latest date of that
    clock.
    """

    first: int
    follows: str | None = None
    at_least: int = 0
    ends_with: tuple[str, ...] = ()
    ended: str = ""
    within: str | None = None


class Clock(NamedTuple):
    """One thing to be done, by whom, and when.

    The first of `starts` that has a date is day 0. Both ends of a window are included; a deadline
    has no `earliest`, and what may not come before a day no `latest`. `done_on` names the date of
    the case on which it was done, where that is not recorded under `actuals` by the clock's id. Its
    first source is the document that decides for which reports it is in force: from `since`, where
    that part of the document came later than the rest. The id and title of a series end in N.
    """

    id: str
    title: str
    actor: Actor
    strength: Strength
    condition: Condition
    starts: tuple[Start, ...]
    sources: tuple[Citation, ...]
    earliest: Period | None = None
    latest: Period | None = None
    earliest_time: str | None = None
    latest_time: str | None = None
    done_on: str | None = None
    since: date | None = None
    series: Series | None = None
    note: str = ""

    @property
    def time(self) -> str | None:
        """The time of day of its ends, in words, where the guidance says one."""
        if self.earliest_time and self.latest_time:
            return f"{self.earliest_time} to {self.latest_time}"
        if self.earliest == self.latest or not self.earliest:
            return self.latest_time or self.earliest_time
        return f"from {self.earliest_time}" if self.earliest_time else _to(self.latest_time)


def _to(time: str | None) -> str | None:
    return f"to {time}" if time else None


class Consequence(NamedTuple):
    """What follows without a clock, and the condition under which it is worth saying."""

    id: str
    message: str
    applies: Callable[[Standing, Given], bool]
    strength: Strength
    sources: tuple[Citation, ...]
