"""The authorities as a document: a list, or all that is known of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sifcalc.cohort.authorities import FIRST_SINCE, KNOWN_SINCE
from sifcalc.dates import in_words
from sifcalc.output.pages import document as doc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sifcalc.cohort.authorities import Authority
    from sifcalc.output import Query, Result


def document(answers: Sequence[Result[Authority]], query: Query) -> doc.Document:
    """The authorities asked for by name in full, else a list of all."""
    shown = _in_full(answers) if query.id is not None else _listed(answers, query.day)
    return doc.Document("Authorities", tuple(shown))


def _listed(answers: Sequence[Result[Authority]], on: date | None) -> Iterator[doc.Block]:
    every = [answer.value for answer in answers]
    since = [each for each in every if (each.first_day or KNOWN_SINCE) >= FIRST_SINCE]
    first = [each for each in every if on or each not in since]
    when = f"on {in_words(on)}" if on else "of 2013 to 2018"
    yield doc.heading(f"{len(first)} authorities {when}")
    yield _table(first)
    if not on:
        yield doc.heading(f"{len(since)} since")
        yield _table(since)
    by_region = Counter(each.region for each in first)
    by_kind = Counter(f"{each.kind} ({each.ons_code[:3]})" for each in first)
    for what, counted in (("region", by_region), ("kind, with its ONS codes", by_kind)):
        yield doc.heading(f"The {len(first)} by {what}")
        yield doc.entries((name, str(number)) for name, number in counted.most_common())
    yield doc.Hint(doc.words("`sifcalc authorities NAME` shows all that is known of one."))


def _table(listed: Sequence[Authority]) -> doc.Table:
    rows = [
        (
            doc.cell(doc.words(each.name, "strong") + _ended(each)),
            doc.cell(each.region),
            doc.cell(each.ons_code),
        )
        for each in listed
    ]
    headings = ("Authority", "Region", "ONS code")
    return doc.Table("Each with its region and its ONS code", headings, tuple(rows), compact=True)


def _ended(authority: Authority) -> doc.Line:
    last = authority.last_day
    return doc.words(f", to {last.year}", "aside") if last else ()


def _in_full(answers: Sequence[Result[Authority]]) -> Iterator[doc.Block]:
    for answer in answers:
        found = answer.value
        yield doc.heading(found.name, level=1)
        said = (
            ("Official name", found.official_name),
            ("Also called", "; ".join(found.other_names)),
            ("Kind", found.kind),
            ("Region", found.region),
            ("DfE number", str(found.dfe_number or "not known")),
            ("ONS code", found.ons_code),
            ("Ofsted URN", str(found.ofsted_urn or "not known")),
            ("First day", in_words(found.first_day) if found.first_day else "not known"),
            ("Last day", in_words(found.last_day) if found.last_day else ""),
            ("Followed by", "; ".join(found.successors)),
        )
        yield doc.entries((name, what) for name, what in said if what)
        if answer.notes:
            yield doc.Remarks(tuple(map(doc.words, answer.notes)))
