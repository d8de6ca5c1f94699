"""Every entry of the rulebook in one list, as `sifcalc rules` shows it."""

from dataclasses import dataclass

from sifcalc.rulebook import annex_a, inspection, visit
from sifcalc.rulebook.clocks import CLOCKS, standing_notes, start_title
from sifcalc.rulebook.consequences import CONSEQUENCES
from sifcalc.rulebook.documents import BY_KEY
from sifcalc.rulebook.grading_rules import AWARDED_NOT_PERMITTED, RULES
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.rulebook.reinspection import KINDS
from sifcalc.rulebook.terms import Citation, Clock, span_in_words
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
    note: str = ""

    @property
    def in_force(self) -> str:
        """For which reports the document it rests on is in force, as far as that is limited."""
        return BY_KEY[self.sources[0].document].history if self.sources else ""


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
    return (*judgements, *rules, breach, *clocks, *kinds, *consequences, *lists)


def entries_with(id: str) -> tuple[RulebookEntry, ...]:
    """The entries with this id: monitoring-visit-3 is one of monitoring-visit-N."""
    stem, _, number = id.rpartition("-")
    series = f"{stem}-N" if number.isdigit() else id
    everything = entries()
    exact = tuple(entry for entry in everything if entry.id == id)
    return exact or tuple(entry for entry in everything if entry.id == series)


def _list(each: annex_a.ChildList) -> RulebookEntry:
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
        strength=annex_a.STRENGTH,
        sources=annex_a.SOURCES,
        when="; ".join(part for part in (window, snapshot, *stages) if part),
        note=" ".join(note for note in (each.note, annex_a.NOTES[0]) if note),
    )


def _clock(clock: Clock, part: str) -> RulebookEntry:
    phrases, notes = [], []
    for start in clock.starts:
        name = start_title(start.event or start.deadline_of or "")
        ends = (start.on, start.on) if start.on else (clock.earliest, clock.latest)
        span = span_in_words(*ends, day_one=start.is_day_one)
        phrases.append(f"{span} {name}".strip())
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
    times = [time for time in (clock.earliest_time, clock.latest_time) if time]
    return RulebookEntry(
        id=clock.id,
        part=part,
        title=clock.title,
        strength=clock.strength,
        sources=clock.sources,
        actor=str(clock.actor),
        when=f"{when}, {' to '.join(times)}" if times else when,
        applies=listed(clock.condition.any_of, "or"),
        note=" ".join((*notes, *standing_notes(clock))),
    )
