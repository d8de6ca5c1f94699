"""Answers, what is asked of them, and the formats they are written in."""

from __future__ import annotations

from importlib import import_module
from itertools import zip_longest
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sifcalc.case import Closure
    from sifcalc.casefile.sources import Entry
    from sifcalc.cohort.identity import Cycle
    from sifcalc.cohort.inspected import Inspected
    from sifcalc.complaints import Complaint, Place
    from sifcalc.rulebook.actors import Party
    from sifcalc.rulebook.framework import Framework

    Work = Callable[[Entry], "CaseResults"]
    """A function to the answers to one case; it raises BadInput where there can be none."""

ResultT = TypeVar("ResultT", covariant=True)
WHOSE = ("case_id", "authority_name", "authority_code", "ofsted_urn", "region")
AUTHORITIES = ("noted", "strict")
"""What an unknown authority leads to: a note, or a complaint."""


class Result(NamedTuple, Generic[ResultT]):
    """An answer, the framework it is by, and the entry of the file it is about.

    `of` is the framework, None for the authorities; `entry` is None for what is not about a case.
    `warnings` put the answer in doubt, `notes` are worth knowing. `as_of` is the day it is seen
    from, None where the value has it or there is none.
    """

    value: ResultT
    of: Framework | None
    entry: Entry | None = None
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def framework(self) -> Framework:
        """The framework it is by, for what has one."""
        assert self.of  # noqa: S101 - the answer type decides whether there is one
        return self.of

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The framework, then that of a re-inspection where it is of another."""
        from sifcalc.engine.milestones import Counted
        from sifcalc.rulebook.frameworks import FRAMEWORKS

        counted = self.value.milestones if isinstance(self.value, Counted) else (self.value,)
        ids = (getattr(part, "framework", "") for part in counted)
        others = (FRAMEWORKS.get(id, self.framework) for id in ids)
        return tuple(dict.fromkeys((self.framework, *others)))

    @property
    def authority(self) -> str | None:
        """The case's authority as it is given, else None."""
        return self.entry.case.authority if self.entry else None

    @property
    def case_id(self) -> str | None:
        """The id of the case as it is given, else None."""
        return self.entry.case.id if self.entry else None

    @property
    def whose(self) -> dict[str, str | int | None]:
        """The id of the case and the facts of its authority, by their names in data: see WHOSE."""
        facts: tuple[str | int | None, ...] = ()
        if self.entry and self.authority:
            from sifcalc.cohort.identity import match_of  # only the data of a case needs it

            match = match_of(self.entry.case)
            if match and (known := match.authority):
                facts = (known.name, known.ons_code, known.ofsted_urn, known.region)
        return dict(zip_longest(WHOSE, (self.case_id, *facts)))

    @property
    def source_file(self) -> str | None:
        """The file the case came from, None for options and for what is not about a case."""
        return self.entry.source_file if self.entry else None

    @property
    def other(self) -> dict[str, str]:
        """The other cells of the case's row of a table, by their headings."""
        return self.entry.other if self.entry else {}

    @property
    def place(self) -> Place | None:
        """Where the case stands in its file, None for options and for what is not about a case."""
        return self.entry.located.whole if self.entry and self.entry.source_file else None

    @property
    def name(self) -> str:
        """The name for the case: its authority, its id or its place; else the value's own."""
        case = str(self.place) if self.place else "This case"
        return self.authority or self.case_id or str(getattr(self.value, "name", case))

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The warnings and the notes."""
        return (*self.warnings, *self.notes)


class CaseResults(NamedTuple):
    """The answers to one case, whether the case holds a breach, and whether it is undated.

    A row of a table that is `undated` has nothing to count from, and no answer. `unlisted` counts
    the deadlines that went unrecorded too long ago to be listed. For an answer type that puts cases
    `together`, `own` identifies the case's own cycle, and `second` that of its re-inspection.
    """

    answers: Sequence[Result[object]]
    breached: bool = False
    undated: Complaint | None = None
    unlisted: int = 0
    own: Collection[Cycle] = ()
    second: Cycle | None = None


class AnswerType(NamedTuple):
    """What can be asked for: its formats, how it is answered, and its page.

    `of_case` makes the function that answers one case; `by_itself` answers what is not about a
    case. `together` makes one list of the answers to all cases, if that is not simply all of them.
    `options` are the fields of Query that it takes besides those of its format. `page` is the
    module of `pages` that is imported when used, with "" the one of its own name.
    """

    name: str
    formats: tuple[str, ...]
    options: tuple[str, ...] = ()
    of_case: Callable[[Query], Work] | None = None
    by_itself: Callable[[Query], Sequence[Result[object]]] | None = None
    together: Callable[[Query, Iterable[CaseResults]], list[Result[object]]] | None = None
    page: str = ""


class Query(NamedTuple):
    """What is asked: an answer type, and how it is counted and shown.

    Counted: as seen on the day `as_of`; with clocks that were not in force, where `everything` is
    asked for; only what one `actor` does; `only` the clocks with those ids, `noted` with what there
    is to say of them; beside the council's `closures`; due `within` so many working days. A
    timetable of `day`, to its `end`, of the `schedule` of that name, or of a `first` visit; of a
    `number` among its lists. The rulebook's entry with that `id`, in the framework that is `named`.
    The authority of a name, number or code `id`, on the `day`. An unknown authority in a case is
    "noted" or, with `authorities` "strict", complained of. What differs is told from how it was
    `seen_before`, by default on the same day.

    Of a cohort: inspections begun, and published, in a period with both ends, only the `latest` of
    each authority, with the `undated` of those names, grouped `by` a period or the region.
    Precedents `among` those inspections, by the ids of their frameworks, else the published ones,
    and only those published `before` a day.

    Shown: with each count in full to `explain` it, with a `chart`, as `excel` needs CSV, with an
    `alarm` so many working days before. `about` says what the answers together are. `carried` are
    the headings of the other cells of the rows of cases.
    """

    answer_type: AnswerType
    as_of: date | None = None
    everything: bool = False
    actor: Party | None = None
    only: tuple[str, ...] = ()
    noted: bool = False
    closures: tuple[Closure, ...] = ()
    within: int | None = None
    day: date | None = None
    end: date | None = None
    schedule: str = "full"
    first: bool = False
    number: int | None = None
    id: str | None = None
    named: str | None = None
    explain: bool = False
    chart: bool = False
    excel: bool = False
    alarm: int | None = None
    about: str = ""
    ids: tuple[str, ...] = ()
    unrecorded: bool = False
    unlisted: int = 0
    authorities: str = AUTHORITIES[0]
    carried: tuple[str, ...] = ()
    inspected_from: date | None = None
    inspected_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    latest: bool = False
    undated: tuple[str, ...] = ()
    by: str | None = None
    before: date | None = None
    among: Mapping[str, tuple[Inspected, ...]] | None = None
    seen_before: date | None = None


def carried_by(answers: Iterable[Result[object]]) -> tuple[str, ...]:
    """The headings of the other cells of the cases' rows, each once."""
    return tuple(dict.fromkeys(heading for answer in answers for heading in answer.other))


class Out(Protocol):
    """Where an answer goes, and how it may look there."""

    def write(self, text: str) -> None:
        """Write a part of an answer as text."""

    def write_page(self, text: str) -> None:
        """Write an answer that is a page for a person: all of it."""

    def write_file(self, content: str | bytes) -> None:
        """Write a part of an answer that is a file: text is UTF-8."""

    def note(self, text: str) -> None:
        """Say what the answer's reader should know."""

    @property
    def is_terminal(self) -> bool:
        """Whether the answer is for a person's screen."""

    @property
    def width(self) -> int:
        """How many characters a line may have."""

    @property
    def encoding(self) -> str:
        """What the answer is encoded in."""

    @property
    def styled(self) -> bool:
        """Whether the answer may have bold and the like."""

    @property
    def coloured(self) -> bool:
        """Whether the answer may be in colour."""


class Format(Protocol):
    """A format's module."""

    def write(self, answers: Iterable[Result[object]], out: Out, query: Query) -> None:
        """Write the answers. Raises CannotWrite where the format cannot hold them."""


class FormatEntry(NamedTuple):
    """A format, whose module in `formats` has its name: the endings of its files, and what it is.

    `options` are the fields of Query that only some formats take. A format that `streams` writes
    each answer before the next one is known, one that is `held` likewise, and is seen once the last
    is known. One that is made `whole` takes them as they come, and writes once the last is known;
    any other is given all of them in a list. One that `shows_notes` has the notes in the answer, so
    that standard error need not have them.
    """

    endings: tuple[str, ...]
    summary: str
    options: tuple[str, ...] = ()
    streams: bool = False
    held: bool = False
    whole: bool = False
    shows_notes: bool = False


FORMATS = {
    "table": FormatEntry(
        (".txt",), "A page for a person at a terminal.", ("chart",), shows_notes=True
    ),
    "json": FormatEntry((".json",), "An array of one object a case.", held=True),
    "jsonl": FormatEntry((".jsonl", ".ndjson"), "One object a line, as each comes.", streams=True),
    "csv": FormatEntry(
        (".csv",), "Rows under headings that never change.", ("excel",), streams=True
    ),
    "markdown": FormatEntry(
        (".md", ".markdown"), "A page to paste into a paper.", shows_notes=True
    ),
    "html": FormatEntry(
        (".html", ".htm"), "A page for a browser, whole in itself.", ("chart",), shows_notes=True
    ),
    "docx": FormatEntry((".docx",), "A Word document to hand round.", shows_notes=True),
    "xlsx": FormatEntry(
        (".xlsx",),
        "A workbook to print: a summary, then a sheet for each part.",
        whole=True,
        shows_notes=True,
    ),
    "ics": FormatEntry(
        (".ics",), "A calendar: what is due, done, open and expected, on its days.", ("alarm",)
    ),
}
"""Every format: a new one is an entry here and a module in `formats` with what Format has. Only the
one that is written is imported."""


def format_named(name: str) -> Format:
    """The module of the format of that name, imported when it is first used."""
    return cast("Format", import_module(f"sifcalc.output.formats.{name}"))
