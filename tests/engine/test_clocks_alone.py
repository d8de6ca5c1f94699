"""A clock counted by itself is as it is in the whole timeline."""

from datetime import date, timedelta

import pytest
from support.independent.cases import random_case

from sifcalc import Case, load, timeline
from sifcalc.case import days
from sifcalc.casefile.sources import Entry, from_data
from sifcalc.dates import FIRST_YEAR, LAST_YEAR
from sifcalc.engine.timelines import _REACH
from sifcalc.library import clocks
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.workdays.arithmetic import OutOfRange

EVERY = frozenset(clock.id for framework in FRAMEWORKS.values() for clock in framework.clocks)
SEEN = date(2017, 10, 1)
RANDOM = 60


def random_cases() -> list[tuple[Case, date]]:
    """Cases that chance writes, with the days that they are seen from, but for refused ones."""
    cases = []
    for seed in range(RANDOM):
        asked = random_case(seed)
        [entry] = from_data(asked.case).entries
        if isinstance(entry, Entry):
            cases.append((entry.case, asked.as_of))
    return cases


CASES = [*((case, SEEN) for case in load("published")[::9]), *random_cases()]


def own_id(id: str) -> str:
    """The id of the clock, that of its series for a member."""
    clocks = (framework.clock_of(id) for framework in FRAMEWORKS.values())
    return next((clock.id for clock in clocks if clock), id)


@pytest.mark.parametrize("everything", [False, True])
def test_each_clock_alone_is_as_in_the_whole_timeline(everything: bool) -> None:
    assert len(CASES) > RANDOM
    for case, seen in CASES:
        whole = timeline(case, seen, everything=everything)
        for id in EVERY:
            alone = clocks(case, seen, frozenset((id,)), everything=everything)
            for part in ("milestones", "left_out"):
                expected = [made for made in getattr(whole, part) if own_id(made.id) == id]
                assert expected == [made for made in getattr(alone, part) if own_id(made.id) == id]
            assert set(alone.milestones) <= set(whole.milestones)
            assert (whole.overall, whole.grading) == (alone.overall, alone.grading)


def test_all_clocks_at_once_are_the_whole_timeline_without_what_is_said_of_the_case() -> None:
    for case, seen in CASES:
        whole, alone = timeline(case, seen), clocks(case, seen, EVERY)
        assert (whole.milestones, whole.left_out) == (alone.milestones, alone.left_out)
        assert whole.warnings == alone.warnings
        assert ((), ()) == (alone.notes, alone.consequences)


@pytest.mark.parametrize("id", sorted({"action-plan", "monitoring-visit-N", "reinspection"}))
def test_a_clock_alone_is_noted_as_the_whole_is_but_for_what_is_said_of_other_clocks(
    id: str,
) -> None:
    for case, seen in CASES:
        noted = timeline(case, seen).notes
        assert noted == clocks(case, seen, EVERY, noted=True).notes
        alone = clocks(case, seen, frozenset((id,)), noted=True).notes
        unsaid = [note for note in noted if note not in alone]
        assert [note for note in noted if note in alone] == list(alone)
        assert all("is cited in its edition" in n or "counted from another" in n for n in unsaid)


def test_where_another_clock_leaves_the_years_counted_one_alone_is_refused_too() -> None:
    late = Case(report={"received": "2100-11-01"}, judgements={"overall": "inadequate"})
    with pytest.raises(OutOfRange):
        timeline(late, SEEN, everything=True)
    with pytest.raises(OutOfRange):
        clocks(late, SEEN, frozenset(("publish-report",)), everything=True)


def test_no_clock_is_as_far_from_its_case_as_is_allowed_for() -> None:
    assert FIRST_YEAR + _REACH < 2000 < LAST_YEAR - _REACH
    for case, seen in CASES:
        known = [day for _, day in days(case)]
        ends = [
            end
            for made in timeline(case, seen).milestones
            for end in (made.earliest, made.latest)
            if end
        ]
        far = timedelta(days=365 * _REACH)
        assert not ends or max(known) + far > max(ends)
        assert not ends or min(known) - far < min(ends)
