"""Timelines and timetables as documents: a row a clock, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.engine.timelines import Timeline
from sifcalc.engine.timetables import Timetable
from sifcalc.output.pages import document as doc
from sifcalc.output.pages.clocks import STATUS_WORDS, marks, name_of, when
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.engine.timetables import Window
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.terms import Citation, ReinspectionKind

_STATUS_TONES: dict[Status, doc.Tone] = {
    "open": "caution",
    "due_today": "urgent",
    "met": "good",
    "met_late": "caution",
    "overdue": "bad",
}
HEADINGS = ("When", "What, by whom, and where it is said", "How strongly")


def document(answers: Sequence[Result[Timeline | Timetable]], query: Query) -> doc.Document:
    """A part for each case, and the documents they cite once."""
    blocks: list[doc.Block] = []
    for answer in answers:
        blocks.append(doc.heading(_title(answer), level=1))
        blocks += opening(answer)
        if query.chart:
            from sifcalc.output.pages.figure import figure

            blocks += figure(answer.value)
        blocks += clocks(answer.value, query)
        blocks += what_else(answer.value)
    milestones = [m for answer in answers for m in answer.value.milestones]
    blocks.append(doc.Remarks(tuple(map(doc.words, remarks(milestones)))))
    if milestones and not query.explain:
        blocks.append(
            doc.Hint(doc.words("--explain also names each bank holiday that was skipped."))
        )
    blocks += doc.documents(answers, (c for answer in answers for c in cited(answer)))
    title = _title(answers[0]) if len(answers) == 1 else f"Timelines of {len(answers)} cases"
    return doc.Document(title, tuple(blocks))


def _title(answer: Result[Timeline | Timetable]) -> str:
    if isinstance(answer.value, Timetable):
        return answer.value.title
    return f"{answer.name}: timeline, seen on {in_words(answer.value.as_of)}"


def remarks(milestones: Iterable[Milestone]) -> Iterator[str]:
    """What is to be known of all the clocks."""
    yield doc.READING
    if any(milestone.status == "projected" for milestone in milestones):
        yield "What is projected rests on what has not happened yet."


def cited(answer: Result[Timeline | Timetable]) -> Iterator[Citation]:
    """What is cited anywhere in a timeline or timetable."""
    found = answer.value
    for kind in _kind_of_reinspection(answer):
        yield from kind.sources
    for milestone in found.milestones:
        yield from milestone.sources
    for each in found.lists if isinstance(found, Timetable) else found.consequences:
        yield from each.sources


def opening(answer: Result[Timeline | Timetable]) -> Iterator[doc.Block]:
    """What the timeline rests on, and what is to be known of it."""
    if isinstance(answer.value, Timeline):
        yield doc.paragraph(f"Overall effectiveness: {_overall(answer.value)}.")
    for kind in _kind_of_reinspection(answer):
        yield doc.paragraph(
            f"Kind of re-inspection: {kind.kind}. {kind.note} How strongly: {kind.strength}."
            f" Source: {doc.sources(kind.sources)}."
        )
    for warning in answer.warnings:
        yield doc.paragraph(f"Warning: {warning}", "strong")
    for note in answer.notes:
        yield doc.paragraph(f"Note: {note}")


def _kind_of_reinspection(answer: Result[Timeline | Timetable]) -> Iterator[ReinspectionKind]:
    found = answer.value
    if isinstance(found, Timeline):
        expected = (found.reinspection_kind, found.reinspection_strength)
        for each in answer.framework.reinspection_kinds:
            if (each.kind, each.strength) == expected:
                yield each


def clocks(found: Timeline | Timetable, query: Query) -> Iterator[doc.Block]:
    """The clocks in order of date, what an inspection asks for, and how each was counted."""
    if found.milestones:
        recorded = isinstance(found, Timeline)
        # How things stand with a clock is said only where what was done can be recorded.
        rows = tuple(
            (doc.cell(when(m)), what(m), how_strongly(m, recorded=recorded))
            for m in found.milestones
        )
        yield doc.Table("Each clock, in order of date", HEADINGS, rows, is_spacious=True)
    if isinstance(found, Timetable):
        yield from _lists(found)
    if found.milestones:
        yield doc.heading("How each was counted")
        said: set[str] = set()
        yield doc.entries(counted(each, query, said) for each in found.milestones)


def what_else(found: Timeline | Timetable) -> Iterator[doc.Block]:
    """What follows without a clock, and the clocks that were left out."""
    consequences = found.consequences if isinstance(found, Timeline) else ()
    if consequences:
        yield doc.heading("What else follows")
    for follows in consequences:
        yield doc.paragraph(
            f"{follows.message} How strongly: {follows.strength}."
            f" Source: {doc.sources(follows.sources)}. Rule: {follows.id}."
        )
    by_reason: dict[str, list[str]] = {}
    for clock in found.left_out:
        by_reason.setdefault(clock.reason, []).append(name_of(clock))
    if by_reason:
        yield doc.heading("Left out")
        yield doc.entries((listed(ids), reason) for reason, ids in by_reason.items())


def _overall(timeline: Timeline) -> str:
    if timeline.overall is None:
        return "not known"
    awarded = timeline.grading and timeline.grading.awarded
    how = "as awarded" if awarded else "as the judgements lead to"
    return f"{timeline.overall.words}, {how}"


def counted(milestone: Milestone, query: Query, said: set[str]) -> tuple[str, str]:
    """How a clock was counted; what was said of another is said again only to explain."""
    how = [f"{milestone.basis}."] if milestone.basis else []
    if query.explain and milestone.latest_count and milestone.unit == "working_days":
        skipped = [f"{h.name} on {in_words(h.date)}" for h in milestone.bank_holidays_skipped]
        how.append(f"Bank holidays skipped: {listed(skipped) if skipped else 'none'}.")
    # What a date itself rests on is said with it, however often.
    own = milestone.trigger.note if milestone.trigger else ""
    notes = [n for n in milestone.notes if query.explain or n not in said or n in own]
    said.update(milestone.notes)
    return name_of(milestone), " ".join([*how, *notes])


def _lists(found: Timetable) -> Iterator[doc.Block]:
    """The lists and documents of an inspection; one list alone with every field."""
    lists = found.lists
    if not lists:
        return
    yield doc.heading("Annex A")
    rows = []
    for each in lists:
        covers = [_window(each.window)] if each.window else []
        covers += [f"snapshot on {in_words(each.snapshot)}"] if each.snapshot else []
        stages = ((each.stage_1, each.stage_1_time), (each.stage_2, each.stage_2_time))
        due = [
            f"stage {number}: {in_words(day)}, {time}"
            for number, (day, time) in enumerate(stages, start=1)
            if day
        ]
        who = doc.cell(each.population, *([doc.words(each.note, "aside")] if each.note else []))
        rows.append(
            (doc.cell(str(each.number)), who, doc.cell(*covers), doc.cell(*(due or ["not given"])))
        )
    headings = ("List", "Who", "Days covered", "Due")
    yield doc.Table("The lists of Annex A", headings, tuple(rows), is_spacious=True)
    for query in found.documents:
        said = doc.words(f": {_window(query.window)}.")
        yield doc.Paragraph((*doc.words(f"Documents {listed(query.numbers)}", "strong"), *said))
    if len(lists) == 1:
        yield doc.heading("Fields")
        for number, field in enumerate(lists[0].fields, start=1):
            yield doc.paragraph(f"{number}. {field}")


def _window(window: Window) -> str:
    return f"{in_words(window.start)} to {in_words(window.end)}"


def what(milestone: Milestone) -> doc.Cell:
    """What a clock times, by whom, its id, and its sources, a line each."""
    rest = (milestone.actor, milestone.id, doc.sources(milestone.sources))
    return doc.cell(doc.words(milestone.title, "strong"), *rest)


def how_strongly(milestone: Milestone, *, recorded: bool = True) -> doc.Cell:
    """How strongly the guidance puts it, how things stand with it, and what is to be doubted."""
    tone = _STATUS_TONES.get(milestone.status, "") if milestone.status and recorded else ""
    lines = [*(_status_lines(milestone) if recorded else ()), *marks(milestone)]
    return doc.cell(
        doc.words(milestone.strength, "strong"), *(doc.words(line, tone) for line in lines)
    )


def _status_lines(milestone: Milestone) -> list[str]:
    if milestone.status is None:
        return []
    doubt = f"{milestone.applies}: " if milestone.conditional else ""
    lines = [doubt + STATUS_WORDS[milestone.status]]
    if milestone.actual and milestone.status in ("met", "met_late"):
        lines.append(f"on {in_words(milestone.actual)}")
    left = milestone.working_days_left
    if left:
        unit = "working day" if abs(left) == 1 else "working days"
        side = "left" if left > 0 else "late" if milestone.status == "met_late" else "ago"
        lines.append(f"{abs(left):,} {unit} {side}")
    return lines
