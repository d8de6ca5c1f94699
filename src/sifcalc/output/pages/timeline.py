"""Timelines and timetables as documents: a row a clock, in order of date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from sifcalc.case import edition_of
from sifcalc.dates import in_short, in_words
from sifcalc.engine.timelines import Timeline
from sifcalc.engine.timetables import Timetable
from sifcalc.output.pages import annex_a, lines, tables
from sifcalc.output.pages import document as doc
from sifcalc.output.pages.clocks import DONE, STATUS_WORDS, marks, name_of, parted, when
from sifcalc.rulebook.terms import INSPECTION
from sifcalc.rulebook.terms import in_words as in_words_of
from sifcalc.wording import listed
from sifcalc.workdays.arithmetic import count_working_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sifcalc.engine.milestones import Milestone
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Citation, ReinspectionKind

CountedT = TypeVar("CountedT", bound=Timeline | Timetable)
HEADINGS = ("When", "What, who and source", "How strongly")


def document(answers: Sequence[Result[Timeline | Timetable]], query: Query) -> doc.Document:
    """A part for each case, then once the documents they cite."""
    blocks: list[doc.Block] = []
    answers = [only(answer, query.ids) for answer in answers]
    for answer in answers:
        blocks.append(doc.heading(_title(answer), level=1))
        blocks.append(doc.under(answer))
        blocks += opening(answer)
        if query.chart:
            from sifcalc.output.pages.figure import figure

            blocks += figure(answer.value, answer.framework)
        blocks += clocks(answer, query)
        blocks += what_else(answer)
    milestones = [m for answer in answers for m in answer.value.milestones]
    blocks.append(doc.Remarks(tuple(map(doc.words, remarks(milestones)))))
    blocks += doc.documents(answers, (c for answer in answers for c in cited(answer)))
    title = _title(answers[0]) if len(answers) == 1 else f"Timelines of {len(answers)} cases"
    return doc.Document(title, tuple(blocks))


def only(answer: Result[CountedT], ids: tuple[str, ...]) -> Result[CountedT]:
    """The answer with the clocks of those ids, or of their series, alone; without ids, all."""
    if not ids:
        return answer
    counted: Timeline | Timetable = answer.value
    frameworks = answer.frameworks
    clocks = {clock.id for f in frameworks for id in ids if (clock := f.clock_of(id))}
    wanted = {*ids, *clocks}

    def is_wanted(id: str) -> bool:
        known = [clock for framework in frameworks if (clock := framework.clock_of(id))]
        return id in wanted or any(clock.id in ids for clock in known)

    counted = replace(
        counted,
        milestones=tuple(m for m in counted.milestones if is_wanted(m.id)),
        left_out=tuple(clock for clock in counted.left_out if clock.id in wanted),
    )
    if isinstance(counted, Timeline):
        kept = tuple(follows for follows in counted.consequences if follows.id in ids)
        counted = replace(counted, consequences=kept, reinspection_kind=None)
    return answer._replace(value=cast("CountedT", counted))


def first_page(answers: Sequence[Result[Timeline | Timetable]], query: Query) -> doc.Document:
    """For each case a line a clock; then once the meaning of the marks, and the documents."""
    blocks: list[doc.Block] = []
    in_rulebook: list[lines.ClockLine] = []
    for answer in answers:
        counted = answer.value
        made = list(lines.lines(counted.milestones, answer.framework, counted.as_of))
        blocks += _on_lines(answer, made, query)
        in_rulebook += [line for line in made if line.first.is_in_rulebook]
    cited_in = [c for line in in_rulebook for m in line.milestones for c in m.sources[:1]]
    standing = any(isinstance(answer.value, Timeline) for answer in answers)
    blocks += tables.key(in_rulebook, cited_in, standing=standing)
    if in_rulebook:
        own = (line.first for line in in_rulebook if line.is_own and line.first.status not in DONE)
        id = next(own, in_rulebook[0].first).id
        blocks.append(doc.Hint(doc.words(f"Why a date: --explain {id}. Everything: --explain.")))
    title = _title(answers[0]) if len(answers) == 1 else f"Timelines of {len(answers)} cases"
    return doc.Document(title, tuple(blocks))


def _on_lines(
    answer: Result[Timeline | Timetable], made: list[lines.ClockLine], query: Query
) -> Iterator[doc.Block]:
    counted = answer.value
    yield doc.Heading(_headline(answer), 1)
    yield doc.under(answer)
    for warning in answer.warnings:
        yield doc.paragraph(f"Warning: {warning}", "strong")
    yield from tables.shared(made)
    if query.chart:
        from sifcalc.output.pages.figure import figure

        yield from figure(counted, answer.framework)
    timed, seen, not_here = ({*part} for part in parted(counted.milestones))
    if own := [line for line in made if line.first in timed]:
        yield tables.clocks(
            own, "Each clock, in order of date", standing=isinstance(counted, Timeline)
        )
    if observed := [line for line in made if line.first in seen]:
        yield tables.seen(observed)
    if unknown := [line for line in made if line.first in not_here]:
        yield tables.not_here(unknown)
        yield doc.paragraph(unknown[0].first.note, "aside")
    if isinstance(counted, Timetable):
        yield from annex_a.on_lines(counted)
    rest = []
    if isinstance(counted, Timeline):
        for kind in _kind_of_reinspection(answer):
            source = lines.where(kind.sources, answer.framework)
            rest.append(f"Re-inspection: {kind.kind} ({kind.strength}, {source[0].text}).")
        also = [in_words_of(follows.id) for follows in counted.consequences]
        rest += [f"Also: {', '.join(also).lower()}."] if also else []
    unsaid = [
        _several(len(answer.notes), "note"),
        _several(len(counted.left_out), "clock left out"),
    ]
    rest += [f"With --explain: {listed(filter(None, unsaid))}."] if any(unsaid) else []
    for text in rest:
        yield doc.paragraph(text)


def _headline(answer: Result[Timeline | Timetable]) -> doc.Line:
    timeline = answer.value
    if isinstance(timeline, Timetable):
        return doc.words(timeline.title, "strong")
    named = doc.words(f"{answer.name}: ", "strong")
    since = answer.entry.case.reinspection.overall if answer.entry else None
    again = (*doc.words("; re-inspected: "), *doc.graded(since)) if since else ()
    seen = doc.words(f"; seen {in_short(timeline.as_of)}")
    standing = lines.judged(timeline.overall, timeline.grading, answer.framework)
    if without := without_overall(answer):
        standing = doc.words(without.upper(), "strong")
    return (*named, *standing, *again, *seen)


def without_overall(answer: Result[Timeline | Timetable]) -> str | None:
    """What it is that is given no overall effectiveness, None where it is given one."""
    if not answer.entry:
        return None
    case, framework = answer.entry.case, answer.framework
    if other := framework.activities.get(case.activity or INSPECTION):
        return other.title
    is_given = framework.has_overall(edition_of(case, framework).day)
    return None if is_given else "no overall effectiveness"


def _several(number: int, what: str) -> str:
    if not number:
        return ""
    name, _, rest = what.partition(" ")
    return f"{number} {name}{'s' if number > 1 else ''}{' ' if rest else ''}{rest}"


def _title(answer: Result[Timeline | Timetable]) -> str:
    if isinstance(answer.value, Timetable):
        return answer.value.title
    return f"{answer.name}: timeline, seen on {in_words(answer.value.as_of)}"


def remarks(milestones: Iterable[Milestone]) -> Iterator[str]:
    """Remarks on all the clocks."""
    yield doc.READING
    if any(milestone.status == "projected" for milestone in milestones):
        yield "What is projected rests on what has not happened yet."


def cited(answer: Result[Timeline | Timetable]) -> Iterator[Citation]:
    """Every citation of the timeline or timetable."""
    counted = answer.value
    for kind in _kind_of_reinspection(answer):
        yield from kind.sources
    for milestone in counted.milestones:
        yield from milestone.sources
    for part in counted.lists if isinstance(counted, Timetable) else counted.consequences:
        yield from part.sources


def opening(answer: Result[Timeline | Timetable]) -> Iterator[doc.Block]:
    """The grade and re-inspection that the timeline rests on, then warnings and notes."""
    if isinstance(answer.value, Timeline):
        without = without_overall(answer)
        said = f"Overall effectiveness: {_overall(answer)}."
        yield doc.paragraph(f"{without[0].upper()}{without[1:]}." if without else said)
    yield from reinspection(answer)
    for warning in answer.warnings:
        yield doc.paragraph(f"Warning: {warning}", "strong")
    for note in answer.notes:
        yield doc.paragraph(f"Note: {note}")


def reinspection(answer: Result[Timeline | Timetable]) -> Iterator[doc.Block]:
    """Of what kind the re-inspection will be, how strongly, and where it is said."""
    for kind in _kind_of_reinspection(answer):
        said = f"Kind of re-inspection: {kind.kind}. {kind.note} How strongly: {kind.strength}."
        where = doc.citations(kind.sources, answer.framework)
        yield doc.Paragraph((*doc.words(f"{said} Source: "), *where, *doc.words(".")))


def _kind_of_reinspection(answer: Result[Timeline | Timetable]) -> Iterator[ReinspectionKind]:
    counted = answer.value
    if isinstance(counted, Timeline):
        expected = (counted.reinspection_kind, counted.reinspection_strength)
        for kind in answer.framework.reinspection_kinds:
            if (kind.kind, kind.strength) == expected:
                yield kind


def clocks(answer: Result[Timeline | Timetable], query: Query) -> Iterator[doc.Block]:
    """The clocks in order of date, what an inspection asks for, and how each was counted."""
    counted, framework = answer.value, answer.framework
    # How things stand with a clock is said only where what was done can be recorded.
    as_of = counted.as_of if isinstance(counted, Timeline) else None
    timed, seen, not_here = parted(counted.milestones)
    captions = {"Each clock, in order of date": timed, "Seen in reports, not a limit": seen}
    for caption, part in captions.items():
        if part:
            rows = tuple(
                (doc.cell(when(m)), what(m, framework), how_strongly(m, as_of)) for m in part
            )
            yield doc.Table(caption, HEADINGS, rows, is_spacious=True)
    if isinstance(counted, Timetable):
        yield from annex_a.in_full(counted)
    if timed or seen:
        yield doc.heading("How each was counted")
        said: set[str] = set()
        in_rulebook = (m for m in counted.milestones if m.is_in_rulebook)
        yield doc.entries(how_counted(m, query, said) for m in in_rulebook)
    if not_here:
        yield doc.heading("Not in this rulebook")
        yield doc.paragraph(not_here[0].note)
        yield doc.entries((name_of(m), f"{m.title} ({m.actor}).") for m in not_here)


def what_else(answer: Result[Timeline | Timetable]) -> Iterator[doc.Block]:
    """What follows without a clock, and the clocks that were left out, under their headings."""
    counted = answer.value
    if isinstance(counted, Timeline) and counted.consequences:
        yield doc.heading("What else follows")
        yield from consequences(answer)
    if counted.left_out:
        yield doc.heading("Left out")
        yield from left_out(counted)


def consequences(answer: Result[Timeline | Timetable]) -> Iterator[doc.Block]:
    """What follows without a clock, a paragraph each."""
    counted = answer.value
    for follows in counted.consequences if isinstance(counted, Timeline) else ():
        said = doc.words(f"{follows.message} How strongly: {follows.strength}. Source: ")
        where = doc.citations(follows.sources, answer.framework)
        yield doc.Paragraph((*said, *where, *doc.words(f". Rule: {follows.id}.")))


def left_out(counted: Timeline | Timetable) -> Iterator[doc.Block]:
    """The clocks that were left out, by why they were."""
    by_reason: dict[str, list[str]] = {}
    for clock in counted.left_out:
        by_reason.setdefault(clock.reason, []).append(name_of(clock))
    yield doc.entries((listed(ids), reason) for reason, ids in by_reason.items())


def _overall(answer: Result[Timeline | Timetable]) -> str:
    """The overall effectiveness, how it is known, and what a re-inspection gave."""
    timeline = answer.value
    assert isinstance(timeline, Timeline)  # noqa: S101 - a timetable has none
    again = answer.entry and answer.entry.case.reinspection.overall
    since = f"; re-inspected: {again.words}" if again else ""
    if timeline.overall is None:
        return f"not known{since}"
    said = "".join(
        part.text for part in lines.judged(timeline.overall, timeline.grading, answer.framework)
    )
    grade, comma, how = said.partition(",")
    return f"{grade.lower()}{comma}{how}{since}"


def how_counted(milestone: Milestone, query: Query, said: set[str]) -> tuple[str, str]:
    """The clock's name and how it was counted; notes in `said` are repeated only to explain."""
    how = [f"{milestone.basis}."] if milestone.basis else []
    skipped = bank_holidays(milestone)
    if skipped is not None:
        how.append(f"Bank holidays skipped: {skipped or 'none'}.")
    # What a date itself rests on is said with it, however often.
    own = milestone.trigger.note if milestone.trigger else ""
    notes = [n for n in milestone.notes if query.explain or n not in said or n in own]
    said.update(milestone.notes)
    return name_of(milestone), " ".join([*how, *notes])


def bank_holidays(milestone: Milestone) -> str | None:
    """The bank holidays that its count skips, listed; None for what is not in working days."""
    if not (milestone.basis and milestone.latest_count and milestone.unit == "working_days"):
        return None
    skipped = [f"{h.name} on {in_words(h.date)}" for h in milestone.bank_holidays_skipped]
    return listed(skipped) if skipped else ""


def what(milestone: Milestone, framework: Framework) -> doc.Cell:
    """What a clock times, by whom, its id, and its sources, a line each."""
    rest = (milestone.actor, milestone.id, doc.citations(milestone.sources, framework))
    return doc.cell(doc.words(milestone.title, "strong"), *rest)


def how_strongly(milestone: Milestone, as_of: date | None) -> doc.Cell:
    """How strongly the guidance puts it, how things stand with it, and what is to be doubted.

    `as_of` is the day it is seen from, None where nothing can be recorded.
    """
    tone = lines.TONES.get(milestone.status, "") if milestone.status and as_of else ""
    said = [*(standing(milestone, as_of) if as_of else ()), *marks(milestone)]
    said += ["reading"] if milestone.is_reading else []
    return doc.cell(
        doc.words(milestone.seen or milestone.strength, "strong"),
        *(doc.words(line, tone) for line in said),
    )


def standing(milestone: Milestone, as_of: date) -> list[str]:
    """How things stand with a clock on that day, and the working days to what comes next."""
    if milestone.status is None:
        return []
    doubt = f"{milestone.applies}: " if milestone.conditional else ""
    said = [doubt + STATUS_WORDS[milestone.status]]
    if milestone.actual and milestone.status in ("met", "met_late"):
        said.append(f"on {in_words(milestone.actual)}")
    left = milestone.working_days_left
    if milestone.status == "upcoming" and milestone.earliest not in (None, milestone.latest):
        opens = count_working_days(as_of, milestone.earliest)
        said.append(f"opens in {_working_days(opens)}")
    elif left:
        side = "left" if left > 0 else "late" if milestone.status == "met_late" else "ago"
        said.append(f"{_working_days(abs(left))} {side}")
    return said


def _working_days(number: int) -> str:
    return f"{number:,} working day{'' if number == 1 else 's'}"
