"""Published inspections with the same judgements as a case, and the overall each was given.

What was awarded before is practice, not a rule: nothing here says what a case should be given.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sifcalc.grades import Grade
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sifcalc.cohort.inspected import Inspected
    from sifcalc.grades import Outcome
    from sifcalc.rulebook.framework import Framework


PRACTICE = "What was awarded is practice, and not a rule."


@dataclass(frozen=True, slots=True)
class Precedent:
    """An inspection with the same key judgements; `same_graded_judgements` as well or not."""

    authority: str
    ofsted_urn: int | None
    report_published: date | None
    overall: Grade
    same_graded_judgements: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """An inspection whose key judgements are the same but for one, which is one grade apart."""

    authority: str
    ofsted_urn: int | None
    report_published: date | None
    overall: Grade
    same_graded_judgements: bool
    differs_in: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Precedents:
    """The precedents of one case among the inspections looked through.

    `judgements` are the case's key and graded judgements. `looked_through` is how many inspections
    with an overall grade it was compared with, without the case itself. `matches` are in order of
    publication, the undated last, and `overall` is how many of them were given each grade.
    `nearest` has something only where there is no match. `missing` are the key judgements that the
    case does not give: a blank matches nothing. `undated` are authorities left out, as whether
    theirs was published `before` that day is not known.
    """

    judgements: Mapping[str, Outcome | None]
    before: date | None
    looked_through: int
    matches: tuple[Precedent, ...]
    overall: Mapping[str, int]
    nearest: tuple[Nearest, ...]
    missing: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """That they are no rule, and whose are left out."""
        if not self.undated:
            return (PRACTICE,)
        whose = listed(self.undated)
        return PRACTICE, f"Left out, as the day of publication is not known: {whose}."


def precedents(
    of: Inspected,
    among: Iterable[Inspected],
    framework: Framework,
    before: date | None = None,
) -> Precedents:
    """The inspections with exactly the key judgements `of` the case, and an overall grade.

    "Not judged" matches "not judged". With `before` only those published before that day. The case
    itself is left out: an inspection of the same authority with the same day, or where no day of
    both is known, with the same judgements.
    """
    made = framework.judgements_of(of.start)
    key = tuple(j.id for j in made if j.role == "key")
    graded = tuple(j.id for j in made if j.role == "graded")
    overall = next((j.id for j in made if j.role == "overall"), "")
    missing = tuple(id for id in key if of.judgements.get(id) is None)
    matches: list[Precedent] = []
    nearest: list[Nearest] = []
    undated: dict[str, None] = {}
    looked_through = 0
    for other in () if missing else among:
        awarded = other.judgements.get(overall)
        if not isinstance(awarded, Grade) or _is_same(of, other, (*key, *graded)):
            continue
        if before and other.published and other.published >= before:
            continue
        apart = [id for id in key if other.judgements.get(id) != of.judgements[id]]
        step = _one_step(of, other, apart)
        if before and other.published is None:
            undated |= {} if apart and step is None else {other.authority: None}
            continue
        looked_through += 1
        if apart and step is None:
            continue
        alike = all(of.judgements.get(id) for id in graded) and all(
            other.judgements.get(id) == of.judgements.get(id) for id in graded
        )
        told = (other.authority, other.urn, other.published, awarded, alike)
        if step:
            nearest.append(Nearest(*told, *step))
        else:
            matches.append(Precedent(*told))
    numbers = Counter(match.overall for match in matches)
    return Precedents(
        judgements={id: of.judgements.get(id) for id in (*key, *graded)},
        before=before,
        looked_through=looked_through,
        matches=tuple(sorted(matches, key=_when)),
        overall={grade.value: numbers[grade] for grade in Grade},
        nearest=() if matches else tuple(sorted(nearest, key=_when)),
        missing=missing,
        undated=tuple(undated),
    )


def _one_step(of: Inspected, other: Inspected, apart: list[str]) -> tuple[str, Grade] | None:
    """The only judgement apart and its grade in the other, where that is one grade away."""
    if len(apart) != 1:
        return None
    mine, theirs = of.judgements[apart[0]], other.judgements.get(apart[0])
    if not (isinstance(mine, Grade) and isinstance(theirs, Grade)):
        return None
    return (apart[0], theirs) if abs(mine.number - theirs.number) == 1 else None


def _is_same(of: Inspected, other: Inspected, ids: tuple[str, ...]) -> bool:
    """Whether the other is the case itself."""
    if not of.whose or of.whose != other.whose:
        return False
    days = ((of.start, other.start), (of.end, other.end), (of.published, other.published))
    known = [mine == theirs for mine, theirs in days if mine and theirs]
    if known:
        return any(known)
    return all(of.judgements.get(id) == other.judgements.get(id) for id in ids)


def _when(precedent: Precedent | Nearest) -> tuple[date, str]:
    return precedent.report_published or date.max, precedent.authority
