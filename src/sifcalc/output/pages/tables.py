"""Clocks on lines as tables, and the key to the marks and signs of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_short
from sifcalc.output.pages import document as doc
from sifcalc.output.pages.document import ANY, WIDEST
from sifcalc.output.pages.lines import MARKS, how, is_from_publication, who
from sifcalc.rulebook.law import WORKING_DAYS_READING
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sifcalc.engine.milestones import Status
    from sifcalc.output.pages.lines import ClockLine
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation

_PAST: dict[Status, str] = {
    "overdue": "OVER: working days overdue",
    "unrecorded": "past: working days, no record",
    "passed": "past: no record",
}
_PACKED = 74


def clocks(lines: Sequence[ClockLine], caption: str, *, standing: bool = True) -> doc.Table:
    """A row a line, with a column of days left if `standing`."""
    left = [("Left", ANY, [doc.words(line.left, line.tone) for line in lines])] if standing else []
    return _of_columns(
        caption,
        ("", ANY, [doc.words(line.marks) for line in lines]),
        ("When", ANY, [doc.words(line.when, line.tone) for line in lines]),
        ("What", ANY, [doc.words(line.title, line.tone) for line in lines]),
        *_who_and_how(lines),
        *left,
        ("Where", ANY, [line.where for line in lines]),
        ("Id", WIDEST, [doc.words(line.id, "aside") for line in lines]),
    )


def seen(lines: Sequence[ClockLine]) -> doc.Table:
    """A row for what reports show: the day on which most came, and in how many it was seen."""
    return _of_columns(
        "Seen in published reports, not a limit",
        ("Observed", ANY, [doc.words(line.when) for line in lines]),
        ("What", ANY, [doc.words(line.title) for line in lines]),
        ("How often", ANY, [doc.words(line.first.seen) for line in lines]),
        ("Where", WIDEST, [line.where for line in lines]),
        ("Id", WIDEST, [doc.words(line.id, "aside") for line in lines]),
    )


def not_here(lines: Sequence[ClockLine], *, says_you: bool = True) -> doc.Table:
    """A row for what is not in the rulebook; where it is handed round nobody is YOU."""
    actors = [line.first.actor for line in lines]
    return _of_columns(
        "Not in this rulebook",
        ("Not in this rulebook", ANY, [doc.words(line.title) for line in lines]),
        ("Who", ANY, [doc.words(who(actor) if says_you else actor) for actor in actors]),
        ("Id", ANY, [doc.words(line.id, "aside") for line in lines]),
    )


def due(lines: Sequence[ClockLine], names: Sequence[str], caption: str) -> doc.Table:
    """A row a line, each of the case of that name."""
    return _of_columns(
        caption,
        ("", ANY, [doc.words(line.marks) for line in lines]),
        ("When", ANY, [doc.words(line.due, line.tone) for line in lines]),
        ("Authority", ANY, [doc.words(name) for name in names]),
        ("What", ANY, [doc.words(line.title, line.tone) for line in lines]),
        *_who_and_how(lines),
        ("Where", WIDEST, [line.where for line in lines]),
        ("Id", WIDEST, [doc.words(line.id, "aside") for line in lines]),
    )


_Column = tuple[str, tuple[int, int], list[doc.Line]]


def _who_and_how(lines: Sequence[ClockLine]) -> Iterator[_Column]:
    yield "Who", ANY, [doc.words(who(line.first.actor)) for line in lines]
    said = [how(line.first.strength, is_own=line.is_own) for line in lines]
    yield "How", ANY, [doc.words(strength) for strength in said]


def _of_columns(caption: str, *columns: _Column) -> doc.Table:
    headings, widths, cells = zip(*columns, strict=True)
    rows = tuple(tuple(map(doc.cell, row)) for row in zip(*cells, strict=True))
    return doc.Table(caption, headings, rows, compact=True, widths=widths)


def shared(lines: Sequence[ClockLine], *, of_one: bool = True) -> Iterator[doc.Block]:
    """What several lines rest on, said once; with the day if they are `of_one` case."""
    clocks = [clock for line in lines for clock in line.milestones]
    triggers = [m.trigger for m in clocks if m.trigger and is_from_publication(m)]
    days = dict.fromkeys(t.date for t in triggers if t.name == "report_published")
    if triggers:
        day = f", {listed(map(in_short, days))}" if of_one and days else ""
        counted = f"* from publication{day}: receipt not given"
        yield doc.paragraph(f"{counted}, may be a day+ earlier")
    if of_one and any(WORKING_DAYS_READING in clock.notes for clock in clocks):
        yield doc.paragraph("Working days are those of SI 2007/462, for other clocks a reading")


def key(
    lines: Sequence[ClockLine],
    cited: Iterable[Citation],
    *,
    standing: bool = False,
    says_both: bool = True,
) -> Iterator[doc.Block]:
    """What the marks and signs that occur stand for; `says_both` is whether a line has `who`."""
    marks = {mark for line in lines for mark in line.marks} - {"*"}
    said = [f"{mark} after the re-inspection" for mark in sorted(marks) if mark.isdecimal()]
    said += [f"{mark} {words}" for mark, words in MARKS.items() if mark in marks]
    if says_both and any(who(line.first.actor) == "both" for line in lines):
        said.append("both: with you")
    if cited:
        said.append("+ more")
    if standing and any(line.left for line in lines):
        said.append("Left: working days")
    past = {line.first.status for line in lines}
    if "unrecorded" in past or not standing:
        past.discard("passed")
    said += [words for status, words in _PAST.items() if status in past]
    yield from (doc.paragraph(line, "aside") for line in _packed(said))
    cited = tuple(cited)
    for framework in dict.fromkeys(line.framework for line in lines):
        yield from signs(framework, cited)


def _packed(said: Sequence[str]) -> Iterator[str]:
    """The texts packed into lines of about `_PACKED` characters."""
    line = ""
    for text in said:
        if line and len(line) + len(text) > _PACKED:
            yield line
            line = ""
        line = f"{line}   {text}" if line else text
    if line:
        yield line


def signs(
    framework: Framework | None, cited: Iterable[Citation], *before: str
) -> Iterator[doc.Block]:
    """The documents that the signs stand for, with their public addresses."""
    used = {citation.document for citation in cited}
    known = [d for d in (framework.documents if framework else ()) if d.key in used]
    if known or before:
        line = [doc.Words("   ".join(before), "aside")] if before else []
        for document in known:
            line.append(doc.Words(f"{'   ' if line else ''}{document.sign} ", "aside"))
            line.append(doc.Words(document.short_title, "aside", document.address))
        yield doc.Paragraph(tuple(line))
