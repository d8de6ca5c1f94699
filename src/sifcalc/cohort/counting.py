"""Inspections counted one by one into summaries.

Memory grows with the authorities, the days on which their reports were published, and the names of
what is left out; not with the inspections.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from sifcalc.cohort.cut import EVERY, UnknownUndated, named
from sifcalc.cohort.summary import (
    REPORTED_WITHIN,
    Distribution,
    Group,
    LeftOut,
    Movement,
    Publication,
    Summary,
    Together,
    Ungraded,
    percentage,
)
from sifcalc.dates import in_words
from sifcalc.engine.in_force import Days, why_outside
from sifcalc.grades import Grade, NotJudged
from sifcalc.workdays.arithmetic import count_working_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.cohort.cut import Cut
    from sifcalc.cohort.inspected import Inspected
    from sifcalc.grades import Outcome
    from sifcalc.rulebook.framework import Framework


def summary(
    inspections: Iterable[Inspected],
    framework: Framework,
    cut: Cut = EVERY,
    by: str | None = None,
) -> tuple[Summary, ...]:
    """The summary of the inspections in the cut, or one for each group of them in order.

    An inspection that cannot be told to be in the cut or in a group is left out by name. Raises
    UnknownUndated.
    """
    cohort = Cohort(framework, cut, by)
    for inspection in inspections:
        cohort.add(inspection)
    return cohort.summaries()


@dataclass(slots=True)
class _Counts:
    """What is counted of one group."""

    inspections: int = 0
    authorities: set[str] = field(default_factory=set)
    outcomes: Counter[tuple[str, Outcome | None]] = field(default_factory=Counter)
    overall_by: Counter[tuple[str, Grade, Outcome | None]] = field(default_factory=Counter)
    together: Counter[tuple[str, ...]] = field(default_factory=Counter)
    movement: Counter[tuple[Grade, Grade]] = field(default_factory=Counter)
    working_days: Counter[int] = field(default_factory=Counter)
    ungraded: dict[Ungraded, None] = field(default_factory=dict)


class Cohort:
    """The inspections of one framework as they are counted, each looked at once."""

    def __init__(self, framework: Framework, cut: Cut, by: str | None) -> None:
        made = framework.judgements
        self._framework = framework
        self._had: dict[date | None, set[str]] = {}
        self._ids = tuple(judgement.id for judgement in made)
        self._key = tuple(j.id for j in made if j.role == "key")
        self._overall = next((j.id for j in made if j.role == "overall"), "")
        self._under_overall = tuple(j.id for j in made if j.role in ("key", "graded"))
        self._cut, self._by = cut, by
        self._groups: dict[str | None, _Counts] = {} if by else {None: _Counts()}
        self._newest: dict[str, Inspected] = {}
        self._tied: set[str] = set()
        self._in_cut: Counter[str] = Counter()
        # By authority and day of publication: the overall grade, and its group where it is counted.
        self._known: dict[str, dict[date, tuple[Outcome | None, _Counts | None]]] = {}
        self._named = {name: named(name) for name in cut.undated}
        self._undated: dict[str, str] = {}
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._repeated = 0

    def add(self, inspection: Inspected) -> None:
        """Count the inspection, if it is in the cut and was under the framework."""
        days = Days(inspection.start, inspection.published)
        is_outside = why_outside(days, self._framework) is not None
        if not is_outside:
            self._remember(inspection, None)
        if not self._is_in_cut(inspection):
            return
        if is_outside:
            day = in_words(days.began or _day(inspection))
            self._leave_out(inspection, f"of {day}, outside the {self._framework.title}")
        elif not self._cut.latest:
            self._count(inspection)
        elif not inspection.whose:
            self._leave_out(inspection, "no authority, so which is its latest is not known")
        else:
            self._keep_newest(inspection)

    def _keep_newest(self, inspection: Inspected) -> None:
        """Keep it if it is the newest so far; remember where two are the newest and differ."""
        whose = inspection.whose
        self._in_cut[whose] += 1
        newest = self._newest.get(whose)
        if newest is None or _day(newest) < _day(inspection):
            self._newest[whose] = inspection
            self._tied.discard(whose)
        elif _day(newest) == _day(inspection) and newest != inspection:
            self._tied.add(whose)

    def _remember(self, inspection: Inspected, counts: _Counts | None) -> None:
        if not (inspection.whose and inspection.published):
            return
        known = self._known.setdefault(inspection.whose, {})
        if counts is None and inspection.published in known:
            self._repeated += 1
            return
        known[inspection.published] = (inspection.judgements.get(self._overall), counts)

    def _is_in_cut(self, inspection: Inspected) -> bool:
        cut = self._cut
        limits = (
            (inspection.start, cut.inspected_from, cut.inspected_to, "first day on site"),
            (inspection.published, cut.published_from, cut.published_to, "day of publication"),
        )
        unknown = [
            name for day, first, last, name in limits if day is None and (first or last is not None)
        ]
        if unknown or inspection.published is None:
            self._undated.setdefault(inspection.whose, inspection.authority)
        within = (
            (first is None or first <= day) and (last is None or day <= last)
            for day, first, last, _ in limits
            if day
        )
        if not all(within):
            return False
        if unknown and not any(inspection.whose in whose for whose in self._named.values()):
            self._leave_out(inspection, f"no {unknown[0]}")
            return False
        return True

    def _count(self, inspection: Inspected) -> None:
        counts = self._groups[None] if self._by is None else self._group(inspection, self._by)
        if counts is None:
            return
        self._remember(inspection, counts)
        counts.inspections += 1
        if inspection.whose:
            counts.authorities.add(inspection.whose)
        given = inspection.judgements
        for id in self._judged(inspection):
            outcome = given.get(id)
            counts.outcomes[id, outcome] += 1
            if not isinstance(outcome, Grade):
                why = outcome.value if outcome else "not_known"
                counts.ungraded[Ungraded(inspection.authority, id, why)] = None
        overall = given.get(self._overall)
        if isinstance(overall, Grade):
            counts.overall_by.update((id, overall, given.get(id)) for id in self._key)
        worst = tuple(id for id in self._under_overall if given.get(id) is Grade.INADEQUATE)
        if worst:
            counts.together[worst] += 1
        if inspection.end and inspection.published:
            counts.working_days[count_working_days(inspection.end, inspection.published)] += 1

    def _judged(self, inspection: Inspected) -> tuple[str, ...]:
        """The judgements that the framework had when it began, and any other that is given."""
        began = inspection.start or inspection.published
        if began not in self._had:
            self._had[began] = {j.id for j in self._framework.judgements_of(began)}
        had, given = self._had[began], inspection.judgements
        return tuple(id for id in self._ids if id in had or given.get(id))

    def _group(self, inspection: Inspected, by: str) -> _Counts | None:
        day = inspection.published
        value = inspection.region if by == "region" else day and _period(day, by)
        if not value:
            missing = "region" if by == "region" else "day of publication"
            self._leave_out(inspection, f"no {missing}, so of no {by}")
            return None
        return self._groups.setdefault(value, _Counts())

    def _leave_out(self, inspection: Inspected, why: str, inspections: int = 1) -> None:
        self._left_out[inspection.authority, why] += inspections

    @property
    def undated(self) -> tuple[str, ...]:
        """The authorities that have an undated inspection among those added so far."""
        return tuple(filter(None, self._undated.values()))

    @property
    def unknown_undated(self) -> tuple[str, ...]:
        """The names in `Cut.undated` that are of none of them."""
        return tuple(name for name, whose in self._named.items() if not whose & {*self._undated})

    def summaries(self) -> tuple[Summary, ...]:
        """What `summary` returns for the inspections added so far. Raises UnknownUndated."""
        for name in self.unknown_undated:
            raise UnknownUndated(name, self.undated)
        for whose, inspection in self._newest.items():
            if whose in self._tied:
                self._leave_out(inspection, _NOT_TOLD, self._in_cut[whose])
            else:
                self._count(inspection)
        for known in self._known.values():
            for earlier, later in pairwise(sorted(known)):
                (first, _), (second, counts) = known[earlier], known[later]
                if counts and isinstance(first, Grade) and isinstance(second, Grade):
                    counts.movement[first, second] += 1
        self._groups = self._groups or {None: _Counts()}  # to say what is left out of every group
        return tuple(self._summary(value) for value in sorted(self._groups, key=lambda v: v or ""))

    def _summary(self, value: str | None) -> Summary:
        counts = self._groups[value]
        together = sorted(
            counts.together.items(),
            key=lambda item: (-item[1], [self._ids.index(id) for id in item[0]]),
        )
        movement = sorted(
            counts.movement.items(), key=lambda item: (item[0][0].number, item[0][1].number)
        )
        return Summary(
            group=Group(self._by, value) if self._by and value else None,
            cut=self._cut,
            inspections=counts.inspections,
            authorities=len(counts.authorities),
            judgements={id: _distribution(id, counts.outcomes) for id in self._ids},
            overall_by={
                id: {
                    overall.value: {
                        name: counts.overall_by[id, overall, outcome]
                        for name, outcome in _OUTCOMES.items()
                    }
                    for overall in Grade
                }
                for id in self._key
            },
            inadequate_together=tuple(Together(*item) for item in together),
            movement=tuple(Movement(*pair, number) for pair, number in movement),
            publication=_publication(counts.working_days),
            ungraded=tuple(counts.ungraded),
            left_out=tuple(LeftOut(*who, number) for who, number in self._left_out.items()),
            repeated=self._repeated,
        )


_NOT_TOLD = "several, and no day of publication tells which is the latest"
_OUTCOMES: dict[str, Outcome | None] = {
    **{outcome.value: outcome for outcome in (*Grade, *NotJudged)},
    "not_known": None,
}


def _day(inspection: Inspected) -> date:
    """The day of publication; an inspection without it is older than all."""
    return inspection.published or date.min


def _period(day: date, by: str) -> str:
    return f"{day.year}" if by == "year" else f"{day.year} Q{(day.month + 2) // 3}"


def _distribution(id: str, outcomes: Counter[tuple[str, Outcome | None]]) -> Distribution:
    numbers = {name: outcomes[id, outcome] for name, outcome in _OUTCOMES.items()}
    base = sum(numbers[grade.value] for grade in Grade)
    percent = {grade.value: percentage(numbers[grade.value], base) for grade in Grade}
    return Distribution(id, **numbers, base=base, percent=percent)


def _publication(working_days: Counter[int]) -> Publication:
    several = sum(working_days.values())
    within = sum(n for days, n in working_days.items() if days <= REPORTED_WITHIN)
    return Publication(several, _median(working_days, several), within)


def _median(working_days: Counter[int], several: int) -> float | None:
    """The middle of the working days, halfway between the middle two of an even number."""
    if not several:
        return None
    middle = {(several - 1) // 2, several // 2}
    passed, values = 0, []
    for days in sorted(working_days):
        values += [days for at in middle if passed <= at < passed + working_days[days]]
        passed += working_days[days]
    return sum(values) / len(values)
