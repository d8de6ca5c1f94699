"""The grading rules of the single inspection framework, one entry a rule.

Every rule is tried; none hides another. A rule's severity says what it does to overall
effectiveness: a limit leaves only inadequate open, a cap every grade but outstanding, a range the
grades from one to another.
"""

from sifcalc.grades import Grade, NotJudged, best, worst
from sifcalc.rulebook import predicates
from sifcalc.rulebook.predicates import RuleTest, between, graded_in
from sifcalc.rulebook.sif.documents import FRAMEWORK, PRACTICE
from sifcalc.rulebook.sif.judgements import GRADED_JUDGEMENTS, KEY_JUDGEMENTS
from sifcalc.rulebook.terms import Breach, Given, Rule, Severity, cite

_PROTECTING_OR_LOOKING_AFTER = ("help_and_protection", "looked_after")


def _failure_with_leadership(*grades: Grade) -> RuleTest:
    """Applies where help and protection or looked after is inadequate, and leadership as given."""

    def test(given: Given) -> tuple[str, ...]:
        failed = graded_in(given, _PROTECTING_OR_LOOKING_AFTER, Grade.INADEQUATE)
        return (*failed, "leadership") if failed and given["leadership"] in grades else ()

    return test


def _graded_inadequate(*, looked_after_inadequate: bool) -> RuleTest:
    """Applies where a graded judgement is inadequate, and looked after is or is not."""

    def test(given: Given) -> tuple[str, ...]:
        is_inadequate = given["looked_after"] is Grade.INADEQUATE
        graded = graded_in(given, GRADED_JUDGEMENTS, Grade.INADEQUATE)
        return graded if is_inadequate is looked_after_inadequate else ()

    return test


def _graded_inadequate_unlimited(given: Given) -> tuple[str, ...]:
    """Applies where a graded judgement is inadequate and no key judgement is known to be."""
    keys = [given[id] for id in KEY_JUDGEMENTS]
    none_judged = all(isinstance(outcome, NotJudged) for outcome in keys)
    if none_judged or Grade.INADEQUATE in keys:
        return ()
    return graded_in(given, GRADED_JUDGEMENTS, Grade.INADEQUATE)


def _good_at_most(given: Given) -> tuple[Grade, ...]:
    """Leaves the best key judgement, or good where that is outstanding, to requires improvement.

    Where a key judgement is missing, it leaves good to inadequate: that one might be either.
    """
    keys = [given[id] for id in KEY_JUDGEMENTS]
    if None in keys:
        return between(Grade.GOOD, Grade.INADEQUATE)
    highest = best(grade for grade in keys if isinstance(grade, Grade))
    return between(worst([highest, Grade.GOOD]), Grade.REQUIRES_IMPROVEMENT)


def _none_inadequate_unbounded(given: Given) -> tuple[str, ...]:
    """Applies where each key judgement is given, and no key or graded one is inadequate."""
    return () if _graded_inadequate_unlimited(given) else _NONE_INADEQUATE(given)


_NONE_INADEQUATE = predicates.none_inadequate(*KEY_JUDGEMENTS)
_KEY_JUDGEMENT_LIMITS = (cite("framework-2015", "22", "23", "28"), cite("croydon-2017", "4.1"))

RULES = (
    Rule(
        id="limit-help-and-protection",
        met_by=predicates.inadequate("help_and_protection"),
        message=(
            "Help and protection is inadequate, so overall effectiveness is inadequate. That the"
            " grade limits rests on paragraphs 22 and 23, and on Croydon's paraphrase; paragraph"
            " 21's always is of widespread or serious failure, and paragraph 28 says only likely."
        ),
        strength="always",
        severity=Severity.LIMIT,
        sources=_KEY_JUDGEMENT_LIMITS,
        span=FRAMEWORK,
        leaves=predicates.only_inadequate,
    ),
    Rule(
        id="limit-looked-after",
        met_by=predicates.inadequate("looked_after"),
        message=(
            "Children looked after is inadequate, so overall effectiveness is inadequate. That the"
            " grade limits rests on paragraphs 22 and 23, and on Croydon's paraphrase; paragraph"
            " 21's always is of widespread or serious failure, and paragraph 28 says only likely."
        ),
        strength="always",
        severity=Severity.LIMIT,
        sources=_KEY_JUDGEMENT_LIMITS,
        span=FRAMEWORK,
        leaves=predicates.only_inadequate,
    ),
    Rule(
        id="limit-leadership",
        met_by=predicates.inadequate("leadership"),
        message=(
            "Leadership, management and governance is inadequate, so overall effectiveness is"
            " inadequate. Paragraph 23 counts every key judgement as limiting; paragraph 28 puts it"
            " only as likely, and paragraphs 21 and 22 name only the other two. In every published"
            " inspection with leadership inadequate, another key judgement was too; alone it is"
            " outside the descriptors after paragraph 35, which make leadership inadequate only"
            " where a main judgement is."
        ),
        strength="automatic",
        severity=Severity.LIMIT,
        sources=(cite("framework-2015", "23", "28", "descriptors after para 35"),),
        span=FRAMEWORK,
        leaves=predicates.only_inadequate,
    ),
    Rule(
        id="leadership-expected-inadequate",
        met_by=_failure_with_leadership(Grade.GOOD, Grade.REQUIRES_IMPROVEMENT),
        message=(
            "Leadership is likely to be inadequate too where protecting or looking after children"
            " is. It can exceptionally be good or require improvement, where leaders understood the"
            " failure and were already putting it right; the Chief Inspector then moderates the"
            " leadership judgement, and overall effectiveness stays inadequate."
        ),
        strength="likely / exceptionally",
        severity=Severity.EXCEPTIONAL,
        sources=(cite("framework-2015", "21", "22"),),
        span=FRAMEWORK,
    ),
    Rule(
        id="leadership-outstanding-despite-failure",
        met_by=_failure_with_leadership(Grade.OUTSTANDING),
        message=(
            "Leadership is outstanding although protecting or looking after children is inadequate."
            " The exception that paragraph 22 allows reaches good at most. Check the judgements."
        ),
        strength="reading",
        severity=Severity.EXCEPTIONAL,
        sources=(cite("framework-2015", "22"),),
        span=FRAMEWORK,
    ),
    Rule(
        id="graded-inadequate-not-limiting",
        met_by=_graded_inadequate(looked_after_inadequate=False),
        message=(
            "An inadequate graded judgement ({judgements}) does not by itself limit overall"
            " effectiveness. Inspectors may hold children looked after at inadequate because of it,"
            " and that would limit it."
        ),
        strength="will not limit; may hold",
        severity=Severity.NOTE,
        sources=(cite("framework-2015", "23", "24", "30"),),
        span=FRAMEWORK,
    ),
    Rule(
        id="graded-inadequate-bounds",
        met_by=_graded_inadequate_unlimited,
        message=(
            "An inadequate graded judgement ({judgements}) bounds overall effectiveness, which"
            " takes account of it: from the best key judgement, though good at most, as good asks"
            " for its characteristics in all of them, down to at least requires improvement. No"
            " published result tests this."
        ),
        strength="reading",
        severity=Severity.RANGE,
        sources=(cite("framework-2015", "20", "26", "footnote 16"),),
        span=FRAMEWORK,
        leaves=_good_at_most,
    ),
    Rule(
        id="graded-inadequate-held",
        met_by=_graded_inadequate(looked_after_inadequate=True),
        message=(
            "An inadequate graded judgement ({judgements}) may be why children looked after is held"
            " at inadequate."
        ),
        strength="may",
        severity=Severity.NOTE,
        sources=(cite("framework-2015", "23", "30"),),
        span=FRAMEWORK,
    ),
    Rule(
        id="outstanding-includes-good",
        met_by=predicates.below_good(*KEY_JUDGEMENTS),
        message=(
            "Overall effectiveness cannot be outstanding while a key judgement is below good"
            " ({judgements}): outstanding asks for everything that good does, and more."
        ),
        strength="reading",
        severity=Severity.CAP,
        sources=(cite("framework-2015", "25", "footnote 16"),),
        span=FRAMEWORK,
        leaves=predicates.below_outstanding,
    ),
    Rule(
        id="overall-derived-from-key-judgements",
        met_by=_none_inadequate_unbounded,
        message=(
            "No key judgement is inadequate, so overall effectiveness is not inadequate. It is"
            " derived from the key judgements, and lies between the lowest of them ({lowest}) and"
            " the highest ({highest})."
        ),
        strength="reading",
        severity=Severity.RANGE,
        sources=(cite("framework-2015", "16", "17", "20", "23"),),
        span=FRAMEWORK,
        leaves=predicates.lowest_to_highest(*KEY_JUDGEMENTS),
    ),
    Rule(
        id="not-judged",
        met_by=predicates.not_judged(*KEY_JUDGEMENTS),
        message=(
            "Not judged: {judgements}. Overall effectiveness is derived from the other key"
            " judgements; where none was judged, nothing is derived."
        ),
        strength="reading",
        severity=Severity.NOTE,
        sources=(cite("published-inspections", "Isles of Scilly 2016"),),
        span=PRACTICE,
    ),
    Rule(
        id="not-given",
        met_by=predicates.not_given(*KEY_JUDGEMENTS),
        message=(
            "Not given: {judgements}. It could be any grade, so what is left open is everything"
            " that some value of it would permit."
        ),
        strength="reading",
        severity=Severity.NOTE,
        sources=(),
        span=FRAMEWORK,
    ),
    Rule(
        id="lscb-separate",
        met_by=predicates.judged("lscb"),
        message=(
            "The review of the Local Safeguarding Children Board is reported beside overall"
            " effectiveness and is never part of it: no list of what the judgement derives from"
            " names it."
        ),
        strength="reading",
        severity=Severity.NOTE,
        sources=(cite("framework-2015", "16", "36", "37", "38", "39", "40", "41"),),
        span=FRAMEWORK,
    ),
)

AWARDED_NOT_PERMITTED = Breach(
    id="awarded-not-permitted",
    message=(
        "Overall effectiveness was awarded as {awarded}, which the rules do not leave open: they"
        " leave {permitted}. The award contradicts {contradicted}."
    ),
    severity=Severity.BREACH,
    words=(
        "the framework's own words ({rule}: {strength}; that finding says how firmly each paragraph"
        " puts it): either the file or the award is wrong"
    ),
    reading=(
        "only sifcalc's reading of the framework ({rule}: {strength}): check the file; the award"
        " may be right and the reading wrong"
    ),
)

BASES = {
    "limited": (
        "A key judgement of inadequate limits overall effectiveness to inadequate"
        " (framework-2015 paras 22 and 23)."
    ),
    "best_fit": (
        "Above inadequate, overall effectiveness is inspectors' best fit to the evidence, within"
        " what the rules leave open (framework-2015 paras 17 and 20)."
    ),
    "not_derivable": (
        "The key judgements given are not enough to derive overall effectiveness from"
        " (framework-2015 paras 16 and 20)."
    ),
}
"""The words for each basis of a grading."""

INDICATIVE = (
    "Sifcalc's own convention, not the framework's: the middle of the key judgements, or the worse"
    " where only two were judged."
)
"""The words for the indicative grade, wherever it is shown above inadequate."""
