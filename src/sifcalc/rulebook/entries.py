"""Every entry of the rulebook in one list, as `sifcalc rules` shows it."""

from dataclasses import dataclass

from sifcalc.complaints import listed
from sifcalc.dates import WEEKDAYS
from sifcalc.rulebook import annex_a, inspection, visit
from sifcalc.rulebook.clocks import CLOCKS, EVENTS
from sifcalc.rulebook.consequences import CONSEQUENCES
from sifcalc.rulebook.grading_rules import AWARDED_NOT_PERMITTED, RULES
from sifcalc.rulebook.reinspection import KINDS
from sifcalc.rulebook.terms import Citation, Clock, Period


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


def entries() -> tuple[RulebookEntry, ...]:
    """The whole rulebook, in the order of an inspection and what follows it."""
    rules = [
        RulebookEntry(
            id=rule.id,
            part=f"grading, {rule.severity.value}",
            title=rule.message,
            strength=rule.strength,
            sources=rule.sources,
        )
        for rule in RULES
    ]
    breach = RulebookEntry(
        id=AWARDED_NOT_PERMITTED.id,
        part=f"grading, {AWARDED_NOT_PERMITTED.severity.value}",
        title=AWARDED_NOT_PERMITTED.message,
        strength="as the rule it contradicts",
        sources=(),
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
    lists = [
        RulebookEntry(
            id=f"list-{each.number}",
            part="Annex A",
            title=each.population,
            strength="will",
            sources=annex_a.SOURCES,
            note=each.note,
        )
        for each in annex_a.LISTS
    ]
    timetables = {
        "full inspection": inspection.FULL,
        "post-monitoring inspection": inspection.POST_MONITORING,
        "after the report": CLOCKS,
        "monitoring visit": visit.STEPS,
    }
    clocks = [_clock(clock, part) for part, clocks in timetables.items() for clock in clocks]
    return (*rules, breach, *clocks, *kinds, *consequences, *lists)


def entries_with(id: str) -> tuple[RulebookEntry, ...]:
    """The entries with this id: monitoring-visit-3 is one of monitoring-visit-N."""
    stem, _, number = id.rpartition("-")
    series = f"{stem}-N" if number.isdigit() else id
    everything = entries()
    exact = tuple(entry for entry in everything if entry.id == id)
    return exact or tuple(entry for entry in everything if entry.id == series)


def _clock(clock: Clock, part: str) -> RulebookEntry:
    starts = [
        EVENTS[start.event] if start.event else f"the latest date of {start.deadline_of}"
        for start in clock.starts
    ]
    ends = [_length(period) for period in (clock.earliest, clock.latest) if period]
    every = "every " if clock.series else ""
    return RulebookEntry(
        id=clock.id,
        part=part,
        title=clock.title,
        strength=clock.strength,
        sources=clock.sources,
        actor=str(clock.actor),
        when=f"{every}{' to '.join(ends)}, counted from {listed(starts, 'or else')}"
        + (f" ({clock.time})" if clock.time else ""),
        applies=listed(clock.condition.any_of, "or"),
        note=" ".join(
            dict.fromkeys(note for note in (*(s.note for s in clock.starts), clock.note) if note)
        ),
    )


def _length(period: Period) -> str:
    side = "before" if period.length < 0 else "after"
    unit = period.unit.replace("_", " ")
    weekday = f", on the {WEEKDAYS[period.weekday]} of that week" if period.weekday else ""
    return f"{abs(period.length)} {unit} {side}{weekday}"
