"""The reply to a request, as data with the parts of its page, or as a file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple, cast

from sifcalc.answers.of_cohorts import looked_among
from sifcalc.answers.requests import Request, query_of, source_of
from sifcalc.answers.sources import answered, with_known_authorities
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.output import CaseResults, Query, Result, carried_by, format_named


def answer(request: Request) -> dict[str, object]:
    """The reply to a request: `complaints`, `notes`, `answers` as data, and the `page` of them.

    `breached` says whether any case holds a breach. With complaints nothing is answered. Raises
    ValueError for a bad request: an unknown answer type, no case, a day that is no date.
    """
    from sifcalc.output.formats.data import plain, record
    from sifcalc.output.pages.document import document

    collected = _collect(request)
    ready = collected.answers
    page = document(ready, collected.query) if ready else None
    return {
        "complaints": plain(collected.complaints),
        "notes": collected.notes,
        "answers": list(map(record, ready)),
        "breached": collected.breached,
        "page": page
        and {
            "title": page.title,
            "blocks": [{type(block).__name__.lower(): plain(block)} for block in page.blocks],
        },
    }


def download(request: Request, form: str) -> bytes:
    """The answer to a request as a file of that format.

    Raises BadInput with what is wrong with the case, CannotWrite for what the format cannot hold,
    and ValueError for a bad request or a format that this answer type does not have.
    """
    collected = _collect(request)
    if form not in collected.query.answer_type.formats:
        raise ValueError(f"{form!r} is no format of {collected.query.answer_type.name}")
    if collected.complaints:
        raise BadInput(*collected.complaints)
    out = _Memory()
    query = collected.query._replace(carried=carried_by(collected.answers))
    format_named(form).write(collected.answers, out, query)
    return out.written.getvalue()


class _Collected(NamedTuple):
    """The answers to a request, with the complaints and notes about them."""

    query: Query
    answers: list[Result[object]]
    complaints: list[Complaint]
    notes: list[str]
    breached: bool


def _collect(request: Request) -> _Collected:
    query = query_of(request)
    answer_type = query.answer_type
    notes: list[str] = []
    if answer_type.by_itself:
        return _Collected(query, list(answer_type.by_itself(query)), [], notes, breached=False)
    if isinstance(request.get("among"), Mapping):
        try:
            among = looked_among([source_of(cast("Request", request["among"]), notes.append)])
        except BadInput as error:
            return _Collected(query, [], list(error.complaints), notes, breached=False)
        query = query._replace(among=among)
    sources = [source_of(request, notes.append)]
    [source] = with_known_authorities(sources, notes.append, query.authorities)
    cases = list(answered(source, query))
    good = [case for case in cases if isinstance(case, CaseResults)]
    complaints = [c for case in cases if not isinstance(case, CaseResults) for c in case.complaints]
    answers = [] if complaints else [answer for case in good for answer in case.answers]
    notes += [str(case.undated) for case in good if case.undated]
    if answers and answer_type.together:
        from sifcalc.cohort.cut import BackwardsPeriod, UnknownUndated

        try:
            answers = answer_type.together(query, good)
        except UnknownUndated as error:
            answers = []
            complaints.append(Complaint("unknown-authority", str(error), Place("undated")))
        except BackwardsPeriod as error:
            answers, place = [], Place(f"{error.name}_from")
            complaints.append(Complaint("impossible-dates", str(error), place))
    return _Collected(query, answers, complaints, notes, any(case.breached for case in good))


class _Memory:
    """What `download` writes to: no screen, and no standard error."""

    is_terminal = styled = coloured = False
    width = 100  # as in a pipe
    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = BytesIO()

    def write_file(self, content: str | bytes) -> None:
        raw = content.encode(errors="backslashreplace") if isinstance(content, str) else content
        self.written.write(raw)

    write = write_page = write_file

    def note(self, text: str) -> None:
        """Nothing: notes are in the reply of `answer`."""
