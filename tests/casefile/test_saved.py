"""A case kept as a file is the same case when the file is read back."""

import io
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from support.running import EXAMPLES, GOOD
from support.strategies import cases

from sifcalc.case import Case
from sifcalc.casefile.saved import case_data, case_file
from sifcalc.casefile.sources import Entry, cases_of, from_data

FILES = [
    path
    for path in chain(GOOD, EXAMPLES.iterdir())
    if path.suffix in (".yaml", ".json", ".csv", ".xlsx")
]


def read_back(content: bytes) -> Case:
    [entry] = cases_of("case.yaml", lambda: io.BytesIO(content)).entries
    assert isinstance(entry, Entry), entry
    return entry.case


@settings(max_examples=500)
@given(cases())
def test_any_case_is_the_same_from_its_file_and_from_its_data(case: Case) -> None:
    [entry] = from_data(case_data(case)).entries
    assert isinstance(entry, Entry)
    assert case == entry.case
    if case_data(case):
        assert case == read_back(case_file(case))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_cases_of_every_good_file_are_kept_whole(path: Path) -> None:
    content = path.read_bytes()
    for entry in cases_of(path.name, lambda: io.BytesIO(content)).entries:
        assert isinstance(entry, Entry)
        assert entry.case == read_back(case_file(entry.case))


def test_a_file_says_a_case_in_the_words_of_the_framework() -> None:
    case = Case.model_validate(
        {
            "authority": "Exampleshire",
            "inspection": {"start": "4 Sept 2017"},
            "judgements": {"leadership": "RI", "adoption": "not judged"},
            "priority_action": "no",
            "actuals": {"publish-report": "06/10/2017"},
            "closures": ["27/12/2017", {"date": "28/12/2017", "reason": "Staff day"}],
        }
    )
    expected = """\
authority: Exampleshire
inspection:
  start: '2017-09-04'
judgements:
  adoption: not judged
  leadership: requires improvement
priority_action: false
actuals:
  publish-report: '2017-10-06'
closures:
- date: '2017-12-27'
- date: '2017-12-28'
  reason: Staff day
"""
    assert expected == case_file(case).decode()
