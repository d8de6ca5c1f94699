"""What differs between two timelines as a document: a line a clock, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sifcalc.dates import in_short, in_words
from sifcalc.output.pages import document as doc
from sifcalc.output.pages.clocks import DONE, STATUS_WORDS, when
from sifcalc.output.pages.lines import TONES, ClockLine, how, who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.changes import Change, Changes, Kind
    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.output import Query, Result

KIND_WORDS: dict[Kind, str] = {
    "grade": "grade",
    "met": "met",
    "not_met": "not met",
    "moved": "moved",
    "new": "new",
    "gone": "gone",
    "due": "due",
    "status": "stands",
}

_SHORT_WORDS: dict[Status, str] = {
    **STATUS_WORDS,
    "overdue": "OVER, not recorded",
    "passed": "past",
}


def document(answers: Sequence[Result[Changes]], query: Query) -> doc.Document:  # noqa: ARG001 - pages are given it
    """A table a case in which something differs, its dates in full."""
    return doc.Document("What differs", tuple(_blocks(answers, _in_full)))


def first_page(answers: Sequence[Result[Changes]], query: Query) -> doc.Document:  # noqa: ARG001 - pages are given it
    """The same in a line a clock, and how many cases there are in which nothing differs."""
    return doc.Document("What differs", tuple(_blocks(answers, _in_short)))


_Dated = Callable[["Milestone", "Result[Changes]"], str]


def _in_full(milestone: Milestone, _answer: Result[Changes]) -> str:
    if milestone.actual and milestone.status in DONE:
        return f"{when(milestone)}, done on {in_words(milestone.actual)}"
    return when(milestone)


def _in_short(milestone: Milestone, answer: Result[Changes]) -> str:
    return _line(milestone, answer).when


def _due_and_done(milestone: Milestone, answer: Result[Changes]) -> str:
    return _line(milestone, answer).due_and_done


def _blocks(answers: Sequence[Result[Changes]], dated: _Dated) -> Iterator[doc.Block]:
    shown = [answer for answer in answers if answer.value.changes or answer.all_notes]
    shown = shown or list(answers[:1])
    for answer in shown:
        yield from _of_case(answer, dated)
    if others := len(answers) - len(shown):
        cases = "1 other case" if others == 1 else f"{others:,} other cases"
        yield doc.paragraph(f"Nothing differs in {cases}.")
    if not answers:
        yield doc.paragraph("There is no case to compare.")


def _of_case(answer: Result[Changes], dated: _Dated) -> Iterator[doc.Block]:
    changes = answer.value
    count = len(changes.changes)
    said = "nothing differs" if not count else "1 differs" if count == 1 else f"{count} differ"
    seen = in_short(changes.as_of)
    if changes.as_of_before != changes.as_of:
        seen = f"{in_short(changes.as_of_before)}, then {seen}"
    yield doc.heading(f"{answer.name}: {said}; seen {seen}", level=1)
    for warning in answer.warnings:
        yield doc.paragraph(warning, "strong")
    for note in answer.notes:
        yield doc.paragraph(note)
    if count:
        rows = tuple(
            tuple(map(doc.cell, _row(change, answer, dated))) for change in changes.changes
        )
        headings = ("", "What", "Was", "Now")
        yield doc.Table("What differs", headings, rows, compact=True)
    for milestone in changes.comes_next:
        line = ClockLine((milestone,), answer.framework, changes.as_of)
        strength = how(milestone.strength, is_own=line.is_own)
        said = f": {line.title}, {who(milestone.actor)}, {strength}"
        due = line.when if milestone.status == "projected" else line.due
        yield doc.Paragraph((*doc.words(f"Next {due}", line.tone), *doc.words(said)))


def _row(change: Change, answer: Result[Changes], dated: _Dated) -> Iterator[doc.Line]:
    yield doc.words(KIND_WORDS[change.kind], "strong")
    yield doc.words(f"{change.short_title}{f' ({change.cycle})' if change.cycle > 1 else ''}")
    if change.kind == "grade":
        yield doc.graded(change.grade_before)
        yield doc.graded(change.grade)
        return
    before, after = change.before, change.after
    if change.kind == "moved" and dated is _in_short:
        done = [side.actual for side in (before, after) if side and side.status in DONE]
        if len(done) > 1 and len(set(done)) == 1:
            dated = _due_and_done  # what moved is the day it was due
    status = change.kind in ("due", "status")
    if status and before and before.status:
        words = STATUS_WORDS if dated is _in_full else _SHORT_WORDS
        yield doc.words(words[before.status])
    else:
        yield doc.words(dated(before, answer) if before else "no date")
    if after is None:
        yield doc.words("no date")
        return
    tone = TONES.get(after.status, "") if after.status else ""
    if status and after.status:
        yield doc.words(_standing(after, answer, dated), tone)
    else:
        yield doc.words(dated(after, answer), tone)


def _standing(milestone: Milestone, answer: Result[Changes], dated: _Dated) -> str:
    """When it is, and how things stand with it now."""
    if dated is not _in_full and milestone.status != "projected":
        return _line(milestone, answer).due
    said = dated(milestone, answer)
    return f"{said}, {STATUS_WORDS[milestone.status]}" if milestone.status else said


def _line(milestone: Milestone, answer: Result[Changes]) -> ClockLine:
    return ClockLine((milestone,), answer.framework, answer.value.as_of)
