"""Every kind of answer, and the answers to a request: what the command line and a page stand on.

Nothing here knows a terminal, a stream or a file system. A new kind of answer is one entry of
`KINDS`. A request and a reply are plain data, for callers in other languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from sifcalc.complaints import BadInput, Complaint
from sifcalc.dates import in_words, read_date
from sifcalc.output import Answer, Answered, Asked, Kind, format_named
from sifcalc.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from sifcalc.casefile.sources import Entry, Refusal, Source
    from sifcalc.engine.milestones import Counted, Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Work
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.frameworks import Told
    from sifcalc.rulebook.terms import Party

ResultT = TypeVar("ResultT")
CountedT = TypeVar("CountedT", bound="Counted")

_PAPERS = ("markdown", "html", "xlsx")
_DATA = ("table", "json", "jsonl", "csv", *_PAPERS)
_DATED = (*_DATA, "ics")


def graded(asked: Asked) -> Work:  # noqa: ARG001 - every kind is asked something
    """What gives the grading of a case, and raises BadInput without a judgement that counts."""
    from sifcalc.case import framework_of, outcomes
    from sifcalc.engine.grading import grade
    from sifcalc.engine.in_force import days_of, outside_framework

    def work(entry: Entry) -> Answered:
        case, told = entry.case, framework_of(entry.case)
        framework = told.framework
        given, began = outcomes(case.judgements), case.inspection.start
        key = framework.key_judgements(began)
        if all(given.get(id) is None for id in (*key, "overall")):
            message = f"no key judgement is given: it takes {listed(key, 'or')}"
            raise BadInput(Complaint("nothing-to-grade", message, entry.tree.whole))
        grading = grade(given, framework, began)
        warning = outside_framework(days_of(case), framework)
        answer = _of_entry(entry, told, grading, (warning,) if warning else ())
        return Answered((answer,), breached=grading.agrees is False)

    return work


def timelined(asked: Asked) -> Work:
    """What gives the timeline of a case, and raises BadInput without a date to count from."""
    timeline_of = _dated(asked)

    def work(entry: Entry) -> Answered:
        answer = timeline_of(entry)
        return Answered((answer,), breached=answer.result.agrees is False)

    return work


def due(asked: Asked) -> Work:
    """What gives what is due in a case within the working days asked about, or overdue."""
    from sifcalc.engine import timelines

    timeline_of, until = _dated(asked), _until(asked)

    def work(entry: Entry) -> Answered:
        answer = timeline_of(entry)
        found, whole = answer.result, cast("Answer[object]", answer)
        answers = tuple(
            whole._replace(result=each, notes=each.notes, as_of=found.as_of)
            for each in timelines.due(found, until)
        )
        return Answered(answers, breached=found.agrees is False)

    return work


def reported(asked: Asked) -> Work:
    """What gives what a report is made of, and raises BadInput without a judgement or a date."""
    from sifcalc.case import framework_of, outcomes
    from sifcalc.engine.timelines import has_start

    timeline_of = _timeline(asked)

    def work(entry: Entry) -> Answered:
        case = entry.case
        is_dated = has_start(case, framework_of(case).framework)
        if not is_dated and not any(outcomes(case.judgements).values()):
            message = "nothing to report on: no judgement is given, and no date to count from"
            raise BadInput(Complaint("nothing-to-report", message, entry.tree.whole))
        answer = timeline_of(entry)
        return Answered((answer,), breached=answer.result.agrees is False)

    return work


def _dated(asked: Asked) -> Callable[[Entry], Answer[Timeline]]:
    """What gives the timeline of a case, and raises BadInput where it has no date to count from."""
    from sifcalc.case import columns, framework_of, path_name
    from sifcalc.casefile.options import option_name
    from sifcalc.engine.timelines import has_start

    timeline_of = _timeline(asked)

    def work(entry: Entry) -> Answer[Timeline]:
        if not has_start(entry.case, framework_of(entry.case).framework):
            first = [c for c in columns() if c.name in ("report_received", "report_published")]
            names = [path_name(c.path) if entry.source_file else option_name(c.name) for c in first]
            message = f"no date to count from: it takes at least {listed(names, 'or')}"
            raise BadInput(Complaint("nothing-to-count-from", message, entry.tree.whole))
        return timeline_of(entry)

    return work


def _timeline(asked: Asked) -> Callable[[Entry], Answer[Timeline]]:
    from sifcalc.case import framework_of
    from sifcalc.engine.milestones import only
    from sifcalc.library import timeline
    from sifcalc.workdays.arithmetic import OutOfRange

    seen = _seen(asked)

    def work(entry: Entry) -> Answer[Timeline]:
        case = entry.case
        if asked.closures:
            case = case.model_copy(update={"closures": (*case.closures, *asked.closures)})
        try:
            found = timeline(case, seen, everything=asked.everything)
        except OutOfRange as error:
            raise BadInput(Complaint("out-of-range", str(error), entry.tree.whole)) from None
        found = only(found, asked.actor) if asked.actor else found
        answer = _of_entry(entry, framework_of(case), found, found.warnings)
        return answer._replace(notes=found.notes)

    return work


def due_within(asked: Asked) -> Asked:
    """The same, with what the answers together are of. Raises OutOfRange beyond 2100."""
    about = f"Due within {days_within(asked)}, to {in_words(_until(asked))}"
    return asked._replace(about=f"{about}, seen on {in_words(_seen(asked))}")


def days_within(asked: Asked) -> str:
    """How many working days are asked about, in words."""
    return "1 working day" if asked.within == 1 else f"{asked.within or 0} working days"


def visited(asked: Asked) -> Sequence[Answer[object]]:
    """The timetable of a monitoring visit."""
    from sifcalc.library import schedule_of, visit

    day = _day(asked)
    found = visit(day, _seen(asked), first=asked.first, everything=asked.everything)
    return [_by_itself(schedule_of("visit", day)[0], _only(found, asked.actor))]


def inspected(asked: Asked) -> Sequence[Answer[object]]:
    """The timetable of an inspection, or one of its lists alone."""
    from sifcalc.engine.timetables import only_list
    from sifcalc.library import inspection, schedule_of

    day = _day(asked)
    framework, schedule = schedule_of(asked.schedule, day)
    found = inspection(
        day,
        _seen(asked),
        end=asked.end,
        kind=asked.schedule,
        everything=asked.everything,
    )
    if asked.number is not None and schedule.asks:
        found = only_list(found, asked.number, schedule.asks)
    return [_by_itself(framework, _only(found, asked.actor))]


def ruled(asked: Asked) -> Sequence[Answer[object]]:
    """The rulebook, or the entries of one id in each framework. Raises LookupError for no such."""
    from sifcalc.rulebook.entries import entries, entries_with
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    chosen = [f for f in FRAMEWORKS.values() if asked.named in (None, f.id)]
    id = asked.id
    found = [Answer(e, f) for f in chosen for e in (entries_with(id, f) if id else entries(f))]
    if not found:
        near = nearest(id or "", [entry.id for f in chosen for entry in entries(f)])
        hint = f"did you mean {near!r}?" if near else "`sifcalc rules` lists every id"
        raise LookupError(f"{id!r} is not in the rulebook; {hint}")
    return found


def listed_inspections(asked: Asked) -> Sequence[Answer[object]]:
    """The published inspections that the package carries."""
    from sifcalc.cohort.published import TABLES, inspections
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    chosen = [(name, id) for name, (id, _) in TABLES.items() if asked.named in (None, id)]
    return [Answer(each, FRAMEWORKS[id]) for name, id in chosen for each in inspections(name)]


def _soonest_first(answers: Iterable[Answer[object]]) -> list[Answer[object]]:
    """What is overdue on top."""

    def order(answer: Answer[object]) -> tuple[bool, str, str]:
        milestone = cast("Milestone", answer.result)  # of what `due` answers
        return milestone.status != "overdue", str(milestone.latest), answer.name

    return sorted(answers, key=order)


_SHOWN = ("explain", "excel", "alarm")
KINDS = {
    kind.name: kind
    for kind in (
        Kind("grade", _DATA, "grade", "GRADE", ("excel",), of_case=graded),
        Kind("timeline", _DATED, "timeline", "TIMELINE", (*_SHOWN, "chart"), of_case=timelined),
        Kind("due", _DATED, "due", "DUE", of_case=due, order=_soonest_first),
        Kind("visit", _DATED, "timeline", "VISIT", _SHOWN, by_itself=visited),
        Kind("inspection", _DATED, "timeline", "INSPECTION", _SHOWN, by_itself=inspected),
        Kind("rules", _DATA, "rules", "RULES", ("excel",), by_itself=ruled),
        Kind("inspections", _DATA, "inspections", "INSPECTIONS", by_itself=listed_inspections),
        Kind("report", _PAPERS, "report", "REPORT", of_case=reported),
    )
}
"""Every kind of answer by its name: that of its command; due is what `--due-within` lists."""

Request = Mapping[str, object]
"""What is asked from outside, as plain data, every date written as in a case file.

`answer` is the name of a kind. A case is given as `fields`, by the names of a table's columns; as
`case`, the data of a case file; or as the `name` and `content` of a file, of which `sheet` may be
one of a workbook. All else is by the names of the fields of Asked.
"""


def answer(request: Request) -> dict[str, object]:
    """The reply to a request: `complaints`, `notes`, `answers` as data, and the `page` of them.

    `breached` says whether any case holds a breach. With complaints nothing is answered. Raises
    ValueError for a request that is none: an unknown kind, a case missing, a day that is no date.
    """
    from sifcalc.output.formats.data import plain, record
    from sifcalc.output.pages.document import document

    collected = _collect(request)
    ready = collected.answers
    page = document(ready, collected.asked) if ready else None
    return {
        "complaints": plain(collected.complaints),
        "notes": collected.notes,
        "answers": [record(each) for each in ready],
        "breached": collected.breached,
        "page": page
        and {
            "title": page.title,
            "blocks": [{type(block).__name__.lower(): plain(block)} for block in page.blocks],
        },
    }


def download(request: Request, form: str) -> bytes:
    """The answer to a request as a file of that format.

    Raises BadInput with what is wrong with the case, CannotWrite for what the format cannot hold,
    and ValueError for a request that is none or a format that this kind of answer does not have.
    """
    collected = _collect(request)
    if form not in collected.asked.kind.formats:
        raise ValueError(f"{form!r} is no format of {collected.asked.kind.name}")
    if collected.complaints:
        raise BadInput(*collected.complaints)
    out = _Memory()
    format_named(form).write(collected.answers, out, collected.asked)
    return out.written.getvalue()


class _Collected(NamedTuple):
    """The answers to a request, and all that is said of them besides."""

    asked: Asked
    answers: list[Answer[object]]
    complaints: list[Complaint]
    notes: list[str]
    breached: bool


def _collect(request: Request) -> _Collected:
    asked = _asked(request)
    kind = asked.kind
    notes: list[str] = []
    if kind.by_itself:
        return _Collected(asked, list(kind.by_itself(asked)), [], notes, breached=False)
    found = list(answered(_source(request, notes.append), asked))
    good = [each for each in found if isinstance(each, Answered)]
    complaints = [c for each in found if not isinstance(each, Answered) for c in each.complaints]
    answers = [] if complaints else [answer for each in good for answer in each.answers]
    notes += [note for each in good for note in each.notes]
    ordered = kind.order(answers) if kind.order else answers
    return _Collected(asked, ordered, complaints, notes, any(each.breached for each in good))


def answered(source: Source, asked: Asked) -> Iterator[Answered | Refusal]:
    """Each case of the source answered as it comes, or what is wrong with it."""
    from sifcalc.casefile.sources import Refusal

    assert asked.kind.of_case  # noqa: S101 - what is no case's is answered by itself
    work = asked.kind.of_case(asked)
    undated: tuple[Complaint, ...] = ()
    is_answered = False
    for entry in source.entries:
        if isinstance(entry, Refusal):
            is_answered = True
            yield entry
            continue
        try:
            yield work(entry)
            is_answered = True
        except BadInput as error:
            if source.is_table and error.complaints[0].id == "nothing-to-count-from":
                # A row without a date keeps the others from nothing, unless there are no others.
                undated = undated or error.complaints
                yield Answered((), notes=tuple(map(str, error.complaints)))
            else:
                is_answered = True
                yield Refusal(error.complaints)
    if undated and not is_answered:
        yield Refusal(undated)


def _source(request: Request, note: Callable[[str], None]) -> Source:
    from sifcalc.casefile.sources import cases_of, from_data, from_options
    from sifcalc.cohort.published import TABLES, opened

    match request:
        case {"content": bytes(content)}:
            name, sheet = str(request.get("name", "file")), request.get("sheet")
            sheet = None if sheet is None else str(sheet)
            return cases_of(name, lambda: BytesIO(content), note=note, sheet=sheet)
        case {"name": str(name)} if name in TABLES:
            return cases_of(name, lambda: opened(name), "csv")
        case {"case": Mapping() as data}:
            return from_data(data)
        case {"fields": Mapping() as fields}:
            return from_options({name: text for name, text in fields.items() if text})
    raise ValueError("a request for an answer to a case holds fields, a case, or a file's content")


def _asked(request: Request) -> Asked:
    """What the request asks. Raises ValueError for what is no kind, day or party."""
    from sifcalc.rulebook.terms import Party

    if request.get("answer") not in KINDS:
        raise ValueError(f"the kind of answer is {listed(KINDS, 'or')}")
    kind = KINDS[str(request["answer"])]
    # Of the types that Asked says, as the caller promises: a type checker cannot tell.
    what: dict[str, Any] = {
        name: request[name] for name in Asked._fields[1:] if request.get(name) is not None
    }
    what |= {name: read_date(what[name]) for name in ("as_of", "day", "end") if name in what}
    what |= {"actor": Party(what["actor"])} if "actor" in what else {}
    asked = Asked(kind)._replace(**what)
    return due_within(asked) if kind.name == "due" else asked


class _Memory:
    """What `download` writes to: no screen, and no standard error."""

    is_terminal = styled = coloured = False
    width = 10_000_000  # as in a pipe: no line is folded
    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = BytesIO()

    def write_file(self, content: str | bytes) -> None:
        raw = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        self.written.write(raw)

    write = write_file

    def note(self, text: str) -> None:
        """Nothing: notes are in the reply of `answer`."""


def _only(found: CountedT, actor: Party | None) -> CountedT:
    from sifcalc.engine.milestones import only

    return only(found, actor) if actor else found


def _of_entry(
    entry: Entry, told: Told, result: ResultT, warnings: tuple[str, ...]
) -> Answer[ResultT]:
    """The result as the answer to that entry of a file, warned of if its framework is not told."""
    if not told.certain:
        doubt = (
            f"Which framework this is of is not certain, as {told.why}: the"
            f" {told.framework.title} is taken. Give the first day on site, or `framework`."
        )
        warnings = (doubt, *warnings)
    place = entry.tree.whole if entry.source_file else None
    case, file, other = entry.case, entry.source_file, entry.other
    return Answer(result, told.framework, case, place, file, other, warnings)


def _by_itself(framework: Framework, found: CountedT) -> Answer[CountedT]:
    return Answer(found, framework, warnings=found.warnings, notes=found.notes)


def _until(asked: Asked) -> date:
    from sifcalc.workdays.arithmetic import add_working_days

    return add_working_days(_seen(asked), asked.within or 0)


def _seen(asked: Asked) -> date:
    """The day it is seen from. Raises ValueError where it is not said: nothing here has a clock."""
    if asked.as_of is None:
        raise ValueError("a request for what is dated says the day it is seen from, as_of")
    return asked.as_of


def _day(asked: Asked) -> date:
    if asked.day is None:
        raise ValueError("a request for a timetable says the day it is of")
    return asked.day
