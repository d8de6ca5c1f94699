"""What is due soon across cases, for a person at a terminal: the Monday-morning list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output import parts
from sifcalc.output.timeline_page import how_strongly, what

if TYPE_CHECKING:
    from sifcalc.milestones import Milestone
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page


def print_pages(answers: list[Answer[Milestone]], page: Page) -> None:
    """Print a row a clock, soonest first, under the warnings of the cases they come from."""
    if answers[0].as_of:
        page.print(parts.words(f"Due, seen on {in_words(answers[0].as_of)}", "bold"))
    for warning in dict.fromkeys((a.name, warning) for a in answers for warning in a.warnings):
        page.entry(*warning)
    rows = []
    for answer in answers:
        milestone = answer.result
        by = parts.words(in_words(milestone.latest) if milestone.latest else "")
        rows.append((by, parts.words(answer.name), what(milestone), how_strongly(milestone)))
    page.table(("By", "Authority", "What", "How strongly"), rows, gap=1)
