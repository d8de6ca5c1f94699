"""Timelines and timetables for a person at a terminal: a row a clock, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sifcalc.dates import in_words
from sifcalc.output import parts
from sifcalc.rulebook import reinspection
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from sifcalc.milestones import Milestone, Status
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page
    from sifcalc.rulebook.terms import Citation
    from sifcalc.timelines import LeftOut, Timeline
    from sifcalc.timetables import Window

STATUS_WORDS: dict[Status, str] = {
    "upcoming": "upcoming",
    "open": "open now",
    "due_today": "DUE TODAY",
    "met": "met",
    "met_late": "met late",
    "overdue": "OVERDUE, no record that it was done",
    "passed": "passed, no record that it was done",
    "projected": "projected",
}
_STATUS_STYLES: dict[Status, str] = {
    "open": "yellow",
    "due_today": "bold yellow",
    "met": "green",
    "met_late": "yellow",
    "overdue": "bold red",
}
HEADINGS = ("When", "What, by whom, and where it is said", "How strongly")


def print_pages(answers: list[Answer[Any]], page: Page) -> None:
    """Print a page for each case, and the documents they cite once."""
    for number, answer in enumerate(answers):
        if number:
            page.print()
        _print_case(answer, page)
    milestones = [m for answer in answers for m in answer.result.milestones]
    page.print()
    page.paragraph(parts.READING)
    if any(milestone.status == "projected" for milestone in milestones):
        page.paragraph("What is projected rests on what has not happened yet.")
    if milestones and not page.explain:
        page.paragraph("--explain also names each bank holiday that was skipped.")
    page.documents(c for answer in answers for c in _cited(answer.result))


def _cited(found: Any) -> Iterator[Citation]:
    """What is cited anywhere in a timeline or timetable."""
    if found.reinspection_kind:
        yield from reinspection.BY_ID[found.reinspection_kind].sources
    for part in (found.milestones, found.consequences, getattr(found, "lists", ())):
        for each in part:
            yield from each.sources


def _print_case(answer: Answer[Any], page: Page) -> None:
    found = answer.result
    title = getattr(found, "title", "")
    seen = f"{answer.name}: timeline, seen on {in_words(found.as_of)}"
    page.print(parts.words(title or seen, "bold"))
    if not title:
        page.paragraph(f"Overall effectiveness: {_overall(found)}.")
    if found.reinspection_kind:
        kind = reinspection.BY_ID[found.reinspection_kind]
        page.paragraph(
            f"Kind of re-inspection: {kind.id}. {kind.note} How strongly: {kind.strength}."
            f" Source: {parts.sources(kind.sources)}."
        )
    for warning in answer.warnings:
        page.paragraph(f"Warning: {warning}", "bold")
    for note in found.notes:
        page.paragraph(f"Note: {note}")

    if found.milestones:
        page.table(HEADINGS, [_row(m, recorded=not title) for m in found.milestones], gap=1)
    _print_lists(found, page)
    if found.milestones:
        page.heading("How each was counted")
    said: set[str] = set()
    for milestone in found.milestones:
        _print_counted(milestone, page, said)
    if found.consequences:
        page.heading("What else follows")
    for follows in found.consequences:
        page.paragraph(
            f"{follows.message} How strongly: {follows.strength}."
            f" Source: {parts.sources(follows.sources)}. Rule: {follows.id}."
        )
    _print_left_out(found.left_out, page)


def _overall(timeline: Timeline) -> str:
    return timeline.overall.words if timeline.overall else "not known"


def _print_counted(milestone: Milestone, page: Page, said: set[str]) -> None:
    """Print how a clock was counted; what was said of another is said again only to explain."""
    name = milestone.id if milestone.cycle == 1 else f"{milestone.id} (cycle {milestone.cycle})"
    counted = [f"{milestone.basis}."] if milestone.basis else []
    if page.explain and milestone.latest_count and milestone.unit == "working_days":
        skipped = [f"{h.name} on {in_words(h.date)}" for h in milestone.bank_holidays_skipped]
        counted.append(f"Bank holidays skipped: {listed(skipped) if skipped else 'none'}.")
    notes = [note for note in milestone.notes if page.explain or note not in said]
    said.update(milestone.notes)
    page.entry(name, " ".join([*counted, *notes]))


def _print_left_out(left_out: Iterable[LeftOut], page: Page) -> None:
    by_reason: dict[str, list[str]] = {}
    for clock in left_out:
        name = clock.id if clock.cycle == 1 else f"{clock.id} (cycle {clock.cycle})"
        by_reason.setdefault(clock.reason, []).append(name)
    if by_reason:
        page.heading("Left out")
    for reason, ids in by_reason.items():
        page.entry(listed(ids), reason)


def _print_lists(found: Any, page: Page) -> None:
    """Print the lists and documents of an inspection; one list alone with every field."""
    lists = getattr(found, "lists", ())
    if not lists:
        return
    page.heading("Annex A")
    rows = []
    for each in lists:
        covers = [_window(each.window)] if each.window else []
        covers += [f"snapshot on {in_words(each.snapshot)}"] if each.snapshot else []
        due = [
            f"stage {number}: {in_words(day)}, {time}"
            for number, day, time in (
                (1, each.stage_1, each.stage_1_time),
                (2, each.stage_2, each.stage_2_time),
            )
            if day
        ]
        who = parts.words(each.population)
        if each.note:
            who.append(f"\n{each.note}", "italic")
        rows.append(
            (
                parts.words(str(each.number)),
                who,
                parts.lines(covers),
                parts.lines(due or ["not given"]),
            )
        )
    page.table(("List", "Who", "Days covered", "Due"), rows, gap=1)
    for asked in found.documents:
        page.entry(f"Documents {listed(asked.numbers)}", f"{_window(asked.window)}.")
    if len(lists) == 1:
        page.heading("Fields")
        for number, field in enumerate(lists[0].fields, start=1):
            page.paragraph(f"{number}. {field}")


def _window(window: Window) -> str:
    return f"{in_words(window.start)} to {in_words(window.end)}"


def _row(milestone: Milestone, *, recorded: bool) -> tuple[Text, Text, Text]:
    """A clock as a row; how things stand with it only where what was done can be recorded."""
    return _when(milestone), what(milestone), how_strongly(milestone, recorded=recorded)


def _when(milestone: Milestone) -> Text:
    earliest, latest = milestone.earliest, milestone.latest
    start = f", {milestone.earliest_time}" if milestone.earliest_time else ""
    end = f", {milestone.latest_time}" if milestone.latest_time else ""
    if latest is None:
        return parts.words(f"not before {in_words(earliest)}" if earliest else "no date")
    if earliest is None:
        return parts.words(f"by {in_words(latest)}{end}")
    if earliest == latest:
        return parts.words(f"on {in_words(latest)}{end}")
    return parts.lines([f"{in_words(earliest)}{start}", f"to {in_words(latest)}{end}"])


def what(milestone: Milestone) -> Text:
    """What a clock times, by whom, its id, and its sources, a line each."""
    text = parts.words(milestone.title, "bold")
    for line in (milestone.actor, milestone.id, parts.sources(milestone.sources)):
        text.append(f"\n{line}", "not bold")
    return text


def how_strongly(milestone: Milestone, *, recorded: bool = True) -> Text:
    """How strongly the guidance puts it, how things stand with it, and what is to be doubted."""
    text = parts.words(milestone.strength, "bold")
    marks = [] if milestone.in_force else ["not in force"]
    marks += ["provisional"] if milestone.provisional else []
    marks += [f"cycle {milestone.cycle}"] if milestone.cycle > 1 else []
    style = _STATUS_STYLES.get(milestone.status, "") if milestone.status and recorded else ""
    lines = [*(_status_lines(milestone) if recorded else ()), *marks]
    return text.append("".join(f"\n{line}" for line in lines), f"not bold {style}")


def _status_lines(milestone: Milestone) -> list[str]:
    if milestone.status is None:
        return []
    doubt = f"{milestone.applies}: " if milestone.conditional else ""
    lines = [doubt + STATUS_WORDS[milestone.status]]
    if milestone.actual and milestone.status in ("met", "met_late"):
        lines.append(f"on {in_words(milestone.actual)}")
    left = milestone.working_days_left
    if left and left < 0 and milestone.status == "projected":
        lines.append("that day has gone by")
    elif left:
        unit = "working day" if abs(left) == 1 else "working days"
        side = "left" if left > 0 else "late" if milestone.status == "met_late" else "ago"
        lines.append(f"{abs(left):,} {unit} {side}")
    return lines
