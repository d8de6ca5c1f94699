"""Which kind of re-inspection follows an inadequate judgement, one entry a kind and strength."""

from sifcalc.rulebook.sif.documents import SINCE_AUGUST_2016
from sifcalc.rulebook.terms import ReinspectionKind, cite

_SOURCES = (cite("monitoring-2017", "51", "54"),)

KINDS = (
    ReinspectionKind(
        id="full",
        kind="full",
        inadequate_key_judgements=3,
        strength="will",
        sources=_SOURCES,
        span=SINCE_AUGUST_2016,
        note=(
            "An authority inadequate across all or most areas gets a full re-inspection: here all"
            " three key judgements are inadequate."
        ),
    ),
    ReinspectionKind(
        id="full-by-two",
        kind="full",
        inadequate_key_judgements=2,
        strength="reading",
        sources=(*_SOURCES, cite("framework-2015", "21")),
        span=SINCE_AUGUST_2016,
        note=(
            "An authority inadequate across all or most areas gets a full re-inspection. Two of the"
            " three key judgements are taken for most (reading): paragraph 51's own example of less"
            " is one of the two on children, and leadership is likely to follow. It fits the length"
            " of 19 of the 20 second inspections on record."
        ),
    ),
    ReinspectionKind(
        id="post-monitoring",
        kind="post-monitoring",
        inadequate_key_judgements=1,
        strength="may",
        sources=_SOURCES,
        span=SINCE_AUGUST_2016,
        note=(
            "Where inadequacy is less widespread a shorter, post-monitoring inspection may be used;"
            " Ofsted's regional leaders decide."
        ),
    ),
)
"""The kinds, from the most inadequate key judgements to the fewest."""
