"""To which judgements each clock applies."""

from datetime import date

import pytest
from support.timelines import SEEN, case, croydon, ids, only, received, watched

from sifcalc import timeline


def test_without_a_judgement_clocks_that_need_an_inadequate_one_say_if() -> None:
    found = timeline(received("2017-09-04"), SEEN)
    for milestone in found.milestones:
        assert milestone.conditional is milestone.applies.startswith("if "), milestone.id
    said = {m.id: m.applies for m in found.milestones}
    assert "if the LSCB was reviewed" == said.pop("lscb-publish-review")
    for id in ("inspection-report", "publish-report", "action-plan"):
        assert "all" == said.pop(id)
    assert {"if inadequate"} == {said[id] for id in ids(found) if id in said}
    assert ["dfe-support"] == watched(found.left_out)


@pytest.mark.parametrize(
    "judgements",
    [
        {"overall": "good"},
        {"help_and_protection": "good", "looked_after": "RI", "leadership": "good"},
    ],
)
def test_an_authority_that_is_not_inadequate_gets_its_plan_and_no_monitoring(
    judgements: dict[str, str],
) -> None:
    found = timeline(received("2017-09-04", judgements=judgements), SEEN)
    assert date(2017, 12, 11) == only(found, "action-plan").latest
    plan = {"inspection-report", "publish-report", "lscb-publish-review", "action-plan"}
    assert plan == set(ids(found))
    assert found.reinspection_kind is None


def test_areas_for_priority_action_bring_the_monitoring_clocks_whatever_the_grade() -> None:
    found = timeline(
        received("2017-09-04", judgements={"overall": "RI"}, priority_action=True), SEEN
    )
    assert "priority action" == only(found, "action-planning-visit").applies


def test_an_awarded_grade_governs_and_a_contradiction_is_said() -> None:
    found = timeline(croydon(judgements={"leadership": "inadequate", "overall": "good"}), SEEN)
    assert found.agrees is False
    assert any("not one that the judgements leave open" in said for said in found.warnings)
    assert "action-planning-visit" in [clock.id for clock in found.left_out]


def test_no_lscb_clock_where_the_lscb_was_not_reviewed() -> None:
    found = timeline(received("2017-09-04", judgements={"lscb": "not judged"}), SEEN)
    assert "lscb-publish-review" in [clock.id for clock in found.left_out]


@pytest.mark.parametrize(
    ("overall", "previous", "supported"),
    [
        ("RI", "inadequate", True),
        ("RI", "RI", False),
        ("RI", "adequate", False),
        ("good", "inadequate", False),
        ("inadequate", "inadequate", False),
    ],
)
def test_support_follows_only_from_inadequate_to_requires_improvement(
    overall: str, previous: str, supported: bool
) -> None:
    parts = {"judgements": {"overall": overall}, "previous_overall": previous}
    found = timeline(case(report={"published": "2017-09-04"}, **parts), SEEN)
    assert supported == ("dfe-support" in [milestone.id for milestone in found.milestones])
