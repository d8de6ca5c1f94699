"""The rulebook agrees with itself and with the models."""

import re
from typing import get_args

from sifcalc.case import Judgements, columns
from sifcalc.rulebook.clocks import CLOCKS, EVENTS
from sifcalc.rulebook.documents import BY_KEY
from sifcalc.rulebook.grading_rules import RULES
from sifcalc.rulebook.judgements import JUDGEMENTS
from sifcalc.rulebook.reinspection import KINDS
from sifcalc.rulebook.terms import Strength

ENTRIES = (*RULES, *CLOCKS, *KINDS)


def test_the_models_judgements_are_the_rulebooks_in_its_order() -> None:
    assert [judgement.id for judgement in JUDGEMENTS] == list(Judgements.model_fields)


def test_every_id_is_its_own_and_in_kebab_case() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_every_citation_is_of_a_document_that_is_described() -> None:
    cited = {citation.document for entry in ENTRIES for citation in entry.sources}
    cited |= {citation.document for judgement in JUDGEMENTS for citation in judgement.sources}
    assert cited == set(BY_KEY)


def test_every_strength_is_one_the_guidance_uses() -> None:
    assert {entry.strength for entry in ENTRIES} <= set(get_args(Strength))


def test_clocks_count_from_and_are_done_on_dates_a_case_can_hold() -> None:
    names = {column.name for column in columns()} | {"monitoring_visit_1"}
    starts = {start.event for clock in CLOCKS for start in clock.starts if start.event}
    assert starts == set(EVENTS)
    assert starts | {clock.done_on for clock in CLOCKS if clock.done_on} <= names


def test_a_clock_that_counts_from_another_comes_after_it() -> None:
    seen: set[str] = set()
    for clock in CLOCKS:
        assert all(s.deadline_of is None or s.deadline_of in seen for s in clock.starts)
        assert all((s.event is None) != (s.deadline_of is None) for s in clock.starts)
        seen.add(clock.id)


def test_the_columns_of_a_table_are_the_published_contract() -> None:
    promised = (
        "authority inspection_start inspection_end report_received report_published"
        " help_and_protection looked_after adoption care_leavers leadership lscb overall"
        " previous_overall action_plan_submitted"
    ).split()
    assert promised == [column.name for column in columns() if column.name in promised]


def test_a_citation_reads_as_a_person_would_write_it() -> None:
    plan = next(clock for clock in CLOCKS if clock.id == "action-planning-visit")
    written = "monitoring-2017 paras 5, 10, Annex A; croydon-2017 para 9.2"
    assert written == "; ".join(map(str, plan.sources))
