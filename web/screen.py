"""What stands on the page beside its form: the answer, what a file holds, and the file to keep."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple, cast  # Any: the values of a case, and JSON

from said import complaints_said, in_words_of_the_page, reworded, with_words_of_the_page
from sifcalc.answers import ANSWER_TYPES, answered, download, with_known_authorities
from sifcalc.case import columns, path_name
from sifcalc.casefile.keys import path_of
from sifcalc.casefile.saved import case_data, case_file
from sifcalc.casefile.sources import Refusal, cases_of, from_data
from sifcalc.cohort.published import TABLES
from sifcalc.complaints import BadInput, Complaint, Place, Unreadable
from sifcalc.dates import in_short, in_words, read_date
from sifcalc.output import Query
from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines
from sifcalc.output.pages.clocks import DONE, parted, when
from sifcalc.output.pages.timeline import bank_holidays
from sifcalc.templates import template
from sifcalc.workdays.arithmetic import count_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Result
    from sifcalc.rulebook.framework import Framework

MOST_LISTED = 1_000
"""How many cases of a file may be picked from: a list of more helps nobody."""

JUDGEMENTS = "The grade of each judgement"
"""The caption of the table of judgements in a report."""

_NOTHING_YET = ("nothing-to-report", "no-case")
_NEVER_PLANNED = ("closures", "stated")
_PLANNED = ", still to come: taken as planned. Days left are counted from an earlier day."
_DOUBTS = {
    "*": "counted from publication",
    "r": "a reading",
    "p": "projected",
    "v": "provisional",
    "?": "may not apply",
    "o": "not in force",
}
"""The marks of a line of a table in words, as there is no key beside them."""
_READING = (
    "It is a reading: the guidance is silent or contradicts itself, and sifcalc had to choose."
)


class _Clock(NamedTuple):
    """A clock on one line, and all the words that there are of it."""

    title: str
    when: str
    who: str
    strength: str
    standing: str
    doubts: str
    tone: str
    words: list[str]
    sources: list[tuple[str, str | None]]
    record: tuple[str, ...] | None
    """Where in the form the day on which it was done is entered, None where it is done."""


def seen(request: dict[str, Any]) -> dict[str, Any]:
    """What is to be said of the `case` in the form, seen on `as_of`.

    `days` has each date that can be read, with its weekday, by the name of its place, and whether
    it is still to come on that day. With
    complaints there is no answer. Without them `page` is the report as HTML, `clocks` a line a
    clock with its words, `unrecorded` how many are past without a day on which they were done,
    `framework` the one that the case is of, and `published` the name of its published inspections;
    `page` is None as long as nothing can be said.
    """
    days: dict[str, str] = {}
    complaints: list[Complaint] = []
    try:
        as_of = read_date(request["as_of"])
        days["as_of"] = in_words(as_of)
    except Unreadable as error:
        complaints.append(Complaint(error.id, str(error), Place("as_of")))
        as_of = date.max  # for what else is wrong: nothing is shown of it
    for name, day in _days(request["case"]):
        is_planned = day > as_of and not name.startswith(_NEVER_PLANNED)
        days[name] = f"{in_words(day)}{_PLANNED if is_planned else ''}"
    notes: list[str] = []
    query = Query(ANSWER_TYPES["report"], as_of=as_of)
    [source] = with_known_authorities([from_data(request["case"])], notes.append, "noted")
    made: dict[str, Any] = {"page": None, "clocks": [], "framework": None, "notes": []}
    made["unrecorded"] = 0
    for case in answered(source, query):
        if isinstance(case, Refusal):
            complaints += (c for c in case.complaints if c.id not in _NOTHING_YET)
        elif not complaints:
            made |= _shown([cast("Result[Timeline]", each) for each in case.answers], query)
            made["notes"] = [in_words_of_the_page(_without_place(note)) for note in notes]
    return {"days": days, "complaints": complaints_said(complaints), **made}


def opened(request: dict[str, Any]) -> dict[str, Any]:
    """The cases of the file `name`: of each its name and the data of a case file.

    Raises BadInput with all that is wrong with the file.
    """
    notes: list[str] = []
    content, name = request["content"], request["name"]
    sheet = request.get("sheet") or None
    source = cases_of(name, lambda: BytesIO(content), note=notes.append, sheet=sheet)
    cases: list[dict[str, Any]] = []
    complaints: list[Complaint] = []
    count = 0
    for entry in source.entries:
        if isinstance(entry, Refusal):
            complaints += entry.complaints
            continue
        count += 1
        if count <= MOST_LISTED:
            case, place = entry.case, entry.located.whole
            line = f"line {place.line}" if source.is_table and place.line else ""
            named = ", ".join(filter(None, (case.authority or case.id, line)))
            cases.append({"name": named or name, "data": case_data(case)})
    if complaints:
        raise BadInput(*complaints)
    if count > MOST_LISTED:
        notes.append(f"The file holds {count:,} cases; the first {MOST_LISTED:,} can be picked.")
    if not source.is_table and re.search(rb"(^|\s)#", content):
        notes.append("Comments in this file are not kept in a case file that you save here.")
    said = [in_words_of_the_page(note) for note in notes]
    return {"cases": cases, "is_table": source.is_table, "notes": list(filter(None, said))}


def several(request: dict[str, Any]) -> dict[str, Any]:
    """The graded table of the cases of a file, and what is due in them, as HTML.

    `due` is None where no case has a date to count from. Raises BadInput with what is wrong.
    """
    made: dict[str, Any] = {"graded": _table({**request, "answer": "grade"}), "due": None}
    try:
        made["due"] = _table({**request, "answer": "due"})
    except BadInput as error:
        if error.complaints[0].id != "nothing-to-count-from":
            raise
    return made


def beside(request: dict[str, Any]) -> dict[str, Any]:
    """The answer of the `kind` that sets a case beside others, as HTML.

    Raises BadInput where it cannot be told of that case.
    """
    return {"page": _table({**request, "answer": request["kind"]})}


def _table(request: dict[str, Any]) -> str:
    return reworded(download(request, "html").decode())


def saved(request: dict[str, Any]) -> bytes:
    """The case file of the `case` in the form. Raises BadInput with what is wrong with it."""
    [entry] = from_data(request["case"]).entries
    if isinstance(entry, Refusal):
        raise BadInput(*entry.complaints)
    return case_file(entry.case)


def _days(case: dict[str, Any]) -> Iterator[tuple[str, date]]:
    """Each date of the case that can be read, by the name of its place."""
    dated = {column.path for column in columns() if column.takes == "DATE"}
    for path, value in _leaves(case):
        is_dated = path in dated or path[0] in ("monitoring_visits", "actuals", "stated")
        if is_dated or (path[0] == "closures" and path[-1] != "reason"):
            try:
                yield path_name(path), read_date(value)
            except Unreadable:
                continue


def _leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """The path and the value of everything in the data that holds nothing else."""
    if isinstance(data, (dict, list)):
        for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(inner, (*path, step))
    else:
        yield path, data


def _shown(answers: Sequence[Result[Timeline]], query: Query) -> dict[str, Any]:
    """The report without its table of clocks, which have a line each with their words."""
    [answer] = answers
    found, framework = answer.value, answer.framework
    is_dated = any(milestone.first_date for milestone in found.milestones)
    timed = parted(found.milestones).timed if is_dated else ()
    clocks = lines.lines(timed, framework, found.as_of)
    blocks = _beside_the_form(doc.document(answers, query).blocks)
    page = doc.Document("", with_words_of_the_page(blocks))
    html = template("page.html.jinja", wrapped=wrap).render(page=page, made_by=doc.made_by())
    lined = [_clock(line, framework)._asdict() for line in clocks]
    statuses = [milestone.status for milestone in timed]
    published = next((name for name, (id, _) in TABLES.items() if id == framework.id), None)
    made = {"page": html, "clocks": lined, "framework": framework.id}
    return {**made, "published": published, "unrecorded": statuses.count("unrecorded")}


def _beside_the_form(blocks: Sequence[doc.Block]) -> Iterator[doc.Block]:
    """The blocks of a report without the judgements, which the form has.

    In place of the table of clocks, the first below the heading that begins a page, stands an empty
    list. The key to its signs goes with it: the lines that take its place have words.
    """
    is_of_dates = is_key = False
    for block, after in zip_longest(blocks, blocks[1:]):
        is_of_dates |= isinstance(block, doc.Heading) and block.begins_page
        is_key = is_key and isinstance(block, doc.Paragraph)
        if is_key or JUDGEMENTS in (getattr(block, "caption", ""), getattr(after, "caption", "")):
            continue
        if is_of_dates and isinstance(block, doc.Table):
            is_of_dates, is_key = False, True
            yield doc.Points(())
        elif is_of_dates and isinstance(block, doc.Paragraph):
            yield _without_sign(block)
        else:
            yield block


def _without_sign(paragraph: doc.Paragraph) -> doc.Paragraph:
    """The paragraph without the sign of the lines that it is of."""
    first, *rest = paragraph.line
    if not first.text.startswith("* "):
        return paragraph
    text = first.text[2].upper() + first.text[3:]
    return doc.Paragraph((replace(first, text=text), *rest))


def _clock(line: lines.ClockLine, framework: Framework) -> _Clock:
    first = line.first
    words = [word for each in line.milestones for word in _words(each)]
    if first.is_reading:
        words.append(_READING)
    cited = [words for each in line.milestones for words in doc.citations(each.sources, framework)]
    sources = list(dict.fromkeys((each.text, each.link) for each in cited))
    doubts = [_DOUBTS[mark] for mark in line.marks if mark in _DOUBTS]
    if first.cycle > 1:
        doubts.insert(0, "after the re-inspection")
    planned = None if first.status in DONE else first.actual
    standing = _standing(line, is_planned=bool(planned))
    if planned:
        standing = f"{standing}; {_planned(planned, first)}".removeprefix("; ")
    return _Clock(
        line.title,
        line.when,
        first.actor,
        first.strength,
        standing,
        ", ".join(doubts),
        line.tone,
        list(dict.fromkeys(words)),
        sources,
        _recorded_at(first, framework),
    )


def _recorded_at(milestone: Milestone, framework: Framework) -> tuple[str, ...] | None:
    if milestone.status in DONE or not milestone.is_in_rulebook or milestone.cycle > 1:
        return None
    try:
        return path_of(milestone.id, framework)
    except Unreadable:
        return None


def _planned(day: date, milestone: Milestone) -> str:
    """The day that it is planned for, and how far that is beyond the last day."""
    said = f"planned for {in_short(day)}"
    latest = milestone.latest
    if latest is None or day <= latest:
        return said
    return f"{said}, {_working_days(count_working_days(latest, day))} AFTER its last day"


def _standing(line: lines.ClockLine, *, is_planned: bool) -> str:
    """How the clock stands, with the working days left or past."""
    first = line.first
    not_done = "" if is_planned else ": no day is given on which it was done"
    days = _working_days(abs(first.working_days_left or 0))
    match first.status:
        case "met":
            return "done in time" if first.latest else "done"
        case "met_late":
            return f"done {days} late"
        case "overdue":
            return f"OVERDUE by {days}{not_done}"
        case "unrecorded":
            return f"{days} past{not_done}"
        case "passed":
            return "past"
        case "due_today":
            return "DUE TODAY"
        case "open":
            return "open" if first.working_days_left is None else f"open, {days} left"
        case "upcoming" if first.earliest and first.earliest != first.latest:
            return f"opens in {_working_days(count_working_days(line.as_of, first.earliest))}"
        case "upcoming" if first.working_days_left is not None:
            return f"{days} left"
    return ""


def _working_days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def _words(milestone: Milestone) -> Iterator[str]:
    """All that is said of a clock, but who does it and where it is said."""
    basis = f": {milestone.basis}" if milestone.basis else ""
    yield f"{milestone.title}: {when(milestone)}{basis}."
    if milestone.conditional:
        yield f"It applies {milestone.applies}."
    if skipped := bank_holidays(milestone):
        yield f"Bank holidays skipped: {skipped}."
    yield from milestone.notes


def _without_place(note: str) -> str:
    return note.removeprefix("authority: ")
