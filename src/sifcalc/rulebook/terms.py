"""The terms the rulebook is written in; what the guidance says is in the modules beside it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from sifcalc.grades import Outcome

Strength = Literal[
    "must",
    "always",
    "automatic",
    "will",
    "will usually",
    "will not limit; may hold",
    "likely",
    "likely / exceptionally",
    "should",
    "may",
    "reading",
    "as the rule it contradicts",
]
"""How strongly the guidance puts it, in its own words; a reading where sifcalc had to choose."""


class Document(NamedTuple):
    """A source, and the reports it governs: those dated from `since` to `until`, both included."""

    key: str
    title: str
    since: date | None = None
    until: date | None = None
    standing: str = ""


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
    """A judgement inspectors make, and what kind of judgement it is."""

    id: str
    title: str
    short: str
    kind: Literal["key", "graded", "separate", "overall"]
    sources: tuple[Citation, ...]
    part_of: str | None = None


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


class Actor(Enum):
    """Who does what a clock times."""

    OFSTED = "Ofsted"
    LOCAL_AUTHORITY = "local authority"
    OFSTED_AND_LOCAL_AUTHORITY = "Ofsted and local authority"
    LSCB = "LSCB"

    @property
    def is_local(self) -> bool:
        """Whether a late date is the authority's or the LSCB's own to answer for."""
        return self is not Actor.OFSTED


class Period(NamedTuple):
    """A length of time: working days, or a unit of the calendar."""

    length: int
    unit: Literal["working_days", "weeks", "months", "years"]


class Start(NamedTuple):
    """What a clock counts from: an event of the case, or the latest date of another clock.

    `note` is said when this start is used. Where `compare` is set and an earlier start was used
    instead, the result also says what this one would have given.
    """

    event: str | None = None
    deadline_of: str | None = None
    note: str = ""
    compare: bool = False


class Standing(NamedTuple):
    """What is known of a case that decides which clocks apply; nothing where it is not known.

    `inadequate` follows the awarded overall effectiveness, else what the key judgements lead to.
    """

    inadequate: bool | None
    priority_action: bool | None
    lscb: Outcome | None


class Condition(NamedTuple):
    """To whom a clock applies: to cases for which any of these holds, shown by its words.

    Each answers yes, no, or nothing where it is not known. `if_unknown` is shown while none holds
    and one is not known; `otherwise` says why the clock is left out where none holds.
    """

    any_of: Mapping[str, Callable[[Standing], bool | None]]
    if_unknown: str = ""
    otherwise: str = ""


class Clock(NamedTuple):
    """One thing to be done, by whom, and when.

    The first of `starts` that has a date is day 0. `latest` is included; a clock with `earliest`
    is a window, and includes both ends. `done_on` names the date of the case on which it was done,
    where that is not recorded under `actuals` by the clock's id. Its first source is the document
    that decides which reports it is in force for.
    """

    id: str
    title: str
    actor: Actor
    strength: Strength
    condition: Condition
    starts: tuple[Start, ...]
    latest: Period
    sources: tuple[Citation, ...]
    earliest: Period | None = None
    done_on: str | None = None
    note: str = ""
