"""The report of a case as a document: first what a committee sees, then every date, then why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output.pages import document as doc
from sifcalc.output.pages import grade as grade_page
from sifcalc.output.pages import lines, tables
from sifcalc.output.pages import timeline as timeline_page
from sifcalc.output.pages.clocks import name_of, parted, when
from sifcalc.output.pages.figure import figure
from sifcalc.output.pages.precedents import practice
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from sifcalc.engine.milestones import Milestone, Status
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation

NO_JUDGEMENT = "No judgement is given, so nothing is said of overall effectiveness."
NO_DATE = "No date is given to count from, so there is no timeline."
NOTHING_NEXT = "Nothing that has a date of its own is still to come."
_AHEAD: tuple[Status, ...] = ("open", "due_today", "upcoming")
_MOST_NEXT = 5
"""How many clocks that are still to come the first page has, besides those overdue."""


def document(answers: Sequence[Result[Timeline]], query: Query) -> doc.Document:
    """For each case its first page, its dates and its appendix; the documents they cite once."""
    blocks = [
        doc.with_links(block, answer.framework)
        for answer in answers
        for block in _case(answer, query)
    ]
    cited = doc.documents(answers, (c for answer in answers for c in _cited(answer)))
    title = _title(answers[0]) if len(answers) == 1 else f"Reports of {len(answers)} cases"
    return doc.Document(title, (*blocks, *cited))


def _title(answer: Result[Timeline]) -> str:
    return f"{answer.name}: judgement and timeline, seen on {in_words(answer.value.as_of)}"


def _case(answer: Result[Timeline], query: Query) -> Iterator[doc.Block]:
    is_dated = _is_dated(answer.value)
    yield from _first_page(answer, is_dated=is_dated)
    if is_dated:
        yield from _every_date(answer)
    yield from _appendix(timeline_page.only(answer, query.ids), query)


def _first_page(answer: Result[Timeline], *, is_dated: bool) -> Iterator[doc.Block]:
    """What a committee sees: the judgement, and what must happen next, by when, and by whom."""
    timeline = answer.value
    yield doc.heading(_title(answer), level=1)
    yield doc.under(answer)
    if timeline.grading:
        for block in grade_page.judgement(timeline.grading, answer.framework, answer.warnings):
            yield replace(block, compact=True) if isinstance(block, doc.Table) else block
        yield from practice(answer, timeline.as_of)
    else:
        without = timeline_page.without_overall(answer)
        yield doc.paragraph(f"{without[0].upper()}{without[1:]}." if without else NO_JUDGEMENT)
        yield from (doc.paragraph(f"Warning: {warning}", "strong") for warning in answer.warnings)
    yield doc.heading("What must happen next")
    if is_dated:
        yield from _next(timeline, answer.framework)
    else:
        yield doc.paragraph(NO_DATE)
    yield from timeline_page.reinspection(answer)
    yield from (doc.paragraph(f"Note: {note}") for note in answer.notes)


def _next(timeline: Timeline, framework: Framework) -> Iterator[doc.Block]:
    ahead = [m for m in timeline.milestones if m.status in _AHEAD and m.first_date]
    ahead.sort(key=lambda m: (m.latest or m.first_date, m.first_date))
    shown = [m for m in timeline.milestones if m.status == "overdue"] + ahead[:_MOST_NEXT]
    if shown:
        rows = tuple(
            (
                doc.cell(doc.words(m.title, "strong")),
                doc.cell(lines.when(m)),
                doc.cell(m.actor),
                doc.cell(m.strength),
                doc.cell(*_left(m, timeline)),
                doc.cell(_where(m, framework)),
            )
            for m in shown
        )
        headings = ("What", "When", "Who", "How strongly", "Standing", "Where")
        caption = "What must happen next, by when, and who does it"
        yield doc.Table(caption, headings, rows, compact=True)
    else:
        yield doc.paragraph(NOTHING_NEXT)
    unrecorded = [f"{m.title} ({when(m)})" for m in timeline.milestones if m.status == "unrecorded"]
    if unrecorded:
        yield doc.paragraph(f"Past, and not recorded as done: {'; '.join(unrecorded)}.", "caution")


def _where(milestone: Milestone, framework: Framework) -> doc.Line:
    """The first paragraph that says it: the appendix has them all."""
    first = [replace(c, paragraphs=c.paragraphs[:1]) for c in milestone.sources[:1]]
    return doc.citations(first, framework)


def _left(milestone: Milestone, timeline: Timeline) -> Iterator[doc.Line]:
    """How things stand, but for what is upcoming: that goes without saying."""
    tone = lines.TONES.get(milestone.status, "") if milestone.status else ""
    for said in timeline_page.standing(milestone, timeline.as_of):
        if not said.endswith("upcoming"):
            yield doc.words(said, tone)
        elif milestone.conditional:
            yield doc.words(milestone.applies)


def _every_date(answer: Result[Timeline]) -> Iterator[doc.Block]:
    """A line a clock, what its marks mean, and the picture."""
    timeline, framework = answer.value, answer.framework
    timed, seen, not_here = parted(timeline.milestones)
    made = list(lines.lines(timed, framework, timeline.as_of))
    yield doc.heading("Every date", begins_page=True)
    yield from tables.shared(made)
    rows = tuple(
        (
            doc.cell(doc.words(line.title, line.tone)),
            doc.cell(doc.words(line.when, line.tone)),
            doc.cell(line.first.actor),
            doc.cell(line.first.strength),
            doc.cell(doc.words(line.left, line.tone)),
            doc.cell(line.where),
            doc.cell(line.marks),
        )
        for line in made
    )
    headings = ("What", "When", "Who", "How strongly", "Left", "Where", "Marks")
    yield doc.Table("Each clock, in order of date", headings, rows, compact=True)
    observed = list(lines.lines(seen, framework, timeline.as_of))
    cited = [c for line in (*made, *observed) for m in line.milestones for c in m.sources[:1]]
    yield from tables.key([*made, *observed], cited, standing=True, says_both=False)
    if observed:
        yield doc.heading("Seen in reports, not a limit", level=3)
        yield tables.seen(observed)
    if not_here:
        yield doc.heading("Not in this rulebook", level=3)
        yield doc.paragraph(not_here[0].note)
        unknown = list(lines.lines(not_here, framework, timeline.as_of))
        yield tables.not_here(unknown, says_you=False)
    yield from figure(timeline, framework)


def _appendix(answer: Result[Timeline], query: Query) -> Iterator[doc.Block]:
    """Why the judgement is what it is, how each date was counted, and what else follows."""
    timeline, framework = answer.value, answer.framework
    parts: dict[str, Iterator[doc.Block]] = {}
    grading = timeline.grading and grade_page.only(timeline.grading, query.ids)
    if grading and grading.findings:
        parts["Why"] = grade_page.reasons(grading, framework)
    if _is_dated(timeline):
        parts["How each date was counted"] = _counts(timeline, framework)
    if timeline.consequences:
        parts["What else follows"] = timeline_page.consequences(answer)
    if timeline.left_out:
        parts["Left out"] = timeline_page.left_out(timeline)
    yield doc.heading("Appendix")
    for title, blocks in parts.items():
        yield doc.heading(title, level=3, folds=not query.explain)
        yield from blocks
    yield doc.Remarks(tuple(map(doc.words, timeline_page.remarks(timeline.milestones))))


def _counts(timeline: Timeline, framework: Framework) -> Iterator[doc.Block]:
    """What several counts rest on, then each count with what it alone rests on."""
    of_note: dict[str, list[str]] = {}
    for milestone in filter(lambda m: m.is_in_rulebook, timeline.milestones):
        for note in milestone.notes:
            of_note.setdefault(note, []).append(name_of(milestone))
    several = {note: tuple(ids) for note, ids in of_note.items() if len(ids) > 1}
    of_ids: dict[tuple[str, ...], list[str]] = {}
    for note, ids in several.items():
        of_ids.setdefault(ids, []).append(note)
    if of_ids:
        yield doc.Points(
            tuple(
                (doc.words(" ".join(notes)), doc.words(f"So for {listed(ids)}.", "aside"))
                for ids, notes in of_ids.items()
            )
        )
    in_rulebook = [m for m in timeline.milestones if m.is_in_rulebook]
    yield doc.Entries(tuple(_count(m, framework, several) for m in in_rulebook))


def _count(
    milestone: Milestone, framework: Framework, several: Container[str]
) -> tuple[doc.Line, doc.Line]:
    """A clock's id, and all that is said of it alone."""
    basis = f": {milestone.basis}" if milestone.basis else ""
    said = [
        f"{milestone.title}; {milestone.actor}; {milestone.strength}; {when(milestone)}{basis}."
    ]
    if skipped := timeline_page.bank_holidays(milestone):
        said.append(f"Bank holidays skipped: {skipped}.")
    said += [note for note in milestone.notes if note not in several]
    where = doc.citations(milestone.sources, framework)
    line = (*doc.words(f"{' '.join(said)} Source: "), *where, *doc.words("."))
    return doc.words(name_of(milestone), "strong"), line


def _is_dated(timeline: Timeline) -> bool:
    return any(milestone.first_date for milestone in timeline.milestones)


def _cited(answer: Result[Timeline]) -> Iterator[Citation]:
    timeline = answer.value
    if timeline.grading:
        for finding in timeline.grading.findings:
            yield from finding.sources
    shown = timeline if _is_dated(timeline) else replace(timeline, milestones=())
    yield from timeline_page.cited(answer._replace(value=shown))
