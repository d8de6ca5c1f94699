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
    since = [a for a in every if (a.first_day or KNOWN_SINCE) >= FIRST_SINCE]
    first = [a for a in every if on or a not in since]
    when = f"on {in_words(on)}" if on else "of 2013 to 2018"
    yield doc.heading(f"{len(first)} authorities {when}")
    yield _table(first)
    if not on:
        yield doc.heading(f"{len(since)} since")
        yield _table(since)
    by_region = Counter(authority.region for authority in first)
    by_kind = Counter(f"{authority.kind} ({authority.ons_code[:3]})" for authority in first)
    for what, counted in (("region", by_region), ("kind, with its ONS codes", by_kind)):
        yield doc.heading(f"The {len(first)} by {what}")
        yield doc.entries((name, str(number)) for name, number in counted.most_common())
    yield doc.Hint(doc.words("`sifcalc authorities NAME` shows all that is known of one."))


def _table(listed: Sequence[Authority]) -> doc.Table:
    rows = [
        (
            doc.cell(doc.words(authority.name, "strong") + _ended(authority)),
            doc.cell(authority.region),
            doc.cell(authority.ons_code),
        )
        for authority in listed
    ]
    headings = ("Authority", "Region", "ONS code")
    return doc.Table("Each with its region and its ONS code", headings, tuple(rows), compact=True)


def _ended(authority: Authority) -> doc.Line:
    last = authority.last_day
    return doc.words(f", to {last.year}", "aside") if last else ()


def _in_full(answers: Sequence[Result[Authority]]) -> Iterator[doc.Block]:
    for answer in answers:
        authority = answer.value
        yield doc.heading(authority.name, level=1)
        said = (
            ("Official name", authority.official_name),
            ("Also called", "; ".join(authority.other_names)),
            ("Kind", authority.kind),
            ("Region", authority.region),
            ("DfE number", str(authority.dfe_number or "not known")),
            ("ONS code", authority.ons_code),
            ("Ofsted URN", str(authority.ofsted_urn or "not known")),
            ("First day", in_words(authority.first_day) if authority.first_day else "not known"),
            ("Last day", in_words(authority.last_day) if authority.last_day else ""),
            ("Followed by", "; ".join(authority.successors)),
        )
        yield doc.entries((name, what) for name, what in said if what)
        if answer.notes:
            yield doc.Remarks(tuple(map(doc.words, answer.notes)))
