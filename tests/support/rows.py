"""Tables with a row for every clock and rule of a framework, and what is held against them.

A row of a clock, step or list says which paragraph governs it and how firmly, what starts it and
when, and what dates that gives; one of a grading rule, where it applies and what it leaves open.
One that has no row fails the test that names it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from support.running import Run

from sifcalc.rulebook.entries import RulebookEntry, entries
from sifcalc.rulebook.framework import Framework


class Row(NamedTuple):
    """A clock as a command shows it: `start` is its trigger and its day, `dates` what it gives."""

    part: str
    command: str
    id: str
    said: str
    strength: str
    start: str
    dates: str

    def __str__(self) -> str:
        return f"{self.part}: {self.id}, {self.start}"


def rows(part: str, command: str, table: str, start: str = "") -> Iterator[Row]:
    """The rows of a part of the rulebook that one command shows, from lines with | between cells.

    A row's start may be "start", which is the one given for all, or "-" where nothing dates it.
    """
    for line in table.strip().splitlines():
        id, said, strength, started, dates = (cell.strip() for cell in line.split("|"))
        began = start if started == "start" else started
        yield Row(part, command, id, said, strength, began, dates)


def dated(framework: Framework) -> list[RulebookEntry]:
    """Every entry of the framework that says when: its clocks, its timetables' steps, its lists."""
    return [entry for entry in entries(framework) if entry.when]


def part_of(part: str, framework: Framework) -> list[RulebookEntry]:
    """The entries of that part of the framework's rulebook."""
    return [entry for entry in entries(framework) if entry.part == part]


def of_entry(entry: RulebookEntry, table: Iterable[Row], framework: Framework) -> list[Row]:
    """The rows of an entry: those of monitoring-visit-N are of monitoring-visit-2, -3 and so on."""
    rows = []
    for row in table:
        clock = framework.clock_of(row.id) if entry.id.endswith("-N") else None
        if (row.part, clock.id if clock else row.id) == (entry.part, entry.id):
            rows.append(row)
    return rows


def governs(entry: RulebookEntry) -> set[str]:
    """What the entry cites, a paragraph at a time."""
    return {
        f"{citation.document} {paragraph}"
        for citation in entry.sources
        for paragraph in citation.paragraphs
    }


def shown(row: Row, run: Run) -> tuple[str, str]:
    """The start and the dates that the row's command shows for its clock."""
    ran = run(*row.command.split(), "--format", "json", "-q")
    assert 0 == ran.code, ran.err
    [answer] = json.loads(ran.out)
    for asked in answer.get("lists", ()):
        if row.id == f"list-{asked['number']}":
            return row.start, _of_list(asked)
    [clock] = [m for m in answer["milestones"] if m["id"] == row.id]
    trigger = clock["trigger"]
    return f"{trigger['name']} {trigger['date']}" if trigger else "-", _of_clock(clock)


def _of_clock(clock: dict[str, Any]) -> str:
    first, last = clock["earliest"], clock["latest"]
    if first == last:
        return f"on {first}" if first else "-"
    if first is None:
        return f"by {last}"
    return f"{first} to {last}" if last else f"from {first}"


def _of_list(asked: dict[str, Any]) -> str:
    window = [f"{asked['window']['start']} to {asked['window']['end']}"] if asked["window"] else []
    snapshot = [f"as on {asked['snapshot']}"] if asked["snapshot"] else []
    stages = [f"{asked[s]} {asked[f'{s}_time']}" for s in ("stage_1", "stage_2") if asked[s]]
    return "; ".join((*window, *snapshot, *stages))


class RuleRow(NamedTuple):
    """A grading rule: where it applies, what it then leaves open, and where it does not apply."""

    id: str
    strength: str
    where: str
    leaves: str
    not_where: str


def rule_rows(table: str) -> list[RuleRow]:
    """The rows of grading rules, from lines with | between cells. Judgements are as in a case."""
    lines = table.strip().splitlines()
    return [RuleRow(*(cell.strip() for cell in line.split("|"))) for line in lines]


def grading_rules(framework: Framework) -> list[RulebookEntry]:
    """Every entry of the framework that grading follows."""
    return [entry for entry in entries(framework) if entry.part.startswith("grading")]


def graded(judgements: str, run: Run) -> tuple[set[str], str]:
    """The rules that apply to the judgements, and the grades that they leave open."""
    ran = run("grade", "-", "--format", "json", stdin=f"judgements: {{{judgements}}}")
    [grading] = json.loads(ran.out)
    rules = {finding["rule"] for finding in grading["findings"]}
    return rules, ", ".join(grading["permitted"]) or "-"
