"""Which grades of overall effectiveness the rules leave open (RULEBOOK 2, RULEBOOK_ILACS 2)."""

from collections.abc import Callable
from itertools import product

BEST_FIRST = ("outstanding", "good", "requires improvement", "inadequate")
RANK = {grade: rank for rank, grade in enumerate(BEST_FIRST)}
GRADED = ("adoption", "care_leavers")
SIF_KEY = ("help_and_protection", "looked_after", "leadership")

Grades = tuple[str, ...]


def plain(grade: str | None) -> str | None:
    return grade and grade.replace("_", " ")


def _span(given: list[str], *, best: int = 0) -> set[str]:
    """Every grade from the best of those given to the worst, none better than rank `best`."""
    ranks = [RANK[grade] for grade in given]
    return {grade for grade in BEST_FIRST if max(min(ranks), best) <= RANK[grade] <= max(ranks)}


def _sif_of_whole(judgements: dict[str, str]) -> set[str]:
    """What is permitted where every key judgement is given, or was not judged."""
    key = [judgements[id] for id in SIF_KEY if judgements[id] != "not judged"]
    if not key:
        return set()  # `not-judged`: nothing is derived
    if "inadequate" in key:
        return {"inadequate"}  # the three limits
    left = _span(key)  # `overall-derived-from-key-judgements`
    if any(judgements.get(id) == "inadequate" for id in GRADED):
        # `graded-inadequate-bounds`: from the best key judgement, but not above good, down to
        # at least requires improvement.
        left = _span([*key, "requires improvement"], best=RANK["good"])
    if any(RANK[grade] > RANK["good"] for grade in key):
        left -= {"outstanding"}  # `outstanding-includes-good`
    return left


def sif_permitted(judgements: dict[str, str]) -> Grades:
    """The grades that the single inspection framework's rules leave open, best first."""
    return _over_missing(judgements, SIF_KEY, _sif_of_whole)


def _over_missing(
    judgements: dict[str, str],
    ids: tuple[str, ...],
    permitted_of: Callable[[dict[str, str]], set[str]],
) -> Grades:
    """The union over every value that a judgement not given could have (`not-given`)."""
    missing = [id for id in ids if judgements.get(id) is None]
    left: set[str] = set()
    for values in product(BEST_FIRST, repeat=len(missing)):
        left |= permitted_of({**judgements, **dict(zip(missing, values, strict=True))})
    return tuple(grade for grade in BEST_FIRST if grade in left)


def sif_basis(judgements: dict[str, str]) -> str:
    key = [judgements.get(id) for id in SIF_KEY]
    if "inadequate" in key:
        return "limited"
    judged = [grade for grade in key if grade != "not judged"]
    return "not_derivable" if None in key or not judged else "best_fit"


def _middle(judged: list[str]) -> str:
    """The median, the worse of two where two remain."""
    return sorted(judged, key=RANK.__getitem__)[len(judged) // 2]


def sif_indicative(judgements: dict[str, str]) -> str | None:
    """Inadequate if limited, else the middle key judgement, never outside what is permitted."""
    basis, permitted = sif_basis(judgements), sif_permitted(judgements)
    if basis == "limited":
        return "inadequate"
    if basis == "not_derivable":
        return None
    judged = [judgements[id] for id in SIF_KEY if judgements[id] != "not judged"]
    return _within(_middle(judged), permitted)


def _within(grade: str, permitted: Grades) -> str:
    """The grade, or the nearest to it that is permitted."""
    return min(permitted, key=lambda other: abs(RANK[other] - RANK[grade]))


def _ilacs_of_whole(judgements: dict[str, str]) -> set[str]:
    judged = {id: grade for id, grade in judgements.items() if grade != "not judged"}
    practice = [grade for id, grade in judged.items() if id != "leaders"]
    if "inadequate" in practice:
        return {"inadequate"}  # `observed-practice-inadequate`
    if judged.get("leaders") == "inadequate":
        return {"requires improvement", "inadequate"}  # `observed-leaders-alone`
    if not judged:
        return set()
    left = _span(list(judged.values()))  # `observed-within-range`
    if "leaders" in judged:  # `observed-not-above-leaders`
        left = {grade for grade in left if RANK[grade] >= RANK[judged["leaders"]]}
    weak = list(judged.values()).count("requires improvement")
    if weak:
        left -= {"outstanding"}  # `observed-no-outstanding`
    if weak > 1:
        left -= {"good"}  # `observed-no-good`
    return left


def ilacs_permitted(judgements: dict[str, str], ids: tuple[str, ...]) -> Grades:
    """The grades that were seen with such judgements, best first."""
    of_its_day = {id: grade for id, grade in judgements.items() if id in ids}
    return _over_missing(of_its_day, ids, _ilacs_of_whole)


def ilacs_basis(judgements: dict[str, str], ids: tuple[str, ...]) -> str:
    """`observed`; `not_derivable` where nothing limits and one is missing, or none was judged."""
    permitted = ilacs_permitted(judgements, ids)
    given = [judgements.get(id) for id in ids]
    judged = [grade for grade in given if grade != "not judged"]
    return (
        "not_derivable"
        if permitted != ("inadequate",) and (None in given or not judged)
        else "observed"
    )


def ilacs_indicative(judgements: dict[str, str], ids: tuple[str, ...]) -> str | None:
    permitted = ilacs_permitted(judgements, ids)
    given = [judgements.get(id) for id in ids]
    judged = [grade for grade in given if grade and grade != "not judged"]
    if permitted == ("inadequate",):
        return "inadequate"
    if None in given or not judged:
        return None
    return _within(_middle(judged), permitted)
