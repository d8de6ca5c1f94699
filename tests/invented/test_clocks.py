"""Every clock and rule of the invented framework, with its row."""

import pytest
from support.rows import (
    Row,
    RuleRow,
    dated,
    governs,
    graded,
    grading_rules,
    of_entry,
    rows,
    rule_rows,
    shown,
)
from support.running import Run

from invented import PLAYGROUNDS
from invented.running import SEEN
from sifcalc.rulebook.entries import RulebookEntry

CLOCKS = tuple(
    rows(
        "after the report",
        f"timeline CASE {' '.join(SEEN)}",
        """
        mending-plan | playgrounds-2030 5 | must | start | by 2031-06-16
        second-look | playgrounds-2030 6 | should | mending-plan 2031-06-16 \
            | 2031-06-23 to 2031-07-07
        sand-renewed | playgrounds-2030 8 | should | start | by 2031-06-09
        site-walk | playgrounds-2030 9 | will | mending-plan 2031-06-16 | by 2031-06-30
        thanks | playgrounds-2030 10 | may | - | -
        check-1 | playgrounds-2030 7 | may | report_published 2031-06-09 | by 2031-07-09
        """,
        start="report_received 2031-06-02",
    )
)
RULES = rule_rows(
    """
    mend-below-good | will | swings: 3 | - | swings: 2
    not-there | may | swings: not judged | - | swings: 4
    """
)


@pytest.mark.parametrize("entry", dated(PLAYGROUNDS), ids=lambda entry: entry.id)
def test_a_clock_has_its_row_and_is_as_firm_as_its_governing_paragraph(
    entry: RulebookEntry,
) -> None:
    own = of_entry(entry, CLOCKS, PLAYGROUNDS)
    assert own, f"{entry.id} ({entry.part}) has no row in this table: nothing tests its dates"
    assert {entry.strength} == {row.strength for row in own}
    assert {row.said for row in own} <= governs(entry)


@pytest.mark.parametrize("row", CLOCKS, ids=str)
def test_a_clock_gives_the_dates_of_its_row(row: Row, invented: Run) -> None:
    assert (row.start, row.dates) == shown(row, invented)


@pytest.mark.parametrize("row", CLOCKS, ids=str)
def test_a_script_gets_the_dates_of_a_clock_and_nothing_else(row: Row, invented: Run) -> None:
    ran = invented(*row.command.split(), "--get", row.id, "-q")
    bare = row.dates.removeprefix("by ").replace(" to ", "/")
    assert ((3, "") if row.dates == "-" else (0, f"{bare}\n")) == (ran.code, ran.out)


@pytest.mark.parametrize("entry", grading_rules(PLAYGROUNDS), ids=lambda entry: entry.id)
def test_a_rule_has_its_row_and_its_strength(entry: RulebookEntry) -> None:
    own = [row.strength for row in RULES if row.id == entry.id]
    assert [entry.strength] == own, f"{entry.id} has no row in this table: nothing tests it"


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.id)
def test_a_rule_applies_where_its_row_says_and_leaves_open_what_it_says(
    row: RuleRow, invented: Run
) -> None:
    applying, left_open = graded(row.where, invented)
    assert row.id in applying
    assert row.leaves == left_open
    assert row.id not in graded(row.not_where, invented)[0]
