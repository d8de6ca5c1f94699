"""The lists and documents that an inspection asks for (framework-2015 Annex A)."""

from datetime import date

from sifcalc import inspection
from sifcalc.rulebook.sif.annex_a import ANNEX_A

SEEN = date(2017, 10, 1)


def test_annex_a_says_what_stage_2_is_and_which_documents_are_asked_for() -> None:
    found = inspection(date(2017, 6, 20), SEEN)
    notes = " ".join(found.notes)
    assert "Stage 1 is the rule. Stage 2 is an option for fields outside the statutory" in notes
    assert "4.01 to 4.10 are asked for where the LSCB is reviewed at the same time, else" in notes
    assert {
        ("1.10", "1.13", "2.01", "4.01"): date(2016, 6, 20),
        ("2.02", "3.05", "3.09"): date(2016, 12, 20),
    } == {asked.numbers: asked.window.start for asked in found.documents}
    assert {date(2017, 6, 19)} == {asked.window.end for asked in found.documents}


def test_due_dates_before_a_late_start_are_not_given_and_why() -> None:
    lists = {each.number: each for each in inspection(date(2017, 6, 22), SEEN).lists}
    assert lists[1].stage_1 is None
    late = "Stage 1 would be due on Tuesday 20 June 2017, before the inspection starts, so no date"
    assert f"{late} is given." == lists[1].note
    assert (None, None) == (lists[1].stage_1_time, lists[1].stage_2)
    assert date(2017, 6, 22) == lists[2].stage_1
    assert date(2017, 6, 27) == lists[8].stage_2


def test_the_list_of_statutory_assessments_says_all_that_annex_a_does() -> None:
    asked = inspection(date(2017, 6, 20), SEEN).lists[3]
    assert (4, "statutory assessments", "will") == (asked.number, asked.short_title, asked.strength)
    assert "statutory assessments under section 17 or section 47" == asked.population
    assert (date(2017, 6, 20), "am") == (asked.stage_1, asked.stage_1_time)
    assert (date(2017, 6, 23), "end of day") == (asked.stage_2, asked.stage_2_time)
    assert ("Child unique ID", "Gender", "Ethnicity") == asked.fields[:3]
    assert 18 == len(asked.fields)


def test_a_list_with_two_notes_has_them_one_after_the_other() -> None:
    asked = inspection(date(2017, 6, 22), SEEN).lists[3]
    first, then = "One row a child is asked for, where possible.", "Stage 1 would be due on"
    assert f"{first} {then}" == asked.note[: len(first) + 1 + len(then)]


def test_a_window_from_the_31st_begins_on_the_last_day_of_a_shorter_month() -> None:
    lists = {each.number: each for each in inspection(date(2017, 5, 31), SEEN).lists}
    windows = {number: each.window.start for number, each in lists.items() if each.window}
    assert date(2017, 2, 28) == windows[1]
    assert date(2016, 11, 30) == windows[4]


def test_what_our_copy_of_the_framework_does_not_show_is_not_guessed() -> None:
    lists = {each.number: each for each in inspection(date(2017, 6, 20), SEEN).lists}
    assert [*range(1, len(lists) + 1)] == [each.number for each in ANNEX_A.lists]
    for number in (9, 10, 11):
        assert (None, None) == (lists[number].stage_1, lists[number].stage_2)
        assert "our copy of the framework" in lists[number].note


def test_lists_of_one_row_a_child_say_so_and_the_others_do_not() -> None:
    lists = inspection(date(2017, 6, 20), SEEN).lists
    said = [each.number for each in lists if "One row a child" in each.note]
    assert list(range(3, 11)) == [number for number in said if number < 12]
    assert {"am"} == {each.stage_1_time for each in lists[:7]}
    assert lists[0].stage_2_time is None
    assert (date(2016, 6, 20), date(2016, 12, 20)) == tuple(
        asked.window.start for asked in inspection(date(2017, 6, 20), SEEN).documents
    )
