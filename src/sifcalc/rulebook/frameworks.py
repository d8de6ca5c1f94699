"""The frameworks, and to which of them a case belongs."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sifcalc.rulebook.framework import Framework, was_in_force
from sifcalc.rulebook.ilacs import ILACS
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.terms import INSPECTION
from sifcalc.wording import listed

FRAMEWORKS = {framework.id: framework for framework in (SIF, ILACS)}
"""Every framework by its id, the oldest first."""


class Told(NamedTuple):
    """The framework of a case, `why` it is that one, and whether that is certain."""

    framework: Framework
    why: str
    certain: bool = True


class Contradiction(ValueError):
    """Raised where what a case says of its framework cannot all be true."""


@lru_cache(maxsize=4096)  # most cases of a table say the same
def told_by(
    judged: Collection[str],
    named: str | None,
    began: date | None,
    reported: date | None,
    activity: str = INSPECTION,
) -> Told:
    """The framework that a case is of.

    The first of these that settles it tells: the `activity`, the judgements that the case has
    (`judged`), the framework that it names (`named`), the inspection's first day on site, the
    report's day. Where none does, it is the oldest framework, and not certain. Raises Contradiction
    for judgements of two frameworks, or of another framework than `named`.
    """
    if activity != INSPECTION:
        return _told_by_activity(judged, named, activity)
    having = [f for f in FRAMEWORKS.values() if {made.id for made in f.judgements} >= set(judged)]
    if not having:
        raise Contradiction(f"no framework has all of the judgements {listed(judged)}")
    if named:
        if FRAMEWORKS[named] not in having:
            raise Contradiction(
                f"the {FRAMEWORKS[named].title} has no such judgements: {listed(judged)}"
            )
        return Told(FRAMEWORKS[named], f"it is named: {named}")
    if len(having) == 1:
        return Told(having[0], "its judgements" if judged else "there is no other")
    first = having[0].inspections.since or date.min
    by_start = [f for f in having if began and was_in_force(f.inspections, max(began, first))]
    if len(by_start) == 1:
        return Told(by_start[0], "the inspection's first day on site")
    by_report = [
        f
        for f in having
        if not began and reported and was_in_force(f.reports, max(reported, first))
    ]
    if len(by_report) == 1:
        return Told(by_report[0], "the day of its report")
    return Told(having[0], "nothing in the case tells", certain=False)


def _told_by_activity(judged: Collection[str], named: str | None, activity: str) -> Told:
    """The framework that has such an activity, which is given no judgement."""
    [framework, *_] = [f for f in FRAMEWORKS.values() if activity in f.activities]
    words = framework.activities[activity].title
    if judged:
        raise Contradiction(f"a {words} is given no judgements: {listed(judged)}")
    if named and FRAMEWORKS[named] is not framework:
        raise Contradiction(f"the {FRAMEWORKS[named].title} has no {words}")
    return Told(framework, f"it is a {words}")
