"""Which inspections a summary is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sifcalc.cohort.authorities import authority_named
from sifcalc.cohort.identity import plain_name
from sifcalc.dates import in_short
from sifcalc.wording import listed

if TYPE_CHECKING:
    from datetime import date

PERIODS = ("year", "quarter")
GROUPINGS = (*PERIODS, "region")
"""What a summary may be by: the year or quarter of publication, or the authority's region."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which inspections a summary is of. Both ends of a period are in it, and None is no limit.

    `inspected_from` and `inspected_to` are limits of the first day on site, the others of the day
    of publication. With `latest` only the newest inspection of each authority in the cut counts.
    `undated` names the authorities whose inspection counts though the day it is cut by is unknown.
    """

    inspected_from: date | None = None
    inspected_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    latest: bool = False
    undated: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise BackwardsPeriod where no day is in a period."""
        for name in ("inspected", "published"):
            first, last = getattr(self, f"{name}_from"), getattr(self, f"{name}_to")
            if first and last and first > last:
                raise BackwardsPeriod(name, first, last)

    def said_by(self, by: str | None) -> str:
        """The cut in words, and what a grouping by that does to the undated who are named."""
        if not self.undated or by not in PERIODS:
            return self.in_words
        return f"{self.in_words} One without a day of publication is in no {by}."

    @property
    def in_words(self) -> str:
        """What is in the cut, in sentences."""
        periods = (
            ("begun", self.inspected_from, self.inspected_to),
            ("published", self.published_from, self.published_to),
        )
        said = []
        for what, first, last in periods:
            limits = [f"from {in_short(first)}"] if first else []
            limits += [f"to {in_short(last)}"] if last else []
            said += [f"{what} {' '.join(limits)}"] if limits else []
        which = f"Inspections {' and '.join(said)}" if said else "Every inspection that was given"
        if self.latest:
            which += ", the latest of each authority"
        if self.undated:
            which += f", with {listed(map(_name, self.undated))}, whose day is not known"
        return f"{which}. Both ends of a period are in it." if said else f"{which}."


class BackwardsPeriod(ValueError):
    """Raised for a period that begins after it ends; `name` is "inspected" or "published"."""

    def __init__(self, name: str, first: date, last: date) -> None:
        super().__init__(
            f"{in_short(first)} is after {in_short(last)}: no inspection is {name} from the one to"
            " the other"
        )
        self.name = name


EVERY = Cut()
"""The cut that has every inspection in it."""


class UnknownUndated(ValueError):
    """Raised for a name in `Cut.undated` that is of no undated inspection; `names` are theirs."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        which = f"those that are undated are of {listed(names)}" if names else "none is undated"
        super().__init__(f"no undated inspection is of {name!r}: {which}")
        self.name, self.names = name, names


def _name(text: str) -> str:
    """The name of the authority, and the text itself where it means none or several."""
    names = {authority.name for authority in authority_named(text).meant}
    return names.pop() if len(names) == 1 else text


def named(text: str) -> frozenset[str]:
    """Whose inspections the text may mean, as `Inspected.whose` has it: by any name or code."""
    return frozenset((plain_name(text), *(a.ons_code for a in authority_named(text).meant)))
