"""A case is answered by its own framework, and a new framework is a folder of data."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.formats import in_one_line
from support.running import Ran, Run

from invented import IDS, PLAYGROUNDS
from invented.running import SEEN
from sifcalc.answers import ANSWER_TYPES
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.frameworks import FRAMEWORKS, Contradiction, told_by
from sifcalc.rulebook.sif import SIF


def data(ran: Ran) -> Any:
    assert 0 == ran.code, ran.err
    return json.loads(ran.out)


def test_judgements_alone_are_graded_and_no_overall_effectiveness_is_made_up(invented: Run) -> None:
    [grading] = data(invented("grade", "CASE", "--format", "json"))
    assert ("no_overall", [], None) == tuple(
        grading[key] for key in ("basis", "permitted", "overall")
    )
    assert set(IDS) == set(grading["judgements"])
    assert ["mend-below-good", "not-there"] == [each["rule"] for each in grading["findings"]]
    page = invented("grade", "CASE").out
    assert "NO OVERALL" in page
    assert "G guide 2030" in page
    page = in_one_line(invented("grade", "CASE", "--explain").out)
    assert "NO OVERALL" in page
    assert "Below good: swings. They are mended." in page
    assert PLAYGROUNDS.documents[0].title in page


def test_what_is_due_and_what_was_done_is_told_by_its_own_clocks(invented: Run) -> None:
    due = data(invented("timeline", "CASE", *SEEN, "--due-within", "20", "--format", "json"))
    soon = [each["id"] for each in due if each["latest"] >= "2031-06-20"]
    assert ["site-walk", "second-look", "check-1"] == soon
    [timeline] = data(invented("timeline", "CASE", *SEEN, "--format", "json"))
    done = {each["id"]: each["status"] for each in timeline["milestones"]}
    assert "met" == done["mending-plan"]
    assert [] == timeline["consequences"]
    assert timeline["reinspection_kind"] is None


@pytest.mark.parametrize(
    ("command", "form"),
    [
        (name, form)
        for name in ("grade", "timeline", "report")
        for form in ANSWER_TYPES[name].formats
    ],
)
def test_every_format_holds_it(command: str, form: str, invented: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer"
    seen = () if command == "grade" else SEEN
    answer = invented(command, "CASE", *seen, "--format", form, "-o", str(file))
    assert (0, "") == (answer.code, answer.out)
    if form not in ("xlsx", "docx"):  # each of them packed
        said = file.read_text(encoding="utf-8")
        if form == "table" and command == "timeline":  # a line has the short title
            assert "Mending plan" in said
        elif form == "table" and command == "grade":
            assert "Swings" in said
        else:
            assert ("mending-plan" if command != "grade" else "swings") in said
        assert "framework-2015" not in said


def test_its_rules_and_keys_are_shown_beside_the_others(invented: Run) -> None:
    assert "10 working days after" in invented("rules", "mending-plan").out
    assert "action-plan" in invented("rules", "--format", "csv").out
    own = invented("rules", "--framework", "playgrounds", "--format", "csv").out
    assert "action-plan" not in own
    schema = data(invented("schema"))
    assert {"slides", "leadership"} <= set(
        schema["properties"]["judgements"]["anyOf"][0]["properties"]
    )
    assert "mending-plan" in schema["properties"]["actuals"]["anyOf"][0]["properties"]
    from_options = invented("timeline", "--swings", "inadequate", "--report-received", "2031-06-02")
    assert "Second look" in from_options.out


def test_an_id_of_another_framework_is_no_clock_of_this_case(invented: Run) -> None:
    answer = invented("timeline", "CASE", *SEEN, "--get", "action-plan")
    assert 3 == answer.code
    assert "action-plan has no date here" in answer.err


def test_judgements_of_two_frameworks_or_of_another_than_the_one_named_are_refused(
    invented: Run,
) -> None:
    options = ("timeline", "--slides", "good", "--report-received", "2031-06-02")
    both = invented(*options, "--leadership", "good")
    assert 2 == both.code
    assert "wrong-framework: no framework has all of the judgements" in both.err
    named = invented(*options, "--framework", "sif")
    assert 2 == named.code
    assert "the single inspection framework has no such judgements: slides" in named.err
    assert 0 == invented(*options, "--framework", "playgrounds").code


@pytest.mark.parametrize(
    ("judged", "named", "began", "reported", "id", "certain"),
    [
        (("slides",), None, None, None, "playgrounds", True),
        (("leadership",), None, date(2031, 1, 6), None, "sif", True),
        ((), "playgrounds", date(2014, 1, 6), None, "playgrounds", True),
        ((), None, date(2014, 1, 6), None, "sif", True),
        ((), None, date(1999, 1, 4), None, "sif", True),  # before any, the oldest
        ((), None, None, date(2014, 1, 6), "sif", True),
        ((), None, None, date(2018, 3, 11), "sif", True),
        ((), None, None, date(2018, 3, 12), "sif", False),  # reports of both came out
        ((), None, None, date(2018, 8, 24), "sif", False),
        ((), None, None, date(2018, 8, 25), "ilacs", True),
        ((), None, date(2017, 12, 31), None, "sif", True),
        ((), None, date(2018, 1, 1), date(2018, 9, 3), "sif", False),  # both were on site
        ((), None, date(2018, 6, 11), None, "sif", False),
        ((), None, date(2018, 6, 12), None, "ilacs", True),
        (("leaders",), None, date(2014, 1, 6), None, "ilacs", True),
        (("looked_after",), None, date(2031, 1, 6), None, "sif", True),
        (("help_and_protection", "care_leavers"), None, date(2031, 1, 6), None, "ilacs", True),
        ((), None, None, None, "sif", False),
    ],
)
def test_the_framework_is_told_by_judgements_then_its_name_then_the_first_day_then_the_report(
    judged: tuple[str, ...],
    named: str | None,
    began: date | None,
    reported: date | None,
    id: str,
    certain: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(FRAMEWORKS, PLAYGROUNDS.id, PLAYGROUNDS)
    told_by.cache_clear()
    told = told_by(judged, named, began, reported)
    told_by.cache_clear()
    assert (id, certain) == (told.framework.id, told.certain)


def test_a_framework_that_nothing_tells_is_taken_with_a_loud_warning(invented: Run) -> None:
    answer = invented("timeline", "--report-published", "2018-07-02", *SEEN, "--format", "json")
    [timeline] = data(answer)
    assert timeline["warnings"][0].startswith("Which framework this is of is not certain")
    assert "the single inspection framework is taken" in answer.err


def test_with_one_framework_every_case_is_of_it() -> None:
    assert SIF is told_by((), None, None, None).framework
    with pytest.raises(Contradiction, match="slides"):
        told_by(("slides",), None, None, None)


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.id)
def test_the_words_of_a_document_that_begin_together_hold_as_long_as_the_longest(
    framework: Framework,
) -> None:
    for key, chosen in framework.spans.items():
        own = [clock.span for clock in framework.clocks if clock.span.document == key]
        first = min(span.since or date.min for span in own)
        ends = [span.until or date.max for span in own if (span.since or date.min) == first]
        assert (first, max(ends)) == (chosen.since or date.min, chosen.until or date.max)
