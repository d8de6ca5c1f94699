"""What is asked of one case: its grade, its timeline, what is due, a report, what changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from sifcalc.answers.shared import result_for, seen_from
from sifcalc.complaints import BadInput, Complaint
from sifcalc.dates import in_short, in_words
from sifcalc.output import CaseResults, Query, Result
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.casefile.sources import Entry
    from sifcalc.engine.changes import Changes
    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timelines import Timeline
    from sifcalc.output import Work
    from sifcalc.rulebook.framework import Edition


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
        began = edition.day
        given = given_in(case, framework, edition)
        key = framework.key_judgements(began)
        if other := framework.activities.get(case.activity or INSPECTION):
            message = f"a {other.title} is given no judgements"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        if all(given.get(id) is None for id in (*key, "overall")):
            message = f"no key judgement is given: it takes {listed(key, 'or')}"
            raise BadInput(Complaint("nothing-to-grade", message, entry.located.whole))
        grading = grade(given, framework, began)
        warnings = (outside_framework(days_of(case), framework), _if_begun_before(edition))
        answer = result_for(entry, told, grading, tuple(filter(None, warnings)))
        answer = answer._replace(notes=read_otherwise(case, framework, edition))
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
    from sifcalc.rulebook.frameworks import FRAMEWORKS

    every = tuple(clock.id for framework in FRAMEWORKS.values() for clock in framework.clocks)
    timeline_of, until = _dated(query._replace(only=every)), _until(query)  # its notes are not said
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


def due_together(query: Query, cases: Iterable[CaseResults]) -> list[Result[object]]:  # noqa: ARG001 - as every answer type
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


def due_within(query: Query) -> Query:
    """The query, with `about` saying until when. Raises OutOfRange beyond 2100."""
    days = "1 working day" if query.within == 1 else f"{query.within or 0} working days"
    return query._replace(about=f"due by {in_short(_until(query))} ({days})")


def _until(query: Query, *, back: bool = False) -> date:
    """The last day that is asked about, or with `back` the day as many working days ago."""
    from sifcalc.workdays.arithmetic import add_working_days

    return add_working_days(seen_from(query), (query.within or 0) * (-1 if back else 1))


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
    """A function to the differences between a case as seen before and as seen now."""

    def work(entry: Entry) -> CaseResults:
        return CaseResults((changes_between(entry, entry, query),))

    return work


def changes_between(before: Entry | None, after: Entry | None, query: Query) -> Result[Changes]:
    """The differences from one state of a case to the next.

    A state is None where the case is not in that file, but never both. The notes are those that the
    timeline had not before, and none for one case seen on two days.
    Raises BadInput where a count leaves 1980 to 2100.
    """
    from sifcalc.engine.changes import changes

    earlier = query._replace(as_of=query.seen_before or query.as_of)
    old = _timeline(earlier)(before) if before else None
    new = _timeline(query)(after) if after else None
    whose = new or old
    assert whose  # noqa: S101 - the caller has one
    between = changes(old and old.value, new and new.value, seen_from(query if old else earlier))
    said = old.all_notes if old else ()
    warnings, notes = (new.warnings, new.notes) if new else ((), ())
    if before is after:
        notes = ()
    elif not (old and new):
        notes = (f"This case is in {whose.source_file} alone.",)
    warnings, notes = (
        tuple(remark for remark in told if remark not in said) for told in (warnings, notes)
    )
    return Result(between, whose.of, whose.entry, warnings, (*notes, *_whether_kept(between)))


def _whether_kept(changes: Changes) -> Iterator[str]:
    """Why past deadlines are overdue now and were unrecorded before, or the other way round."""
    turned = {(c.before.status, c.after.status) for c in changes.changes if c.before and c.after}
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
    from sifcalc.library import clocks, framework_of_reinspection, timeline
    from sifcalc.workdays.arithmetic import OutOfRange

    seen, ids = seen_from(query), frozenset(query.only)

    def work(entry: Entry) -> Result[Timeline]:
        case = entry.case
        if query.closures:
            case = case.model_copy(update={"closures": (*case.closures, *query.closures)})
        try:
            if ids:
                dated = clocks(case, seen, ids, everything=query.everything, noted=query.noted)
            else:
                dated = timeline(case, seen, everything=query.everything)
        except OutOfRange as error:
            raise BadInput(Complaint("out-of-range", str(error), entry.located.whole)) from None
        dated = only(dated, query.actor) if query.actor else dated
        answer = result_for(entry, framework_of(case), dated, dated.warnings)
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


def _is_breached(timeline: Timeline) -> bool:
    return timeline.grading is not None and timeline.grading.is_breached
