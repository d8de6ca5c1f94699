"""The terms a rulebook is written in; what the guidance says is in the folders beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from sifcalc.grades import Grade, Outcome, PreviousGrade
from sifcalc.rulebook.periods import Period

Strength = Literal[
    "must",
    "always",
    "automatic",
    "will",
    "will usually",
    "will not limit; may hold",
    "likely / exceptionally",
    "should",
    "asked",
    "may",
    "likely",
    "indicative",
    "reading",
]
"""How strongly the guidance puts it, in its own words.

Indicative is a timetable given without a verb, or called that. A reading is where the words are
silent and sifcalc had to choose.
"""


Measure = Literal["inspection", "own day", "day counted from"]
"""Which day of an entry has to fall within its span: its inspection's first day on site (of what is
bound to its framework and nothing else), its own, or the one that it is counted from."""


_ACRONYMS = {"dfe": "DfE", "lscb": "LSCB"}


def in_words(id: str) -> str:
    """An id as a short title: "dfe-improvement-plan" is "DfE improvement plan"."""
    first, *rest = (_ACRONYMS.get(word, word) for word in id.split("-"))
    return " ".join((f"{first[0].upper()}{first[1:]}", *rest))


class Span(NamedTuple):
    """The days for which words held, both ends included, and the document that they are of.

    An end that is None is open. `by` is the day that tells.
    """

    since: date | None
    until: date | None
    document: str
    by: Measure = "inspection"


class Document(NamedTuple):
    """A source, with what is known of its time in words.

    `sign` is the letter that stands for it where there is little room, and `short_title` what the
    letter is said to mean. `edition` is the date of the edition that is cited, where earlier ones
    came before it. `address` is its public one, where the documents print it.
    """

    key: str
    title: str
    sign: str
    short_title: str
    history: str = ""
    edition: date | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
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

    `short` is what sentences call it, and `name` what it is called on one line, where that is
    another. `headings` are what tables call it besides its id and its title, and `said` is what a
    case file says of it where that is more than the title.
    """

    id: str
    title: str
    short: str
    kind: Literal["key", "graded", "separate", "overall"]
    sources: tuple[Citation, ...]
    span: Span
    part_of: str | None = None
    headings: tuple[str, ...] = ()
    said: str = ""
    name: str = ""

    @property
    def short_title(self) -> str:
        """What it is called on one line."""
        return self.name or f"{self.short[0].upper()}{self.short[1:]}"

    @property
    def description(self) -> str:
        """What a case file holds of it."""
        return self.said or self.title


Given = Mapping[str, Outcome | None]
"""The outcome of each judgement by its id; None where the judgement is not given."""


class Severity(Enum):
    """What a finding does to the overall effectiveness judgement."""

    LIMIT = "limit"
    CAP = "cap"
    RANGE = "range"
    EXCEPTIONAL = "exceptional"
    NOTE = "note"
    BREACH = "breach"


class Rule(NamedTuple):
    """A grading rule: when it applies, what it then says, and which grades it leaves open.

    `when` returns the ids of the judgements that make the rule apply, or none. `message` may name
    them as {judgements}, the lowest and highest key judgement as {lowest} and {highest}. `leaves`
    returns the grades that overall effectiveness may have where it applies, best first: every one
    where it is None.
    """

    id: str
    when: Callable[[Given], tuple[str, ...]]
    message: str
    strength: Strength
    severity: Severity
    sources: tuple[Citation, ...]
    span: Span
    leaves: Callable[[Given], tuple[Grade, ...]] | None = None


class Breach(NamedTuple):
    """What is said of an award that a rule does not leave open, as firmly as that rule puts it.

    The message may name the {awarded} and the {permitted} grades and what is {contradicted}: the
    framework's own `words`, or only a `reading` of them.
    """

    id: str
    message: str
    severity: Severity
    words: str
    reading: str


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


OFSTED = Actor((Party.OFSTED,))
LOCAL_AUTHORITY = Actor((Party.LOCAL_AUTHORITY,))
OFSTED_THEN_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY), joint=", then ")
OFSTED_AND_LOCAL_AUTHORITY = Actor((Party.OFSTED, Party.LOCAL_AUTHORITY))
LSCB = Actor((Party.LSCB,))
DFE = Actor((Party.DFE,))
DFE_AND_LOCAL_AUTHORITY = Actor((Party.DFE, Party.LOCAL_AUTHORITY))


class Start(NamedTuple):
    """What a clock counts from: an event of the case, or the latest date of another clock.

    `note` is said when this start is used. Where `compare` is set and an earlier start was used
    instead, the result also says what this one would have given. A `projected` start stands in for
    something that has not happened. `on` takes the place of both ends of the clock, where given.
    Where it `is_day_one`, day n is the nth working day counting the start itself as day 1. One that
    counts `if_in_force` does so only where the words on its event held. That to count from it
    `is_reading` says that the guidance is silent or contradicts itself.
    """

    event: str | None = None
    deadline_of: str | None = None
    note: str = ""
    compare: bool = False
    projected: bool = False
    on: Period | None = None
    is_day_one: bool = False
    if_in_force: bool = False
    is_reading: bool = False

    @property
    def name(self) -> str:
        """The name of the event, or the id of the other clock."""
        return self.event or self.deadline_of or ""


class Facts(NamedTuple):
    """What a condition looks at, and nothing else; None where it is not known.

    `overall` is the awarded overall effectiveness, else the one the judgements lead to; `permitted`
    every grade they leave open. `kind_of_case` is what a timetable is of, in words. A re-inspection
    may be `announced`, and not have begun.
    """

    given: Given
    overall: Grade | None = None
    permitted: tuple[Grade, ...] = ()
    previous: PreviousGrade | None = None
    priority_action: bool | None = None
    kind_of_case: str = ""
    announced: bool = False


class Applying(NamedTuple):
    """To whom a clock applies, in words, and whether this case is certainly one of them."""

    words: str
    certain: bool = True


class Condition(NamedTuple):
    """To whom a clock applies: to cases for which any of these holds, shown by its words.

    Each answers yes, no, or None where it is not known. `if_unknown` is shown while none holds
    and one is not known; `otherwise` says why the clock is left out where none holds.
    """

    any_of: Mapping[str, Callable[[Facts], bool | None]]
    if_unknown: str = ""
    otherwise: str = ""

    def applies(self, facts: Facts) -> Applying | None:
        """To whom a clock with this condition applies, or None where this case is not one."""
        answers = {words: holds(facts) for words, holds in self.any_of.items()}
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
    has no `earliest`, what may not come before a day no `latest`, and what the guidance gives no
    time for neither: `waits_for` says what it waits for. `done_on` names the date of the case on
    which it was done, where that is not recorded under `actuals` by the clock's id. `span` tells
    when its words held; one without a date holds `with_any` of those clocks. The id and title of a
    series end in N. `other_ids` mean the same. `stated_in` is the letter that states its date,
    which a case may give, and `is_expectation` of what is never early nor late. Where `otherwise`
    is given, its sources are those for a case that is not inadequate. `short` is its title on one
    line, where its id in words is none. It `is_reading` where the guidance is silent or contradicts
    itself, and its note says how it is read.
    """

    id: str
    title: str
    actor: Actor
    strength: Strength
    condition: Condition
    starts: tuple[Start, ...]
    sources: tuple[Citation, ...]
    span: Span
    earliest: Period | None = None
    latest: Period | None = None
    earliest_time: str | None = None
    latest_time: str | None = None
    done_on: str | None = None
    series: Series | None = None
    note: str = ""
    waits_for: str = ""
    with_any: tuple[str, ...] = ()
    other_ids: tuple[str, ...] = ()
    stated_in: str = ""
    is_expectation: bool = False
    otherwise: tuple[Citation, ...] = ()
    short: str = ""
    is_reading: bool = False

    @property
    def short_title(self) -> str:
        """What it is called on one line: its id in words, or a title of its own."""
        return self.short or in_words(self.id)

    @property
    def time(self) -> str | None:
        """The time of day of its ends, in words, where the guidance says one."""
        if self.earliest_time and self.latest_time:
            return f"{self.earliest_time} to {self.latest_time}"
        if self.earliest == self.latest or not self.earliest:
            return self.latest_time or self.earliest_time
        return f"from {self.earliest_time}" if self.earliest_time else _to(self.latest_time)

    @property
    def first_id(self) -> str:
        """The id of the clock, or of the first of its series."""
        return self.id.replace("-N", f"-{self.series.first}") if self.series else self.id

    @property
    def can_be_stated(self) -> bool:
        """Whether it has one date, which a letter may state."""
        return bool(self.latest) and self.series is None

    @property
    def is_recorded_under_its_id(self) -> bool:
        """Whether what it times is recorded under `actuals`, and not at a key of its own."""
        return not self.done_on and not (self.series and self.series.follows)


def _to(time: str | None) -> str | None:
    return f"to {time}" if time else None


class Consequence(NamedTuple):
    """What follows without a clock, and the condition under which it is worth saying."""

    id: str
    message: str
    applies: Callable[[Facts], bool | None]
    strength: Strength
    sources: tuple[Citation, ...]
    span: Span


class ReinspectionKind(NamedTuple):
    """Which kind of re-inspection follows so many inadequate key judgements or more."""

    id: str
    kind: str
    inadequate_key_judgements: int
    strength: Strength
    sources: tuple[Citation, ...]
    span: Span
    note: str


class Due(NamedTuple):
    """When a list is due: a weekday of a week, week 1 being that of the inspection's start."""

    when: Period
    time: str


class ChildList(NamedTuple):
    """A list of children: who is on it, over what time, when it is due, what it says of each.

    What it says is in `fields`, with semicolons between them.
    """

    number: int
    population: str
    short_title: str
    fields: str
    window_months: int | None = None
    snapshot: bool = False
    stage_1: Due | None = None
    stage_2: Due | None = None
    notes: tuple[str, ...] = ()


class AskedFor(NamedTuple):
    """Documents that cover a window before the inspection, by their numbers."""

    months: int
    numbers: tuple[str, ...]


class Lists(NamedTuple):
    """What an inspection asks for: its lists of children and its documents.

    The first of `notes` is said of each list by itself too.
    """

    lists: tuple[ChildList, ...]
    documents: tuple[AskedFor, ...]
    strength: Strength
    sources: tuple[Citation, ...]
    notes: tuple[str, ...]


class Schedule(NamedTuple):
    """A timetable of its own: the steps of a visit or an inspection, in the rulebook's order.

    `of` is what it is of, in words; `command` what `sifcalc` calls it. It is counted from `event`,
    which is expected on a `weekday` where the guidance says one, how strongly and where. Each step
    has the span of its own edition.
    """

    of: str
    command: Literal["visit", "inspection"]
    event: str
    span: Span
    steps: tuple[Clock, ...]
    notes: tuple[str, ...]
    weekday: tuple[int, Strength, Citation] | None = None
    asks: Lists | None = None
