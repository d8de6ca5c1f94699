"""An inspection as a cohort is made of it: whose it is, its days and its grades."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sifcalc.grades import Outcome


class Inspected(NamedTuple):
    """One inspection of a cohort; what is not known is None.

    `authority` is its name as it is to be said, `whose` what tells one authority from another.
    `judgements` has the outcome of each judgement by its id, with the overall effectiveness as it
    was awarded, never as it was derived.
    """

    authority: str
    whose: str
    region: str | None
    urn: int | None
    start: date | None
    end: date | None
    published: date | None
    judgements: Mapping[str, Outcome | None]
