"""Which framework and edition a case is of, and its judgements as they are named there."""

from sifcalc.case.parts import Judgements, Unchecked
from sifcalc.dates import in_words
from sifcalc.kept import Kept
from sifcalc.rulebook.framework import Edition, Framework
from sifcalc.rulebook.frameworks import Told, told_by
from sifcalc.rulebook.terms import INSPECTION, Given, Judgement


def framework_of(case: Unchecked) -> Told:
    """The framework of the case, and what tells it.

    Raises Contradiction where the case contradicts itself; a validated case never does.
    """
    start, report = case.inspection.start, case.report
    return told_by(
        judged(case),
        case.framework,
        start,
        report.published or report.received,
        case.activity or INSPECTION,
    )


def judged(case: Unchecked) -> tuple[str, ...]:
    """The ids of the judgements that the case gives."""
    return _judged(case.judgements)


def _ids_given(judgements: Judgements) -> tuple[str, ...]:
    given = vars(judgements)
    return tuple([id for id in given if given[id] is not None])  # quicker than a generator


_judged = Kept(_ids_given, 1024)  # asked many times of a case, and cases share their judgements


def edition_of(case: Unchecked, framework: Framework) -> Edition:
    """The edition of the framework that the case's inspection was of."""
    start = case.inspection.start
    days = () if start else (case.inspection.end, case.report.received, case.report.published)
    known = min((day for day in days if day), default=None)
    return framework.edition_of(judged(case), start, known)


def outcomes(judgements: Judgements) -> Given:
    """The outcome of each judgement by its id, None where it is not given."""
    return dict(vars(judgements))


def given_in(case: Unchecked, framework: Framework, edition: Edition | None = None) -> Given:
    """The outcome of each judgement by its id in the edition of the case's inspection."""
    edition = edition or edition_of(case, framework)
    known_as = framework.known_as(judged(case), edition.day)
    given = outcomes(case.judgements)
    return {**given, **{then: given[id] for id, then in known_as.items()}} if known_as else given


def read_otherwise(
    case: Unchecked, framework: Framework, edition: Edition | None = None
) -> tuple[str, ...]:
    """A note on each judgement of the case that is read as another."""
    edition = edition or edition_of(case, framework)
    known_as = framework.known_as(judged(case), edition.day)
    return tuple(
        f"{id} is read as {then}: they were one judgement in inspections begun"
        f" {begun_between(framework.judgement(then))}."
        for id, then in known_as.items()
    )


def begun_between(judgement: Judgement) -> str:
    """Between which days an inspection began that is given the judgement: "from … to …"."""
    since, until = judgement.span.since, judgement.span.until
    ends = (f"from {in_words(since)}" if since else "", f"to {in_words(until)}" if until else "")
    return " ".join(filter(None, ends))
