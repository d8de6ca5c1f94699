"""What a cut says of itself, and whose inspections a name in it may mean."""

from datetime import date
from typing import Any

import pytest

from sifcalc.cohort.cut import BackwardsPeriod, Cut, UnknownUndated, named

FIRST, LAST = date(2015, 4, 1), date(2016, 3, 31)
BOTH_ENDS = "Both ends of a period are in it."


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (Cut(), "Every inspection that was given."),
        (Cut(latest=True), "Every inspection that was given, the latest of each authority."),
        (
            Cut(undated=("bournemouth borough council", "Poole")),
            "Every inspection that was given, with Bournemouth and Poole, whose day is not known.",
        ),
        (Cut(inspected_from=FIRST), f"Inspections begun from Wed 1 Apr 2015. {BOTH_ENDS}"),
        (Cut(published_to=LAST), f"Inspections published to Thu 31 Mar 2016. {BOTH_ENDS}"),
        (
            Cut(inspected_from=FIRST, inspected_to=LAST, published_from=FIRST, latest=True),
            "Inspections begun from Wed 1 Apr 2015 to Thu 31 Mar 2016 and published from Wed 1 Apr"
            f" 2015, the latest of each authority. {BOTH_ENDS}",
        ),
    ],
)
def test_a_cut_is_said_in_a_sentence(cut: Cut, expected: str) -> None:
    assert expected == cut.in_words
    for by in (None, "region", "year", "quarter"):
        lost = cut.undated and by in ("year", "quarter")
        also = f" One without a day of publication is in no {by}." if lost else ""
        assert f"{expected}{also}" == cut.said_by(by)


def test_a_name_that_two_authorities_had_or_none_is_said_as_it_was_given() -> None:
    for name in ("Dorset", "Exampleshire"):
        assert f"with {name}, whose day is not known" in Cut(undated=(name,)).in_words


def test_a_period_that_begins_after_it_ends_is_refused_and_one_of_a_single_day_is_not() -> None:
    for which, other in (("inspected", "published"), ("published", "inspected")):
        backwards: Any = {f"{which}_from": LAST, f"{which}_to": FIRST}
        one_day: Any = {f"{which}_from": LAST, f"{which}_to": LAST, f"{other}_to": FIRST}
        with pytest.raises(BackwardsPeriod) as refused:
            Cut(**backwards)
        assert which == refused.value.name
        assert (
            "Thu 31 Mar 2016 is after Wed 1 Apr 2015: no inspection is"
            f" {which} from the one to the other"
        ) == str(refused.value)
        assert "from Thu 31 Mar 2016 to Thu 31 Mar 2016" in Cut(**one_day).in_words


def test_a_name_that_is_of_no_undated_inspection_is_refused_with_those_there_are() -> None:
    refused = UnknownUndated("Croydon", ("Bournemouth", "Poole"))
    assert ("Croydon", ("Bournemouth", "Poole")) == (refused.name, refused.names)
    assert (
        "no undated inspection is of 'Croydon': those that are undated are of Bournemouth and Poole"
    ) == str(refused)
    assert "no undated inspection is of 'Croydon': none is undated" == str(
        UnknownUndated("Croydon", ())
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LB Croydon", {"lb croydon", "E09000008"}),
        ("E09000008", {"e09000008", "E09000008"}),
        ("Dorset", {"dorset", "E10000009", "E06000059"}),
        (" Example  SHIRE ", {"example shire"}),
    ],
)
def test_a_name_may_mean_every_authority_that_had_it_or_what_was_typed(
    text: str, expected: set[str]
) -> None:
    assert expected == named(text)
