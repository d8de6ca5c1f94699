"""Working days (si-2007-462 reg 1(2)), against GOV.UK's own list and a count day by day."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.by_hand import govuk, naive
from support.strategies import countable_days, counts, days_of_two_years

from sifcalc import add_working_days, bank_holidays_between, count_working_days, is_working_day
from sifcalc.dates import FIRST_YEAR
from sifcalc.workdays import arithmetic as workdays
from sifcalc.workdays.arithmetic import (
    OutOfRange,
    _all,
    _announced,
    last_working_day_to,
    rests_on_unannounced,
)
from sifcalc.workdays.bank_holidays import announced, expected
from sifcalc.workdays.snapshot import ANNOUNCED_THROUGH

DAY = timedelta(days=1)


@pytest.fixture
def made_afresh() -> None:
    """The calendar made again, as each run of sifcalc makes it, not as a test before left it."""
    _announced.cache_clear()
    _all.cache_clear()


@pytest.mark.parametrize(
    ("what", "received", "due"),
    [
        ("a Monday", "2017-09-04", "2017-12-11"),
        ("a Tuesday", "2017-09-05", "2017-12-12"),
        ("a Wednesday", "2017-09-06", "2017-12-13"),
        ("a Thursday", "2017-09-07", "2017-12-14"),
        ("a Friday", "2017-09-08", "2017-12-15"),
        ("a Saturday, as the Friday before", "2017-09-09", "2017-12-15"),
        ("a Sunday, as the Friday before", "2017-09-10", "2017-12-15"),
        ("the week before Good Friday and Easter Monday 2017", "2017-04-10", "2017-07-21"),
        ("Good Friday itself, as the Thursday before", "2017-04-14", "2017-07-26"),
        ("early December, over Christmas and New Year", "2017-12-01", "2018-03-14"),
        ("Christmas Day itself, as the Friday before", "2017-12-25", "2018-04-06"),
        ("before the Diamond Jubilee of 5 June 2012", "2012-05-31", "2012-09-11"),
        ("before VE Day, moved to Friday 8 May 2020", "2020-05-01", "2020-08-11"),
        ("before the Platinum Jubilee of 3 June 2022", "2022-06-01", "2022-09-12"),
        ("before the State Funeral of 19 September 2022", "2022-09-16", "2022-12-28"),
        ("before the coronation holiday of 8 May 2023", "2023-05-05", "2023-08-15"),
    ],
)
def test_seventy_working_days_after_a_report_received_on(
    what: str, received: str, due: str
) -> None:
    start = date.fromisoformat(received)
    assert date.fromisoformat(due) == add_working_days(start, 70), what
    assert naive(start, 70) == add_working_days(start, 70), what


@pytest.mark.usefixtures("made_afresh")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2012-06-01", "2012-06-06"),  # spring bank holiday and Diamond Jubilee
        ("2020-05-01", "2020-05-04"),  # the Monday that was not a holiday that year
        ("2020-05-07", "2020-05-11"),  # VE Day
        ("2022-06-01", "2022-06-06"),  # spring bank holiday and Platinum Jubilee
        ("2022-09-16", "2022-09-20"),  # State Funeral
        ("2023-05-05", "2023-05-09"),  # coronation
        ("2017-04-13", "2017-04-18"),  # Easter
        ("2017-12-22", "2017-12-27"),  # Christmas
        ("2016-12-23", "2016-12-28"),  # Christmas on a Sunday: the Tuesday stands in
        ("2018-08-24", "2018-08-28"),  # summer bank holiday
    ],
)
def test_the_next_working_day_skips_a_bank_holiday(before: str, after: str) -> None:
    assert date.fromisoformat(after) == add_working_days(date.fromisoformat(before), 1)
    assert date.fromisoformat(before) == add_working_days(date.fromisoformat(after), -1)


@pytest.mark.parametrize("count", [1, 25, 35, 70, -1, -25, -35, -70])
def test_every_start_day_counts_as_govuk_lists_it(count: int) -> None:
    first, last = min(govuk()), max(govuk())
    start, compared = date(2012, 1, 1), 0
    while start <= last:
        slow = naive(start, count)
        if first <= slow <= last:
            assert slow == add_working_days(start, count), start
            compared += 1
        start += DAY
    assert compared > 6000


def test_the_snapshot_is_govuks_list_name_for_name() -> None:
    first, last = min(govuk()), max(govuk())
    ours = {day: name for day, name in announced().items() if first <= day <= last}
    assert govuk() == ours


def test_the_snapshot_is_what_the_holidays_package_gives() -> None:
    assert expected(FIRST_YEAR, ANNOUNCED_THROUGH) == announced()


def test_the_snapshot_ends_with_the_last_year_govuk_announced() -> None:
    assert ANNOUNCED_THROUGH == max(govuk()).year


def test_scottish_and_northern_irish_holidays_are_working_days_in_england() -> None:
    assert is_working_day(date(2018, 1, 2))
    assert is_working_day(date(2018, 3, 19))
    assert is_working_day(date(2018, 7, 12))


def test_bank_holidays_in_a_range_include_both_ends() -> None:
    found = bank_holidays_between(date(2017, 12, 25), date(2018, 1, 1))
    assert [date(2017, 12, 25), date(2017, 12, 26), date(2018, 1, 1)] == [h.date for h in found]
    assert ["Christmas Day", "Boxing Day", "New Year’s Day"] == [h.name for h in found]
    assert () == bank_holidays_between(date(2017, 12, 27), date(2017, 12, 29))


def test_no_day_counted_is_the_day_itself_even_at_a_weekend() -> None:
    assert date(2017, 9, 9) == add_working_days(date(2017, 9, 9), 0)


def test_the_last_working_day_on_or_before_a_day() -> None:
    assert date(2017, 12, 22) == last_working_day_to(date(2017, 12, 26))
    assert date(2017, 12, 22) == last_working_day_to(date(2017, 12, 22))


def test_a_count_beyond_what_is_announced_is_provisional_and_still_skips_christmas() -> None:
    after = date(ANNOUNCED_THROUGH + 1, 12, 24)
    assert add_working_days(after, 1) > after + 2 * DAY
    assert rests_on_unannounced(after)
    assert not rests_on_unannounced(date(ANNOUNCED_THROUGH, 12, 31))


@pytest.mark.parametrize(
    ("day", "count"), [(date(2100, 12, 31), 1), (date(1980, 1, 1), -1), (date(1979, 12, 31), 1)]
)
def test_a_count_that_leaves_the_years_with_bank_holidays_is_refused(day: date, count: int) -> None:
    with pytest.raises(OutOfRange, match=r"^the count leaves the years 1980 to 2100$"):
        add_working_days(day, count)


def test_the_first_and_the_last_day_of_the_years_with_bank_holidays_are_counted() -> None:
    assert date(1980, 1, 2) == add_working_days(date(1980, 1, 1), 1)
    assert date(2100, 12, 31) == add_working_days(date(2100, 12, 30), 1)
    assert 1 == count_working_days(date(2100, 12, 30), date(2100, 12, 31))


@pytest.mark.usefixtures("made_afresh")
def test_a_count_from_the_last_announced_day_skips_the_new_year_after_it() -> None:
    new_year = date(ANNOUNCED_THROUGH + 1, 1, 1)
    reached = add_working_days(new_year - DAY, 1)
    assert reached > new_year
    assert is_working_day(reached)


@pytest.mark.parametrize("count", [0, 1, -1, 70])
def test_a_time_of_day_does_not_change_the_date(count: int) -> None:
    added = add_working_days(datetime(2017, 9, 4, 17, 30, tzinfo=UTC), count)
    assert date is type(added)
    assert added == add_working_days(date(2017, 9, 4), count)


def test_bank_holidays_are_between_times_of_day_as_between_their_days() -> None:
    noon = [datetime(2017, month, 25, 12, tzinfo=UTC) for month in (8, 12)]
    between = bank_holidays_between(*noon)
    assert [date(2017, 8, 28), date(2017, 12, 25)] == [holiday.date for holiday in between]


@given(countable_days, counts)
def test_counting_what_was_added_gives_it_back(day: date, count: int) -> None:
    # Back from a day that is no working day, the first working day before it is 0 days away: it is
    # that many days on from there to here.
    nought = count < 0 and not is_working_day(day)
    assert count + nought == count_working_days(day, add_working_days(day, count))


@given(countable_days, countable_days)
def test_a_count_is_minus_the_count_the_other_way_about(one: date, other: date) -> None:
    assert count_working_days(one, other) == -count_working_days(other, one)


@pytest.mark.parametrize(
    ("seen", "due", "left"),
    [
        ("2017-12-16", "2017-12-08", -5),  # a Saturday, a week on
        ("2017-12-09", "2017-12-08", 0),  # the Saturday after
        ("2017-12-11", "2017-12-08", -1),
        ("2017-12-08", "2017-12-08", 0),
        ("2017-12-02", "2017-12-08", 5),
        ("2017-12-26", "2017-12-22", 0),  # over Christmas
    ],
)
def test_the_working_days_from_one_day_to_another(seen: str, due: str, left: int) -> None:
    first, last = date.fromisoformat(seen), date.fromisoformat(due)
    assert left == count_working_days(first, last)
    assert -left == count_working_days(last, first)


@given(countable_days, counts)
def test_what_is_reached_is_a_working_day(day: date, count: int) -> None:
    assert is_working_day(add_working_days(day, count))


@given(countable_days, countable_days, counts)
def test_a_later_start_never_gives_an_earlier_result(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert add_working_days(early, count) <= add_working_days(late, count)


@given(countable_days, counts, counts)
def test_more_working_days_never_give_an_earlier_date(day: date, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert add_working_days(day, fewer) <= add_working_days(day, more)
    if 0 < fewer < more or fewer < more < 0:
        assert add_working_days(day, fewer) < add_working_days(day, more)


@given(countable_days, countable_days, countable_days)
def test_counts_from_day_to_day_add_up(one: date, other: date, third: date) -> None:
    first, middle, last = sorted((one, other, third))
    through_the_middle = count_working_days(first, middle) + count_working_days(middle, last)
    assert through_the_middle == count_working_days(first, last)


def added_with(holidays: set[date], day: date, count: int) -> date:
    """The date `count` working days after `day` if those days alone were bank holidays."""
    named = {day: "a bank holiday" for day in sorted(holidays) if day.weekday() < 5}
    calendar = workdays._Calendar(named, workdays._LAST)
    with (
        patch.object(workdays, "_calendar", lambda *_: calendar),
        patch.object(workdays, "_all", lambda: calendar),
    ):
        return add_working_days(day, count)


@given(
    days_of_two_years,
    st.integers(-90, 90),
    st.sets(days_of_two_years, max_size=60),
    st.sets(days_of_two_years, max_size=60),
)
def test_more_bank_holidays_never_bring_a_date_nearer(
    day: date, count: int, some: set[date], others: set[date]
) -> None:
    with_some = added_with(some, day, count)
    with_more = added_with(some | others, day, count)
    assert abs(with_some - day) <= abs(with_more - day)
    assert abs(added_with(set(), day, count) - day) <= abs(with_some - day)
