"""A case: the judgements and dates of one inspection, and what has happened since.

Every part is optional; a command names what it lacks. Values are accepted as people write them: see
`sifcalc.grades` for grades and `sifcalc.dates` for dates.
"""

from typing import Self

from pydantic import model_validator

from sifcalc.case.checks import Inconsistent as Inconsistent
from sifcalc.case.checks import Problem as Problem
from sifcalc.case.checks import impossible_dates, misplaced
from sifcalc.case.columns import Column as Column
from sifcalc.case.columns import Path as Path
from sifcalc.case.columns import columns as columns
from sifcalc.case.columns import dates as dates
from sifcalc.case.columns import days as days
from sifcalc.case.columns import is_part as is_part
from sifcalc.case.columns import leaves as leaves
from sifcalc.case.columns import one_of as one_of
from sifcalc.case.columns import path_name as path_name
from sifcalc.case.columns import recorded_at as recorded_at
from sifcalc.case.columns import value_at as value_at
from sifcalc.case.framework import edition_of as edition_of
from sifcalc.case.framework import framework_of as framework_of
from sifcalc.case.framework import given_in as given_in
from sifcalc.case.framework import outcomes as outcomes
from sifcalc.case.framework import read_otherwise as read_otherwise
from sifcalc.case.parts import ActionPlan as ActionPlan
from sifcalc.case.parts import Closure as Closure
from sifcalc.case.parts import Inspection as Inspection
from sifcalc.case.parts import Judgements as Judgements
from sifcalc.case.parts import Part as Part
from sifcalc.case.parts import RecordedId as RecordedId
from sifcalc.case.parts import Reinspection as Reinspection
from sifcalc.case.parts import Report as Report
from sifcalc.case.parts import StatedId as StatedId
from sifcalc.case.parts import Unchecked


class Case(Unchecked):
    """One inspection of one authority, and what has happened since.

    Raises pydantic's ValidationError for a value that cannot be read, an unknown key, or dates
    that cannot all be true: an inspection that ends before it starts, a report before the end of
    its inspection, what answers a report before that report.
    """

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = (*misplaced(self), *impossible_dates(self))
        if problems:
            raise Inconsistent(problems)
        return self
