"""Every entry of the rulebook in one list, as `sifcalc rules` shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sifcalc.dates import in_words
from sifcalc.rulebook import law
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.periods import Period, window_in_words
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.schedules import ChildList, Lists
from sifcalc.rulebook.terms import (
    INSPECTION,
    NOT_IN_RULEBOOK,
    OBSERVED,
    Citation,
    Clock,
    Consequence,
    ReinspectionKind,
    Rule,
    Span,
)
from sifcalc.wording import listed

# What stands in a message for what it names of a case.
_ANY_CASE = {
    "judgements": "the judgements it looks at",
    "lowest": "its grade",
    "highest": "its grade",
    "awarded": "one grade",
    "permitted": "others",
    "contradicted": "a rule, which it names",
}


@dataclass(frozen=True, slots=True)
class RulebookEntry:
    """One entry of the rulebook in words: a judgement, rule, clock, consequence or list."""

    id: str
    part: str
    title: str
    strength: str
    sources: tuple[Citation, ...]
    actor: str = ""
    when: str = ""
    applies: str = ""
    otherwise: str = ""
    note: str = ""
    in_force: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkEntry:
    """A framework: the first days on site of its inspections, both included, and what it holds.

    A day that is None is open. `clocks` and `rules` are how many ids it has of each.
    """

    id: str
    title: str
    inspections_from: date | None
    inspections_to: date | None
    activities: tuple[str, ...]
    judgements: tuple[str, ...]
    rules: int
    clocks: int
    documents: tuple[str, ...]


def framework_entry(framework: Framework) -> FrameworkEntry:
    """The framework in words and numbers."""
    since, until, *_ = framework.inspections
    others = [f"{a.title}s" for a in framework.activities.values()]
    steps = (step for schedule in framework.timetables.values() for step in schedule.steps)
    return FrameworkEntry(
        id=framework.id,
        title=framework.title,
        inspections_from=since,
        inspections_to=until,
        activities=("inspections", *others),
        judgements=tuple(judgement.id for judgement in framework.judgements),
        rules=len({rule.id for rule in framework.rules}),
        clocks=len({clock.id for clock in (*framework.clocks, *steps)}),
        documents=tuple(document.key for document in framework.documents),
    )


def entries(framework: Framework) -> tuple[RulebookEntry, ...]:
    """Every entry of the framework's rulebook: the grading, then the clocks, then the lists."""

    def history(span: Span) -> str:
        return framework.document(span.document).history

    def entry(of: Rule | ReinspectionKind | Consequence, part: str, title: str) -> RulebookEntry:
        in_force = history(of.span) if of.sources else ""
        return RulebookEntry(of.id, part, title, of.strength, of.sources, in_force=in_force)

    judgements = [
        RulebookEntry(
            id=judgement.id,
            part=f"judgement, {judgement.role}",
            title=judgement.title,
            strength=OBSERVED if framework.derived_as == "observed" else "will",
            sources=judgement.sources,
            note=f"Part of {judgement.part_of}." if judgement.part_of else "",
            in_force=history(judgement.span),
        )
        for judgement in framework.judgements
    ]
    rules = [
        entry(rule, f"grading, {rule.severity.value}", rule.message.format(**_ANY_CASE))
        for rule in framework.rules
    ]
    breaches = [
        RulebookEntry(
            id=breach.id,
            part=f"grading, {breach.severity.value}",
            title=breach.message.format(**_ANY_CASE),
            strength="as the rule it contradicts",
            sources=(),
            note="Its sources are those of the rule it contradicts.",
        )
        for breach in filter(None, [framework.breach])
    ]
    kinds = [entry(k, "kind of re-inspection", k.note) for k in framework.reinspection_kinds]
    consequences = [entry(c, "what follows", c.message) for c in framework.consequences]
    schedules = framework.timetables.values()
    before = [schedule for schedule in schedules if schedule.command == "inspection"]
    parts = [
        *((schedule.of, schedule.steps) for schedule in before),
        ("after the report", framework.clocks),
        *((schedule.of, schedule.steps) for schedule in schedules if schedule.command == "visit"),
    ]
    clocks = [_clock(clock, part, framework) for part, clocks in parts for clock in clocks]
    lists = [
        _list(child_list, schedule.asks, history(schedule.span))
        for schedule in before
        if schedule.asks
        for child_list in schedule.asks.lists
    ]
    return (*judgements, *rules, *breaches, *clocks, *kinds, *consequences, *lists)


def id_named(text: str, frameworks: Iterable[Framework]) -> str | None:
    """The id that the text is, or is the short title of, in any case and spacing.

    None where no framework has it.
    """
    written = as_id(text)
    ids: dict[str, str] = {}
    for framework in frameworks:
        if framework.clock_of(written):
            return written
        steps = (step for schedule in framework.timetables.values() for step in schedule.steps)
        ids |= {as_id(clock.short_title): clock.id for clock in (*steps, *framework.clocks)}
        ids |= {as_id(judgement.short_title): judgement.id for judgement in framework.judgements}
        ids |= {as_id(entry.id): entry.id for entry in entries(framework)}
    return ids.get(written)


def as_id(text: str) -> str:
    """The text as an id is written: in lower case, hyphens for its spaces."""
    return "-".join(re.split(r"[\s_-]+", text.strip().casefold()))


def entries_with(id: str, framework: Framework) -> tuple[RulebookEntry, ...]:
    """The framework's entries with this id; monitoring-visit-3 has that of monitoring-visit-N."""
    clock = framework.clock_of(id)
    ids = (id, clock.id if clock else id)
    return tuple(entry for entry in entries(framework) if entry.id in ids)


def _list(child_list: ChildList, asks: Lists, in_force: str) -> RulebookEntry:
    months = child_list.window_months
    window = f"{months} months before the inspection" if months else ""
    snapshot = "a snapshot on the day of notice" if child_list.snapshot else ""
    stages = [
        f"stage {number} due {stage.period.in_words} the inspection's start, {stage.time}"
        for number, stage in enumerate((child_list.stage_1, child_list.stage_2), start=1)
        if stage
    ]
    return RulebookEntry(
        id=f"list-{child_list.number}",
        part="Annex A",
        title=child_list.population,
        strength=asks.strength,
        sources=asks.sources,
        when="; ".join(filter(None, (window, snapshot, *stages))),
        note=" ".join((*child_list.notes, *asks.notes[:1])),
        in_force=in_force,
    )


def _clock(clock: Clock, part: str, framework: Framework) -> RulebookEntry:
    is_missing = clock.strength == NOT_IN_RULEBOOK
    phrases, notes = [], []
    for start in clock.starts:
        name = framework.start_title(start.name)
        ends = (start.on, start.on) if start.on else (clock.earliest, clock.latest)
        times = (clock.earliest_time, clock.latest_time)
        window = window_in_words(*ends, day_one=start.is_day_one, times=times)
        limit = "seen from " if clock.seen else _limit(*ends)
        phrases.append(f"{limit}{window} {name}".replace("  ", " ").strip())
        if start.note:
            notes.append(start.note if len(clock.starts) == 1 else f"From {name}: {start.note}")
    when = listed(phrases, "or else") if phrases else clock.waits_for
    if clock.series and clock.series.follows and clock.latest:
        when = (
            f"{clock.latest.in_words} the one before it that took place, or else projected,"
            f" {when}; at least to number {clock.series.at_least}, and one beyond the last that"
            " took place"
        )
        notes.append(clock.series.ended)
    elif clock.series:
        when = f"again and again, {when}"
    return RulebookEntry(
        id=clock.id,
        part=part,
        title=clock.title,
        strength=clock.strength,
        sources=clock.sources,
        actor=str(clock.actor),
        when=when,
        applies=_applies(clock, framework),
        otherwise=clock.condition.otherwise,
        note=" ".join((*notes, *law.notes_of(clock))),
        in_force="" if is_missing else framework.document(clock.span.document).history,
    )


def _applies(clock: Clock, framework: Framework) -> str:
    """To whom a clock applies: in a framework of several activities, with which, and since when."""
    tests = "" if clock.condition is ALL else listed(clock.condition.any_of, "or")
    if not framework.activities:
        return tests or "every case"
    spans = [framework.span_of(activity) for activity in clock.activities]
    names = [framework.activities[a].title for a in clock.activities if a != INSPECTION]
    names = [INSPECTION] * (INSPECTION in clock.activities) + names
    span = clock.span
    first = max(span.since or date.min for span in spans)
    since = f" from {in_words(span.since)}" if span.since and span.since > first else ""
    until = f" to {in_words(span.until)}" if span.until else ""
    begun = {"inspection": "begun", "day of the letter": "whose letter is"}.get(span.by)
    if not begun and (since or until):
        days = [framework.start_title(start.name) for start in clock.starts]
        begun = f"where {listed(days, 'or')} is"
    within = f" {begun}{since}{until}" if since or until else ""
    return f"each {listed(names, 'or')}{within}{f': {tests}' if tests else ''}"


def _limit(earliest: Period | None, latest: Period | None) -> str:
    """The words before a deadline or a day that nothing may come before; empty for a window."""
    if latest is None:
        return "not before "
    if earliest is None:
        return "at least " if latest.length < 0 else "at most "
    return ""
