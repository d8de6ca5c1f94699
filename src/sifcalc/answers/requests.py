"""What a request from outside asks, and of what cases."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sifcalc.answers.of_cases import due_within
from sifcalc.answers.registry import ANSWER_TYPES
from sifcalc.dates import read_date
from sifcalc.output import Query
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sifcalc.casefile.sources import Source

Request = Mapping[str, object]
"""What is asked from outside, as plain data, every date written as in a case file.

`answer` is the name of an answer type. A case is given as `fields`, by the names of a table's
columns; as `case`, the data of a case file; or as the `name` and `content` of a file, with the
`sheet` of a workbook, or the `name` of the published inspections alone. What precedents are looked
for `among` is given likewise. All else is by the names of the fields of Query.
"""


def query_of(request: Request) -> Query:
    """What the request asks. Raises ValueError for an unknown answer type, day or party."""
    from sifcalc.rulebook.actors import Party

    if request.get("answer") not in ANSWER_TYPES:
        raise ValueError(f"the kind of answer is {listed(ANSWER_TYPES, 'or')}")
    answer_type = ANSWER_TYPES[str(request["answer"])]
    # The caller promises the types of Query's fields: a type checker cannot tell.
    what: dict[str, Any] = {
        name: request[name] for name in Query._fields[1:] if request.get(name) is not None
    }
    what |= {name: read_date(what[name]) for name in _DAYS if name in what}
    what |= {"actor": Party(what["actor"])} if "actor" in what else {}
    query = Query(answer_type)._replace(**what)
    return due_within(query) if answer_type.name == "due" else query


_DAYS = (
    *("as_of", "seen_before", "day", "end", "before"),
    *("inspected_from", "inspected_to", "published_from", "published_to"),
)
"""The fields of Query that are days."""


def source_of(request: Request, note: Callable[[str], None]) -> Source:
    """The source of the cases that the request gives, with `note` called for what to know of it.

    Raises ValueError for a request that gives none.
    """
    from sifcalc.casefile.sources import cases_of, from_data, from_options
    from sifcalc.cohort.published import TABLES, opened

    match request:
        case {"content": bytes(content)}:
            name, sheet = str(request.get("name", "file")), request.get("sheet")
            sheet = None if sheet is None else str(sheet)
            source = cases_of(name, lambda: BytesIO(content), note=note, sheet=sheet)
            for warning in source.warnings:
                note(warning)
            return source
        case {"name": str(name)} if name in TABLES:
            return cases_of(name, lambda: opened(name), "csv")
        case {"case": Mapping() as data}:
            return from_data(data)
        case {"fields": Mapping() as fields}:
            return from_options({name: text for name, text in fields.items() if text})
    raise ValueError("a request for an answer to a case holds fields, a case, or a file's content")
