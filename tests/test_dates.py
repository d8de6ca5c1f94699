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
        ("4/9/2017", date(2017, 9, 4)),
        ("4 Sep 2017", date(2017, 9, 4)),
        ("04-SEP-2017", date(2017, 9, 4)),
        ("4 Sept 2017", date(2017, 9, 4)),
        ("4\u00a0september 2017", date(2017, 9, 4)),
        ("5 May 2017", date(2017, 5, 5)),
        ("Mon 4 Sep 2017", date(2017, 9, 4)),
        ("Monday, 4 September 2017", date(2017, 9, 4)),
        ("2016-02-29", date(2016, 2, 29)),
        (date(2017, 9, 4), date(2017, 9, 4)),
    ],
)
def test_a_date_is_iso_day_first_or_names_its_month(written: object, meant: date) -> None:
    assert meant == read_date(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2017-02-29", "February 2017 has no day 29"),
        ("31/04/2017", "April 2017 has no day 31"),
        ("09/13/2017", "there is no month 13 .dates with slashes are read day first"),
        ("2017-00-10", "there is no month 0"),
        ("2017-9-4", "write 2017-09-04"),
        ("2017-09-04T00:00:00Z", "write 2017-09-04"),
        ("Tue 4 Sep 2017", "contradicts itself: that day is a Monday"),
        ("Moonday 4 Sep 2017", "write 2017-09-04"),
        ("31 June 2017", "June 2017 has no day 31"),
        ("4 Foo 2017", "write 2017-09-04"),
        ("4 Mon 2017", "write 2017-09-04"),
        ("4th September 2017", "or 4 September 2017"),
        ("September 4, 2017", "or 4 September 2017"),
        ("04.09.2017", "write 04/09/2017 if 4 September 2017 is meant"),
        ("4-9-2017", "write 04/09/2017 if 4 September 2017 is meant"),
        ("today", "on the command line only"),
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


@pytest.mark.parametrize(
    ("written", "could_be"),
    [
        ("04/09/17", "4 September 2017"),
        ("4.9.17", "4 September 2017"),
        ("4 Sep 17", "4 September 2017"),
        ("04-Sep-17", "4 September 2017"),
        ("Mon 4 Sep 17", "4 September 2017"),
        ("04/09/85", "4 September 1985 or 4 September 2085"),
        ("01/01/00", "1 January 2000 or 1 January 2100"),
        ("17-09-04", "17 September 2004 or 4 September 2017"),
    ],
)
def test_a_year_of_two_digits_is_refused_with_what_it_could_mean(
    written: str, could_be: str
) -> None:
    with pytest.raises(Unreadable, match=f"two digits; write it in full: it could be {could_be}$"):
        read_date(written)


def test_a_day_that_no_century_has_is_said_to_be_no_date() -> None:
    with pytest.raises(Unreadable, match="is not a date sifcalc reads; write 2017-09-04"):
        read_date("31/04/17")


def test_a_date_in_words_names_its_weekday() -> None:
    assert "Monday 4 September 2017" == in_words(date(2017, 9, 4))
