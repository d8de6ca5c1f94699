"""`sifcalc record` of one monitoring visit among several, by its number in order of date."""

from pathlib import Path

import pytest
from support.running import Run

FIRST, SECOND, THIRD = "2018-01-08", "2018-04-03", "2018-07-02"
NO_DAY = "--remove"


def case(folder: Path, *visits: str, more: str = "") -> Path:
    path = folder / "exampleshire.yaml"
    listed = ", ".join(visits)
    path.write_text(
        "authority: Exampleshire\nreport: {published: 2017-09-04}\nleadership: inadequate\n"
        f"monitoring_visits: [{listed}]\n{more}"
    )
    return path


def visits_in(path: Path) -> list[str]:
    line = next(line for line in path.read_text().splitlines() if line.startswith("monitoring"))
    return line.partition("[")[2].rstrip("]").split(", ")


@pytest.mark.parametrize(
    ("there", "key", "day", "then"),
    [
        ((), "first-monitoring-visit", FIRST, [FIRST]),
        ((FIRST,), "monitoring-visit-2", SECOND, [FIRST, SECOND]),
        ((FIRST,), "First monitoring visit", "9 January 2018", ["2018-01-09"]),
        ((FIRST,), "monitoring-visit-1", "9 January 2018", ["2018-01-09"]),
        ((FIRST, SECOND), "Monitoring visit 2", "4/4/2018", [FIRST, "2018-04-04"]),
        ((SECOND, FIRST), "first-monitoring-visit", "2018-01-09", [SECOND, "2018-01-09"]),
        ((SECOND, FIRST), "monitoring-visit-3", THIRD, [SECOND, FIRST, THIRD]),
        ((FIRST, SECOND, THIRD), "monitoring-visit-2", NO_DAY, [FIRST, THIRD]),
        ((FIRST, SECOND), "first-monitoring-visit", NO_DAY, [SECOND]),
    ],
)
def test_a_numbered_visit_is_added_where_it_is_the_next_and_replaced_where_it_is_recorded(
    there: tuple[str, ...], key: str, day: str, then: list[str], tmp_path: Path, sifcalc: Run
) -> None:
    path = case(tmp_path, *there)
    assert 0 == sifcalc("record", path, key, day, "-q", "--as-of", "2018-08-01").code
    assert then == visits_in(path)


@pytest.mark.parametrize(
    ("there", "words", "why"),
    [
        ((), ("Monitoring visit 4", THIRD), "no visits are recorded: this would be visit 1, not 4"),
        ((FIRST,), ("monitoring-visit-3", THIRD), "this would be visit 2, not 3"),
        ((FIRST, SECOND), ("monitoring-visit-4", THIRD), "this would be visit 3, not 4"),
        ((FIRST,), ("monitoring-visit-2", "2018-01-02"), "by its date this would be visit 1"),
        ((FIRST, SECOND), ("monitoring-visit-2", FIRST), "8 January 2018 is visit 1 already"),
        ((FIRST, SECOND), ("monitoring-visit-1", THIRD), "by its date this would be visit 2"),
        ((FIRST,), ("monitoring-visit-2", NO_DAY), "there is no visit 2 to remove"),
        ((FIRST,), ("monitoring-visit-1", SECOND, NO_DAY), "visit 1 is that of Monday 8 January"),
        ((FIRST,), ("monitoring-visit-0", FIRST), "is none of the dates of a case"),
    ],
)
def test_a_numbered_visit_that_cannot_be_that_one_is_refused_and_nothing_is_written(
    there: tuple[str, ...], words: tuple[str, ...], why: str, tmp_path: Path, sifcalc: Run
) -> None:
    path = case(tmp_path, *there)
    before = path.read_bytes()
    ran = sifcalc("record", path, *words)
    assert (2, "") == (ran.code, ran.out)
    assert why in " ".join(ran.err.split())
    assert before == path.read_bytes()


def test_after_a_reinspection_a_number_does_not_tell_which_visit_is_meant(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = case(tmp_path, FIRST, more="reinspection: {start: 2018-05-01}\n")
    ran = sifcalc("record", path, "first-monitoring-visit", "2018-01-09")
    assert (2, "") == (ran.code, ran.out)
    assert "after a re-inspection visits are numbered anew" in ran.err
