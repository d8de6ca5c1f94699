"""What sifcalc answers of a case, beside what these tables make of it, clock by clock."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

import yaml
from support.independent import grades, ilacs, sif, timetables
from support.independent.cases import Asked, random_case
from support.independent.cycles import Due, cycles_of, day_of

from sifcalc.answers import answer


class Key(NamedTuple):
    """One thing compared: a clock, or a part of the grading, of a table and a cycle of the case."""

    table: str
    id: str
    cycle: int = 1


Facts = Mapping[Key, Any]
"""What is said of a case: days as a Due, else plain values. What is left out has no key."""


class Disagreement(NamedTuple):
    """What sifcalc and these tables say differently, with the seed of the case."""

    seed: int
    key: Key
    expected: Any
    answered: Any
    asked: Asked

    def __str__(self) -> str:
        asked = {"seed": self.seed, "answer": self.asked.answer, "as_of": str(self.asked.as_of)}
        case = yaml.safe_dump({**asked, "case": self.asked.case}, sort_keys=False)
        rests = section_of(self.key) or "no function of the independent tables"
        return (
            f"{self.key.table} {self.key.id}, cycle {self.key.cycle} ({rests})\n"
            f"  expected {_shown(self.expected)}\n  answered {_shown(self.answered)}\n{case}"
        )


def _shown(value: Any) -> str:
    if isinstance(value, Due):
        marks = (", not in force" * (not value.holds), ", conditional" * value.conditional)
        return f"{value.earliest} to {value.latest}{''.join(marks)}"
    return "left out" if value is None else str(value)


TABLES: Mapping[str, Mapping[str, str]] = {
    "sif": {
        **{id: section for id, (section, _) in sif.CLOCKS.items()},
        **{f"{prefix}-N": section for prefix, (section, _) in sif.SERIES.items()},
    },
    "ilacs": {id: section for table in ilacs.CLOCKS.values() for id, (section, _) in table.items()},
    "visit": dict.fromkeys(timetables.VISIT, "monitoring-2017 para 42"),
    "full": dict.fromkeys(timetables.FULL, "framework-2015 paras 7-11"),
    "post-monitoring": {
        **dict.fromkeys(timetables.POST_MONITORING, "monitoring-2017 para 62"),
        **dict.fromkeys(timetables.DAYS, "monitoring-2017 paras 48, 66"),
    },
    "Annex A": {f"list-{number}": "framework-2015 Annex A" for number in timetables.LISTS},
    "grading": dict.fromkeys(
        ("permitted", "overall", "indicative", "basis", "agrees"), "section 2"
    ),
    "re-inspection": {"kind": "monitoring-2017 paras 51, 54"},
}
"""The paragraph that each function here rests on, by its table and the id of its clock."""


def clock_of(id: str) -> str:
    """The id that a member of a series has in the tables."""
    prefix, _, number = id.rpartition("-")
    return f"{prefix}-N" if number.isdigit() and prefix in sif.SERIES else id


def section_of(key: Key) -> str:
    """The paragraph that the expectation rests on, "" where these tables have none."""
    return TABLES.get(key.table, {}).get(clock_of(key.id), "")


def expected(asked: Asked) -> Facts:
    """What these tables make of the case."""
    if asked.answer == "timeline":
        return dict(chain(_expected_clocks(asked), _expected_grading(asked)))
    day = date.fromisoformat(asked.case["day"])
    end = day_of(asked.case.get("end"))
    if asked.answer == "visit":
        steps = timetables.visit(day, first=bool(asked.case.get("first")))
        return {Key("visit", id): due for id, due in steps.items()}
    if asked.case["schedule"] == "post-monitoring":
        steps = timetables.post_monitoring(day, end)
        return {Key("post-monitoring", id): due for id, due in steps.items()}
    lists = timetables.annex_a(day)
    return {
        **{Key("full", id): due for id, due in timetables.full(day, end).items()},
        **{Key("Annex A", f"list-{number}"): days for number, days in lists.items()},
    }


def _expected_clocks(asked: Asked) -> Iterator[tuple[Key, Any]]:
    cycles = cycles_of(asked.case, asked.as_of)
    for cycle in cycles:
        is_sif = cycle.framework == "sif"
        table = sif.CLOCKS if is_sif else ilacs.CLOCKS[cycle.activity]
        for id, (_, due_of) in table.items():
            due = due_of(cycle)
            if due is not None:
                yield Key(cycle.framework, id, cycle.number), due
        for prefix, (_, members_of) in sif.SERIES.items() if is_sif else ():
            for number, due in members_of(cycle).items():
                yield Key("sif", f"{prefix}-{number}", cycle.number), due
    if cycles[-1].framework == "sif":
        yield Key("re-inspection", "kind", len(cycles)), sif.kind_of_reinspection(cycles[-1])


def _expected_grading(asked: Asked) -> Iterator[tuple[Key, Any]]:
    cycle = cycles_of(asked.case, asked.as_of)[0]
    judgements = {id: grade for id, grade in cycle.judgements.items() if id != "overall"}
    if cycle.activity != "inspection" or not judgements:
        return
    if cycle.framework == "sif":
        permitted = grades.sif_permitted(judgements)
        overall = permitted[0] if len(permitted) == 1 else None
        indicative, basis = grades.sif_indicative(judgements), grades.sif_basis(judgements)
    elif cycle.start and cycle.start >= ilacs.NO_OVERALL:
        permitted, overall, indicative, basis = (), None, None, "no_overall"
    else:
        ids = ilacs.judgements_of(cycle)
        permitted, overall = grades.ilacs_permitted(judgements, ids), None
        indicative = grades.ilacs_indicative(judgements, ids)
        basis = grades.ilacs_basis(judgements, ids)
    yield Key("grading", "permitted"), list(permitted)
    yield Key("grading", "overall"), overall
    yield Key("grading", "indicative"), indicative
    yield Key("grading", "basis"), basis
    awarded = cycle.judgements.get("overall")
    if permitted and awarded and awarded not in permitted:
        agrees: bool | None = False
    else:
        agrees = True if awarded and basis not in ("not_derivable", "no_overall") else None
    yield Key("grading", "agrees"), agrees


def answered(asked: Asked) -> Facts:
    """What sifcalc answers, with what was not in force. Raises AssertionError for a complaint."""
    given = asked.case if asked.answer != "timeline" else {"case": asked.case}
    reply: Any = answer(
        {"answer": asked.answer, "as_of": str(asked.as_of), "everything": True, **given}
    )
    assert not reply["complaints"], reply["complaints"]
    [answers] = reply["answers"]
    facts: dict[Key, Any] = {}
    for milestone in answers["milestones"]:
        table = milestone["framework"] if asked.answer == "timeline" else _table_of(asked)
        facts[Key(table, milestone["id"], milestone["cycle"])] = Due(
            day_of(milestone["earliest"]),
            day_of(milestone["latest"]),
            milestone["in_force"],
            milestone["conditional"],
        )
    if asked.answer != "timeline":
        return facts | dict(_answered_lists(answers)) if _table_of(asked) == "full" else facts
    last = max((milestone["cycle"] for milestone in answers["milestones"]), default=1)
    frameworks = {key.cycle: key.table for key in facts}
    if frameworks.get(last) == "sif":
        facts[Key("re-inspection", "kind", last)] = answers["reinspection_kind"]
    grading = answers["grading"]
    if grading and set(asked.case.get("judgements", ())) - {"overall"}:
        facts[Key("grading", "permitted")] = [grades.plain(one) for one in grading["permitted"]]
        facts[Key("grading", "overall")] = grades.plain(grading["overall"])
        facts[Key("grading", "indicative")] = grades.plain(grading["indicative"])
        facts[Key("grading", "basis")] = grading["basis"]
        facts[Key("grading", "agrees")] = grading["agrees"]
    return facts


def _table_of(asked: Asked) -> str:
    return str(asked.case.get("schedule", asked.answer))


def _answered_lists(answers: Mapping[str, Any]) -> Iterator[tuple[Key, Any]]:
    for one in answers["lists"]:
        window = one["window"] or {"start": None, "end": None}
        days = (window["start"], window["end"], one["snapshot"], one["stage_1"], one["stage_2"])
        yield Key("Annex A", f"list-{one['number']}"), tuple(map(day_of, days))


def disagreements(
    seed: int, asked: Asked, said: Facts, compared: Counter[tuple[str, str]]
) -> Iterator[Disagreement]:
    """Everything of which the two say different things; `compared` counts what was looked at."""
    wanted = expected(asked)
    for key in sorted(wanted.keys() | said.keys()):
        due, told = wanted.get(key), said.get(key)
        compared[key.table, clock_of(key.id)] += 1
        if not _agree(due, told):
            yield Disagreement(seed, key, due, told, asked)


def _agree(expected: Any, told: Any) -> bool:
    """Whether the two are the same; to some of what is not in force the rulebook gives no date."""
    if isinstance(expected, Due) and isinstance(told, Due) and not expected.holds:
        undated = expected[:2] == (None, None)
        return expected[2:] == told[2:] if undated else expected == told
    return bool(expected == told)


class Compared(NamedTuple):
    """What came of comparing many cases."""

    disagreements: list[Disagreement]
    counts: Counter[tuple[str, str]]
    """How often each clock was looked at, by its table and id."""
    dates: int
    """How many earliest and latest days were the same in both."""


def compare(seeds: Iterable[int]) -> Compared:
    """Compare the case of each seed."""
    counts: Counter[tuple[str, str]] = Counter()
    told: list[Disagreement] = []
    dates = 0
    for seed in seeds:
        asked = random_case(seed)
        said = answered(asked)
        here = list(disagreements(seed, asked, said, counts))
        told += here
        wrong = {one.key for one in here}
        dates += sum(_dates(value) for key, value in said.items() if key not in wrong)
    return Compared(told, counts, dates)


def _dates(value: Any) -> int:
    return sum(isinstance(part, date) for part in value) if isinstance(value, tuple) else 0
