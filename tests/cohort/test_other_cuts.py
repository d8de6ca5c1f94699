"""Any cut of the published inspections, beside a count that reads the record as plain text."""

import csv
import json
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from support.running import Run

RECORD = Path(__file__).parent.parent.parent / "src/sifcalc/cohort/published.csv"
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
UNDER_OVERALL = ("help_and_protection", "looked_after", "adoption", "care_leavers", "leadership")
JUDGEMENTS = (*UNDER_OVERALL, "lscb", "overall")
DAYS = {"published": "report_published", "inspected": "inspection_start"}


def rows() -> list[dict[str, str]]:
    with RECORD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def drawn(seed: int) -> tuple[dict[str, str], bool, str | None]:
    """Limits of days by the names of their options, whether the latest, and the grouping."""
    drawing = Random(seed)  # noqa: S311 - a draw that is the same every time
    limits = {}
    for what in DAYS:
        first, last = sorted(
            f"{drawing.randint(2014, 2018)}-{drawing.randint(1, 12):02}-{drawing.randint(1, 28):02}"
            for _ in range(2)
        )
        if drawing.random() < 0.5:
            limits[f"{what}-from"] = first
        if drawing.random() < 0.5:
            limits[f"{what}-to"] = last
    return limits, drawing.random() < 0.5, drawing.choice([None, "year", "quarter", "region"])


def counted_slowly(
    limits: dict[str, str], by: str | None, regions: dict[str, str], *, latest: bool
) -> tuple[dict[str | None, list[dict[str, str]]], set[str]]:
    """The rows of each group, and the authorities of those left out; days are compared as text."""
    kept, left_out = [], set()
    for row in rows():
        is_out = is_unknown = False
        for what, column in DAYS.items():
            first, last = limits.get(f"{what}-from", ""), limits.get(f"{what}-to", "")
            day = row[column]
            if day and (day < first or (last and day > last)):
                is_out = True
            if not day and (first or last):
                is_unknown = True
        if is_unknown and not is_out:
            left_out.add(row["authority"])
        elif not is_out:
            kept.append(row)
    if latest:
        newest: dict[str, dict[str, str]] = {}
        for row in sorted(kept, key=lambda row: row["report_published"]):
            newest[row["authority"]] = row
        kept = list(newest.values())
    groups = defaultdict(list)
    for row in kept:
        year, month, _ = (*row["report_published"].split("-"), "", "")[:3]
        quarter = {"01": 1, "04": 2, "07": 3, "10": 4}
        name = {
            None: "all",
            "year": year,
            "quarter": month and f"{year} Q{quarter[max(m for m in quarter if m <= month)]}",
            "region": regions[row["authority"]],
        }[by]
        if name:
            groups[name if by else None].append(row)
        else:
            left_out.add(row["authority"])
    return groups, left_out


def percents(numbers: dict[str, int]) -> dict[str, float | None]:
    base = sum(numbers[grade] for grade in GRADES)
    return {
        grade: float((Decimal(numbers[grade] * 100) / base).quantize(Decimal("0.1"), ROUND_HALF_UP))
        if base
        else None
        for grade in GRADES
    }


def numbers_of(group: list[dict[str, str]], judgement: str) -> dict[str, int]:
    given = [row[judgement].strip().lower().replace(" ", "_") for row in group]
    return {
        **{grade: given.count(grade) for grade in GRADES},
        "not_judged": sum(1 for outcome in given if outcome and outcome not in GRADES),
        "not_known": given.count(""),
    }


@pytest.fixture(scope="module")
def regions() -> dict[str, str]:
    from sifcalc.cohort.authorities import authority_named

    return {row["authority"]: authority_named(row["authority"]).meant[0].region for row in rows()}


@pytest.mark.parametrize("seed", range(25))
def test_any_cut_comes_to_what_a_slow_count_of_the_record_comes_to(
    seed: int, sifcalc: Run, regions: dict[str, str]
) -> None:
    limits, latest, by = drawn(seed)
    groups, left_out = counted_slowly(limits, by, regions, latest=latest)
    options = [part for name, day in limits.items() for part in (f"--{name}", day)]
    options += ["--latest"] if latest else []
    options += ["--by", by] if by else []
    ran = sifcalc("summary", "published", *options, "--format", "json", "-q")
    assert 0 == ran.code, ran.err
    made: list[Any] = json.loads(ran.out)
    shown = {s["group"]["value"] if s["group"] else None: s for s in made}
    assert (sorted(groups, key=str) or [None]) == sorted(shown, key=str), options
    for value, group in groups.items():
        summary = shown[value]
        assert len(group) == summary["inspections"]
        assert len({row["authority"] for row in group}) == summary["authorities"]
        for judgement in JUDGEMENTS:
            numbers = numbers_of(group, judgement)
            fell = summary["judgements"][judgement]
            assert numbers == {name: fell[name] for name in numbers}, (options, value, judgement)
            assert percents(numbers) == fell["percent"], (options, value, judgement)
            assert sum(numbers[grade] for grade in GRADES) == fell["base"]
        for judgement in ("help_and_protection", "looked_after", "leadership"):
            for overall in GRADES:
                with_it = [r for r in group if r["overall"].replace(" ", "_") == overall]
                crossed = summary["overall_by"][judgement][overall]
                assert numbers_of(with_it, judgement) == crossed
        worst = Counter(
            frozenset(id for id in UNDER_OVERALL if row[id] == "inadequate") for row in group
        )
        del worst[frozenset()]
        together = summary["inadequate_together"]
        assert worst == {frozenset(t["judgements"]): t["inspections"] for t in together}
    for summary in made:
        assert left_out == {left["authority"] for left in summary["left_out"]}, options
