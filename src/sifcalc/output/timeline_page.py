"""Timelines and timetables for a person at a terminal: a row a clock, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sifcalc.complaints import listed
from sifcalc.dates import in_words
from sifcalc.output import parts
from sifcalc.rulebook.clocks import CLOCKS, WORKING_DAYS_READING, clock_of
from sifcalc.rulebook.reinspection import BY_ID as KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from sifcalc.milestones import Milestone, Status
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page
    from sifcalc.timelines import LeftOut, Timeline
    from sifcalc.timetables import ListDue

STATUS_WORDS: dict[Status, str] = {
    "upcoming": "upcoming",
    "open": "open now",
    "due_today": "DUE TODAY",
    "met": "met",
    "met_late": "met late",
    "overdue": "OVERDUE, no record that it was done",
    "passed": "passed, no record that it was done",
    "projected": "projected, as it rests on what has not happened yet",
}
_STATUS_STYLES: dict[Status, str] = {
    "open": "yellow",
    "due_today": "bold yellow",
    "met": "green",
    "met_late": "yellow",
    "overdue": "bold red",
}
_HEADINGS = ("When", "What, by whom, and where it is said", "How strongly")


def print_pages(answers: list[Answer[Timeline]], page: Page) -> None:
    """Print a page for each case, and the documents they cite once."""
    for number, answer in enumerate(answers):
        if number:
            page.print()
        _print_case(answer, page)
    milestones = [m for answer in answers for m in answer.result.milestones]
    page.print()
    page.paragraph(parts.READING)
    if milestones and not page.explain:
        page.paragraph("--explain also names each bank holiday that was skipped.")
    page.documents(c for milestone in milestones for c in milestone.sources)


def _print_case(answer: Answer[Any], page: Page) -> None:
    timeline = answer.result
    is_timetable = hasattr(timeline, "title")
    seen = f"seen on {in_words(timeline.as_of)}"
    if is_timetable:
        page.print(parts.words(timeline.title, "bold"))
    else:
        page.print(parts.words(f"{answer.name}: timeline, {seen}", "bold"))
        page.paragraph(f"Overall effectiveness: {_overall(timeline)}.")
        if timeline.reinspection_kind:
            kind = KINDS[timeline.reinspection_kind]
            page.paragraph(
                f"Kind of re-inspection: {kind.id}. {kind.note} How strongly: {kind.strength}."
                f" Source: {parts.sources(kind.sources)}."
            )
    for note in answer.all_notes:
        page.paragraph(f"Note: {note}", "bold")

    rows = [
        (_when(m), _what(m), _how_strongly(m, with_status=not is_timetable))
        for m in timeline.milestones
    ]
    if rows:
        page.table(_HEADINGS, rows, gap=1)
    lists = getattr(timeline, "lists", ())
    for child_list in lists:
        _print_list(child_list, page, with_fields=len(lists) == 1)
    for asked in getattr(timeline, "documents", ()):
        page.entry(f"Documents {listed(asked.numbers)}", _window(asked.window))

    said: set[str] = set()
    if rows:
        page.heading("How each was counted")
    for milestone in timeline.milestones:
        _print_counted(milestone, page, said)
    if timeline.consequences:
        page.heading("What else follows")
    for follows in timeline.consequences:
        page.print()
        page.paragraph(follows.message)
        page.paragraph(
            f"How strongly: {follows.strength}. Source: {parts.sources(follows.sources)}."
            f" Rule: {follows.id}."
        )
    _print_left_out(timeline.left_out, page)


def _overall(timeline: Timeline) -> str:
    return timeline.overall.words if timeline.overall else "not known"


def _print_counted(milestone: Milestone, page: Page, said: set[str]) -> None:
    name = milestone.id if milestone.cycle == 1 else f"{milestone.id} (cycle {milestone.cycle})"
    counted = f"{milestone.basis}. " if milestone.basis else ""
    if page.explain and milestone.basis and milestone.unit == "working_days":
        skipped = [f"{h.name} on {in_words(h.date)}" for h in milestone.bank_holidays_skipped]
        counted += f"Bank holidays skipped: {listed(skipped) if skipped else 'none'}. "
    page.entry(name, f"{counted}{_new_in_note(milestone, said)}".strip())


def _new_in_note(milestone: Milestone, said: set[str]) -> str:
    """The note without what is said of many clocks, where the page has said that before."""
    note = milestone.note
    clock = clock_of(milestone.id)
    shared_notes = {WORKING_DAYS_READING, *(s.note for each in CLOCKS for s in each.starts)}
    if clock and clock.series:
        shared_notes.add(clock.note)
    for shared in shared_notes:
        if shared and shared in said:
            note = note.replace(shared, "").replace("  ", " ").strip()
        elif shared and shared in note:
            said.add(shared)
    return note


def _print_left_out(left_out: Iterable[LeftOut], page: Page) -> None:
    by_reason: dict[str, list[str]] = {}
    for clock in left_out:
        by_reason.setdefault(clock.reason, []).append(clock.id)
    if by_reason:
        page.heading("Left out")
    for reason, ids in by_reason.items():
        page.entry(listed(ids), reason)


def _print_list(each: ListDue, page: Page, *, with_fields: bool) -> None:
    stages = []
    for number, day, time in (
        (1, each.stage_1, each.stage_1_time),
        (2, each.stage_2, each.stage_2_time),
    ):
        if day:
            stages.append(f"Stage {number}: {in_words(day)}, {time}.")
    window = [_window(each.window)] if each.window else []
    snapshot = [f"Snapshot: {in_words(each.snapshot)}."] if each.snapshot else []
    population = f"{each.population[0].upper()}{each.population[1:]}."
    said = " ".join([population, *window, *snapshot, *stages, each.note])
    page.entry(f"List {each.number}", said.strip())
    if with_fields:
        page.heading("Fields")
        for number, field in enumerate(each.fields, start=1):
            page.paragraph(f"{number}. {field}")


def _window(window: Any) -> str:
    return f"Window: {in_words(window.start)} to {in_words(window.end)}."


def _when(milestone: Milestone) -> Text:
    time = f", {milestone.time}" if milestone.time else ""
    if milestone.latest is None:
        if milestone.earliest is None:
            return parts.words("no date")
        return parts.words(f"not before {in_words(milestone.earliest)}")
    latest = in_words(milestone.latest)
    if milestone.earliest:
        return parts.words(in_words(milestone.earliest)).append(f"\nto {latest}{time}")
    return parts.words(f"by {latest}{time}")


def _what(milestone: Milestone) -> Text:
    what = parts.words(milestone.title, "bold")
    what.append(f"\n{milestone.actor}", "not bold")
    what.append(f"\n{milestone.id}: {parts.sources(milestone.sources)}", "not bold")
    return what


def _how_strongly(milestone: Milestone, *, with_status: bool) -> Text:
    text = parts.words(milestone.strength, "bold")
    marks = [] if milestone.in_force else ["not in force"]
    marks += ["provisional"] if milestone.provisional else []
    marks += [f"cycle {milestone.cycle}"] if milestone.cycle > 1 else []
    if not with_status or milestone.status is None:
        return text.append("".join(f"\n{mark}" for mark in marks), "not bold")
    lines = [*status_lines(milestone), *marks]
    style = _STATUS_STYLES.get(milestone.status, "")
    return text.append("".join(f"\n{line}" for line in lines), f"not bold {style}")


def status_lines(milestone: Milestone) -> list[str]:
    """How things stand with a clock: its status, the day it was done, the working days left."""
    if milestone.status is None:
        return []
    doubt = f"{milestone.applies}: " if milestone.is_conditional else ""
    lines = [doubt + STATUS_WORDS[milestone.status]]
    if milestone.actual and milestone.status in ("met", "met_late"):
        lines.append(f"on {in_words(milestone.actual)}")
    left = milestone.working_days_left
    if left is not None:
        unit = "working day" if abs(left) == 1 else "working days"
        side = "left" if left >= 0 else "late" if milestone.status == "met_late" else "ago"
        lines.append(f"{abs(left):,} {unit} {side}")
    return lines
