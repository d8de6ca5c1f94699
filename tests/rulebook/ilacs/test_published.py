"""What published reports and letters show of the framework since 2018."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from support.running import Run

from sifcalc import Case, Grade, Timeline, timeline
from sifcalc.case import edition_of, framework_of, given_in
from sifcalc.casefile.sources import cases_of
from sifcalc.cohort.published import inspections, opened
from sifcalc.engine.grading import Grading, grade
from sifcalc.rulebook.ilacs import ILACS

JTAI = Path(__file__).with_name("jtai_stated_dates.csv")
PRACTICE = ("help_and_protection", "in_care_and_care_leavers")
RI, INADEQUATE = Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE


def published() -> Iterator[tuple[Case, Grading]]:
    for entry in cases_of("published-ilacs", lambda: opened("published-ilacs"), "csv").entries:
        case = entry.case  # type: ignore[union-attr] # none is refused
        assert ILACS is framework_of(case).framework
        yield case, grade(given_in(case, ILACS), ILACS, edition_of(case, ILACS).day)


def test_no_award_to_the_end_of_2021_is_outside_what_was_seen() -> None:
    found = [grading for _, grading in published()]
    assert 109 == len(found)
    assert {True} == {grading.agrees for grading in found}
    assert 106 == sum(grading.indicative is grading.awarded for grading in found)


def test_what_was_awarded_is_as_often_as_the_rulebook_has_it() -> None:
    practice, alone, none, two = [], {}, [], []
    for case, grading in published():
        given, awarded = grading.judgements, grading.awarded
        grades = [given[id] for id in ("leaders", *PRACTICE)]
        if INADEQUATE in grades[1:]:
            practice.append(awarded)
        elif grades[0] is INADEQUATE:
            alone[case.authority] = awarded
        else:
            none.append(awarded)
            two += [awarded] if grades.count(RI) >= 2 else []
    assert {INADEQUATE: 15} == Counter(practice)
    assert {"Herefordshire": RI, "Trafford": INADEQUATE} == alone
    assert (92, 0) == (len(none), none.count(INADEQUATE))
    assert {RI: 33} == Counter(two)


def test_the_table_names_each_inspection_once_in_order_of_publication_to_its_last_day() -> None:
    rows = list(inspections("published-ilacs"))
    days = [row.report_published for row in rows]
    assert days == sorted(days, key=str)
    assert (date(2018, 3, 12), date(2021, 12, 17)) == (days[0], days[-1])
    assert 109 == len({(row.authority, row.inspection_start) for row in rows})


def letters() -> list[dict[str, str]]:
    with JTAI.open(encoding="utf-8", newline="") as raw:
        return list(csv.DictReader(raw))


def after(letter: dict[str, str]) -> Timeline:
    case = Case.model_validate(
        {
            "authority": letter["authority"],
            "activity": "jtai",
            "statement_determined": True,
            "report": {"published": letter["letter_published"]},
            "stated": {"jtai-statement": letter["statement_due_stated_by_inspectorates"]},
        }
    )
    return timeline(case, date(2019, 6, 3))


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter["authority"])
def test_the_earlier_of_a_letters_date_and_the_laws_is_the_latest_and_both_are_said(
    letter: dict[str, str],
) -> None:
    [statement] = [m for m in after(letter).milestones if m.id == "jtai-statement"]
    stated = date.fromisoformat(letter["statement_due_stated_by_inspectorates"])
    difference = int(letter["working_days_published_to_due"]) - 70
    assert (stated, difference) == (statement.stated, statement.stated_difference)
    assert statement.latest is not None
    assert min(stated, statement.latest) == statement.latest


def test_seven_of_twenty_letters_state_the_very_day_that_is_counted() -> None:
    same = [
        letter["authority"]
        for letter in letters()
        if [m.stated_difference for m in after(letter).milestones if m.stated] == [0]
        and letter["working_days_published_to_due"] == "70"
    ]
    assert (20, 7) == (len(letters()), len(same))
    assert "cornwall" in same


def test_a_letters_date_that_the_law_overtakes_is_warned_of(sifcalc: Run) -> None:
    asked = (
        "--activity",
        "jtai",
        "--statement-determined",
        "yes",
        "--report-published",
        "2018-05-09",
    )
    ran = sifcalc(
        "timeline", *asked, "--jtai-statement-stated", "2018-08-18", "--as-of", "2018-06-01"
    )
    assert 0 == ran.code
    assert "2018, which the law gives" in " ".join(ran.out.split())
