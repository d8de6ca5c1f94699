"""What is first to be known of all answers, on one page: the grade, why, and the next dates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple, cast

from sifcalc.dates import in_words
from sifcalc.engine.grading import Finding, Grading
from sifcalc.engine.milestones import Milestone
from sifcalc.engine.timelines import Timeline
from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines, tables
from sifcalc.rulebook.terms import Severity
from sifcalc.rulebook.terms import in_words as rule_in_words
from sifcalc.wording import listed, listed_in_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation

_MOST_NEXT = 5
_MOST_PAST = 8
_MOST_WHY = 12
_MOST_NAMES = 10
MOST_NAMED = 20_000
"""How many characters of names a cell has: Excel holds 32,767."""
_LATE = ("overdue", "unrecorded")
_AHEAD = ("upcoming", "open", "due_today", "projected")
STATUSES = (
    ("Overdue", "past, the authority's own, and no record that it was done"),
    ("Unrecorded", "likewise, in a case that records nothing after its report"),
    ("Passed", "past, and what others do, or do together with the authority"),
    ("Projected", "rests on what has not happened yet"),
)


class _Clock(NamedTuple):
    """A clock of a case on the page, by the day it is sorted by."""

    day: date
    name: str
    line: lines.ClockLine


@dataclass
class Applied:
    """A rule, how many cases it applies to, and the names of the first of them as they came.

    `unnamed` is how many of the cases have none of those names.
    """

    finding: Finding
    framework: Framework
    count: int = 0
    names: dict[str, None] = field(default_factory=dict)
    unnamed: int = 0
    _length: int = 0

    def add(self, name: str) -> None:
        """Count a case of that name, and keep the name while a cell has room for it."""
        self.count += 1
        if name in self.names:
            return
        self._length += len(name) + len(", ")
        if self._length > MOST_NAMED:
            self.unnamed += 1
        else:
            self.names[name] = None

    def named(self, most: int | None = None) -> str:
        """The names in a sentence, `most` of them at most, and how many more there are."""
        shown = list(self.names)[:most]
        return listed_in_part(shown, len(self.names) + self.unnamed)


class Overview:
    """What is to be known of all answers, gathered as they come: `add` takes each once."""

    def __init__(self) -> None:
        self.count = 0
        self.rules: dict[tuple[str, str], Applied] = {}
        self._first: Result[object] | None = None
        self._seen: date | None = None
        self._awards: Counter[Grade | None] = Counter()
        self._fits: Counter[str] = Counter()
        self._next: list[_Clock] = []
        self._past: list[_Clock] = []
        self._late: Counter[str | None] = Counter()
        self._warned: list[str] = []

    @property
    def sums_up(self) -> bool:
        """Whether there is anything to sum up: a grade, a clock of a case, or that nothing is."""
        return bool(self._awards or self._seen or not self.count)

    def add(self, answer: Result[object]) -> None:
        """Take in the answer for one case, or one clock of it."""
        self.count += 1
        self._first = self._first or answer
        result = answer.value
        grading = result.grading if isinstance(result, Timeline) else result
        if isinstance(grading, Grading):
            self._add_grading(answer, grading)
        clocks = result.milestones if isinstance(result, Timeline) else (result,)
        as_of = result.as_of if isinstance(result, Timeline) else answer.as_of
        milestones = [clock for clock in clocks if isinstance(clock, Milestone)]
        if as_of and (milestones or isinstance(result, Timeline)):
            self._seen = as_of
            self._add_clocks(answer, milestones, as_of)
        if answer.warnings and answer.name not in self._warned[-1:]:
            self._warned.append(answer.name)

    def _add_grading(self, answer: Result[object], grading: Grading) -> None:
        self._awards[grading.awarded] += 1
        fits = {True: "fit", False: "do not fit", None: "cannot be told"}
        if answer.framework.derived_as == "observed":
            fits |= {True: lines.NOT_OUTSIDE, False: lines.OUTSIDE}
        self._fits[fits[grading.agrees] if grading.awarded else "have no award"] += 1
        for finding in grading.findings:
            key = (answer.framework.id, finding.rule)
            applied = self.rules.setdefault(key, Applied(finding, answer.framework))
            applied.add(answer.name)

    def _add_clocks(
        self, answer: Result[object], milestones: Sequence[Milestone], as_of: date
    ) -> None:
        ahead, past = [], []
        for milestone in milestones:
            line = lines.ClockLine((milestone,), answer.framework, as_of)
            day = milestone.latest or milestone.earliest
            if day and milestone.status in _LATE:
                self._late[milestone.status] += 1
                past.append(_Clock(day, answer.name, line))
            elif day and milestone.status in _AHEAD:
                opens = milestone.earliest and milestone.earliest >= as_of
                day = milestone.earliest if opens and milestone.earliest else day
                if day >= as_of:
                    ahead.append(_Clock(day, answer.name, line))
        self._next = nsmallest(_MOST_NEXT, [*self._next, *ahead], key=_by_day)
        self._past = sorted([*self._past, *past], key=_by_day)[-_MOST_PAST:]

    def document(self, query: Query) -> doc.Document:
        """The page of what was added: of one case by its name, of several with their counts."""
        return doc.Document(self.name(query), tuple(self._blocks(query)))

    def name(self, query: Query) -> str:
        """What to call the answers together: one by its name, several by their number."""
        if query.about:
            return f"{query.about[0].upper()}{query.about[1:]}"
        if not self.sums_up:
            alone = getattr(self._first.value, "title", "") if self._first else ""
            return str(alone) if self.count == 1 and alone else query.answer_type.name.capitalize()
        if self.count == 1 and self._first:
            return self._first.name
        return f"{self.count:,} cases"

    def _blocks(self, query: Query) -> Iterator[doc.Block]:
        yield doc.heading(self.name(query), level=1)
        if self._seen:
            yield doc.paragraph(f"Seen on {in_words(self._seen)}.", "aside")
        if self._warned:
            named = listed_in_part(self._warned[:_MOST_NAMES], len(self._warned))
            yield doc.paragraph(f"With a warning, see Words: {named}.", "bad")
        if not self.count:
            yield doc.paragraph("Nothing is due.")
        if self._awards:
            yield from self._of_one() if self.count == 1 else self._of_many()
            yield from self._why()
        if self._seen:
            yield doc.heading("The next dates")
            if self._next:
                yield self._table("The next dates", self._next)
            else:
                yield doc.paragraph("Nothing that is known of is still to come.")
            yield from self._unrecorded()
        yield from self._key()

    def _of_one(self) -> Iterator[doc.Block]:
        """The grade of the one case, and its judgements a line each."""
        answer = cast("Result[object]", self._first)
        result = answer.value
        grading = result.grading if isinstance(result, Timeline) else result
        assert isinstance(grading, Grading)  # noqa: S101 - it was added
        overall = result.overall if isinstance(result, Timeline) else grading.overall
        judged = lines.judged(overall, grading, answer.framework)
        yield doc.Banner((*doc.words("Overall effectiveness: "), *judged))
        if grading.indicative and grading.basis != "limited":
            yield doc.paragraph(f"Indicative: {grading.indicative.words}, sifcalc's convention.")
        rows = tuple(
            (doc.cell(made.short_title), doc.cell(doc.graded(grading.judgements[made.id])))
            for made in answer.framework.judgements
            if made.id in grading.judgements and made.role != "overall"
        )
        yield doc.Table("The grade of each judgement", ("Judgement", "Grade"), rows)

    def _of_many(self) -> Iterator[doc.Block]:
        """How many were awarded what, and whether it fits."""
        fits = ", ".join(f"{number:,} {what}" for what, number in self._fits.items())
        yield doc.Banner(doc.words(f"Overall effectiveness of {self.count:,} cases: {fits}."))
        given = [grade for grade in (*Grade, None) if self._awards[grade]]
        rows = tuple(
            (doc.cell(doc.graded(grade, "no award")), doc.cell(f"{self._awards[grade]:,}"))
            for grade in given
        )
        yield doc.Table("How many were awarded what", ("Awarded", "Cases"), rows)

    def _why(self) -> Iterator[doc.Block]:
        """Each rule on one line: breaches first, then what applies to most."""
        if not self.rules:
            return
        rules = sorted(self.rules.values(), key=_by_weight)
        yield doc.heading("Why")
        for applied in rules[:_MOST_WHY]:
            finding = applied.finding
            where = "".join(part.text for part in lines.where(finding.sources, applied.framework))
            how = f"{finding.severity.value}, {finding.strength}, {where}"
            said = _first_words(finding.message)
            if self.count > 1:
                many = f"{applied.count:,} cases"
                whose = applied.named(_MOST_NAMES) if _is_few(applied) else many
                said = f"{rule_in_words(finding.rule)}: {whose}"
            tone: doc.Tone = "bad" if finding.severity is Severity.BREACH else ""
            yield doc.paragraph(f"{said} ({how})", tone)
        if len(rules) > _MOST_WHY:
            yield doc.paragraph(f"{len(rules) - _MOST_WHY} more are in the sheet Reasons.")

    def _unrecorded(self) -> Iterator[doc.Block]:
        yield doc.heading("Overdue, or past and not recorded")
        if not self._past:
            yield doc.paragraph("None.")
            return
        yield self._table("Overdue, or past and not recorded", self._past)
        more = sum(self._late.values()) - len(self._past)
        if more:
            counts = listed(f"{number:,} {status}" for status, number in self._late.items())
            yield doc.paragraph(
                f"These are the latest; {more:,} more went before: {counts} in all."
            )

    def _table(self, caption: str, clocks: Sequence[_Clock]) -> doc.Table:
        rows = []
        for _, name, line in clocks:
            row = [line.when, line.title, line.first.actor, line.first.strength, line.left]
            cells = [doc.cell(doc.words(text, line.tone)) for text in row]
            cells += [doc.cell(line.where), doc.cell(line.marks)]
            rows.append((*cells, doc.cell(name)) if self.count > 1 else tuple(cells))
        headings = ("When", "What", "Who", "How strongly", "Left", "Where", "Marks")
        last = ("Whose",) if self.count > 1 else ()
        return doc.Table(caption, (*headings, *last), tuple(rows))

    def _key(self) -> Iterator[doc.Block]:
        """What the words, marks and signs of the page stand for."""
        shown = [clock.line for clock in (*self._next, *self._past)]
        said = [f"{status}: {means}." for status, means in STATUSES if self._seen]
        said += ["Left: working days to it, or to its opening."] if shown else []
        marks = {mark for line in shown for mark in line.marks}
        said += [f"{mark} {means}" for mark, means in lines.MARKS.items() if mark in marks]
        cited: dict[Framework, list[Citation]] = {}
        for line in shown:
            cited.setdefault(line.framework, []).extend(line.first.sources[:1])
        for applied in self.rules.values():
            cited.setdefault(applied.framework, []).extend(applied.finding.sources[:1])
        if said or cited:
            yield doc.heading("Key")
        yield from (doc.paragraph(text, "aside") for text in said)
        for framework, citations in cited.items():
            yield from tables.signs(framework, citations, "+ and more")


def _by_day(clock: _Clock) -> tuple[date, str, str]:
    return clock.day, clock.name, clock.line.id


def _by_weight(applied: Applied) -> tuple[bool, int]:
    return applied.finding.severity is not Severity.BREACH, -applied.count


def _is_few(applied: Applied) -> bool:
    return applied.count <= _MOST_NAMES // 2 or applied.finding.severity is Severity.BREACH


def _first_words(message: str) -> str:
    """What a message says first, without what it names in brackets and what it rests on."""
    first = re.split(r"(?<=\.) |: ", message, maxsplit=1)[0]
    return re.sub(r" \([^)]*\)", "", first).rstrip(".")
