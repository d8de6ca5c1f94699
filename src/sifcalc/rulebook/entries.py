"""Every entry of the rulebook in one list, as `sifcalc rules` shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sifcalc.rulebook import law
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.periods import Period, span_in_words
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.terms import (
    ChildList,
    Citation,
    Clock,
    Consequence,
    Lists,
    ReinspectionKind,
    Rule,
)
from sifcalc.wording import listed

# What a message names of a case, where there is none.
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
    """One rule, clock or list: what it says, how strongly, where, and how sifcalc reads it."""

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


def entries(framework: Framework) -> tuple[RulebookEntry, ...]:
    """The whole rulebook of the framework, in the order of an inspection and what follows it."""

    def history(document: str) -> str:
        return framework.document(document).history

    def entry(each: Rule | ReinspectionKind | Consequence, part: str, title: str) -> RulebookEntry:
        in_force = history(each.span.document) if each.sources else ""
        return RulebookEntry(each.id, part, title, each.strength, each.sources, in_force=in_force)

    judgements = [
        RulebookEntry(
            id=judgement.id,
            part=f"judgement, {judgement.kind}",
            title=judgement.title,
            strength="will",
            sources=judgement.sources,
            note=f"Part of {judgement.part_of}." if judgement.part_of else "",
            in_force=history(judgement.span.document),
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
    consequences = [entry(each, "what follows", each.message) for each in framework.consequences]
    before = [each for each in framework.timetables.values() if each.command == "inspection"]
    after = [each for each in framework.timetables.values() if each.command == "visit"]
    timetables = [
        *((each.of, each.steps) for each in before),
        ("after the report", framework.clocks),
        *((each.of, each.steps) for each in after),
    ]
    clocks = [_clock(clock, part, framework) for part, clocks in timetables for clock in clocks]
    lists = [
        _list(each, schedule.asks, history(schedule.span.document))
        for schedule in before
        if schedule.asks
        for each in schedule.asks.lists
    ]
    return (*judgements, *rules, *breaches, *clocks, *kinds, *consequences, *lists)


def id_named(text: str, frameworks: Iterable[Framework]) -> str | None:
    """The id that is meant by it, or by a short title, in words or as ids are written.

    None where no framework has it.
    """
    meant = _as_id(text)
    ids: dict[str, str] = {}
    for framework in frameworks:
        if framework.clock_of(meant):
            return meant
        steps = (step for each in framework.timetables.values() for step in each.steps)
        for clock in (*steps, *framework.clocks):
            ids[_as_id(clock.short_title)] = clock.id
        ids |= {_as_id(each.short_title): each.id for each in framework.judgements}
        ids |= {_as_id(entry.id): entry.id for entry in entries(framework)}
    return ids.get(meant)


def _as_id(text: str) -> str:
    return "-".join(re.split(r"[\s_-]+", text.strip().casefold()))


def entries_with(id: str, framework: Framework) -> tuple[RulebookEntry, ...]:
    """The framework's entries with this id: monitoring-visit-3 is one of monitoring-visit-N."""
    clock = framework.clock_of(id)
    ids = (id, clock.id if clock else id)
    return tuple(entry for entry in entries(framework) if entry.id in ids)


def _list(each: ChildList, asked: Lists, in_force: str) -> RulebookEntry:
    window = f"{each.window_months} months before the inspection" if each.window_months else ""
    snapshot = "a snapshot on the day of notice" if each.snapshot else ""
    stages = [
        f"stage {number} due {due.when.in_words()} the inspection's start, {due.time}"
        for number, due in enumerate((each.stage_1, each.stage_2), start=1)
        if due
    ]
    return RulebookEntry(
        id=f"list-{each.number}",
        part="Annex A",
        title=each.population,
        strength=asked.strength,
        sources=asked.sources,
        when="; ".join(part for part in (window, snapshot, *stages) if part),
        note=" ".join((*each.notes, *asked.notes[:1])),
        in_force=in_force,
    )


def _clock(clock: Clock, part: str, framework: Framework) -> RulebookEntry:
    phrases, notes = [], []
    for start in clock.starts:
        name = framework.start_title(start.name)
        ends = (start.on, start.on) if start.on else (clock.earliest, clock.latest)
        times = (clock.earliest_time, clock.latest_time)
        span = span_in_words(*ends, day_one=start.is_day_one, times=times)
        phrases.append(f"{_limit(*ends)}{span} {name}".replace("  ", " ").strip())
        if start.note:
            notes.append(start.note if len(clock.starts) == 1 else f"From {name}: {start.note}")
    when = listed(phrases, "or else") if phrases else clock.waits_for
    if clock.series and clock.series.follows and clock.latest:
        when = (
            f"{clock.latest.in_words()} the one before it that took place, or else projected,"
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
        applies="every case" if clock.condition is ALL else listed(clock.condition.any_of, "or"),
        otherwise=clock.condition.otherwise,
        note=" ".join((*notes, *law.notes_of(clock))),
        in_force=framework.document(clock.span.document).history,
    )


def _limit(earliest: Period | None, latest: Period | None) -> str:
    """What kind of end a single one is: a deadline, or a day that nothing may come before."""
    if latest is None:
        return "not before "
    if earliest is None:
        return "at least " if latest.length < 0 else "at most "
    return ""
