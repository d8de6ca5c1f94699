"""What sifcalc answers of a case, beside what is expected of it, clock by clock."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import yaml
from support.independent import grades, ilacs, sif
from support.independent.cases import Asked
from support.independent.cycles import Cycle, Due, cycles_of

from sifcalc.answers import answer

Key = tuple[int, str]
Clocks = dict[Key, Due]


class Disagreement(NamedTuple):
    """A clock of which sifcalc and this table say two things; None where it is left out."""

    seed: int
    cycle: int
    clock: str
    section: str
    expected: Any
    answered: Any
    asked: Asked

    def __str__(self) -> str:
        case = yaml.safe_dump(
            {"as_of": self.asked.as_of.isoformat(), **self.asked.case}, sort_keys=False
        )
        return (
            f"seed {self.seed}, cycle {self.cycle}, {self.clock} ({self.section}):\n"
            f"  expected {_shown(self.expected)}\n  answered {_shown(self.answered)}\n{case}"
        )


def _shown(value: Any) -> str:
    if isinstance(value, Due):
        marks = ["" if value.holds else " not in force", " conditional" if value.conditional else ""]
        return f"{value.earliest} to {value.latest}{''.join(marks)}"
    return "left out" if value is None else str(value)


def expected_clocks(asked: Asked) -> Clocks:
    """Every clock of every cycle of the case that is not left out."""
    clocks: Clocks = {}
    for cycle in cycles_of(asked.case, asked.as_of):
        for id, (_, function) in table_of(cycle).items():
            due = function(cycle)
            if due is not None:
                clocks[cycle.number, id] = due
        for prefix, (_, members) in sif.SERIES.items() if cycle.framework == "sif" else ():
            for number, due in members(cycle).items():
                clocks[cycle.number, f"{prefix}-{number}"] = due
    return clocks


def table_of(cycle: Cycle) -> ilacs.Table:
    return sif.CLOCKS if cycle.framework == "sif" else ilacs.CLOCKS[cycle.activity]


def section_of(id: str) -> str:
    """The paragraph that a clock's function rests on, "" for a clock that has none."""
    for table in (sif.CLOCKS, *ilacs.CLOCKS.values()):
        if id in table:
            return table[id][0]
    prefix, _, number = id.rpartition("-")
    return sif.SERIES[prefix][0] if number.isdigit() and prefix in sif.SERIES else ""


def answered(asked: Asked) -> dict[str, Any]:
    """What sifcalc answers, with what is not in force. Raises AssertionError where it complains."""
    reply = answer(
        {
            "answer": "timeline",
            "case": asked.case,
            "as_of": asked.as_of.isoformat(),
            "everything": True,
        }
    )
    assert not reply["complaints"], reply["complaints"]
    [answers] = reply["answers"]
    return dict(answers)


def clocks_of(answers: dict[str, Any]) -> Clocks:
    return {
        (milestone["cycle"], milestone["id"]): Due(
            _day(milestone["earliest"]),
            _day(milestone["latest"]),
            milestone["in_force"],
            milestone["conditional"],
        )
        for milestone in answers["milestones"]
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def disagreements(
    seed: int, asked: Asked, answers: dict[str, Any], compared: Counter[str]
) -> Iterator[Disagreement]:
    """Every clock of the case that is not as expected, having counted what was compared."""
    expected, said = expected_clocks(asked), clocks_of(answers)
    for cycle, id in sorted(expected.keys() | said.keys()):
        due, told = expected.get((cycle, id)), said.get((cycle, id))
        compared[id] += 1
        compared["dates"] += sum(day is not None for day in (due or ())[:2])
        if not _agree(due, told):
            yield Disagreement(seed, cycle, id, section_of(id), due, told, asked)
    for part, wanted in expected_grading(asked).items():
        given = answers["grading"][part]
        compared[f"grading: {part}"] += 1
        if part in ("overall", "indicative"):
            given = grades.plain(given)
        elif part == "permitted":
            given = [grades.plain(grade) for grade in given]
        if wanted != given:
            yield Disagreement(seed, 1, part, "section 2", wanted, given, asked)


def _agree(expected: Due | None, told: Due | None) -> bool:
    """Whether the two are the same; the rulebook gives some of what is not in force no date."""
    if expected and told and not expected.holds and expected[:2] == (None, None):
        return expected[2:] == told[2:]
    return expected == told


def expected_grading(asked: Asked) -> dict[str, Any]:
    cycle = cycles_of(asked.case, asked.as_of)[0]
    if cycle.activity != "inspection" or not cycle.judgements:
        return {}
    judgements = {id: grade for id, grade in cycle.judgements.items() if id != "overall"}
    if cycle.framework == "sif":
        permitted = grades.sif_permitted(judgements)
        return {
            "permitted": list(permitted),
            "overall": permitted[0] if len(permitted) == 1 else None,
            "indicative": grades.sif_indicative(judgements),
            "basis": grades.sif_basis(judgements),
        }
    if cycle.start and cycle.start >= ilacs.NO_OVERALL:
        return {"permitted": [], "overall": None, "indicative": None, "basis": "no_overall"}
    ids = ilacs.judgements_of(cycle)
    return {
        "permitted": list(grades.ilacs_permitted(judgements, ids)),
        "overall": None,
        "indicative": grades.ilacs_indicative(judgements, ids),
    }
