"""Sets of judgements to grade."""

from collections.abc import Iterator
from itertools import product

from support.running import PUBLISHED

from sifcalc import Case, Grade, Judgements, NotJudged, grade, load
from sifcalc.rulebook.sif.judgements import JUDGEMENTS, KEY_JUDGEMENTS

OUTSTANDING, GOOD, RI, INADEQUATE = Grade

NOT_JUDGED = NotJudged.NOT_JUDGED

VALUES = (*Grade, NOT_JUDGED, None)


def published() -> list[Case]:
    """Every published inspection whose key judgements are known."""
    cases = load(PUBLISHED)
    return [c for c in cases if all(getattr(c.judgements, id) for id in KEY_JUDGEMENTS)]


def rules_found(judgements: Judgements) -> set[str]:
    return {finding.rule for finding in grade(judgements).findings}


def every_combination() -> Iterator[Judgements]:
    """Every combination of the six judgements over six values, overall aside."""
    ids = [judgement.id for judgement in JUDGEMENTS if judgement.role != "overall"]
    for values in product(VALUES, repeat=len(ids)):
        yield Judgements.model_construct(**dict(zip(ids, values, strict=True)))


def permitted_by(key: object) -> tuple[Grade, ...]:
    outcomes = dict(zip(KEY_JUDGEMENTS, key, strict=True))  # type: ignore[call-overload]
    return grade(Judgements.model_construct(**outcomes)).permitted
