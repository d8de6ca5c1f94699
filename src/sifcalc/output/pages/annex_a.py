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


def on_lines(timetable: Timetable) -> Iterator[doc.Block]:
    """A line a list; every window ends on the day of notice, which snapshots are of too."""
    if not timetable.lists:
        return
    rows = tuple(
        (
            doc.cell("s" if asked_list.snapshot else ""),
            doc.cell(str(asked_list.number)),
            doc.cell(asked_list.short_title),
            doc.cell(in_short(asked_list.window.start) if asked_list.window else ""),
            doc.cell(_stage(asked_list.stage_1, asked_list.stage_1_time) or "not given"),
            doc.cell(_stage(asked_list.stage_2, asked_list.stage_2_time)),
        )
        for asked_list in timetable.lists
    )
    headings = ("", "List", "Annex A: who", "Covers from", "Stage 1", "Stage 2")
    yield doc.Table("The lists of Annex A", headings, rows, compact=True)
    ends = {asked_list.window.end for asked_list in timetable.lists if asked_list.window}
    ends |= {asked_list.snapshot for asked_list in timetable.lists if asked_list.snapshot}
    said = f"Covers to {listed(map(in_short, sorted(ends)))}; s with a snapshot of that day"
    yield doc.paragraph(f"{said}; eod end of day", "aside")
    for documents in timetable.documents:
        numbers = doc.words(f"Documents {listed(documents.numbers)}", "strong")
        yield doc.Paragraph((*numbers, *doc.words(f" from {in_short(documents.window.start)}")))
    yield from _fields(timetable)


def in_full(timetable: Timetable) -> Iterator[doc.Block]:
    """The lists and documents of an inspection; a single list with every field."""
    lists = timetable.lists
    if not lists:
        return
    yield doc.heading("Annex A")
    rows = []
    for asked_list in lists:
        covers = [_window(asked_list.window)] if asked_list.window else []
        covers += [f"snapshot on {in_words(asked_list.snapshot)}"] if asked_list.snapshot else []
        stages = (
            (asked_list.stage_1, asked_list.stage_1_time),
            (asked_list.stage_2, asked_list.stage_2_time),
        )
        due = [
            f"stage {number}: {in_words(day)}, {time}"
            for number, (day, time) in enumerate(stages, start=1)
            if day
        ]
        who = doc.cell(
            asked_list.population,
            *([doc.words(asked_list.note, "aside")] if asked_list.note else []),
        )
        rows.append(
            (
                doc.cell(str(asked_list.number)),
                who,
                doc.cell(*covers),
                doc.cell(*(due or ["not given"])),
            )
        )
    headings = ("List", "Who", "Days covered", "Due")
    yield doc.Table("The lists of Annex A", headings, tuple(rows), is_spacious=True)
    for documents in timetable.documents:
        said = doc.words(f": {_window(documents.window)}.")
        yield doc.Paragraph((*doc.words(f"Documents {listed(documents.numbers)}", "strong"), *said))
    yield from _fields(timetable)


def _fields(timetable: Timetable) -> Iterator[doc.Block]:
    """Every field of the list, if only one is asked for."""
    if len(timetable.lists) == 1:
        yield doc.heading("Fields")
        for number, field in enumerate(timetable.lists[0].fields, start=1):
            yield doc.paragraph(f"{number}. {field}")


def _stage(due: date | None, time: str | None) -> str:
    return f"{in_short(due)[:-5]} {(time or '').replace('end of day', 'eod')}" if due else ""


def _window(window: Window) -> str:
    return f"{in_words(window.start)} to {in_words(window.end)}"
