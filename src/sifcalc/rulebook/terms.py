"""The terms that a rulebook is written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Literal, NamedTuple

from sifcalc.grades import Grade, Outcome, PreviousGrade
from sifcalc.rulebook.actors import Actor
from sifcalc.rulebook.periods import Period

Strength = Literal[
    "must",
    "always",
    "automatic",
    "will",
    "will usually",
    "usually",
    "will not limit; may hold",
    "likely / exceptionally",
    "should",
    "asked",
    "may",
    "likely",
    "indicative",
    "reading",
    "observed",
    "not in this rulebook",
]
"""How strongly the guidance puts it, in its own words.

"indicative" is for a timetable that is called that, or given without a verb; "reading" for words
that are silent or contradict themselves, where sifcalc had to choose. "usually" is what others say
of a framework whose own words are not held; "observed" what its published reports show, with no
words behind it; "not in this rulebook" what it must say, and what is not held.
"""

OBSERVED: Strength = "observed"
NOT_IN_RULEBOOK: Strength = "not in this rulebook"
NEVER_DUE: frozenset[Strength] = frozenset((OBSERVED, NOT_IN_RULEBOOK, "usually"))
"""What sets nobody a day: it is never due, met, late or overdue."""


INSPECTION = "inspection"
"""The activity of a case that names none."""

Measure = Literal["inspection", "own day", "day counted from", "day of the letter"]
"""The day that has to fall within a span: the inspection's first day on site, the entry's own day,
the day that it is counted from, or that of the letter: it is published after it is received."""


_ACRONYMS = {"dfe": "DfE", "lscb": "LSCB"}


@lru_cache(maxsize=1024)
def in_words(id: str) -> str:
    """An id as a short title: "dfe-improvement-plan" is "DfE improvement plan"."""
    first, *rest = (_ACRONYMS.get(word, word) for word in id.split("-"))
    return " ".join((f"{first[0].upper()}{first[1:]}", *rest))


class Span(NamedTuple):
    """The days for which the words of a document were in force, both ends included.

    An end that is None is open. `by` says which day has to fall within it. `otherwise` is what is
    said of a day outside it, where that is not of words.
    """

    since: date | None
    until: date | None
    document: str
    by: Measure = "inspection"
    otherwise: str = ""


class Document(NamedTuple):
    """A document that entries cite.

    `sign` is the letter that stands for it where there is little room, and `short_title` what the
    key of signs calls it. `history` says when it was in force. `edition` is the date of the edition
    cited, None for a first one. `address` is its public one, where the documents print it.
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
    """Paragraphs of the document with that key."""

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
    """A judgement that inspectors make, and its role in overall effectiveness.

    `short` is its name in a sentence, `name` its name on a line where that is another. `headings`
    are its names in tables besides its id and title. `said` describes it in a case file where the
    title does not. `once` is the id of the judgement that went by its name before its span.
    """

    id: str
    title: str
    short: str
    role: Literal["key", "graded", "separate", "overall"]
    sources: tuple[Citation, ...]
    span: Span
    part_of: str | None = None
    headings: tuple[str, ...] = ()
    said: str = ""
    name: str = ""
    once: str = ""

    @property
    def short_title(self) -> str:
        """Its name on a line."""
        return self.name or f"{self.short[0].upper()}{self.short[1:]}"

    @property
    def description(self) -> str:
        """What a case file says of it."""
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
    """A grading rule: what it applies to, what it then says, and which grades it leaves open.

    `met_by` returns the ids of the judgements that make the rule apply, empty where none does.
    `message` may name them as {judgements}, and the lowest and highest key judgement as {lowest}
    and {highest}. `leaves` returns the grades that overall effectiveness may then have, best first;
    None leaves every grade.
    """

    id: str
    met_by: Callable[[Given], tuple[str, ...]]
    message: str
    strength: Strength
    severity: Severity
    sources: tuple[Citation, ...]
    span: Span
    leaves: Callable[[Given], tuple[Grade, ...]] | None = None


class Breach(NamedTuple):
    """The finding on an awarded grade that is not permitted, with the strength of the broken rule.

    The message may name the {awarded} and the {permitted} grades and what is {contradicted}: the
    framework's own `words`, or only sifcalc's `reading` of them.
    """

    id: str
    message: str
    severity: Severity
    words: str
    reading: str


class Start(NamedTuple):
    """What a clock counts from: an event of the case, or the latest date of another clock.

    `note` is added to a milestone that is counted from it. With `compare`, where an earlier start
    was used, a note also says what this one would have given. A `projected` start stands in for an
    event that has not happened. `on` takes the place of both ends of the clock. With `is_day_one`,
    day n is the nth working day, the start itself being day 1. With `if_in_force`, it counts only
    where the words on its event were in force. `is_reading` is whether counting from it is a
    reading.
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
    """All that a condition looks at; None where it is not known.

    `overall` is the awarded overall effectiveness, else the one the judgements lead to; `permitted`
    is every grade they leave open. `kind_of_case` is what a timetable is of, in words. `announced`
    is whether a re-inspection is announced and has not begun. `statement_determined` is whether a
    letter determines who makes a written statement.
    """

    given: Given
    overall: Grade | None = None
    permitted: tuple[Grade, ...] = ()
    previous: PreviousGrade | None = None
    priority_action: bool | None = None
    kind_of_case: str = ""
    announced: bool = False
    statement_determined: bool | None = None


class Applying(NamedTuple):
    """To whom a clock applies, in words, and whether it certainly applies to the case."""

    words: str
    certain: bool = True


class Condition(NamedTuple):
    """To whom a clock applies: to cases that pass any of the tests, each under its words.

    A test returns None where that is not known. `if_unknown` are the words where no test is passed
    and one is not known; `otherwise` says why the clock is left out where none is passed.
    """

    any_of: Mapping[str, Callable[[Facts], bool | None]]
    if_unknown: str = ""
    otherwise: str = ""

    def applies(self, facts: Facts) -> Applying | None:
        """To whom a clock with this condition applies, None where not to this case."""
        passed = {words: test(facts) for words, test in self.any_of.items()}
        for words, is_passed in passed.items():
            if is_passed:
                return Applying(words)
        return Applying(self.if_unknown, certain=False) if None in passed.values() else None


class Series(NamedTuple):
    """A clock that repeats; its `latest` is the period from one member to the next.

    Members are numbered from `first`. With `follows`, each counts from the event of that name
    before it: at least up to number `at_least`, and always one beyond the last that happened, until
    one of the events in `ends_with`; `ended` then says why there are no more. With `within`, all
    count from the clock's start, up to the latest date of the clock with that id.
    """

    first: int
    follows: str | None = None
    at_least: int = 0
    ends_with: tuple[str, ...] = ()
    ended: str = ""
    within: str | None = None


class Clock(NamedTuple):
    """One thing to be done, by whom, and when.

    The first of `starts` that has a date is day 0. Its window runs from `earliest` to `latest`,
    both included. A deadline has no `earliest`, what may not come before a day no `latest`, and
    what the guidance gives no time for neither: `waits_for` says what it waits for.

    `done_on` names the date of the case on which it was done, None where that is recorded under
    `actuals` by the clock's id. `span` says when its words were in force; a clock without a date is
    in force `with_any` of those clocks. The id and title of a series end in N. `other_ids` mean the
    same clock. `stated_in` is the letter that states its date. `is_expectation` is whether it is
    never early nor late. `otherwise` are its sources for a case that is not inadequate. `short` is
    its title on a line, where that is not its id in words. `is_reading` is whether the guidance is
    silent or contradicts itself: its note says how it is read. `activities` are what it follows.
    `seen` says in how many reports an observed clock was seen. Several clocks of one id are its
    editions, of which one counts.
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
    activities: tuple[str, ...] = (INSPECTION,)
    seen: str = ""

    def __hash__(self) -> int:
        return hash(self.id)  # few have the same, and the rest of it takes long

    @property
    def short_title(self) -> str:
        """Its title on a line: `short`, else its id in words."""
        return self.short or in_words(self.id)

    @property
    def time(self) -> str | None:
        """The time of day of its ends in words, None where the guidance says none."""
        if self.earliest_time and self.latest_time:
            return f"{self.earliest_time} to {self.latest_time}"
        if self.earliest == self.latest or not self.earliest:
            return self.latest_time or self.earliest_time
        if self.earliest_time:
            return f"from {self.earliest_time}"
        return f"to {self.latest_time}" if self.latest_time else None

    @property
    def first_id(self) -> str:
        """The id of the clock, or of the first member of its series."""
        return self.id.replace("-N", f"-{self.series.first}") if self.series else self.id

    @property
    def can_be_stated(self) -> bool:
        """Whether it has one date, which a letter may state."""
        return bool(self.latest) and self.series is None and self.strength not in NEVER_DUE

    @property
    def is_recorded_under_its_id(self) -> bool:
        """Whether a case records it under `actuals`, and not at a key of its own."""
        has_own_key = self.done_on or (self.series and self.series.follows)
        return not has_own_key and self.strength not in NEVER_DUE


class Consequence(NamedTuple):
    """What follows without a clock; `applies` is the test that the facts have to pass."""

    id: str
    message: str
    applies: Callable[[Facts], bool | None]
    strength: Strength
    sources: tuple[Citation, ...]
    span: Span


class ReinspectionKind(NamedTuple):
    """A kind of re-inspection, and how many inadequate key judgements it follows at least."""

    id: str
    kind: str
    inadequate_key_judgements: int
    strength: Strength
    sources: tuple[Citation, ...]
    span: Span
    note: str
