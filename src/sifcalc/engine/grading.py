"""The grading engine: from judgements to the overall effectiveness they lead to.

Pure: the same judgements give the same grading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sifcalc.case import outcomes
from sifcalc.grades import Grade, best, worst
from sifcalc.rulebook import predicates as when
from sifcalc.rulebook.sif import judgements as names
from sifcalc.rulebook.sif.grading_rules import (
    AWARDED_NOT_PERMITTED,
    CONTRADICTS_READING,
    CONTRADICTS_WORDS,
    RULES,
)
from sifcalc.rulebook.terms import Severity
from sifcalc.wording import listed

if TYPE_CHECKING:
    from sifcalc.case import Judgements
    from sifcalc.grades import Outcome
    from sifcalc.rulebook.terms import Citation, Given, Rule, Strength

    Fired = list[tuple[Rule, tuple[str, ...]]]
    """The rules that apply, each with the judgements that make it."""

Basis = Literal["limited", "best_fit", "not_derivable"]

_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of these judgements, how strongly, and from which paragraphs."""

    rule: str
    strength: Strength
    severity: Severity
    judgements: tuple[str, ...]
    message: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Grading:
    """What a set of judgements leads to.

    `permitted` is every grade the rules leave open, best first; `overall` the one grade where only
    one is; `indicative` is sifcalc's own convention, not the framework's. `agrees` is whether the
    awarded grade is permitted, or nothing where none was awarded. `judgements` are those graded.
    """

    permitted: tuple[Grade, ...]
    overall: Grade | None
    indicative: Grade | None
    basis: Basis
    awarded: Grade | None
    agrees: bool | None
    findings: tuple[Finding, ...]
    judgements: Given


def grade(judgements: Judgements) -> Grading:
    """The grading of the judgements, with a finding for every rule that applies.

    Never raises: where the rules leave several grades open, or nothing can be derived, the grading
    says so (framework-2015 paras 16 to 28).
    """
    given = outcomes(judgements)
    # Each has judgements of its own: the one that is kept is not to be changed through it.
    return replace(_graded(tuple(given.items())), judgements=given)


def _grade(pairs: tuple[tuple[str, Outcome | None], ...]) -> Grading:
    given = dict(pairs)
    fired = _fired(given)
    permitted = _permitted(given, fired)
    awarded = given["overall"] if isinstance(given["overall"], Grade) else None
    judged = _judged(given)
    lowest, highest = (worst(judged).words, best(judged).words) if judged else ("", "")
    findings = [_finding(rule, met, lowest, highest) for rule, met in fired]
    if awarded is not None and awarded not in permitted:
        findings.append(_breach(awarded, permitted, fired, given))
    return Grading(
        permitted=permitted,
        overall=permitted[0] if len(permitted) == 1 else None,
        indicative=_indicative(given, permitted),
        basis=_basis(given, fired),
        awarded=awarded,
        agrees=None if awarded is None else awarded in permitted,
        findings=tuple(findings),
        judgements=given,
    )


def left_open(rule: Rule, given: Given) -> tuple[Grade, ...]:
    """The grades, best first, that the rule leaves open where it applies to these judgements."""
    match rule.severity:
        case Severity.LIMIT:
            return (Grade.INADEQUATE,)
        case Severity.CAP:
            return tuple(grade for grade in _GRADES if grade is not Grade.OUTSTANDING)
        case Severity.RANGE:
            judged = _judged(given)
            highest, lowest = best(judged).number, worst(judged).number
            return tuple(grade for grade in _GRADES if highest <= grade.number <= lowest)
        case _:
            return _GRADES


def _fired(given: Given) -> Fired:
    return [(rule, met) for rule in RULES if (met := rule.when(given))]


def _permitted(given: Given, fired: Fired) -> tuple[Grade, ...]:
    """The grades that all rules that apply leave open, best first.

    Where a key judgement is missing, that is what some value of it would permit: the range, which
    rests on its value, does not apply then.
    """
    found = set(_GRADES).intersection(*(left_open(rule, given) for rule, _ in fired))
    return tuple(grade for grade in _GRADES if grade in found)


def _judged(given: Given) -> list[Grade]:
    return [g for id in when.key_judgement_judged(given) if isinstance(g := given[id], Grade)]


def _basis(given: Given, fired: Fired) -> Basis:
    if any(rule.severity is Severity.LIMIT for rule, _ in fired):
        return "limited"
    complete = not when.key_judgement_not_given(given)
    return "best_fit" if complete and _judged(given) else "not_derivable"


def _indicative(given: Given, permitted: tuple[Grade, ...]) -> Grade | None:
    """The middle of the judged key judgements, the worse of two, kept within what is permitted."""
    if permitted == (Grade.INADEQUATE,):
        return Grade.INADEQUATE
    judged = sorted(_judged(given), key=lambda g: g.number)
    if not judged or when.key_judgement_not_given(given):
        return None
    middle = judged[len(judged) // 2]
    return min(permitted, key=lambda g: abs(g.number - middle.number))


def _find(rule: Rule, met: tuple[str, ...], lowest: str, highest: str) -> Finding:
    judgements = listed(names.BY_ID[id].short for id in met)
    message = rule.message.format(judgements=judgements, lowest=lowest, highest=highest)
    return Finding(rule.id, rule.strength, rule.severity, met, message, rule.sources)


def _breach(
    awarded: Grade,
    permitted: tuple[Grade, ...],
    fired: Fired,
    given: Given,
) -> Finding:
    broken = [each for each in fired if awarded not in left_open(each[0], given)]
    firm = [each for each in broken if each[0].strength != "reading"]
    contradicted, met = (firm or broken)[0]
    whose = CONTRADICTS_WORDS if firm else CONTRADICTS_READING
    message = AWARDED_NOT_PERMITTED.message.format(
        awarded=awarded.words,
        permitted=listed((grade.words for grade in permitted), "or"),
        contradicted=whose.format(rule=contradicted.id, strength=contradicted.strength),
    )
    return Finding(
        AWARDED_NOT_PERMITTED.id,
        contradicted.strength,
        AWARDED_NOT_PERMITTED.severity,
        ("overall", *met),
        message,
        contradicted.sources,
    )


# A table has the same judgements again and again: what comes of them is found once.
_graded = lru_cache(maxsize=1024)(_grade)
_finding = lru_cache(maxsize=1024)(_find)
