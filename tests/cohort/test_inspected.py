"""An inspection of a cohort: whose it is, its days and its grades."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sifcalc import Case, Grade
from sifcalc.cohort import published as tables
from sifcalc.cohort.inspected import Inspected, inspected, published_inspections
from sifcalc.grades import read_outcome
from sifcalc.rulebook.frameworks import FRAMEWORKS

FOLDER = Path(tables.__file__).parent
START, END, OUT = date(2017, 6, 20), date(2017, 7, 13), date(2017, 9, 4)
DORSET_COUNTY, DORSET_COUNCIL = "E10000009", "E06000059"


def test_croydons_inspection_has_its_authoritys_facts_and_its_own_days_and_grades() -> None:
    case = Case.model_validate(
        {
            "authority": "LB Croydon",
            "inspection": {"start": START, "end": END},
            "report": {"published": OUT},
            "judgements": {"leadership": "inadequate"},
        }
    )
    told = inspected(case)
    assert ("Croydon", "E09000008", "London", 80492, START, END, OUT) == told[:7]
    assert {Grade.INADEQUATE, None} == set(told.judgements.values())
    assert Grade.INADEQUATE is told.judgements["leadership"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (" Example  SHIRE ", ("Example  SHIRE", "example shire", None, None)),
        (None, ("", "", None, None)),
    ],
)
def test_an_authority_that_is_not_known_is_told_by_its_name_as_it_was_typed(
    name: str | None, expected: tuple[str | None, ...]
) -> None:
    given = {"inspection": {"start": START}, "judgements": {"leadership": "good"}}
    told = inspected(Case.model_validate({"authority": name, **given}))
    assert (*expected, START, None, None) == told[:7]
    assert Grade.GOOD is told.judgements["leadership"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"report": {"received": "2019-03-29", "published": "2019-04-02"}}, DORSET_COUNTY),
        ({"report": {"published": "2019-04-02"}}, DORSET_COUNCIL),
        (
            {"inspection": {"start": "2019-03-04"}, "report": {"received": "2019-04-02"}},
            DORSET_COUNTY,
        ),
        ({}, "dorset"),
    ],
)
def test_of_two_authorities_of_one_name_the_inspections_first_known_day_tells_which(
    days: dict[str, Any], expected: str
) -> None:
    assert expected == inspected(Case.model_validate({"authority": "Dorset", **days})).whose


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_record_is_read_cell_for_cell(name: str) -> None:
    framework = FRAMEWORKS[tables.TABLES[name][0]]
    told = list(tables.inspections(name))
    for row, inspection in zip(rows(name), told, strict=True):
        days = (inspection.inspection_start, inspection.inspection_end, inspection.report_published)
        assert (
            *(row["authority"], row["ofsted_urn"], row["note"]),
            *(row["inspection_start"], row["inspection_end"], row["report_published"]),
        ) == (
            *(inspection.authority, str(inspection.ofsted_urn or ""), inspection.note),
            *(str(day or "") for day in days),
        )
        assert (row["second_inspection"] == "yes") is inspection.second_inspection
        assert {
            judgement.id: read_outcome(row[judgement.id]) if row.get(judgement.id) else None
            for judgement in framework.judgements
        } == inspection.judgements


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_published_inspection_of_a_framework_is_in_its_cohort_in_order(name: str) -> None:
    framework = FRAMEWORKS[tables.TABLES[name][0]]
    cohort = published_inspections(framework)
    for row, told in zip(tables.inspections(name), cohort, strict=True):
        assert (
            Inspected(
                *(row.authority, told.whose, told.region, told.urn),
                *(row.inspection_start, row.inspection_end, row.report_published, row.judgements),
            )
            == told
        )
        assert told.whose.startswith("E")
        assert told.region


def test_a_table_that_the_package_does_not_carry_is_none_of_its_files() -> None:
    with pytest.raises(KeyError):
        tables.opened("exampleshire")
