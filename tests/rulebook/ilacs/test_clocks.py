"""Every clock of the framework since 2018, with the dates that it gives.

What governs it comes first, and its strength. What is not in the rulebook cites nothing, and has no
date whatever a case holds.
"""

import pytest
from support.rows import Row, dated, governs, of_entry, rows, shown
from support.running import Run

from sifcalc.rulebook.entries import RulebookEntry
from sifcalc.rulebook.ilacs import ILACS

AFTER = "after the report"
NOTHING = "- | not in this rulebook | - | -"
TRAFFORD = "--inspection-start 2026-06-08 --inspection-end 2026-06-19"
STOCKTON = "--inspection-end 2023-03-17 --report-published 2023-05-09 --overall RI --leaders RI"
SLOUGH = (
    "--activity focused-visit --priority-action yes --inspection-end 2025-11-20"
    " --report-published 2026-01-12"
)
CORNWALL = (
    "--activity jtai --statement-determined yes --inspection-end 2018-10-12"
    " --report-published 2018-11-23"
)

CLOCKS = (
    *rows(
        AFTER,
        f"timeline {TRAFFORD} --report-published 2026-08-03 --as-of 2026-08-05",
        f"""
        publish-report | si-2007-462 reg 2 | must | start | by 2026-09-15
        action-plan | eia-2006 section 137(3)-(4) | must | start | by 2026-11-10
        inspection-report-observed | reports dates | observed | inspection_end 2026-06-19 \
            | from 2026-07-28
        notice | {NOTHING}
        draft-report | {NOTHING}
        factual-accuracy | {NOTHING}
        publication-limit | {NOTHING}
        dfe-intervention | {NOTHING}
        annex-a | {NOTHING}
        overall-rule | {NOTHING}
        action-planning-visit | {NOTHING}
        monitoring-visits | {NOTHING}
        reinspection | {NOTHING}
        focused-visit | {NOTHING}
        after-inadequate-without-overall | {NOTHING}
        next-inspection-2026 | {NOTHING}
        """,
        start="report_published 2026-08-03",
    ),
    *rows(
        AFTER,
        f"timeline {TRAFFORD} --report-received 2026-07-31 --as-of 2026-08-05",
        """
        publish-report | si-2007-462 reg 2 | must | start | by 2026-09-14
        action-plan | si-2007-462 reg 3 | must | start | by 2026-11-09
        """,
        start="report_received 2026-07-31",
    ),
    *rows(
        AFTER,
        f"timeline {STOCKTON} --as-of 2023-06-01",
        """
        publish-report | si-2007-462 reg 2 | must | start | by 2023-06-21
        action-plan | eia-2006 section 137(3)-(4) | must | start | by 2023-08-16
        inspection-report-observed | reports dates | observed | inspection_end 2023-03-17 \
            | from 2023-05-03
        next-inspection | reported Kirklees | usually | inspection_end 2023-03-17 \
            | 2025-09-17 to 2026-09-17
        """,
        start="report_published 2023-05-09",
    ),
    *rows(
        AFTER,
        f"timeline {SLOUGH} --as-of 2026-01-20",
        f"""
        focused-visit-draft | letters Slough, 12 January 2026 | asked | start | by 2026-02-09
        focused-visit-plan | letters Slough, 12 January 2026 | should | start | by 2026-04-22
        focused-visit-letter-observed | letters dates | observed | inspection_end 2025-11-20 \
            | from 2025-12-19
        publish-letter | {NOTHING}
        """,
        start="report_published 2026-01-12",
    ),
    *rows(
        AFTER,
        f"timeline {CORNWALL} --as-of 2018-12-03",
        """
        jtai-statement | si-2015-1792 reg 3(3), (4) | must | start | by 2019-03-06
        jtai-letter-observed | jtai-letters dates | observed | inspection_end 2018-10-12 \
            | from 2018-11-23
        """,
        start="report_published 2018-11-23",
    ),
)


@pytest.mark.parametrize("entry", dated(ILACS), ids=lambda entry: entry.id)
def test_a_clock_has_its_row_and_is_as_firm_as_what_governs_it(entry: RulebookEntry) -> None:
    own = of_entry(entry, CLOCKS, ILACS)
    assert own, f"{entry.id} has no row in this table: nothing tests its dates"
    assert {entry.strength} == {row.strength for row in own}
    assert {row.said for row in own} - {"-"} <= governs(entry)
    assert ("not in this rulebook" == entry.strength) is not bool(governs(entry))


@pytest.mark.parametrize("row", CLOCKS, ids=str)
def test_a_clock_gives_the_dates_of_its_row(row: Row, sifcalc: Run) -> None:
    assert (row.start, row.dates) == shown(row, sifcalc)


@pytest.mark.parametrize("row", CLOCKS, ids=str)
def test_a_script_gets_a_date_an_open_end_or_none(row: Row, sifcalc: Run) -> None:
    ran = sifcalc(*row.command.split(), "--get", row.id, "-q")
    bare = row.dates.removeprefix("by ").replace(" to ", "/")
    if row.strength == "observed":
        bare = f"{row.dates.removeprefix('from ')}/.."
    assert ((3, "") if row.dates == "-" else (0, f"{bare}\n")) == (ran.code, ran.out)


@pytest.mark.parametrize(
    ("activity", "ended", "day"),
    [
        ("inspection", "2018-02-09", "2018-03-12"),
        ("inspection", "2020-03-31", "2020-05-01"),  # Good Friday and Easter Monday between
        ("inspection", "2020-04-01", None),
        ("inspection", "2021-06-30", None),
        ("inspection", "2021-07-01", "2021-08-12"),
        ("inspection", "2024-02-23", "2024-04-09"),
        ("inspection", "2024-02-24", None),
        ("inspection", "2024-06-06", None),
        ("inspection", "2024-06-07", "2024-07-16"),
        ("inspection", "2026-09-04", "2026-10-13"),  # later than any seen: the last is taken
        ("focused-visit", "2018-01-31", "2018-02-22"),
        ("focused-visit", "2024-03-01", None),
        ("jtai", "2016-03-01", "2016-04-14"),
        ("jtai", "2021-12-31", None),
        ("jtai", "2022-01-03", "2022-02-18"),  # a bank holiday itself
    ],
)
def test_the_day_seen_is_that_of_the_span_in_which_it_ended_and_between_spans_there_is_none(
    activity: str, ended: str, day: str | None, sifcalc: Run
) -> None:
    id = {
        "inspection": "inspection-report-observed",
        "focused-visit": "focused-visit-letter-observed",
        "jtai": "jtai-letter-observed",
    }[activity]
    asked = ("--activity", activity, "--inspection-end", ended, "--framework", "ilacs")
    ran = sifcalc("timeline", *asked, "--get", id, "-q")
    assert ((0, f"{day}/..\n") if day else (3, "")) == (ran.code, ran.out)
    assert day or "No common day of publication was seen" in ran.err
