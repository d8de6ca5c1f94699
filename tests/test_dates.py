"""Dates as people write them: never guessed."""

from datetime import date

import pytest

from sifcalc.complaints import Unreadable
from sifcalc.dates import in_words, read_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2017-09-04", date(2017, 9, 4)),
        (" 2017-09-04 ", date(2017, 9, 4)),
        ("04/09/2017", date(2017, 9, 4)),
        ("2016-02-29", date(2016, 2, 29)),
        (date(2017, 9, 4), date(2017, 9, 4)),
    ],
)
def test_a_date_is_iso_or_day_first(written: object, meant: date) -> None:
    assert meant == read_date(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2017-02-29", "February 2017 has no day 29"),
        ("31/04/2017", "April 2017 has no day 31"),
        ("09/13/2017", "there is no month 13 .dates with slashes are read day first"),
        ("2017-00-10", "there is no month 0"),
        ("4/9/2017", "write 2017-09-04, or 04/09/2017"),
        ("2017-9-4", "write 2017-09-04"),
        ("04/09/17", "write 2017-09-04"),
        ("2017-09-04T00:00:00Z", "write 2017-09-04"),
        ("4 September 2017", "write 2017-09-04"),
        ("٢٠١٧-٠٩-٠٤", "write 2017-09-04"),
        (20170904, "write 2017-09-04"),
        (True, "write 2017-09-04"),
        ("1979-12-31", "1980 to 2100"),
        ("0000-01-01", "1980 to 2100"),
    ],
)
def test_what_is_ambiguous_or_impossible_is_refused(written: object, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_date(written)


def test_a_date_in_words_names_its_weekday() -> None:
    assert "Monday 4 September 2017" == in_words(date(2017, 9, 4))
