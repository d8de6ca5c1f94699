"""What an inspection asks for: the lists of Annex A and the documents, as parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_short, in_words
from sifcalc.output.pages import document as doc
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sifcalc.engine.timetables import Timetable, Window


def on_lines(found: Timetable) -> Iterator[doc.Block]:
    """A line a list; every window ends on the day of notice, which snapshots are of too."""
    if not found.lists:
        return
    rows = tuple(
        (
            doc.cell("s" if each.snapshot else ""),
            doc.cell(str(each.number)),
            doc.cell(each.short_title),
            doc.cell(in_short(each.window.start) if each.window else ""),
            doc.cell(_stage(each.stage_1, each.stage_1_time) or "not given"),
            doc.cell(_stage(each.stage_2, each.stage_2_time)),
        )
        for each in found.lists
    )
    headings = ("", "List", "Annex A: who", "Covers from", "Stage 1", "Stage 2")
    yield doc.Table("The lists of Annex A", headings, rows, compact=True)
    ends = {each.window.end for each in found.lists if each.window}
    ends |= {each.snapshot for each in found.lists if each.snapshot}
    said = f"Covers to {listed(map(in_short, sorted(ends)))}; s with a snapshot of that day"
    yield doc.paragraph(f"{said}; eod end of day", "aside")
    for asked in found.documents:
        numbers = doc.words(f"Documents {listed(asked.numbers)}", "strong")
        yield doc.Paragraph((*numbers, *doc.words(f" from {in_short(asked.window.start)}")))
    yield from _fields(found)


def in_full(found: Timetable) -> Iterator[doc.Block]:
    """The lists and documents of an inspection; a single list with every field."""
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
    yield from _fields(found)


def _fields(found: Timetable) -> Iterator[doc.Block]:
    """Every field of the list, if only one is asked for."""
    if len(found.lists) == 1:
        yield doc.heading("Fields")
        for number, field in enumerate(found.lists[0].fields, start=1):
            yield doc.paragraph(f"{number}. {field}")


def _stage(due: date | None, time: str | None) -> str:
    return f"{in_short(due)[:-5]} {(time or '').replace('end of day', 'eod')}" if due else ""


def _window(window: Window) -> str:
    return f"{in_words(window.start)} to {in_words(window.end)}"
