"""The least that any program does with a table: read it, check every value, write it as JSON.

It knows no rule: what `sifcalc grade` takes longer than this goes into the answer.
"""

import csv
import sys
from datetime import date
from enum import Enum

from pydantic import BaseModel


class Grade(Enum):
    """A grade."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    NOT_JUDGED = "not_judged"


class Row(BaseModel):
    """A row of the published inspections."""

    authority: str
    ofsted_urn: str | None
    inspection_start: date | None
    inspection_end: date | None
    report_published: date | None
    help_and_protection: Grade | None
    looked_after: Grade | None
    adoption: Grade | None
    care_leavers: Grade | None
    leadership: Grade | None
    lscb: Grade | None
    overall: Grade | None
    second_inspection: str


with open(sys.argv[1], encoding="utf-8", newline="") as file:  # noqa: PTH123 - the plain way
    rows = csv.reader(file)
    headings = next(rows)
    for cells in rows:
        row = dict(zip(headings, (cell or None for cell in cells), strict=True))
        sys.stdout.write(Row.model_validate(row).model_dump_json() + "\n")
