"""The rulebook agrees with itself and with the models."""

import re
from typing import get_args

from sifcalc.case import Judgements, columns
from sifcalc.casefile.headings import column_of
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.terms import Strength

ENTRIES = entries(SIF)
TIMETABLES = [SIF.clocks, *(schedule.steps for schedule in SIF.timetables.values())]
ALL_CLOCKS = [clock for clocks in TIMETABLES for clock in clocks]


def test_the_models_judgements_are_the_rulebooks_in_its_order() -> None:
    assert [judgement.id for judgement in SIF.judgements] == list(Judgements.model_fields)


def test_every_id_is_its_own_within_its_part_and_in_kebab_case() -> None:
    ids = [(entry.part, entry.id) for entry in ENTRIES]
    assert len(ids) == len(set(ids))
    kebab = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(-N)?")
    keys = {judgement.id for judgement in SIF.judgements}  # these are keys of data as well
    assert all(kebab.fullmatch(id) or id in keys for _, id in ids)
    shared = {id for _, id in ids if [other for _, other in ids].count(id) > 1}
    assert {
        "notice",
        "inspection-start",
        "feedback",
        "inspection-end",
        "inspection-report",
    } == shared


def test_every_entry_says_how_strongly_and_where_it_is_said() -> None:
    unsourced = {entry.id for entry in ENTRIES if not entry.sources}
    assert {"not-given", "awarded-not-permitted"} == unsourced
    assert all(entry.title and entry.strength for entry in ENTRIES)
    assert all(citation.paragraphs for entry in ENTRIES for citation in entry.sources)


def test_every_citation_is_of_a_document_that_is_described() -> None:
    cited = {citation.document for entry in ENTRIES for citation in entry.sources}
    cited |= {citation.document for judgement in SIF.judgements for citation in judgement.sources}
    assert cited == {document.key for document in SIF.documents}


def test_every_strength_is_one_the_guidance_uses() -> None:
    allowed = {*get_args(Strength), "as the rule it contradicts"}
    assert {entry.strength for entry in ENTRIES} <= allowed


def test_clocks_count_from_and_are_done_on_dates_a_case_can_hold() -> None:
    names = {column.name for column in columns()} | {"visit_start", "reinspection_begun"}
    names |= {f"monitoring_visit_{number}" for number in range(1, 5)}
    starts = {start.event for clock in ALL_CLOCKS for start in clock.starts if start.event}
    assert set(SIF.events) == starts | {"monitoring_visit_1", "monitoring_visit_N"}
    done = {clock.done_on for clock in ALL_CLOCKS if clock.done_on}
    ends = {name for clock in SIF.clocks if clock.series for name in clock.series.ends_with}
    assert starts | done | ends <= names


def test_a_clock_that_counts_from_another_comes_after_it() -> None:
    for clocks in TIMETABLES:
        seen: set[str] = set()
        for clock in clocks:
            for start in clock.starts:
                assert (start.event is None) != (start.deadline_of is None)
                before = start.deadline_of
                assert before is None or before in seen or before.replace("-4", "-N") in seen
            assert bool(clock.earliest or clock.latest) is not bool(clock.waits_for)
            assert bool(clock.starts) is not bool(clock.waits_for)
            assert clock.latest or not clock.series
            seen.add(clock.id)


def test_the_columns_of_a_table_are_the_published_contract() -> None:
    promised = (
        "authority inspection_start inspection_end report_received report_published"
        " help_and_protection looked_after adoption care_leavers leadership lscb overall"
        " previous_overall action_plan_submitted"
    ).split()
    assert promised == [column.name for column in columns() if column.name in promised]


def test_every_heading_means_one_column_in_any_case_and_punctuation() -> None:
    for column in columns():
        for heading in (column.name, *column.headings):
            for written in (heading, heading.upper(), f" {heading.replace(' ', '-')}: "):
                assert column == column_of(written)


def test_no_two_headings_of_the_rulebook_are_written_alike() -> None:
    written = [heading.casefold() for column in columns() for heading in column.headings]
    assert len(set(written)) == len(written)


def test_a_column_says_what_it_takes() -> None:
    takes = {column.name: column.takes for column in columns()}
    assert "DATE" == takes["report_received"] == takes["reinspection_report_published"]
    assert "GRADE" == takes["overall"] == takes["previous_overall"]
    assert ("NAME", "YES|NO") == (takes["authority"], takes["priority_action"])


def test_a_citation_reads_as_a_person_would_write_it() -> None:
    plan = next(clock for clock in SIF.clocks if clock.id == "action-planning-visit")
    written = "monitoring-2017 paras 5, 10, Annex A; croydon-2017 para 9.2"
    assert written == "; ".join(map(str, plan.sources))


GOVERNING = {
    ("notice", "full inspection"): ("framework-2015", "7", "will"),
    ("inspection-start", "full inspection"): ("framework-2015", "7", "will"),
    ("inspection-end", "full inspection"): ("framework-2015", "11", "reading"),
    ("inspection-report", "full inspection"): ("framework-2015", "9", "will"),
    ("inspection-start", "post-monitoring inspection"): ("monitoring-2017", "52", "indicative"),
    ("planning-days", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("notice", "post-monitoring inspection"): ("monitoring-2017", "60", "will"),
    ("set-up", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("evidence-week-1", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("case-tracking-meeting", "post-monitoring inspection"): (
        "monitoring-2017",
        "62",
        "indicative",
    ),
    ("travel", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("evidence-week-2", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("mop-up", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("provisional-judgements", "post-monitoring inspection"): (
        "monitoring-2017",
        "62",
        "indicative",
    ),
    ("feedback", "post-monitoring inspection"): ("monitoring-2017", "62", "indicative"),
    ("inspection-end", "post-monitoring inspection"): ("monitoring-2017", "52", "reading"),
    ("inspection-report", "post-monitoring inspection"): ("framework-2015", "9", "will"),
    ("inspection-report", "after the report"): ("framework-2015", "9", "will"),
    ("publish-report", "after the report"): ("si-2007-462", "reg 2", "must"),
    ("lscb-publish-review", "after the report"): ("framework-2015", "40", "must"),
    ("action-planning-visit", "after the report"): ("monitoring-2017", "10", "should"),
    ("action-planning-letter", "after the report"): ("monitoring-2017", "9", "will"),
    ("action-planning-agenda", "after the report"): ("monitoring-2017", "14", "will"),
    ("action-plan", "after the report"): ("si-2007-462", "reg 3", "must"),
    ("first-monitoring-visit", "after the report"): ("monitoring-2017", "23", "will usually"),
    ("monitoring-visit-N", "after the report"): ("monitoring-2017", "4", "will"),
    ("plan-reviewed", "after the report"): ("monitoring-2017", "20", "will"),
    ("reinspection-not-before", "after the report"): ("monitoring-2017", "49", "will usually"),
    ("reinspection", "after the report"): ("monitoring-2017", "49", "will usually"),
    ("reinspection-framework", "after the report"): ("framework-2015", "5", "will"),
    ("dfe-improvement-plan", "after the report"): ("pcf-2016", "121", "will"),
    ("dfe-review-N", "after the report"): ("pcf-2016", "121", "will"),
    ("dfe-support", "after the report"): ("pcf-2016", "128", "will"),
    ("data-request", "monitoring visit"): ("monitoring-2017", "26", "will usually"),
    ("audit-selection", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("audit-submission", "monitoring visit"): ("monitoring-2017", "27", "asked"),
    ("preparation", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("on-site", "monitoring visit"): ("monitoring-2017", "24", "will usually"),
    ("feedback", "monitoring visit"): ("monitoring-2017", "38", "will"),
    ("report-written", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("quality-assurance", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("regional-review", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("national-review", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("revised", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("support-review", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("revised-again", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("draft-to-authority", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("factual-accuracy", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("comments-reviewed", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("cleared", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("proof-read", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("final-clearance", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("pre-publication", "monitoring visit"): ("monitoring-2017", "42", "indicative"),
    ("published", "monitoring visit"): ("monitoring-2017", "41", "will usually"),
    ("full", "kind of re-inspection"): ("monitoring-2017", "51", "will"),
    ("full-by-two", "kind of re-inspection"): ("monitoring-2017", "51", "reading"),
    ("post-monitoring", "kind of re-inspection"): ("monitoring-2017", "51", "may"),
    ("commissioner-for-slow-progress", "what follows"): ("pcf-2016", "121", "will"),
    ("commissioner-at-once", "what follows"): ("pcf-2016", "121", "will"),
    ("service-transferred", "what follows"): ("pcf-2016", "121", "will"),
    ("supervision-of-adoption-and-care-leavers", "what follows"): ("pcf-2016", "128", "will"),
    ("supervision-of-adoption-or-care-leavers", "what follows"): ("pcf-2016", "128", "reading"),
    ("visits-not-agreed", "what follows"): ("monitoring-2017", "3", "likely"),
    ("cycle-restarts", "what follows"): ("monitoring-2017", "67", "will"),
    ("reinspection-announced", "what follows"): ("monitoring-2017", "50", "will"),
    ("improvement-seminar", "what follows"): ("framework-2015", "12", "will"),
    ("list-1", "Annex A"): ("framework-2015", "15", "will"),
    ("list-2", "Annex A"): ("framework-2015", "15", "will"),
    ("list-3", "Annex A"): ("framework-2015", "15", "will"),
    ("list-4", "Annex A"): ("framework-2015", "15", "will"),
    ("list-5", "Annex A"): ("framework-2015", "15", "will"),
    ("list-6", "Annex A"): ("framework-2015", "15", "will"),
    ("list-7", "Annex A"): ("framework-2015", "15", "will"),
    ("list-8", "Annex A"): ("framework-2015", "15", "will"),
    ("list-9", "Annex A"): ("framework-2015", "15", "will"),
    ("list-10", "Annex A"): ("framework-2015", "15", "will"),
    ("list-11", "Annex A"): ("framework-2015", "15", "will"),
}
"""The paragraph that governs each step, clock, kind, consequence and list, and its own word.

A timetable without a verb, or called indicative, is that; where the paragraph is silent, or names
something else, the word is reading.
"""


def test_every_step_clock_and_consequence_is_as_firm_as_its_governing_paragraph() -> None:
    firm = {(e.id, e.part): e for e in ENTRIES if not e.part.startswith(("judgement", "grading"))}
    assert set(GOVERNING) == set(firm)
    for named, (document, paragraph, strength) in GOVERNING.items():
        entry = firm[named]
        assert strength == entry.strength, named
        cited = {(c.document, each) for c in entry.sources for each in c.paragraphs}
        assert (document, paragraph) in cited, named


def test_no_word_of_the_guidance_is_printed_as_a_stronger_one() -> None:
    words = {(entry.id, entry.part): entry.strength for entry in ENTRIES}
    law = {id for (id, _), strength in words.items() if strength == "must"}
    assert {"publish-report", "lscb-publish-review", "action-plan"} == law
    usually = {id for (id, _), strength in words.items() if strength == "will usually"}
    assert {
        "first-monitoring-visit",
        "reinspection-not-before",
        "reinspection",
        "data-request",
        "on-site",
        "published",
    } == usually
