"""The published inspections that the package carries, read from its own tables."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO

from sifcalc.dates import read_date
from sifcalc.grades import Outcome, read_outcome
from sifcalc.rulebook.frameworks import FRAMEWORKS

TABLES = {
    "published": ("sif", "published.csv"),
    "published-ilacs": ("ilacs", "published-ilacs.csv"),
}
"""The framework and the file of each table, by the name that a command takes for a CASE."""

UNTIL = {"ilacs": date(2021, 12, 31)}
"""The last day of publication in the table of a framework that does not hold every inspection."""


@dataclass(frozen=True, slots=True)
class PublishedInspection:
    """A published inspection as its report gives it; what is not known is None.

    `second_inspection` is True if the authority had been inspected under the framework before.
    """

    authority: str
    ofsted_urn: int | None
    inspection_start: date | None
    inspection_end: date | None
    report_published: date | None
    judgements: Mapping[str, Outcome | None]
    second_inspection: bool
    note: str


def opened(name: str) -> IO[bytes]:
    """The table of that name as an open file. Raises KeyError where there is none."""
    from importlib.resources import files  # only who asks for a table needs it

    return io.BytesIO(files(__package__).joinpath(TABLES[name][1]).read_bytes())


def inspections(name: str) -> Iterator[PublishedInspection]:
    """The inspections of the table of that name, by day of publication, undated ones last."""
    ids = [judgement.id for judgement in FRAMEWORKS[TABLES[name][0]].judgements]
    with opened(name) as raw:
        for row in csv.DictReader(raw.read().decode().splitlines()):
            start, end, published = (
                read_date(row[day]) if row[day] else None
                for day in ("inspection_start", "inspection_end", "report_published")
            )
            yield PublishedInspection(
                authority=row["authority"],
                ofsted_urn=int(row["ofsted_urn"]) if row["ofsted_urn"] else None,
                inspection_start=start,
                inspection_end=end,
                report_published=published,
                judgements={id: read_outcome(row[id]) if row.get(id) else None for id in ids},
                second_inspection=row["second_inspection"] == "yes",
                note=row["note"],
            )
