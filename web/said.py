"""sifcalc's words as the page says them: without what only a command line has."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar  # Any: the parts of a block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.complaints import Complaint
    from sifcalc.output.pages.document import Block

_T = TypeVar("_T")

OF_A_COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z]|`(?:sifcalc|new|record|schema)\b")
"""What names an option or a command of sifcalc."""

_INSTEAD = (
    (r"; --sheet NAME reads another: (.+)", r"; under Sheet another can be named: \1"),
    (r"[;,]? ?--sheet NAME reads (\w+)", ""),
    (r"an answer of `sifcalc grade`", "a grading that sifcalc made"),
    (r"`sifcalc grade` says what is wrong", "what is wrong is said above"),
    (r"; `sifcalc authorities` lists them", ""),
    (r"; `sifcalc rules` lists every id", ""),
    (r",? (give|and give) one case at a time, or --format json\.", r" pick one case."),
    (r": one case at a time, or --format json", ": pick one case"),
    (r" \(--unrecorded lists them\)", ""),
    (r" \(--explain\)", ""),
    (r": use --format csv", ": take CSV"),
    (r"is a date on the command line only", "is not the date of a day"),
)
"""Our words of a command line, and what the page says instead."""


_REMEDIES = {
    "unread-heading": "; in the file, give the column a heading that sifcalc has, or take it out",
}
"""What a person does instead, by the id of a complaint that told of an option only."""


def reworded(text: str) -> str:
    """The text with our words of a command line replaced, where the page has others."""
    for ours, instead in _INSTEAD:
        text = re.sub(ours, instead, text)
    return text


def in_words_of_the_page(text: str) -> str:
    """The text without options and commands; a part of a sentence that needs one is left out."""
    text = reworded(text)
    if not OF_A_COMMAND_LINE.search(text):
        return text
    parts = re.split(r"(?<=[;.?]) ", text)
    kept = [part for part in parts if not OF_A_COMMAND_LINE.search(part)]
    return " ".join(kept).rstrip(";")


def with_words_of_the_page(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a page in the words of this one."""
    return tuple(_reworded(block) for block in blocks)


def complaints_said(complaints: Iterable[Complaint]) -> list[dict[str, Any]]:
    """The complaints as the page shows them: `at` is the name of a field, or a file's place."""
    return [
        {
            "id": each.id,
            "at": each.place.source,
            "line": each.place.line,
            "column": each.place.column,
            "message": _message(each),
        }
        for each in complaints
    ]


def _message(complaint: Complaint) -> str:
    said = in_words_of_the_page(complaint.message).removeprefix(f"{complaint.place.source}: ")
    is_cut = OF_A_COMMAND_LINE.search(reworded(complaint.message))
    return f"{said}{_REMEDIES.get(complaint.id, '')}" if is_cut else said


def _reworded(value: _T) -> _T:
    """The value with every text in it in the words of the page."""
    made: Any = value
    if isinstance(value, str):
        made = in_words_of_the_page(value)
    elif isinstance(value, tuple):
        made = tuple(map(_reworded, value))
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _reworded(getattr(value, each.name)) for each in fields(value)}
        made = replace(value, **parts)
    return made  # type: ignore[no-any-return]
