"""What is due soon across cases, for a person at a terminal: the Monday-morning list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.dates import in_words
from sifcalc.output import parts
from sifcalc.output.timeline_page import status_lines

if TYPE_CHECKING:
    from sifcalc.milestones import Milestone
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page


def print_pages(answers: list[Answer[Milestone]], page: Page) -> None:
    """Print a row a clock, soonest first."""
    rows = []
    for answer in answers:
        milestone = answer.result
        standing = parts.words(milestone.strength, "bold")
        standing.append("".join(f"\n{line}" for line in status_lines(milestone)), "not bold")
        what = parts.words(milestone.title, "bold")
        what.append(f"\n{milestone.actor}", "not bold")
        what.append(f"\n{milestone.id}: {parts.sources(milestone.sources)}", "not bold")
        when = in_words(milestone.latest) if milestone.latest else ""
        rows.append((parts.words(when), parts.words(answer.name), what, standing))
    page.table(("By", "Authority", "What", "How strongly"), rows, gap=1)
