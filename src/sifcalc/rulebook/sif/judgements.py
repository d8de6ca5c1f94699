"""The judgements inspectors make (framework-2015 paras 16, 20 and 36)."""

from sifcalc.rulebook.sif.documents import FRAMEWORK
from sifcalc.rulebook.terms import Judgement, cite

JUDGEMENTS = (
    Judgement(
        id="help_and_protection",
        title="The experiences and progress of children who need help and protection",
        short="help and protection",
        role="key",
        sources=(cite("framework-2015", "16", "20"),),
        span=FRAMEWORK,
        headings=(
            "Experiences and progress of children who need help and protection",
            "Children who need help and protection",
        ),
    ),
    Judgement(
        id="looked_after",
        title="The experiences and progress of children looked after and achieving permanence",
        short="children looked after",
        role="key",
        sources=(cite("framework-2015", "16", "20"),),
        span=FRAMEWORK,
        headings=(
            "Experiences and progress of children looked after and achieving permanence",
            "Children looked after and achieving permanence",
        ),
    ),
    Judgement(
        id="adoption",
        title="Adoption performance",
        short="adoption performance",
        role="graded",
        part_of="looked_after",
        sources=(cite("framework-2015", "16", "20", "30"),),
        span=FRAMEWORK,
    ),
    Judgement(
        id="care_leavers",
        title="The experiences and progress of care leavers",
        short="care leavers",
        role="graded",
        part_of="looked_after",
        sources=(cite("framework-2015", "16", "20", "30"),),
        span=FRAMEWORK,
        headings=("Experiences and progress of care leavers",),
    ),
    Judgement(
        id="leadership",
        title="Leadership, management and governance",
        short="leadership, management and governance",
        name="Leadership",
        role="key",
        sources=(cite("framework-2015", "16", "20"),),
        span=FRAMEWORK,
    ),
    Judgement(
        id="lscb",
        title="Review of the Local Safeguarding Children Board",
        short="the Local Safeguarding Children Board",
        name="LSCB review",
        role="separate",
        sources=(cite("framework-2015", "36", "37"),),
        span=FRAMEWORK,
        headings=(
            "Review of the LSCB",
            "Local Safeguarding Children Board",
            "The Local Safeguarding Children Board",
            "Effectiveness of the Local Safeguarding Children Board",
            "The effectiveness of the Local Safeguarding Children Board",
            "Effectiveness of the LSCB",
        ),
    ),
    Judgement(
        id="overall",
        title="Overall effectiveness",
        short="overall effectiveness",
        role="overall",
        sources=(cite("framework-2015", "16"),),
        span=FRAMEWORK,
        headings=("Overall effectiveness judgement",),
        said="Overall effectiveness as awarded, if known; checked",
    ),
)

KEY_JUDGEMENTS = tuple(j.id for j in JUDGEMENTS if j.role == "key")
GRADED_JUDGEMENTS = tuple(j.id for j in JUDGEMENTS if j.role == "graded")
