"""The grading engine: from judgements to the overall effectiveness they lead to.

Pure: the same judgements give the same grading.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from sifcalc.case import outcomes
from sifcalc.grades import Grade, best, worst
from sifcalc.rulebook import judgements as names
from sifcalc.rulebook import when
from sifcalc.rulebook.grading_rules import (
    AWARDED_NOT_PERMITTED,
    CONTRADICTS_READING,
    CONTRADICTS_WORDS,
    RULES,
)
from sifcalc.rulebook.terms import Severity
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.case import Judgements
    from sifcalc.rulebook.terms import Citation, Given, Rule, Strength

Basis = Literal["limited", "best_fit", "not_derivable"]


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
    fired = {rule: met for rule in RULES if (met := rule.when(given))}
    permitted = _permitted(given)
    awarded = given["overall"] if isinstance(given["overall"], Grade) else None
    findings = [_finding(rule, met, given) for rule, met in fired.items()]
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
            return tuple(g for g in Grade if g is not Grade.OUTSTANDING)
        case Severity.RANGE:
            judged = _judged(given)
            highest, lowest = best(judged).number, worst(judged).number
            return tuple(g for g in Grade if highest <= g.number <= lowest)
        case _:
            return tuple(Grade)


def _permitted(given: Given) -> tuple[Grade, ...]:
    """Every grade that some value of the missing key judgements leaves open, best first."""
    missing = when.key_judgement_not_given(given)
    found: set[Grade] = set()
    for values in product(Grade, repeat=len(missing)):
        whole = {**given, **dict(zip(missing, values, strict=True))}
        found |= {
            grade
            for grade in Grade
            if all(grade in left_open(rule, whole) for rule in RULES if rule.when(whole))
        }
    return tuple(grade for grade in Grade if grade in found)


def _judged(given: Given) -> list[Grade]:
    return [g for id in when.key_judgement_judged(given) if isinstance(g := given[id], Grade)]


def _basis(given: Given, fired: Iterable[Rule]) -> Basis:
    if any(rule.severity is Severity.LIMIT for rule in fired):
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


def _finding(rule: Rule, met: tuple[str, ...], given: Given) -> Finding:
    judged = _judged(given)
    message = rule.message.format(
        judgements=listed(names.BY_ID[id].short for id in met),
        lowest=worst(judged).words if judged else "",
        highest=best(judged).words if judged else "",
    )
    return Finding(rule.id, rule.strength, rule.severity, met, message, rule.sources)


def _breach(
    awarded: Grade,
    permitted: tuple[Grade, ...],
    fired: dict[Rule, tuple[str, ...]],
    given: Given,
) -> Finding:
    broken = [rule for rule in fired if awarded not in left_open(rule, given)]
    firm = [rule for rule in broken if rule.strength != "reading"]
    contradicted = (firm or broken)[0]
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
        ("overall", *fired[contradicted]),
        message,
        contradicted.sources,
    )
