"""Every answer type, and the answers to a request: what the command line and a page stand on.

Nothing here knows a terminal, a stream or a file system. A new answer type is one entry of
`ANSWER_TYPES`. A request and a reply are plain data, for callers in other languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.dates import in_short, in_words, read_date
from sifcalc.output import AnswerType, CaseResults, Query, Result, carried_by, format_named
from sifcalc.wording import Names, listed, which_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sifcalc.casefile.sources import Entry, Refusal, Source
    from sifcalc.cohort.inspected import Inspected
    from sifcalc.engine.changes import Changes
    from sifcalc.engine.milestones import Counted, Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Work
    from sifcalc.rulebook.framework import Edition, Framework
    from sifcalc.rulebook.frameworks import Told
    from sifcalc.rulebook.terms import Party

ResultT = TypeVar("ResultT")
CountedT = TypeVar("CountedT", bound="Counted")

_PAPERS = ("markdown", "html", "xlsx")
_DATA = ("table", "json", "jsonl", "csv", *_PAPERS)
_REPORT = ("markdown", "html", "docx", "xlsx")
_DATED = (*_DATA, "ics")


def graded(query: Query) -> Work:  # noqa: ARG001 - as every answer type
    """A function to the grading of a case; it raises BadInput without a key judgement or award."""
    from sifcalc.case import edition_of, framework_of, given_in, read_otherwise
    from sifcalc.engine.grading import grade
    from sifcalc.engine.in_force import days_of, outside_framework
    from sifcalc.rulebook.terms import INSPECTION

    def work(entry: Entry) -> CaseResults:
        case, told = entry.case, framework_of(entry.case)
        framework = told.framework
        edition = edition_of(case, framework)
        given, began = given_in(case, framework), edition.day
        key = framework.key_judgements(began)
        if other := framework.activities.get(case.activity or INSPECTION):
            message = f"a {other.title} is given no judgements"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        if all(given.get(id) is None for id in (*key, "overall")):
            message = f"no key judgement is given: it takes {listed(key, 'or')}"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        grading = grade(given, framework, began)
        warnings = (outside_framework(days_of(case), framework), _if_begun_before(edition))
        answer = _of_entry(entry, told, grading, tuple(filter(None, warnings)))
        answer = answer._replace(notes=read_otherwise(case, framework))
        return CaseResults((answer,), breached=grading.is_breached)

    return work


def _if_begun_before(edition: Edition) -> str | None:
    """The warning that the grading is only of one edition that the inspection may be of."""
    later = edition.without_overall_from
    if not later:
        return None
    return (
        f"This holds only if the inspection began before {in_words(later)}: from then on no"
        " overall effectiveness is given. Give the first day on site."
    )


def _is_breached(timeline: Timeline) -> bool:
    return timeline.grading is not None and timeline.grading.is_breached


def timelined(query: Query) -> Work:
    """A function to the timeline of a case; it raises BadInput without a date to count from."""
    timeline_of = _dated(query)

    def work(entry: Entry) -> CaseResults:
        answer = timeline_of(entry)
        return CaseResults((answer,), breached=_is_breached(answer.value))

    return work


def due(query: Query) -> Work:
    """A function to what is overdue, unrecorded or due within the query's working days in a case.

    What went unrecorded longer ago than as many working days is listed only with `unrecorded`.
    """
    from sifcalc.cohort.identity import cycle_of, own_cycles
    from sifcalc.engine import timelines

    timeline_of, until = _dated(query), _until(query)
    since = date.min if query.unrecorded else _until(query, back=True)

    def work(entry: Entry) -> CaseResults:
        answer = timeline_of(entry)
        whole = cast("Result[object]", answer)
        due = timelines.due(answer.value, since, until)
        answers = tuple(
            whole._replace(value=clock, notes=clock.notes, as_of=answer.value.as_of)
            for clock in due.milestones
        )
        return CaseResults(
            answers,
            breached=_is_breached(answer.value),
            unlisted=len(due.unrecorded_before),
            own=own_cycles(entry.case),
            second=cycle_of(entry.case, 2),
        )

    return work


def reported(query: Query) -> Work:
    """A function to the timeline of a case; it raises BadInput without any judgement or date."""
    from sifcalc.case import framework_of, outcomes
    from sifcalc.engine.timelines import has_start

    timeline_of = _timeline(query)

    def work(entry: Entry) -> CaseResults:
        case = entry.case
        is_dated = has_start(case, framework_of(case).framework)
        if not is_dated and not any(outcomes(case.judgements).values()):
            message = "nothing to report on: no judgement is given, and no date to count from"
            raise BadInput(Complaint("nothing-to-report", message, entry.located.whole))
        answer = timeline_of(entry)
        return CaseResults((answer,), breached=_is_breached(answer.value))

    return work


def changed(query: Query) -> Work:
    """What gives the differences between a case seen before and seen now."""

    def work(entry: Entry) -> CaseResults:
        return CaseResults((changes_between(entry, entry, query),))

    return work


def changes_between(before: Entry | None, after: Entry | None, query: Query) -> Result[Changes]:
    """The differences from one state of a case to the next, None where it is not there.

    At least one of them is there. The notes are those of the timeline now that it had not before,
    and none for one case seen on two days.
    Raises BadInput where a count leaves 1980 to 2100.
    """
    from sifcalc.engine.changes import changes

    earlier = query._replace(as_of=query.seen_before or query.as_of)
    old = _timeline(earlier)(before) if before else None
    new = _timeline(query)(after) if after else None
    whose = new or old
    assert whose  # noqa: S101 - the caller has one
    found = changes(old and old.value, new and new.value, _seen(query if old else earlier))
    said = old.all_notes if old else ()
    warnings, notes = (new.warnings, new.notes) if new else ((), ())
    if before is after:
        notes = ()
    elif not (old and new):
        notes = (f"This case is in {whose.source_file} alone.",)
    warnings, notes = (
        tuple(each for each in told if each not in said) for told in (warnings, notes)
    )
    return Result(found, whose.of, whose.entry, warnings, (*notes, *_whether_kept(found)))


def _whether_kept(found: Changes) -> Iterator[str]:
    """Why what is past is overdue now and was not, or the other way round."""
    turned = {(c.before.status, c.after.status) for c in found.changes if c.before and c.after}
    if ("unrecorded", "overdue") in turned:
        yield "This case is now kept: what is past and has no record is overdue."
    if ("overdue", "unrecorded") in turned:
        yield "This case is no longer kept: what is past may have been done unrecorded."


def _dated(query: Query) -> Callable[[Entry], Result[Timeline]]:
    """A function to the timeline of a case; it raises BadInput without a date to count from."""
    from sifcalc.case import columns, framework_of, path_name
    from sifcalc.casefile.options import option_name
    from sifcalc.engine.timelines import has_start

    timeline_of = _timeline(query)

    def work(entry: Entry) -> Result[Timeline]:
        if not has_start(entry.case, framework_of(entry.case).framework):
            first = [c for c in columns() if c.name in ("report_received", "report_published")]
            is_of_options = entry.located.whole.source == "options"
            names = [option_name(c.name) if is_of_options else path_name(c.path) for c in first]
            message = f"no date to count from: it takes at least {listed(names, 'or')}"
            raise BadInput(Complaint("nothing-to-count-from", message, entry.located.whole))
        return timeline_of(entry)

    return work


def _timeline(query: Query) -> Callable[[Entry], Result[Timeline]]:
    from sifcalc.case import edition_of, framework_of
    from sifcalc.engine.milestones import only
    from sifcalc.library import framework_of_reinspection, timeline
    from sifcalc.workdays.arithmetic import OutOfRange

    seen = _seen(query)

    def work(entry: Entry) -> Result[Timeline]:
        case = entry.case
        if query.closures:
            case = case.model_copy(update={"closures": (*case.closures, *query.closures)})
        try:
            dated = timeline(case, seen, everything=query.everything)
        except OutOfRange as error:
            raise BadInput(Complaint("out-of-range", str(error), entry.located.whole)) from None
        dated = only(dated, query.actor) if query.actor else dated
        answer = _of_entry(entry, framework_of(case), dated, dated.warnings)
        doubt = _if_begun_before(edition_of(case, answer.framework))
        if doubt and not case.activity:
            answer = answer._replace(warnings=(*answer.warnings, doubt))
        second = framework_of_reinspection(case)
        if second and not second.certain:
            give = "" if case.reinspection.start else " Give its first day on site."
            doubt = (
                "Which framework the re-inspection is of is not certain: what follows its report is"
                f" that of the {second.framework.title}.{give}"
            )
            answer = answer._replace(warnings=(*answer.warnings, doubt))
        return answer._replace(notes=dated.notes)

    return work


def due_within(query: Query) -> Query:
    """The query, with `about` saying until when. Raises OutOfRange beyond 2100."""
    days = "1 working day" if query.within == 1 else f"{query.within or 0} working days"
    return query._replace(about=f"due by {in_short(_until(query))} ({days})")


def summarised(query: Query) -> Work:  # noqa: ARG001 - as every answer type
    """A function to the inspection that a case is, as a cohort counts it."""
    from sifcalc.case import framework_of
    from sifcalc.cohort.inspected import inspected

    def work(entry: Entry) -> CaseResults:
        told = framework_of(entry.case)
        return CaseResults((Result(inspected(entry.case), told.framework),))

    return work


def _summarised_together(query: Query, cases: Iterable[CaseResults]) -> list[Result[object]]:
    """The summary of each framework's inspections, or of each group of them in turn.

    Raises UnknownUndated and BackwardsPeriod.
    """
    from sifcalc.cohort.counting import Cohort
    from sifcalc.cohort.cut import Cut, UnknownUndated

    cut = Cut(**{limit.name: getattr(query, limit.name) for limit in fields(Cut)})
    cohorts: dict[Framework, Cohort] = {}
    for answer in (answer for case in cases for answer in case.answers):
        framework = answer.framework
        if framework not in cohorts:
            cohorts[framework] = Cohort(framework, cut, query.by)
        cohorts[framework].add(cast("Inspected", answer.value))
    for name in cut.undated:
        if cohorts and all(name in cohort.unknown_undated for cohort in cohorts.values()):
            raise UnknownUndated(name, tuple(n for c in cohorts.values() for n in c.undated))
    return [
        Result(summary, framework, warnings=summary.warnings, notes=(cut.said_by(query.by),))
        for framework, cohort in cohorts.items()
        for summary in cohort.summaries()
    ]


def preceded(query: Query) -> Work:
    """A function to the precedents of a case; it raises BadInput without a key judgement."""
    from sifcalc.case import framework_of
    from sifcalc.cohort.inspected import inspected, published_inspections
    from sifcalc.cohort.precedents import precedents

    def work(entry: Entry) -> CaseResults:
        told, of = framework_of(entry.case), inspected(entry.case)
        framework = told.framework
        key = framework.key_judgements(of.start)
        if not all(of.judgements.get(id) for id in key):
            message = f"precedents have the same {listed(key)}: each has to be given"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        among = (
            published_inspections(framework)
            if query.among is None
            else query.among.get(framework.id, ())
        )
        alike = precedents(of, among, framework, query.before)
        return CaseResults((_of_entry(entry, told, alike, ())._replace(notes=alike.notes),))

    return work


def looked_among(sources: Iterable[Source]) -> dict[str, tuple[Inspected, ...]]:
    """The inspections of the sources, by the ids of their frameworks.

    Raises BadInput with every complaint about them.
    """
    from sifcalc.case import framework_of
    from sifcalc.casefile.sources import Refusal
    from sifcalc.cohort.inspected import inspected

    among: dict[str, list[Inspected]] = {}
    complaints: list[Complaint] = []
    for entry in (entry for source in sources for entry in source.entries):
        if isinstance(entry, Refusal):
            complaints += entry.complaints
        else:
            framework = framework_of(entry.case).framework
            among.setdefault(framework.id, []).append(inspected(entry.case))
    if complaints:
        raise BadInput(*complaints)
    return {id: tuple(inspections) for id, inspections in among.items()}


def visited(query: Query) -> Sequence[Result[object]]:
    """The timetable of a monitoring visit."""
    from sifcalc.library import schedule_of, visit

    day = _day(query)
    timetable = visit(day, _seen(query), first=query.first, everything=query.everything)
    return [_by_itself(schedule_of("visit", day)[0], _only(timetable, query.actor))]


def inspected(query: Query) -> Sequence[Result[object]]:
    """The timetable of an inspection, or one of its lists alone."""
    from sifcalc.engine.timetables import only_list
    from sifcalc.library import inspection, schedule_of

    day = _day(query)
    framework, schedule = schedule_of(query.schedule, day)
    timetable = inspection(
        day,
        _seen(query),
        end=query.end,
        kind=query.schedule,
        everything=query.everything,
    )
    if query.number is not None and schedule.asks:
        timetable = only_list(timetable, query.number, schedule.asks)
    return [_by_itself(framework, _only(timetable, query.actor))]


def ruled(query: Query) -> Sequence[Result[object]]:
    """The rulebook, or the entries with one id. Raises LookupError for an unknown id."""
    from sifcalc.rulebook.entries import entries, entries_with
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    chosen = [f for f in FRAMEWORKS.values() if query.named in (None, f.id)]
    id = query.id
    ruled = [Result(e, f) for f in chosen for e in (entries_with(id, f) if id else entries(f))]
    if not ruled:
        known = {entry.id: Names("", entry.title) for f in chosen for entry in entries(f)}
        hint = which_meant(id or "", known) or "`sifcalc rules` lists every id"
        raise LookupError(f"{id!r} is not in the rulebook; {hint}")
    return ruled


def listed_inspections(query: Query) -> Sequence[Result[object]]:
    """The published inspections of a framework, the oldest unless one is named."""
    from sifcalc.cohort.published import TABLES, inspections
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    named = query.named or next(iter(FRAMEWORKS))
    chosen = [(name, id) for name, (id, _) in TABLES.items() if named == id]
    return [Result(row, FRAMEWORKS[id]) for name, id in chosen for row in inspections(name)]


def listed_frameworks(query: Query) -> Sequence[Result[object]]:  # noqa: ARG001 - as every answer type
    """Every framework, the oldest first."""
    from sifcalc.rulebook.entries import framework_entry
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    return [Result(framework_entry(each), each) for each in FRAMEWORKS.values()]


def listed_authorities(query: Query) -> Sequence[Result[object]]:
    """The authorities, or those of one name, in being on the day if one is given.

    Raises LookupError for an unknown name, and ValueError for a day before the table begins.
    """
    from sifcalc.cohort.authorities import KNOWN_SINCE, authorities, authority_named

    if query.day and query.day < KNOWN_SINCE:
        raise ValueError(f"the authorities are known since {KNOWN_SINCE}, not on {query.day}")
    if query.id is None:
        day = query.day
        return [Result(one, None) for one in authorities() if not day or one.in_being(day)]
    match = authority_named(query.id, query.day)
    if not match.meant:
        raise LookupError(match.why_none)
    notes = {
        one: f"{query.id!r} is also {one.official_name} ({one.lifetime}): the day tells which."
        for one in match.meant
    }
    return [
        Result(one, None, notes=tuple(said for other, said in notes.items() if other != one))
        for one in match.meant
    ]


def _due_together(query: Query, cases: Iterable[CaseResults]) -> list[Result[object]]:  # noqa: ARG001 - as every answer type
    """What is due in all cases, overdue first, then soonest first.

    A re-inspection that has a case of its own is listed for that case only, which knows more of it.
    """
    cases = list(cases)
    own = {cycle for case in cases for cycle in case.own}
    answers: list[Result[object]] = []
    for case in cases:
        is_elsewhere = case.second in own and case.second not in case.own
        last = 1 if is_elsewhere else 2
        answers += (a for a in case.answers if cast("Milestone", a.value).cycle <= last)

    def order(answer: Result[object]) -> tuple[bool, str, str]:
        milestone = cast("Milestone", answer.value)  # of what `due` answers
        return milestone.status != "overdue", str(milestone.latest), answer.name

    return sorted(answers, key=order)


def with_known_authorities(
    sources: Iterable[Source], note: Callable[[str], None], authorities: str
) -> list[Source]:
    """The sources, with `note` called for each name that is not that of one authority on its day.

    With `authorities` "strict" it is a complaint instead, and the case is refused.
    """
    from sifcalc.casefile.excerpts import with_excerpts
    from sifcalc.casefile.sources import Refusal

    noted: set[str] = set()

    def looked_up(entry: Entry | Refusal) -> Entry | Refusal:
        if isinstance(entry, Refusal) or not entry.case.authority:
            return entry
        from sifcalc.cohort.identity import match_of  # only a case with an authority needs it

        match = match_of(entry.case)
        if match is None or match.authority:
            return entry
        place = entry.located.place(("authority",))
        if authorities == "strict":
            complaint = Complaint("unknown-authority", match.why_none, place)
            return Refusal(with_excerpts((complaint,), entry.located.shown))
        if match.text not in noted:
            noted.add(match.text)
            note(f"{place}: {match.why_none}")
        return entry

    return [source._replace(entries=map(looked_up, source.entries)) for source in sources]


_SHOWN = ("explain", "excel", "alarm")
ANSWER_TYPES = {
    answer_type.name: answer_type
    for answer_type in (
        AnswerType("grade", _DATA, "grade", "GRADE", ("explain", "excel"), of_case=graded),
        AnswerType(
            "timeline", _DATED, "timeline", "TIMELINE", (*_SHOWN, "chart"), of_case=timelined
        ),
        AnswerType("due", _DATED, "due", "DUE", of_case=due, together=_due_together),
        AnswerType("changes", _DATA, "changes", "CHANGES", ("excel",), of_case=changed),
        AnswerType("visit", _DATED, "timeline", "VISIT", _SHOWN, by_itself=visited),
        AnswerType("inspection", _DATED, "timeline", "INSPECTION", _SHOWN, by_itself=inspected),
        AnswerType("rules", _DATA, "rules", "RULES", ("explain", "excel"), by_itself=ruled),
        AnswerType(
            "inspections",
            _DATA,
            "inspections",
            "INSPECTIONS",
            ("explain",),
            by_itself=listed_inspections,
        ),
        AnswerType(
            "frameworks",
            _DATA,
            "frameworks",
            "FRAMEWORKS",
            ("explain",),
            by_itself=listed_frameworks,
        ),
        AnswerType(
            "authorities",
            _DATA,
            "authorities",
            "AUTHORITIES",
            ("excel",),
            by_itself=listed_authorities,
        ),
        AnswerType("report", _REPORT, "report", "REPORT", ("explain",), of_case=reported),
        AnswerType(
            "summary",
            _DATA,
            "summary",
            "SUMMARY",
            ("explain", "excel"),
            of_case=summarised,
            together=_summarised_together,
        ),
        AnswerType(
            "precedents",
            _DATA,
            "precedents",
            "PRECEDENTS",
            ("explain", "excel"),
            of_case=preceded,
        ),
    )
}
"""Every answer type by its name, which is its command's; due is what `--due-within` lists."""

Request = Mapping[str, object]
"""What is asked from outside, as plain data, every date written as in a case file.

`answer` is the name of an answer type. A case is given as `fields`, by the names of a table's
columns; as `case`, the data of a case file; or as the `name` and `content` of a file, with the
`sheet` of a workbook, or the `name` of the published inspections alone. What precedents are looked
for `among` is given likewise. All else is by the names of the fields of Query.
"""


def answer(request: Request) -> dict[str, object]:
    """The reply to a request: `complaints`, `notes`, `answers` as data, and the `page` of them.

    `breached` says whether any case holds a breach. With complaints nothing is answered. Raises
    ValueError for a bad request: an unknown answer type, no case, a day that is no date.
    """
    from sifcalc.output.formats.data import plain, record
    from sifcalc.output.pages.document import document

    collected = _collect(request)
    ready = collected.answers
    page = document(ready, collected.query) if ready else None
    return {
        "complaints": plain(collected.complaints),
        "notes": collected.notes,
        "answers": list(map(record, ready)),
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
    and ValueError for a bad request or a format that this answer type does not have.
    """
    collected = _collect(request)
    if form not in collected.query.answer_type.formats:
        raise ValueError(f"{form!r} is no format of {collected.query.answer_type.name}")
    if collected.complaints:
        raise BadInput(*collected.complaints)
    out = _Memory()
    query = collected.query._replace(carried=carried_by(collected.answers))
    format_named(form).write(collected.answers, out, query)
    return out.written.getvalue()


class _Collected(NamedTuple):
    """The answers to a request, with the complaints and notes about them."""

    query: Query
    answers: list[Result[object]]
    complaints: list[Complaint]
    notes: list[str]
    breached: bool


def _collect(request: Request) -> _Collected:
    query = _asked(request)
    answer_type = query.answer_type
    notes: list[str] = []
    if answer_type.by_itself:
        return _Collected(query, list(answer_type.by_itself(query)), [], notes, breached=False)
    if isinstance(request.get("among"), Mapping):
        try:
            among = looked_among([_source(cast("Request", request["among"]), notes.append)])
        except BadInput as error:
            return _Collected(query, [], list(error.complaints), notes, breached=False)
        query = query._replace(among=among)
    sources = [_source(request, notes.append)]
    [source] = with_known_authorities(sources, notes.append, query.authorities)
    cases = list(answered(source, query))
    good = [case for case in cases if isinstance(case, CaseResults)]
    complaints = [c for case in cases if not isinstance(case, CaseResults) for c in case.complaints]
    answers = [] if complaints else [answer for case in good for answer in case.answers]
    notes += [str(case.undated) for case in good if case.undated]
    if answers and answer_type.together:
        from sifcalc.cohort.cut import BackwardsPeriod, UnknownUndated

        try:
            answers = answer_type.together(query, good)
        except UnknownUndated as error:
            answers = []
            complaints.append(Complaint("unknown-authority", str(error), Place("undated")))
        except BackwardsPeriod as error:
            answers, place = [], Place(f"{error.name}_from")
            complaints.append(Complaint("impossible-dates", str(error), place))
    return _Collected(query, answers, complaints, notes, any(case.breached for case in good))


def answered(source: Source, query: Query) -> Iterator[CaseResults | Refusal]:
    """The answers to each case as it comes, or what is wrong with it."""
    from sifcalc.casefile.sources import Refusal

    assert query.answer_type.of_case  # noqa: S101 - what is no case's is answered by itself
    work = query.answer_type.of_case(query)
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
                # A row without a date is only noted, unless no row is answered.
                undated = undated or error.complaints
                yield CaseResults((), undated=error.complaints[0])
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
            source = cases_of(name, lambda: BytesIO(content), note=note, sheet=sheet)
            for warning in source.warnings:
                note(warning)
            return source
        case {"name": str(name)} if name in TABLES:
            return cases_of(name, lambda: opened(name), "csv")
        case {"case": Mapping() as data}:
            return from_data(data)
        case {"fields": Mapping() as fields}:
            return from_options({name: text for name, text in fields.items() if text})
    raise ValueError("a request for an answer to a case holds fields, a case, or a file's content")


_DAYS = (
    *("as_of", "seen_before", "day", "end", "before"),
    *("inspected_from", "inspected_to", "published_from", "published_to"),
)
"""The fields of Query that are days."""


def _asked(request: Request) -> Query:
    """What the request asks. Raises ValueError for an unknown answer type, day or party."""
    from sifcalc.rulebook.terms import Party

    if request.get("answer") not in ANSWER_TYPES:
        raise ValueError(f"the kind of answer is {listed(ANSWER_TYPES, 'or')}")
    answer_type = ANSWER_TYPES[str(request["answer"])]
    # The caller promises the types of Query's fields: a type checker cannot tell.
    what: dict[str, Any] = {
        name: request[name] for name in Query._fields[1:] if request.get(name) is not None
    }
    what |= {name: read_date(what[name]) for name in _DAYS if name in what}
    what |= {"actor": Party(what["actor"])} if "actor" in what else {}
    query = Query(answer_type)._replace(**what)
    return due_within(query) if answer_type.name == "due" else query


class _Memory:
    """What `download` writes to: no screen, and no standard error."""

    is_terminal = styled = coloured = False
    width = 100  # as in a pipe
    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = BytesIO()

    def write_file(self, content: str | bytes) -> None:
        raw = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        self.written.write(raw)

    write = write_page = write_file

    def note(self, text: str) -> None:
        """Nothing: notes are in the reply of `answer`."""


def _only(counted: CountedT, actor: Party | None) -> CountedT:
    from sifcalc.engine.milestones import only

    return only(counted, actor) if actor else counted


def _of_entry(
    entry: Entry, told: Told, result: ResultT, warnings: tuple[str, ...]
) -> Result[ResultT]:
    """The result for that entry of a file, with a warning if its framework is not certain."""
    if not told.certain:
        days = entry.case.inspection
        lacks = "" if days.start or days.end else "Give the first day on site, or name it with"
        doubt = (
            f"Which framework this is of is not certain, as {told.why}: the"
            f" {told.framework.title} is taken. {lacks or 'Name it with'} `framework:`."
        )
        warnings = (doubt, *warnings)
    return Result(result, told.framework, entry, warnings)


def _by_itself(framework: Framework, counted: CountedT) -> Result[CountedT]:
    return Result(counted, framework, warnings=counted.warnings, notes=counted.notes)


def _until(query: Query, *, back: bool = False) -> date:
    """The last day that is asked about, or with `back` the day as many working days ago."""
    from sifcalc.workdays.arithmetic import add_working_days

    return add_working_days(_seen(query), (query.within or 0) * (-1 if back else 1))


def _seen(query: Query) -> date:
    """The day it is seen from. Raises ValueError without one: nothing here knows today."""
    if query.as_of is None:
        raise ValueError("a request for what is dated says the day it is seen from, as_of")
    return query.as_of


def _day(query: Query) -> date:
    if query.day is None:
        raise ValueError("a request for a timetable says the day it is of")
    return query.day
