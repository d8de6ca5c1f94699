"""The answer of `timeline` for a person at a terminal: a row a clock, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output import parts
from sifcalc.rulebook.clocks import BY_ID as CLOCKS
from sifcalc.rulebook.reinspection import BY_ID as KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from sifcalc.output import Answer
    from sifcalc.timelines import Milestone, Status, Timeline

_STATUS_WORDS: dict[Status, str] = {
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

_ROOM_FOR_COLUMNS = 72


def print_pages(answers: list[Answer[Timeline]], console: Console) -> None:
    """Print a page for each case."""
    for number, answer in enumerate(answers):
        if number:
            console.print()
        _print_case(answer, console)


def _print_case(answer: Answer[Timeline], console: Console) -> None:
    timeline = answer.result
    console.print(
        parts.words(
            f"{parts.name_of(answer)}: timeline, seen on {in_words(timeline.as_of)}", "bold"
        )
    )
    if timeline.overall:
        parts.paragraph(console, f"Overall effectiveness: {timeline.overall.words}.")
    else:
        parts.paragraph(console, "Overall effectiveness: not known.")
    if timeline.reinspection_kind:
        kind = KINDS[timeline.reinspection_kind]
        parts.paragraph(
            console,
            f"Kind of re-inspection: {kind.id} ({kind.strength}). {kind.note}"
            f" ({parts.sources(kind.sources)})",
        )
    for note in timeline.notes:
        parts.paragraph(console, f"Note: {note}", "bold")

    rows = [(_when(m), _what(m), _how_firm(m)) for m in timeline.milestones]
    if console.width < _ROOM_FOR_COLUMNS:
        _print_one_below_another(rows, console)
    else:
        _print_side_by_side(rows, console)

    parts.heading(console, "How each was counted")
    said: set[str] = set()
    for milestone in timeline.milestones:
        counted = f"{milestone.basis}. " if milestone.basis else ""
        parts.entry(console, milestone.id, f"{counted}{_new_in_note(milestone, said)}")
    if timeline.left_out:
        parts.heading(console, "Left out")
        for clock in timeline.left_out:
            parts.entry(console, clock.id, clock.reason)
    parts.print_documents(console, (c for m in timeline.milestones for c in m.sources))


def _print_side_by_side(rows: Sequence[tuple[Text, ...]], console: Console) -> None:
    table = parts.table("When", "What, by whom, and where it is said", "How firm")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        table.add_row(*row)
    console.print(table)


def _print_one_below_another(rows: Sequence[tuple[Text, ...]], console: Console) -> None:
    for row in rows:
        console.print()
        for cell in row:
            console.print(cell)


def _new_in_note(milestone: Milestone, said: set[str]) -> str:
    """The note without what the rulebook says of its start, where the page said that before."""
    note = milestone.note
    for start in CLOCKS[milestone.id].starts:
        if start.note in said:
            note = note.replace(start.note, "").strip()
        elif start.note in note:
            said.add(start.note)
    return note


def _when(milestone: Milestone) -> Text:
    if milestone.latest is None:
        return parts.words("no date")
    latest = in_words(milestone.latest)
    if milestone.earliest:
        return parts.words(in_words(milestone.earliest)).append(f"\nto {latest}")
    return parts.words(f"by {latest}")


def _what(milestone: Milestone) -> Text:
    what = parts.words(milestone.title, "bold")
    what.append(f"\n{milestone.actor}", "not bold")
    what.append(f"\n{milestone.id}: {parts.sources(milestone.sources)}", "not bold dim")
    return what


def _how_firm(milestone: Milestone) -> Text:
    firm = parts.words(milestone.strength, "bold")
    if milestone.status is None:
        return firm
    doubt = f"{milestone.applies}: " if milestone.applies.startswith("if ") else ""
    lines = [doubt + _STATUS_WORDS[milestone.status]]
    left = milestone.working_days_left
    if milestone.actual and milestone.status in ("met", "met_late"):
        lines.append(f"on {in_words(milestone.actual)}")
    if left is not None:
        unit = "working day" if abs(left) == 1 else "working days"
        lines.append(f"{abs(left):,} {unit} {_left_or_late(milestone)}")
    if milestone.provisional:
        lines.append("provisional")
    firm.append("\n" + "\n".join(lines), f"not bold {_STATUS_STYLES.get(milestone.status, '')}")
    return firm


def _left_or_late(milestone: Milestone) -> str:
    if (milestone.working_days_left or 0) >= 0:
        return "left"
    return "ago" if milestone.status == "passed" else "late"
