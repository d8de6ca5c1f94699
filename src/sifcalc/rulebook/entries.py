"""Every entry of the rulebook in one list, as `sifcalc rules` shows it."""

from dataclasses import dataclass, replace

from sifcalc.rulebook.sif import annex_a, inspection, visit
from sifcalc.rulebook.sif.clocks import CLOCKS, clock_of, standing_notes, start_title
from sifcalc.rulebook.sif.conditions import ALL
from sifcalc.rulebook.sif.consequences import CONSEQUENCES
from sifcalc.rulebook.sif.documents import BY_KEY
from sifcalc.rulebook.sif.grading_rules import AWARDED_NOT_PERMITTED, RULES
from sifcalc.rulebook.sif.judgements import JUDGEMENTS
from sifcalc.rulebook.sif.reinspection import KINDS
from sifcalc.rulebook.terms import Citation, Clock, Period, span_in_words
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


def entries() -> tuple[RulebookEntry, ...]:
    """The whole rulebook, in the order of an inspection and what follows it."""
    judgements = [
        RulebookEntry(
            id=judgement.id,
            part=f"judgement, {judgement.kind}",
            title=judgement.title,
            strength="will",
            sources=judgement.sources,
            note=f"Part of {judgement.part_of}." if judgement.part_of else "",
        )
        for judgement in JUDGEMENTS
    ]
    rules = [
        RulebookEntry(
            id=rule.id,
            part=f"grading, {rule.severity.value}",
            title=rule.message.format(**_ANY_CASE),
            strength=rule.strength,
            sources=rule.sources,
        )
        for rule in RULES
    ]
    breach = RulebookEntry(
        id=AWARDED_NOT_PERMITTED.id,
        part=f"grading, {AWARDED_NOT_PERMITTED.severity.value}",
        title=AWARDED_NOT_PERMITTED.message.format(**_ANY_CASE),
        strength="as the rule it contradicts",
        sources=(),
        note="Its sources are those of the rule it contradicts.",
    )
    kinds = [
        RulebookEntry(
            id=kind.id,
            part="kind of re-inspection",
            title=kind.note,
            strength=kind.strength,
            sources=kind.sources,
        )
        for kind in KINDS
    ]
    consequences = [
        RulebookEntry(
            id=each.id,
            part="what follows",
            title=each.message,
            strength=each.strength,
            sources=each.sources,
        )
        for each in CONSEQUENCES
    ]
    lists = [_list(each) for each in annex_a.LISTS]
    timetables = {
        "full inspection": inspection.FULL,
        "post-monitoring inspection": inspection.POST_MONITORING,
        "after the report": CLOCKS,
        "monitoring visit": visit.STEPS,
    }
    clocks = [_clock(clock, part) for part, clocks in timetables.items() for clock in clocks]
    return tuple(
        replace(entry, in_force=BY_KEY[entry.sources[0].document].history if entry.sources else "")
        for entry in (*judgements, *rules, breach, *clocks, *kinds, *consequences, *lists)
    )


def entries_with(id: str) -> tuple[RulebookEntry, ...]:
    """The entries with this id: monitoring-visit-3 is one of monitoring-visit-N."""
    clock = clock_of(id)
    return tuple(entry for entry in entries() if entry.id in (id, clock.id if clock else id))


def _list(each: annex_a.ChildList) -> RulebookEntry:
    window = f"{each.window_months} months before the inspection" if each.window_months else ""
    snapshot = "a snapshot on the day of notice" if each.snapshot else ""
    stages = [
        f"stage {number} due {due.when.in_words()} the inspection's start, {due.time}"
        for number, due in enumerate((each.stage_1, each.stage_2), start=1)
        if due
    ]
    one_row = annex_a.ONE_ROW if each.number in annex_a.ONE_ROW_A_CHILD else ""
    return RulebookEntry(
        id=f"list-{each.number}",
        part="Annex A",
        title=each.population,
        strength=annex_a.STRENGTH,
        sources=annex_a.SOURCES,
        when="; ".join(part for part in (window, snapshot, *stages) if part),
        note=" ".join(note for note in (each.note, one_row, annex_a.NOTES[0]) if note),
    )


def _clock(clock: Clock, part: str) -> RulebookEntry:
    phrases, notes = [], []
    for start in clock.starts:
        name = start_title(start.name)
        ends = (start.on, start.on) if start.on else (clock.earliest, clock.latest)
        times = (clock.earliest_time, clock.latest_time)
        span = span_in_words(*ends, day_one=start.is_day_one, times=times)
        phrases.append(f"{_limit(*ends)}{span} {name}".replace("  ", " ").strip())
        if start.note:
            notes.append(start.note if len(clock.starts) == 1 else f"From {name}: {start.note}")
    when = listed(phrases, "or else")
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
        note=" ".join((*notes, *standing_notes(clock))),
    )


def _limit(earliest: Period | None, latest: Period | None) -> str:
    """What kind of end a single one is: a deadline, or a day that nothing may come before."""
    if latest is None:
        return "not before "
    if earliest is None:
        return "at least " if latest.length < 0 else "at most "
    return ""
