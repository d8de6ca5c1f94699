"""What an answer costs grows with its cases, and not with their square, in every format."""

import gc
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from support.formats import SEEN
from support.running import PUBLISHED

from sifcalc.answers import ANSWER_TYPES, download

OF_CASES = [
    (kind, form)
    for kind, answer_type in ANSWER_TYPES.items()
    if answer_type.of_case
    for form in answer_type.formats
]
FEW = 4
_ROWS = [row for row in PUBLISHED.read_text(encoding="utf-8").splitlines() if "inadequate" in row]


def table_of(cases: int) -> bytes:
    """The same published inspections over and over, each with an id of its own."""
    heading = PUBLISHED.read_text(encoding="utf-8").partition("\n")[0]
    rows = [f"{number},{_ROWS[number % FEW]}" for number in range(cases)]
    return "\n".join([f"case_id,{heading}", *rows]).encode()


def operations(work: Callable[[], object]) -> int:
    """How many calls, and goings on of a generator, the work takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before, collects = sys.getprofile(), gc.isenabled()
    gc.disable()  # the garbage of other tests is not of this work
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
        if collects:
            gc.enable()
    return counted


def cost_of(kind: str, form: str, cases: int) -> int:
    request = {
        "answer": kind,
        "as_of": SEEN[1],
        "within": 30,
        "unrecorded": True,
        "name": "cases.csv",
        "content": table_of(cases),
    }
    # What is kept of earlier work may be full, and start afresh: not a second time so soon.
    return min(operations(lambda: download(request, form)) for _ in range(2))


@pytest.mark.parametrize(("kind", "form"), OF_CASES)
def test_each_case_more_costs_no_more_than_the_one_before(kind: str, form: str) -> None:
    cost_of(kind, form, FEW)  # what is kept from the first time on is made
    few, more, many = (cost_of(kind, form, times * FEW) for times in (1, 2, 4))
    first, then = (more - few) / FEW, (many - more) / (2 * FEW)
    assert 0 < then < 1.05 * first


def test_work_that_grows_with_the_square_is_told_from_work_that_does_not() -> None:
    def square(cases: int) -> int:
        return operations(lambda: [sum(1 for _ in range(cases)) for _ in range(cases)])

    few, more, many = map(square, (FEW, 2 * FEW, 4 * FEW))
    assert (many - more) / 2 > 1.05 * (more - few)
