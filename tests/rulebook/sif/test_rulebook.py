"""The rulebook agrees with itself and with the models."""

import re
from typing import get_args

from sifcalc.case import Judgements, columns
from sifcalc.casefile.headings import meanings
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.sif import SIF
from sifcalc.rulebook.terms import Strength

ENTRIES = entries(SIF)
TIMETABLES = [SIF.clocks, *(schedule.steps for schedule in SIF.timetables.values())]
ALL_CLOCKS = [clock for clocks in TIMETABLES for clock in clocks]


def test_the_models_judgements_are_the_rulebooks_in_its_order() -> None:
    own = [judgement.id for judgement in SIF.judgements]
    assert own == list(Judgements.model_fields)[: len(own)]


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


def test_every_heading_means_one_column_of_a_framework_in_any_case_and_punctuation() -> None:
    every = {judgement.id for each in FRAMEWORKS.values() for judgement in each.judgements}
    for framework in FRAMEWORKS.values():
        others = every - {judgement.id for judgement in framework.judgements}
        for column in (each for each in columns() if each.name not in others):
            for heading in (column.name, *column.headings):
                for written in (heading, heading.upper(), f" {heading.replace(' ', '-')}: "):
                    assert [column] == [m for m in meanings(written) if m.name not in others]


def test_no_two_headings_of_the_rulebook_are_written_alike() -> None:
    headings = [h.casefold() for j in SIF.judgements for h in (j.title, *j.headings)]
    assert len(set(headings)) == len(headings)


def test_a_column_says_what_it_takes() -> None:
    takes = {column.name: column.takes for column in columns()}
    assert "DATE" == takes["report_received"] == takes["reinspection_report_published"]
    assert "GRADE" == takes["overall"] == takes["previous_overall"]
    assert ("NAME", "YES|NO") == (takes["authority"], takes["priority_action"])


def test_a_citation_reads_as_a_person_would_write_it() -> None:
    plan = next(clock for clock in SIF.clocks if clock.id == "action-planning-visit")
    written = "monitoring-2017 paras 5, 10, Annex A; croydon-2017 para 9.2"
    assert written == "; ".join(map(str, plan.sources))
