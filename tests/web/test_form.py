"""The form has a field for all that a case holds, and gives a case back as it was."""

import json
import subprocess
from collections.abc import Iterator
from itertools import chain
from typing import Any, get_args, get_origin

import pytest
from bridge import ask
from hypothesis import Phase, given, settings
from make_page import WEB
from support.browsers import ARE_ASKED_FOR, NODE
from support.running import EXAMPLES, GOOD
from support.strategies import cases

from form import groups, names_of_authorities
from sifcalc.case import Case, Judgements, columns, is_part
from sifcalc.casefile.saved import case_data
from sifcalc.casefile.schema import clock_ids
from sifcalc.grades import Grade
from sifcalc.rulebook.frameworks import FRAMEWORKS

FILES = [
    path
    for path in chain(GOOD, EXAMPLES.iterdir())
    if path.suffix in (".yaml", ".json", ".csv", ".xlsx")
]
BY_ID = ["actuals", "stated"]
EDITED = [["authority"], "Another"]
ROUND_TRIPS = 500


def inputs() -> dict[str, Any]:
    first, others = groups()
    return {made.name: made for group in (*first, *others) for made in group.inputs}


def test_every_value_that_a_case_may_have_has_a_field() -> None:
    paths = {made.path for made in inputs().values()}
    assert not {c.path for c in columns() if c.path[0] != "stated"} - paths
    first, others = groups()
    repeating = {group.key for group in (*first, *others) if group.row}
    several = {
        name
        for name, field in Case.model_fields.items()
        if get_origin(field.annotation) in (tuple, dict)
    }
    assert several == repeating


def test_a_judgement_is_asked_for_by_its_title_and_only_in_its_frameworks() -> None:
    made = inputs()
    for framework in FRAMEWORKS.values():
        for judgement in framework.judgements:
            field = made[f"judgements.{judgement.id}"]
            assert framework.id in field.frameworks.split()
            assert {grade.words for grade in Grade} < {choice.value for choice in field.choices}
    assert set(Judgements.model_fields) == {n.partition(".")[2] for n in made if "judgements." in n}


@pytest.mark.parametrize("key", BY_ID)
def test_every_clock_that_may_be_recorded_or_stated_may_be_chosen(key: str) -> None:
    annotation = get_args(Case.model_fields[key].annotation)[0]
    assert not is_part(annotation)
    chosen = {choice.value for choice in inputs()[f"{key}.id"].choices}
    assert set(clock_ids(annotation)) == chosen


def test_the_authorities_are_offered_by_name() -> None:
    assert {"Croydon", "Exampleshire"} & {*names_of_authorities()} == {"Croydon"}


needs_node = pytest.mark.skipif(not ARE_ASKED_FOR, reason="needs Node.js: SIFCALC_BROWSER_TESTS=1")


def through_the_form(opened: list[dict[str, Any]], edited: Any) -> list[dict[str, Any]]:
    """What the page gives of each case that it opened, with what is edited as a person types it."""
    program = (
        (WEB / "case.js").read_text(encoding="utf-8")
        + """
    const { opened, edited, byId } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const made = opened.map((data) => {
      const held = openedCase(data, byId);
      if (edited) putAt(held, ...edited);
      return caseFile(held, byId).data;
    });
    console.log(JSON.stringify(made));
    """
    )
    given = json.dumps({"opened": opened, "edited": edited, "byId": BY_ID})
    command = [str(NODE), "-e", program]
    ran = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    made: list[dict[str, Any]] = json.loads(ran.stdout)
    return made


def saved(data: dict[str, Any]) -> Case:
    """The case of the file that the page saves of the data."""
    content = ask(json.dumps({"answer": "saved", "case": data}), None, "")
    assert isinstance(content, bytes), content
    reply = json.loads(ask(json.dumps({"answer": "opened", "name": "case.yaml"}), content, None))
    return Case.model_validate(reply["cases"][0]["data"])


def opened_cases() -> Iterator[dict[str, Any]]:
    for path in FILES:
        asked = json.dumps({"answer": "opened", "name": path.name})
        yield from (
            each["data"] for each in json.loads(ask(asked, path.read_bytes(), None))["cases"]
        )


@needs_node
def test_every_good_case_opened_edited_and_saved_is_the_same_but_for_that_field() -> None:
    cases = [*opened_cases()]
    assert len(cases) >= len(FILES)
    for data, made in zip(cases, through_the_form(cases, None), strict=True):
        assert Case.model_validate(data) == saved(made)
    for data, made in zip(cases, through_the_form(cases, EDITED), strict=True):
        assert Case.model_validate({**data, "authority": "Another"}) == saved(made)


def invented() -> list[Case]:
    made: list[Case] = []

    @settings(max_examples=ROUND_TRIPS, phases=[Phase.generate], database=None)
    @given(cases())
    def collect(case: Case) -> None:
        # To a form a reason without a letter is no reason.
        closures = tuple(
            each if each.reason else each.model_copy(update={"reason": None})
            for each in case.closures
        )
        made.append(case.model_copy(update={"closures": closures}))

    collect()
    return made


@needs_node
def test_hundreds_of_invented_cases_lose_nothing_in_the_form() -> None:
    made = [case for case in invented() if case_data(case)]
    assert len(made) >= ROUND_TRIPS * 0.9
    given = [case_data(case) for case in made]
    for case, kept in zip(made, through_the_form(given, None), strict=True):
        assert case == saved(kept)
    for case, kept in zip(made, through_the_form(given, EDITED), strict=True):
        assert case.model_copy(update={"authority": "Another"}) == saved(kept)
