"""Which kind of re-inspection follows an inadequate judgement, one entry a kind."""

from sifcalc.rulebook.sif.documents import REINSPECTION
from sifcalc.rulebook.terms import ReinspectionKind, cite

KINDS = (
    ReinspectionKind(
        id="full",
        inadequate_key_judgements=2,
        strength="will",
        sources=(cite("monitoring-2017", "51", "54"),),
        span=REINSPECTION,
        note=(
            "An authority inadequate across all or most areas gets a full re-inspection. Most is"
            " taken as two or more of the three key judgements (reading)."
        ),
    ),
    ReinspectionKind(
        id="post-monitoring",
        inadequate_key_judgements=1,
        strength="may",
        sources=(cite("monitoring-2017", "51", "54"),),
        span=REINSPECTION,
        note=(
            "Where inadequacy is less widespread a shorter, post-monitoring inspection may be used;"
            " Ofsted's regional leaders decide."
        ),
    ),
)
"""The kinds, from the most inadequate key judgements to the fewest."""
