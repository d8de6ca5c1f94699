"""The cases of sources: their authorities looked up, and each case answered as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.complaints import BadInput, Complaint
from sifcalc.kept import Recurring
from sifcalc.output import CaseResults, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sifcalc.case import Case
    from sifcalc.casefile.sources import Entry, Refusal, Source


def with_known_authorities(
    sources: Iterable[Source], note: Callable[[str], None], authorities: str
) -> list[Source]:
    """The sources, with `note` called for each name that is not that of one authority on its day.

    With `authorities` "strict" it is a complaint instead, and the case is refused.
    """
    from sifcalc.casefile.excerpts import with_excerpts
    from sifcalc.casefile.sources import Refusal

    noted: set[str] = set()

    def looked_up(entry: Entry | Refusal) -> Entry | Refusal:
        if isinstance(entry, Refusal) or not entry.case.authority:
            return entry
        from sifcalc.cohort.identity import match_of  # only a case with an authority needs it

        match = match_of(entry.case)
        if match is None or match.authority:
            return entry
        place = entry.located.place(("authority",))
        if authorities == "strict":
            complaint = Complaint("unknown-authority", match.why_none, place)
            return Refusal(with_excerpts((complaint,), entry.located.shown))
        if match.text not in noted:
            noted.add(match.text)
            note(f"{place}: {match.why_none}")
        return entry

    return [source._replace(entries=map(looked_up, source.entries)) for source in sources]


def answered(source: Source, query: Query) -> Iterator[CaseResults | Refusal]:
    """The answers to each case as it comes, or what is wrong with it."""
    from sifcalc.casefile.sources import Refusal

    assert query.answer_type.of_case  # noqa: S101 - what is no case's is answered by itself
    work = query.answer_type.of_case(query)
    before: Recurring[Case, CaseResults] = Recurring(512)  # rows that are the same share their case
    undated: tuple[Complaint, ...] = ()
    is_answered = False
    for entry in source.entries:
        if isinstance(entry, Refusal):
            is_answered = True
            yield entry
            continue
        if same := before.get(entry.case):
            yield same._replace(answers=[a._replace(entry=entry) for a in same.answers])
            continue
        try:
            results = work(entry)
            before.keep(entry.case, results)
            is_answered = True
            yield results
        except BadInput as error:
            if source.is_table and error.complaints[0].id == "nothing-to-count-from":
                # A row without a date is only noted, unless no row is answered.
                undated = undated or error.complaints
                yield CaseResults((), undated=error.complaints[0])
            else:
                is_answered = True
                yield Refusal(error.complaints)
    if undated and not is_answered:
        yield Refusal(undated)
