"""The grading engine: from judgements to the overall effectiveness they lead to.

Pure: the same judgements give the same grading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sifcalc.grades import Grade, best, worst
from sifcalc.rulebook import predicates
from sifcalc.rulebook.terms import Severity
from sifcalc.wording import listed

if TYPE_CHECKING:
    from datetime import date

    from sifcalc.grades import Outcome
    from sifcalc.rulebook.framework import Basis, Framework
    from sifcalc.rulebook.terms import Breach, Citation, Given, Rule, Strength

    Fired = list[tuple[Rule, tuple[str, ...]]]
    """The rules that apply, each with the ids of the judgements that meet it."""

_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of the judgements that meet it."""

    rule: str
    strength: Strength
    severity: Severity
    judgements: tuple[str, ...]
    message: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Grading:
    """What a set of judgements leads to.

    `permitted` is every grade the rules leave open, best first; `overall` is the grade if that is
    only one, and does not rest on observation alone, else None. `indicative` is sifcalc's own
    convention, not the framework's. `agrees` is whether the awarded grade is permitted, None where
    none was awarded or too little is given to tell. `judgements` are the outcomes it rests on.
    """

    permitted: tuple[Grade, ...]
    overall: Grade | None
    indicative: Grade | None
    basis: Basis
    awarded: Grade | None
    agrees: bool | None
    findings: tuple[Finding, ...]
    judgements: Given

    @property
    def is_breached(self) -> bool:
        """Whether the award contradicts the framework, and not only what was observed."""
        return any(finding.severity is Severity.BREACH for finding in self.findings)


def grade(given: Given, framework: Framework, began: date | None = None) -> Grading:
    """The grading of the judgements, with a finding for every rule that applies.

    The judgements and rules are those of the edition in force on the day `began`. Never raises:
    where several grades are left open, or none can be derived, the grading says so (framework-2015
    paras 16 to 28).
    """
    edition = framework.edition(began)
    outcomes = tuple([given.get(made.id) for made in framework.judgements_of(edition)])
    return _graded(framework, edition, outcomes)


def _grade(
    framework: Framework, edition: date | None, outcomes: tuple[Outcome | None, ...]
) -> Grading:
    ids = (made.id for made in framework.judgements_of(edition))
    given = dict(zip(ids, outcomes, strict=True))
    awarded = given.get("overall")
    if not isinstance(awarded, Grade):
        awarded = None
    judged = tuple(pair for pair in given.items() if pair[0] != "overall")
    led_to = _kept_led_to(framework, edition, judged)
    permitted, findings = led_to.permitted, led_to.findings
    if framework.breach and awarded is not None and permitted and awarded not in permitted:
        breach = _breach(framework.breach, awarded, permitted, led_to.fired, given)
        findings = (*findings, breach)
    return Grading(
        permitted=permitted,
        overall=led_to.overall,
        indicative=led_to.indicative,
        basis=led_to.basis,
        awarded=awarded,
        agrees=_agrees(awarded, permitted, led_to.basis),
        findings=findings,
        judgements=MappingProxyType(given),  # the same grading is given to every caller
    )


class _LedTo(NamedTuple):
    """What the judgements lead to, whatever was awarded: no rule looks at that."""

    fired: Fired
    permitted: tuple[Grade, ...]
    overall: Grade | None
    indicative: Grade | None
    basis: Basis
    findings: tuple[Finding, ...]


def _led_to(
    framework: Framework, edition: date | None, pairs: tuple[tuple[str, Outcome | None], ...]
) -> _LedTo:
    given = dict(pairs)
    fired = [
        (rule, met_by) for rule in framework.rules_of(edition) if (met_by := rule.met_by(given))
    ]
    ids = framework.key_judgements(edition)
    judged = [g for id in ids if isinstance(g := given[id], Grade)]
    is_complete = not predicates.not_given(*ids)(given)
    has_overall = framework.has_overall(edition)
    is_derived = has_overall and (bool(judged) or not is_complete)
    permitted = _permitted(given, fired) if is_derived else ()
    basis: Basis = "no_overall"
    if has_overall:
        is_observed = framework.derived_as == "observed" and permitted == (Grade.INADEQUATE,)
        is_told = (bool(judged) and is_complete) or is_observed  # whatever the others are
        basis = _basis(fired, framework.derived_as if is_told else "not_derivable")
    is_single = len(permitted) == 1 and framework.derived_as != "observed"
    lowest, highest = (worst(judged).words, best(judged).words) if judged else ("", "")
    return _LedTo(
        fired=fired,
        permitted=permitted,
        overall=permitted[0] if is_single else None,
        indicative=_indicative(judged if is_complete else [], permitted),
        basis=basis,
        findings=tuple(
            _finding(framework, rule, met_by, lowest, highest) for rule, met_by in fired
        ),
    )


def _agrees(awarded: Grade | None, permitted: tuple[Grade, ...], basis: Basis) -> bool | None:
    if awarded is None or not permitted:
        return None
    if awarded not in permitted:
        return False
    return None if basis == "not_derivable" else True


def left_open(rule: Rule, given: Given) -> tuple[Grade, ...]:
    """The grades that the rule leaves open where it applies to these judgements, best first."""
    return rule.leaves(given) if rule.leaves else _GRADES


def _permitted(given: Given, fired: Fired) -> tuple[Grade, ...]:
    """The grades that every rule that applies leaves open, best first.

    With a key judgement missing the rule that gives a range does not apply, so these are all the
    grades that some value of it would leave open.
    """
    left = [left_open(rule, given) for rule, _ in fired]
    return tuple(grade for grade in _GRADES if all(grade in grades for grades in left))


def _basis(fired: Fired, otherwise: Basis) -> Basis:
    return "limited" if any(r.severity is Severity.LIMIT for r, _ in fired) else otherwise


def _indicative(judged: list[Grade], permitted: tuple[Grade, ...]) -> Grade | None:
    """The middle of the judged key judgements, the worse of two, kept within what is permitted."""
    if permitted == (Grade.INADEQUATE,):
        return Grade.INADEQUATE
    if not judged or not permitted:
        return None
    middle = sorted(judged, key=lambda g: g.number)[len(judged) // 2]
    return min(permitted, key=lambda g: abs(g.number - middle.number))


def _find(
    framework: Framework, rule: Rule, met_by: tuple[str, ...], lowest: str, highest: str
) -> Finding:
    judgements = listed(framework.judgement(id).short for id in met_by)
    message = rule.message.format(judgements=judgements, lowest=lowest, highest=highest)
    return Finding(rule.id, rule.strength, rule.severity, met_by, message, rule.sources)


def _breach(
    breach: Breach, awarded: Grade, permitted: tuple[Grade, ...], fired: Fired, given: Given
) -> Finding:
    broken = [(rule, met_by) for rule, met_by in fired if awarded not in left_open(rule, given)]
    firm = [(rule, met_by) for rule, met_by in broken if rule.strength != "reading"]
    contradicted, met_by = (firm or broken)[0]
    whose = breach.words if firm else breach.reading
    message = breach.message.format(
        awarded=awarded.words,
        permitted=listed((grade.words for grade in permitted), "or"),
        contradicted=whose.format(rule=contradicted.id, strength=contradicted.strength),
    )
    return Finding(
        breach.id,
        contradicted.strength,
        breach.severity,
        ("overall", *met_by),
        message,
        contradicted.sources,
    )


# A table has the same judgements again and again; drawn at random they are as many as this: six
# judgements, and the award besides. A grading takes about a kilobyte, and shares its findings.
_graded = lru_cache(maxsize=16_384)(_grade)
_kept_led_to = lru_cache(maxsize=4096)(_led_to)
_finding = lru_cache(maxsize=1024)(_find)
