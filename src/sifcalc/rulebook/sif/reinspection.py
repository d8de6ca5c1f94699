"""Which kind of re-inspection follows an inadequate judgement, one entry a kind."""

from datetime import date
from typing import Literal, NamedTuple

from sifcalc.rulebook.terms import Citation, Strength, cite

ReinspectionKind = Literal["full", "post-monitoring"]


REINSPECTION_SINCE = date(2016, 8, 1)
"""When the part of the monitoring handbook on re-inspection came."""


class Kind(NamedTuple):
    """A kind of re-inspection, for so many inadequate key judgements or more."""

    id: ReinspectionKind
    inadequate_key_judgements: int
    strength: Strength
    sources: tuple[Citation, ...]
    note: str


KINDS = (
    Kind(
        id="full",
        inadequate_key_judgements=2,
        strength="will",
        sources=(cite("monitoring-2017", "51", "54"),),
        note=(
            "An authority inadequate across all or most areas gets a full re-inspection. Most is"
            " taken as two or more of the three key judgements (reading)."
        ),
    ),
    Kind(
        id="post-monitoring",
        inadequate_key_judgements=1,
        strength="may",
        sources=(cite("monitoring-2017", "51", "54"),),
        note=(
            "Where inadequacy is less widespread a shorter, post-monitoring inspection may be used;"
            " Ofsted's regional leaders decide."
        ),
    ),
)
"""The kinds, from the most inadequate key judgements to the fewest."""

BY_ID = {kind.id: kind for kind in KINDS}
