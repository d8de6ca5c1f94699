"""The rulebook for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.output import parts

if TYPE_CHECKING:
    from sifcalc.output import Answer
    from sifcalc.output.parts import Page
    from sifcalc.rulebook.entries import RulebookEntry


def print_pages(answers: list[Answer[RulebookEntry]], page: Page) -> None:
    """Print a table of the rulebook, or in full where one id was asked for."""
    entries = [answer.result for answer in answers]
    if page.explain:
        for number, entry in enumerate(entries):
            if number:
                page.print()
            _print_in_full(entry, page)
        page.documents(c for entry in entries for c in entry.sources)
        return
    rows = [
        (
            parts.words(entry.id, "bold").append(f"\n{entry.part}", "not bold"),
            parts.lines([entry.strength, parts.sources(entry.sources)]),
            parts.words(entry.title),
        )
        for entry in entries
    ]
    page.table(("Id", "How strongly, and source", "What"), rows, gap=1, room=120)
    page.print()
    page.paragraph(f"{parts.READING} `sifcalc rules ID` prints one in full.")
    page.documents(c for entry in entries for c in entry.sources)


def _print_in_full(entry: RulebookEntry, page: Page) -> None:
    page.print(parts.words(f"{entry.id} ({entry.part})", "bold"))
    for name, said in (
        ("What", entry.title),
        ("Who", entry.actor),
        ("When", entry.when),
        ("Applies to", entry.applies),
        ("Else left out, with these words", entry.otherwise),
        ("How strongly", entry.strength),
        ("Its document", entry.in_force),
        ("Source", parts.sources(entry.sources)),
        ("How it is read", entry.note),
    ):
        if said:
            page.entry(name, said)
