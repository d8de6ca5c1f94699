"""How the judgements of many inspections fell: numbers, percentages and movement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sifcalc.cohort.cut import Cut
    from sifcalc.grades import Grade

REPORTED_WITHIN = 32
"""Working days from the last day on site in which the report is to be published
(framework-2015 para 9)."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a summary: "2014" of the years, "2014 Q1" of the quarters, or a region."""

    by: str
    value: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many inspections of how many authorities were counted, and of which cut."""

    inspections: int
    authorities: int
    inspected_from: date | None
    inspected_to: date | None
    published_from: date | None
    published_to: date | None
    latest: bool
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many inspections of an authority are in no number of the summary, and why."""

    authority: str
    why: str
    inspections: int


@dataclass(frozen=True, slots=True)
class Ungraded:
    """An inspection in no percentage of one judgement: that is "not_judged" or "not_known"."""

    authority: str
    judgement: str
    why: str


@dataclass(frozen=True, slots=True)
class Together:
    """Judgements that were inadequate together, and in how many inspections."""

    judgements: tuple[str, ...]
    inspections: int


@dataclass(frozen=True, slots=True)
class Movement:
    """How many authorities went from the one overall grade to the other."""

    first: Grade
    second: Grade
    inspections: int


@dataclass(frozen=True, slots=True)
class Publication:
    """How long reports took, in working days from the last day on site, which is day 0.

    `inspections` are those with both days, `median_working_days` is None without any.
    """

    inspections: int
    median_working_days: float | None
    within_32: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many inspections were given each grade for one judgement, by its id.

    `base` is those with one of the four grades. Those `not_judged`, and those whose grade is
    `not_known`, are in no percentage.
    """

    judgement: str
    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    base: int
    not_judged: int
    not_known: int
    percent: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Crossed:
    """How many inspections with one overall grade had which outcome of a key judgement."""

    judgement: str
    overall: str
    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    not_judged: int
    not_known: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How the judgements of the inspections of a cut, or of one group of them, fell.

    `judgements` has the Distribution of each judgement by its id. `overall_by` has for each key
    judgement the awarded overall grades, and for each of them how many had which outcome of the
    judgement. `inadequate_together` has every combination of judgements, the most frequent first.
    `movement` is of inspections in the group that came after another of the same authority,
    wherever that one fell. `ungraded` names what is counted but in no percentage, and `left_out`
    what is in no group at all, the same in each. `repeated` is how many inspections have the
    authority and the day of publication of another, and are counted again.
    """

    group: Group | None
    cut: Cut
    inspections: int
    authorities: int
    judgements: Mapping[str, Distribution]
    overall_by: Mapping[str, Mapping[str, Mapping[str, int]]]
    inadequate_together: tuple[Together, ...]
    movement: tuple[Movement, ...]
    publication: Publication
    ungraded: tuple[Ungraded, ...]
    left_out: tuple[LeftOut, ...]
    repeated: int

    @property
    def warnings(self) -> tuple[str, ...]:
        """That inspections were given more than once, where they were."""
        if not self.repeated:
            return ()
        which = "1 inspection is" if self.repeated == 1 else f"{self.repeated:,} inspections are"
        same = "with the authority and the day of publication of another"
        return (f"{which} given again, {same}, and counted again.",)

    @property
    def counted(self) -> Counted:
        """What was counted, as a row."""
        cut = self.cut
        return Counted(
            self.inspections,
            self.authorities,
            cut.inspected_from,
            cut.inspected_to,
            cut.published_from,
            cut.published_to,
            cut.latest,
            cut.undated,
        )

    @property
    def crossed(self) -> tuple[Crossed, ...]:
        """`overall_by` as rows."""
        return tuple(
            Crossed(id, overall, **outcomes)
            for id, by in self.overall_by.items()
            for overall, outcomes in by.items()
        )


def percentage(part: int, base: int) -> float | None:
    """The part in hundredths of the base, to one decimal, halves up; None of nothing."""
    if base == 0:
        return None
    exact = Decimal(100 * part) / Decimal(base)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
