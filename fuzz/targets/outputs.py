"""What sifcalc wrote, changed a little, and fed back in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from frame import Decided, Target, making
from mutations import changed
from nearly import as_csv, as_file, case, grid
from questions import answers, query, written

from sifcalc.answers import ANSWER_TYPES
from sifcalc.casefile.sources import cases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_BACK = ("csv", "json", "jsonl", "xlsx")
_CHANGES = (0, 0, 1, 1, 2)


def try_input(data: bytes) -> Iterator[str]:
    """Answer a case or a table, write that in a format that is read, and answer what is read."""
    chance = Decided(data)
    if chance.once_in(3):
        name, content = "cases.csv", as_csv(grid(chance), chance)
    else:
        name, content = as_file(case(chance), chance)
    for time in range(1 + chance.randrange(2)):
        made = _answered(name, content, chance)
        if made is None:
            return
        form, content = made
        yield f"written {'twice' if time else 'once'}"
        name = f"answer.{form}"
        with making():
            for _ in range(chance.choice(_CHANGES)):
                content = changed(content, chance)
    if _answered(name, content, chance):
        yield "answered from what was written"


def _answered(name: str, content: bytes, chance: Decided) -> tuple[str, bytes] | None:
    """The answers to the cases of a file in a format that is read back, None for none."""
    asked = query(chance)
    if chance.once_in(2):  # the answer that is read back
        asked = asked._replace(answer_type=ANSWER_TYPES["grade"])
    forms = [form for form in asked.answer_type.formats if form in _READ_BACK]
    form = chance.choice(forms)
    found = answers(cases_of(name, lambda: BytesIO(content)), asked)
    made = written(found, form, asked) if found else None
    return None if made is None else (form, made)


TARGET = Target("outputs", try_input)
