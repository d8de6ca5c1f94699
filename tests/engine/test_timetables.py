"""The timetables of visits (monitoring-2017 para 42) and inspections (framework-2015 para 7)."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from support.running import CROYDON

from sifcalc import Milestone, inspection, is_working_day, load, timeline, visit
from sifcalc.engine import timetables
from sifcalc.engine.milestones import Counted, LeftOut
from sifcalc.library import schedule_of
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.sif.annex_a import ANNEX_A
from sifcalc.rulebook.sif.visit import VISIT
from sifcalc.rulebook.terms import Clock

SEEN = date(2017, 10, 1)
REPORT_STEPS = {
    "report-written": "3",
    "quality-assurance": "4",
    "regional-review": "5-6",
    "national-review": "6-7",
    "revised": "8",
    "support-review": "9",
    "revised-again": "10",
    "draft-to-authority": "11",
    "factual-accuracy": "11-15",
    "comments-reviewed": "15",
    "cleared": "16-17",
    "proof-read": "18",
    "final-clearance": "19-20",
    "pre-publication": "21",
    "published": "23",
}
"""The steps of a visit's report, and the day or days of each."""
UP_TO_FEEDBACK = (
    "data-request audit-selection audit-submission preparation on-site feedback".split()
)
POST_MONITORING = (
    "planning-days notice set-up evidence-week-1 case-tracking-meeting travel evidence-week-2"
    " mop-up provisional-judgements feedback".split()
)
WATCHED = {*REPORT_STEPS, *UP_TO_FEEDBACK, *POST_MONITORING}
WATCHED |= {"inspection-start", "inspection-end", "inspection-report"}
"""The steps that these tests were written for. A new one has its own row in
`rulebook/sif/test_clocks`, and is none of their business."""


def watched(steps: Iterable[Milestone | LeftOut | Clock]) -> list[str]:
    return [each.id for each in steps if each.id in WATCHED]


def step(found: Counted, id: str) -> Milestone:
    return next(milestone for milestone in found.milestones if milestone.id == id)


def test_day_n_of_a_visit_is_the_nth_working_day_counting_its_first_as_day_1() -> None:
    first = date(2018, 8, 15)
    working = [d for n in range(60) if is_working_day(d := first + timedelta(n))]
    found = visit(first, SEEN)
    for id, numbers in REPORT_STEPS.items():
        begins, _, ends = numbers.partition("-")
        expected = working[int(begins) - 1], working[int(ends or begins) - 1]
        assert expected == (step(found, id).earliest, step(found, id).latest), id
    assert [*UP_TO_FEEDBACK, *REPORT_STEPS] == watched(VISIT.steps)


@pytest.mark.parametrize(
    ("id", "actor", "words"),
    [
        ("data-request", "Ofsted, then local authority", "audited cases marked"),
        ("audit-submission", "local authority", "Audited case files"),
        ("feedback", "Ofsted", "chief executive and any commissioner"),
        ("draft-to-authority", "Ofsted", "to check its facts"),
        ("factual-accuracy", "local authority", "comments"),
        ("pre-publication", "Ofsted", "director of children's services"),
    ],
)
def test_a_step_of_a_visit_says_what_is_done_and_by_whom(id: str, actor: str, words: str) -> None:
    found = step(visit(date(2018, 8, 15), SEEN), id)
    assert actor == found.actor
    assert words in found.title


def test_audits_are_back_by_three_working_days_before_and_may_be_sooner() -> None:
    found = step(visit(date(2018, 8, 15), SEEN), "audit-submission")
    assert (None, -3) == (found.earliest_count, found.latest_count)


def test_the_data_is_provided_by_the_friday_of_the_week_it_is_asked_for_in() -> None:
    found = step(visit(date(2018, 8, 15), SEEN), "data-request")
    assert (-2, -2, "weeks", "weeks", None, "Friday") == (
        found.earliest_count,
        found.latest_count,
        found.earliest_unit,
        found.unit,
        found.earliest_weekday,
        found.latest_weekday,
    )
    assert "reading" in found.note


def test_a_visit_notes_how_many_cases_and_that_its_timetable_is_no_limit() -> None:
    notes = " ".join(visit(date(2018, 8, 15), SEEN).notes)
    for words in (
        "not a limit",
        "up to six audited cases are asked for (para 27)",
        "at most six children's experiences are tracked (para 33)",
        "the last three months (para 35)",
    ):
        assert words in notes


def test_no_step_of_a_first_visit_speaks_of_publication_but_the_copy_to_the_director() -> None:
    found = visit(date(2018, 8, 15), SEEN, first=True)
    assert not [m for m in found.milestones if "publish" in m.title.casefold()]
    assert "published" not in {m.id for m in found.milestones}


@pytest.mark.parametrize("on", [date(2016, 5, 3), date(2016, 6, 14), date(2016, 7, 29)])
def test_a_visit_of_before_august_2016_has_steps_up_to_its_feedback_and_names_the_rest(
    on: date,
) -> None:
    found = visit(on, SEEN)
    assert set(UP_TO_FEEDBACK) == set(watched(found.milestones))
    rest = [*REPORT_STEPS]
    assert rest == watched(found.left_out)
    assert all("began in August 2016" in left.reason for left in found.left_out)
    whole = visit(on, SEEN, everything=True)
    assert rest == [id for id in watched(VISIT.steps) if not step(whole, id).in_force]


def test_a_visit_of_august_2016_has_every_step_and_one_of_april_2016_none() -> None:
    assert () == visit(date(2016, 8, 1), SEEN).left_out
    early = visit(date(2016, 4, 29), SEEN)
    assert () == early.milestones
    assert "began in May 2016" in early.warnings[0]


def test_a_visit_has_no_second_cycle() -> None:
    assert {1} == {milestone.cycle for milestone in visit(date(2018, 8, 15), SEEN).milestones}


def test_the_time_of_day_stands_at_its_own_end() -> None:
    found = visit(date(2018, 8, 15), SEEN)
    checked = step(found, "factual-accuracy")
    assert ("4pm", "9.30am", "4pm to 9.30am") == (
        checked.earliest_time,
        checked.latest_time,
        checked.time,
    )
    assert "from afternoon" == step(found, "national-review").time
    assert "by 4pm" == step(found, "draft-to-authority").time


def test_a_window_that_would_end_before_it_begins_keeps_only_its_end_and_says_so() -> None:
    request = step(visit(date(2016, 9, 3), SEEN), "data-request")  # a visit on a Saturday
    assert (None, date(2016, 8, 19)) == (request.earliest, request.latest)
    assert "The end of it falls before its beginning, so only the end is given." == request.notes[0]
    assert (
        "the Friday of the week 2 weeks before Saturday 3 September 2016, the first day of the"
        " visit on site (day 1)"
    ) == request.basis


def test_a_step_of_a_visit_is_counted_with_its_first_day_as_day_1() -> None:
    found = visit(date(2018, 8, 15), SEEN)
    first = "counted from Wednesday 15 August 2018, the first day of the visit on site (day 1)"
    assert f"day 11, {first}" == step(found, "draft-to-authority").basis
    assert f"from day 1 to day 2, {first}, both days included" == step(found, "on-site").basis


def test_the_report_of_a_first_visit_is_left_out_and_why() -> None:
    found = visit(date(2018, 1, 9), SEEN, first=True)
    assert "published" not in [milestone.id for milestone in found.milestones]
    assert ["The report of a first monitoring visit is not published."] == [
        left.reason for left in found.left_out
    ]


def test_croydons_inspection_as_expected_from_its_start_ends_on_the_day_it_did() -> None:
    croydon = load(CROYDON)[0]
    assert croydon.inspection.start is not None
    found = inspection(croydon.inspection.start, SEEN)
    assert date(2017, 6, 19) == step(found, "notice").latest
    assert croydon.inspection.end == step(found, "inspection-end").latest
    report = step(found, "inspection-report")
    assert step(timeline(croydon, SEEN), "inspection-report").latest == report.latest
    given = inspection(croydon.inspection.start, SEEN, end=croydon.inspection.end)
    end = step(given, "inspection-end")
    assert "It is the day given." in end.note
    assert (0, 0, "working_days") == (end.earliest_count, end.latest_count, end.unit)
    expected = step(found, "inspection-end")
    assert (3, 3, "weeks") == (expected.earliest_count, expected.latest_count, expected.unit)


def test_the_expected_end_of_an_inspection_is_marked_as_a_reading() -> None:
    found = inspection(date(2017, 6, 20), SEEN)
    assert step(found, "inspection-end").is_reading
    assert not step(found, "inspection-start").is_reading


def test_a_post_monitoring_inspection_from_monday_13_november_2017() -> None:
    found = inspection(date(2017, 11, 13), SEEN, kind="post-monitoring")
    assert date(2017, 11, 9) == step(found, "notice").latest
    assert date(2017, 11, 24) == step(found, "feedback").latest
    assert not [note for note in found.notes if "expects" in note]
    assert () == found.lists


def test_a_post_monitoring_inspection_notes_what_its_report_and_its_days_are_like() -> None:
    found = inspection(date(2017, 11, 6), SEEN, kind="post-monitoring")
    notes = " ".join(found.notes)
    assert "one keeping-in-touch meeting a day (para 63)" in notes
    assert "audited in the last three months" in notes
    assert "no more than 12 pages (para 65)" in notes


def test_the_report_of_a_post_monitoring_inspection_counts_from_the_end_that_is_given() -> None:
    start, end = date(2017, 11, 6), date(2017, 11, 16)
    report = step(inspection(start, SEEN, kind="post-monitoring", end=end), "inspection-report")
    assert (date(2018, 1, 4), "will") == (report.latest, report.strength)
    assert report.trigger is not None
    assert ("inspection_end", end) == (report.trigger.name, report.trigger.date)
    assert "reading" in report.note
    assert ["framework-2015 para 9", "monitoring-2017 paras 48, 66"] == [*map(str, report.sources)]


def test_a_post_monitoring_inspection_of_october_2016_has_its_first_day_end_and_report_only() -> (
    None
):
    start, end = date(2016, 10, 10), date(2016, 10, 21)
    found = inspection(start, SEEN, kind="post-monitoring", end=end)
    outside = {"inspection-start", "inspection-end", "inspection-report"}
    assert outside == set(watched(found.milestones))
    assert POST_MONITORING == watched(found.left_out)
    assert all("began in May 2017" in left.reason for left in found.left_out)
    without = inspection(start, SEEN, kind="post-monitoring")
    assert outside == set(watched(without.milestones))
    for id in ("inspection-end", "inspection-report"):
        assert "The day the inspection ended" in step(without, id).notes[0]


def test_the_edition_is_the_one_in_which_the_inspection_began_though_it_ended_in_the_next() -> None:
    end = date(2017, 5, 5)
    found = inspection(date(2017, 4, 24), SEEN, kind="post-monitoring", end=end)
    outside = {"inspection-start", "inspection-end", "inspection-report"}
    assert outside == set(watched(found.milestones))
    assert end == step(found, "inspection-end").latest


def test_doncasters_began_on_a_thursday_where_the_guidance_expects_a_monday() -> None:
    found = inspection(date(2017, 11, 9), SEEN, kind="post-monitoring")
    assert (
        "The guidance expects a start on a Monday (will usually; monitoring-2017 paras 60, 62):"
        " this one is on Thursday 9 November 2017, and its days are counted as working days from"
        " it."
    ) in found.notes
    assert date(2017, 11, 22) == step(found, "feedback").latest


def test_an_inspection_notes_what_is_no_clock() -> None:
    notes = " ".join(inspection(date(2017, 6, 20), SEEN).notes)
    for words in (
        "deferred only in exceptional circumstances",
        "is not one (framework-2015 para 8)",
        "police about missing children in weeks 1 and 3 (footnote 35)",
        "eight inspectors, seven of them of social care (para 11)",
        "serves two authorities, the two are inspected together wherever possible (para 6)",
    ):
        assert words in notes
    assert "case" in step(inspection(date(2017, 6, 20), SEEN), "notice").note


def test_an_inspection_that_starts_on_a_bank_holiday_is_noted() -> None:
    assert (
        "Monday 28 August 2017 is not a working day." in inspection(date(2017, 8, 28), SEEN).notes
    )


def test_no_step_or_clock_ends_before_it_begins_whatever_day_it_starts() -> None:
    for days in range(800):
        day = date(2016, 9, 1) + timedelta(days=days)
        found = (
            visit(day, SEEN),
            inspection(day, SEEN),
            inspection(day, SEEN, kind="post-monitoring"),
        )
        for milestone in (m for timetable in found for m in timetable.milestones):
            if milestone.latest is None:  # not until its day is given
                assert milestone.id in ("inspection-end", "inspection-report")
                assert (None, "") != (milestone.earliest, milestone.note)
                continue
            assert milestone.earliest is None or milestone.earliest <= milestone.latest, day


@pytest.mark.parametrize(
    ("start", "kind", "warned"),
    [
        (date(2016, 7, 29), "post-monitoring", True),
        (date(2016, 8, 1), "post-monitoring", False),
        (date(2014, 6, 2), "post-monitoring", True),
        (date(2014, 6, 2), "full", False),
        (date(2013, 11, 18), "full", True),
    ],
)
def test_an_inspection_outside_its_documents_time_is_warned_of(
    start: date, kind: str, warned: bool
) -> None:
    assert warned == bool(inspection(start, SEEN, kind=kind).warnings)


def test_only_documents_that_are_cited_are_said_to_be_in_a_later_edition() -> None:
    early = inspection(date(2014, 6, 2), SEEN)
    assert any("framework-2015 is cited in its edition of June 2015" in n for n in early.notes)
    assert not [note for note in early.notes if "monitoring-2017" in note]


def test_what_cannot_be_recorded_as_done_is_never_overdue() -> None:
    for found in (visit(date(2016, 9, 12), SEEN), inspection(date(2016, 9, 12), SEEN)):
        assert "overdue" not in {milestone.status for milestone in found.milestones}


def test_a_timetable_is_seen_on_the_day_asked_about_and_is_of_a_visit_that_is_not_the_first() -> (
    None
):
    found = timetables.timetable(VISIT, SIF, date(2016, 8, 1), SEEN)
    assert SEEN == found.as_of
    assert "A monitoring visit from Monday 1 August 2016" == found.title
    assert [] == watched(timetables.timetable(VISIT, SIF, date(2016, 4, 1), SEEN).milestones)


def test_a_step_whose_day_went_by_is_passed() -> None:
    found = visit(date(2018, 8, 15), date(2019, 1, 1))
    assert {"passed"} == {each.status for each in found.milestones}


def test_a_visit_is_warned_of_only_after_the_last_report_of_its_framework() -> None:
    assert () == visit(date(2018, 3, 1), SEEN).warnings
    assert () == visit(date(2018, 8, 31), SEEN).warnings
    assert (VISIT.replaced,) == visit(date(2018, 9, 1), SEEN).warnings
    [outside] = inspection(date(2018, 9, 3), SEEN).warnings
    assert "2018" in outside


def test_where_no_step_was_in_force_the_warning_is_of_the_first() -> None:
    found = inspection(date(2014, 1, 13), SEEN, kind="post-monitoring")
    assert (found.left_out[0].reason,) == found.warnings
    assert "they began in August 2016" in found.warnings[0]


def test_a_step_is_of_its_edition_to_that_editions_last_day() -> None:
    for day, is_old in ((date(2017, 4, 30), True), (date(2017, 5, 1), False)):
        found = inspection(day, SEEN, kind="post-monitoring")
        assert is_old is ("inspection-end" in {each.id for each in found.milestones})
        assert is_old is ("planning-days" in {left.id for left in found.left_out})
        assert "inspection-end" not in {left.id for left in found.left_out}


def test_why_a_step_has_no_date_is_said_in_a_sentence() -> None:
    _, schedule = schedule_of("post-monitoring", SEEN)
    steps = {each.id: each for each in reversed(schedule.steps)}
    before, since = (
        inspection(day, SEEN, kind="post-monitoring")
        for day in (date(2016, 10, 10), date(2017, 11, 13))
    )
    for found, id, expected in (
        (before, "inspection-end", "The day the inspection ended is not known."),
        (before, "planning-days", before.left_out[0].reason),
        (since, "inspection-start", "Its words held until Sunday 30 April 2017."),
    ):
        assert expected == timetables.why_no_date(found, steps[id], SIF)
    published = next(each for each in VISIT.steps if each.id == "published")
    assert (
        "A post-monitoring inspection from Monday 13 November 2017 has no such step."
    ) == timetables.why_no_date(since, published, SIF)


def test_one_list_stands_alone_with_the_first_note_of_its_annex() -> None:
    found = inspection(date(2017, 6, 20), SEEN)
    for number in (1, 8):
        alone = timetables.only_list(found, number, ANNEX_A)
        title = f"A full inspection from Tuesday 20 June 2017: list {number} of Annex A"
        assert title == alone.title
        assert [each for each in found.lists if each.number == number] == list(alone.lists)
        assert ((), (), ANNEX_A.notes[:1]) == (alone.milestones, alone.documents, alone.notes)
        assert SEEN == alone.as_of
    assert len(ANNEX_A.notes) > 1
