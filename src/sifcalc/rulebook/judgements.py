"""The judgements inspectors make (framework-2015 paras 16, 20 and 36)."""

from sifcalc.rulebook.terms import Judgement, cite

JUDGEMENTS = (
    Judgement(
        id="help_and_protection",
        title="The experiences and progress of children who need help and protection",
        short="help and protection",
        kind="key",
        sources=(cite("framework-2015", "16", "20"),),
    ),
    Judgement(
        id="looked_after",
        title="The experiences and progress of children looked after and achieving permanence",
        short="children looked after",
        kind="key",
        sources=(cite("framework-2015", "16", "20"),),
    ),
    Judgement(
        id="adoption",
        title="Adoption performance",
        short="adoption performance",
        kind="graded",
        part_of="looked_after",
        sources=(cite("framework-2015", "16", "20", "30"),),
    ),
    Judgement(
        id="care_leavers",
        title="The experiences and progress of care leavers",
        short="care leavers",
        kind="graded",
        part_of="looked_after",
        sources=(cite("framework-2015", "16", "20", "30"),),
    ),
    Judgement(
        id="leadership",
        title="Leadership, management and governance",
        short="leadership, management and governance",
        kind="key",
        sources=(cite("framework-2015", "16", "20"),),
    ),
    Judgement(
        id="lscb",
        title="Review of the Local Safeguarding Children Board",
        short="the Local Safeguarding Children Board",
        kind="separate",
        sources=(cite("framework-2015", "36", "37"),),
    ),
    Judgement(
        id="overall",
        title="Overall effectiveness",
        short="overall effectiveness",
        kind="overall",
        sources=(cite("framework-2015", "16"),),
    ),
)

BY_ID = {judgement.id: judgement for judgement in JUDGEMENTS}

KEY_JUDGEMENTS = tuple(j.id for j in JUDGEMENTS if j.kind == "key")
GRADED_JUDGEMENTS = tuple(j.id for j in JUDGEMENTS if j.kind == "graded")
