"""Which case of one file is the same inspection as which of another."""

import pytest

from sifcalc import Case
from sifcalc.cohort.pairs import Alike, Pair, paired


def case(authority: str | None, begun: str | None = None, id: str | None = None) -> Case:
    inspection = {"start": begun} if begun else {}
    return Case.model_validate({"authority": authority, "id": id, "inspection": inspection})


BEGUN, LATER = "2017-06-20", "2019-12-02"
CROYDON, SLOUGH, WIGAN = case("Croydon", BEGUN), case("Slough", BEGUN), case("Wigan", BEGUN)
AGAIN = case("Croydon", LATER)

PAIRS: dict[str, tuple[list[Case], list[Case], list[Pair]]] = {
    "in the order of the later file, then what is gone": (
        [WIGAN, SLOUGH, CROYDON],
        [CROYDON, case("Kent", BEGUN), SLOUGH],
        [(2, 0), (None, 1), (1, 2), (0, None)],
    ),
    "by the day where an authority has two": (
        [AGAIN, CROYDON],
        [CROYDON, AGAIN],
        [(1, 0), (0, 1)],
    ),
    "by any name of the authority": ([CROYDON], [case("LB Croydon", BEGUN)], [(0, 0)]),
    "by the authority where a day is mended": ([CROYDON], [AGAIN], [(0, 0)]),
    "by the authority where a day is added": (
        [WIGAN, case("Croydon")],
        [WIGAN, CROYDON],
        [(0, 0), (1, 1)],
    ),
    "by no authority where the earlier file has two to choose from": (
        [CROYDON, AGAIN],
        [case("Croydon")],
        [(None, 0), (0, None), (1, None)],
    ),
    "by no authority where the later file has two to choose from": (
        [case("Croydon")],
        [CROYDON, AGAIN],
        [(None, 0), (None, 1), (0, None)],
    ),
    "by the authority where its other inspection is known by its day": (
        [CROYDON, AGAIN],
        [case("Croydon", "2019-12-03"), CROYDON],
        [(1, 0), (0, 1)],
    ),
    "by an id, whatever the authority and the day are called": (
        [case("Croydon", BEGUN, "a"), case("Croydon", LATER, "b")],
        [case("Kent", None, "b"), case(None, None, "A")],
        [(1, 0), (0, 1)],
    ),
    "by the authority and the day where only one file has an id": (
        [case("Croydon", BEGUN, "a"), case("Croydon", LATER, "b")],
        [case("Croydon", LATER), case("Croydon", BEGUN)],
        [(1, 0), (0, 1)],
    ),
    "by ids where two are of one authority and day": (
        [case("Croydon", BEGUN, "a"), case("Croydon", BEGUN, "b")],
        [case("Croydon", BEGUN, "b"), case("Croydon", BEGUN, "a")],
        [(1, 0), (0, 1)],
    ),
    "each with one other at most": (
        [case("Croydon", BEGUN, "a")],
        [case("Croydon", BEGUN, "a"), case("Croydon", BEGUN, "b")],
        [(0, 0), (None, 1)],
    ),
    "none of an empty file": ([], [CROYDON], [(None, 0)]),
}


@pytest.mark.parametrize("how", PAIRS)
def test_cases_of_two_files_are_the_same_inspection(how: str) -> None:
    before, after, expected = PAIRS[how]
    assert expected == paired(before, after)


@pytest.mark.parametrize(
    "alike",
    [
        [CROYDON, WIGAN, case("LB Croydon", BEGUN)],
        [case("Croydon", None, "a"), SLOUGH, case("Kent", BEGUN, "A")],
    ],
)
def test_two_cases_of_one_file_that_nothing_tells_apart_are_refused(alike: list[Case]) -> None:
    for files, is_before in (((alike, [CROYDON]), True), (([CROYDON], alike), False)):
        with pytest.raises(Alike) as refused:
            paired(*files)
        assert ((0, 2), is_before) == (refused.value.numbers, refused.value.is_before)
        assert "(0, 2)" == str(refused.value)
