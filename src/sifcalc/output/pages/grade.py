"""The answer of `grade` as a document: the grade first, then why, then the details."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.output.pages import lines, tables
from sifcalc.output.pages.precedents import practice
from sifcalc.rulebook.terms import Severity, in_words
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.engine.grading import Finding, Grading
    from sifcalc.output import Query, Result
    from sifcalc.rulebook.framework import Framework

_INITIALS: dict[Grade | None, str] = {Grade.REQUIRES_IMPROVEMENT: "RI"}


def document(answers: Sequence[Result[Grading]], query: Query) -> doc.Document:
    """A page for one case, or one table of several."""
    answers = [answer._replace(value=only(answer.value, query.ids)) for answer in answers]
    if len(answers) == 1:
        [answer] = answers
        findings = answer.value.findings
        blocks = (
            doc.heading(answer.name, level=1),
            doc.under(answer),
            *judgement(answer.value, answer.framework, answer.warnings),
            *practice(answer),
            *(doc.paragraph(f"Note: {note}") for note in answer.notes),
            doc.heading("Why"),
            *reasons(answer.value, answer.framework),
            *_readings(answer.value),
            *doc.documents(answers, (c for finding in findings for c in finding.sources)),
        )
        return doc.Document(f"{answer.name}: overall effectiveness", blocks)
    return doc.Document(f"Overall effectiveness of {len(answers)} cases", tuple(_several(answers)))


def only(grading: Grading, ids: tuple[str, ...]) -> Grading:
    """The grading with the findings of those rules or judgements alone; without ids, all."""
    if not ids:
        return grading
    findings = tuple(f for f in grading.findings if f.rule in ids or {*f.judgements} & {*ids})
    return replace(grading, findings=findings)


def first_page(answers: Sequence[Result[Grading]], query: Query) -> doc.Document:  # noqa: ARG001 - nothing is counted here
    """For one case a line a judgement and a rule, for several a line a case."""
    if len(answers) > 1:
        title = f"Overall effectiveness of {len(answers)} cases"
        return doc.Document(title, tuple(_case_by_case(answers)))
    [answer] = answers
    title = f"{answer.name}: overall effectiveness"
    return doc.Document(title, tuple(_on_lines(answer)))


def _on_lines(answer: Result[Grading]) -> Iterator[doc.Block]:
    grading, framework = answer.value, answer.framework
    yield doc.Heading((*_named(answer), *lines.judged(grading.overall, grading, framework)), 1)
    yield doc.under(answer)
    for note in answer.warnings:
        yield doc.paragraph(f"Warning: {note}", "strong")
    if grading.basis != "limited":
        yield doc.paragraph(framework.bases[grading.basis])
        if grading.indicative:
            yield doc.paragraph(f"Indicative: {grading.indicative.words}, sifcalc's convention.")
    for finding in grading.findings:
        if _is_against(finding):
            yield doc.paragraph(finding.message, "bad")
    rows = []
    for made in framework.judgements:
        if made.id not in grading.judgements or made.role == "overall":
            continue
        rules = [f for f in grading.findings if made.id in f.judgements]
        limits = next((f.severity.value for f in rules if f.severity is Severity.LIMIT), "")
        indent = "  " if made.part_of else ""
        outcome = doc.graded(grading.judgements[made.id])
        title = f"{indent}{made.short_title}"
        rows.append((doc.cell(title), doc.cell(made.role), doc.cell(outcome), doc.cell(limits)))
    headings = ("Judgement", "Kind", "Grade", "Rule")
    yield doc.Table("The grade of each judgement", headings, tuple(rows), compact=True)
    why: list[tuple[doc.Cell, ...]] = []
    for finding in grading.findings:
        tone: doc.Tone = "bad" if finding.severity is Severity.BREACH else ""
        mark = "r" if finding.strength == "reading" else ""
        why.append(
            (
                doc.cell(mark),
                doc.cell(doc.words(in_words(finding.rule), tone)),
                doc.cell(doc.words(finding.severity.value, tone)),
                doc.cell(finding.strength),
                doc.cell(lines.where(finding.sources, framework)),
            )
        )
    columns = ("", "Why", "Does", "How", "Where")
    yield doc.Table("Why", columns, tuple(why), compact=True)
    readings = [f"r {lines.MARKS['r']}" for f in grading.findings if f.strength == "reading"]
    cited = (c for finding in grading.findings for c in finding.sources[:1])
    yield from tables.signs(framework, cited, *readings[:1], "+ more")
    if grading.findings:
        yield doc.Hint(doc.words(f"Why: --explain {grading.findings[0].rule}. All: --explain."))


def _is_against(finding: Finding) -> bool:
    """Whether the finding is that the award is not permitted."""
    return "overall" in finding.judgements


def _named(answer: Result[Grading]) -> doc.Line:
    return doc.words(f"{answer.name}: ", "strong")


def _case_by_case(answers: Sequence[Result[Grading]]) -> Iterator[doc.Block]:
    """A line a case, then the counts, and what is wrong with any of them."""
    is_mixed = len({answer.framework for answer in answers}) > 1
    rows = []
    for answer in answers:
        grading = answer.value
        fits = {True: "fits", False: "DOES NOT FIT", None: "cannot tell" if grading.awarded else ""}
        if _is_observed(answer):
            fits |= {True: "not outside", False: "OUTSIDE"}
        basis = "limited" if grading.basis == "limited" else ""
        rows.append(
            (
                doc.cell(answer.name),
                doc.cell(_in_brief(grading.awarded)),
                doc.cell(doc.words(fits[grading.agrees], "bad" if grading.agrees is False else "")),
                doc.cell(_left_open(grading)),
                doc.cell(basis),
                *([doc.cell(answer.framework.id)] if is_mixed else []),
            )
        )
    yield from _under_each(answers)
    fit, allow = _columns(answers)
    more = ("Framework",) if is_mixed else ()
    headings = ("Authority", "Awarded", fit, allow, "Basis", *more)
    yield doc.Table("Overall effectiveness, case by case", headings, tuple(rows), compact=True)
    gradings = [answer.value for answer in answers]
    ruled = [answer.value for answer in answers if not _is_observed(answer)]
    seen = [answer.value for answer in answers if _is_observed(answer)]
    counts = {
        "fit": sum(g.agrees is True for g in ruled),
        "do not fit": sum(g.agrees is False for g in ruled),
        lines.NOT_OUTSIDE: sum(g.agrees is True for g in seen),
        lines.OUTSIDE: sum(g.agrees is False for g in seen),
        "cannot be told": sum(g.agrees is None and g.awarded is not None for g in gradings),
        "have no award": sum(g.awarded is None for g in gradings),
        "limited": sum(g.basis == "limited" for g in gradings),
    }
    counted = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    yield doc.Remarks((doc.words(f"{len(answers)} cases: {counted}."),))
    warned = [answer.name for answer in answers if answer.warnings]
    if warned:
        yield doc.paragraph(f"With a warning (--explain): {listed(warned)}.")
    for answer in answers:
        for finding in answer.value.findings:
            if _is_against(finding):
                yield doc.paragraph(f"{answer.name}: {finding.message}", "bad")
    yield doc.paragraph("RI requires improvement", "aside")
    yield doc.Hint(doc.words("Reasons and sources: one case at a time, or --format json."))


def _is_observed(answer: Result[Grading]) -> bool:
    return answer.framework.derived_as == "observed"


def _columns(answers: Sequence[Result[Grading]]) -> tuple[str, str]:
    """What the columns are called of how an award stands, and of what is left open."""
    if all(map(_is_observed, answers)):
        return "What was seen", "Reports leave open"
    if any(map(_is_observed, answers)):
        return "Fits, or seen", "Left open"
    return "Fits", "Rules allow"


def _under_each(answers: Sequence[Result[Grading]]) -> Iterator[doc.Block]:
    """Which framework each is by, and which of them rest on what was seen alone."""
    yield from doc.under_each(answers)
    for framework in dict.fromkeys(answer.framework for answer in answers):
        if framework.derived_as == "observed":
            yield doc.paragraph(framework.bases["observed"])


def _left_open(grading: Grading) -> str:
    if len(grading.permitted) == len(Grade):
        return "any grade"
    return ", ".join(_INITIALS.get(grade, grade.words) for grade in grading.permitted) or "nothing"


def _in_brief(grade: Grade | None) -> doc.Line:
    """The grade in its tone, by its initials if it is long."""
    said = doc.graded(grade, "")
    return tuple(replace(part, text=_INITIALS.get(grade, part.text)) for part in said)


def judgement(
    grading: Grading, framework: Framework, warnings: Sequence[str] = ()
) -> Iterator[doc.Block]:
    """The overall effectiveness, and the judgements it comes from."""
    yield doc.Banner(_headline(grading, framework))
    for note in warnings:
        yield doc.paragraph(f"Warning: {note}", "strong")
    yield doc.paragraph(framework.bases[grading.basis])
    if grading.overall is None and grading.permitted:
        yield doc.paragraph(f"Left open: {doc.grades(grading.permitted)}.")
    if grading.indicative and grading.basis != "limited":
        yield doc.paragraph(f"Indicative: {grading.indicative.words}. {framework.indicative}")
    if grading.awarded:
        yield doc.paragraph(f"Awarded: {grading.awarded.words}, {_fit(grading, framework)}.")

    yield doc.heading("Judgements")
    rows = []
    for made in framework.judgements:
        if made.id not in grading.judgements:
            continue
        indent = "  " if made.part_of else ""
        kind = "as awarded" if made.role == "overall" else made.role
        outcome = doc.graded(grading.judgements[made.id])
        rows.append((doc.cell(f"{indent}{made.title}"), doc.cell(kind), doc.cell(outcome)))
    yield doc.Table("The grade of each judgement", ("Judgement", "Kind", "Grade"), tuple(rows))


def reasons(grading: Grading, framework: Framework) -> Iterator[doc.Block]:
    """What each rule that applies says of the judgements, how strongly, and where it is said."""
    yield doc.Points(tuple(_finding(finding, framework) for finding in grading.findings))


def _readings(grading: Grading) -> Iterator[doc.Block]:
    if any(finding.strength == "reading" for finding in grading.findings):
        yield doc.Remarks((doc.words(doc.READING),))


def _finding(finding: Finding, framework: Framework) -> tuple[doc.Line, doc.Line]:
    return (
        doc.words(finding.message, "bad" if finding.severity is Severity.BREACH else ""),
        (
            *doc.words(f"How strongly: {finding.strength}. Source: "),
            *doc.citations(finding.sources, framework),
            *doc.words(f". Rule: {finding.rule} ({finding.severity.value})."),
        ),
    )


def _headline(grading: Grading, framework: Framework) -> doc.Line:
    is_observed = framework.derived_as == "observed"
    if is_observed and (grading.awarded or grading.basis == "observed"):
        judged = lines.judged(grading.overall, grading, framework)
        return (*doc.words("Overall effectiveness: "), *judged)
    if not grading.permitted or grading.basis == "not_derivable":
        answer = doc.Words(grading.basis.replace("_", " ").upper(), "strong")
    else:
        [shown] = doc.graded(grading.overall) if grading.overall else doc.words("", "strong")
        answer = doc.Words(doc.grades(grading.permitted).upper(), shown.tone)
    return doc.Words("Overall effectiveness: "), answer


def _fit(grading: Grading, framework: Framework) -> str:
    is_observed = framework.derived_as == "observed"
    if grading.agrees is None:
        fits = f"is {lines.OUTSIDE}" if is_observed else "fits"
        return f"and whether it {fits} cannot be told from the judgements given"
    if is_observed:
        return lines.NOT_OUTSIDE if grading.agrees else lines.OUTSIDE
    return "which fits" if grading.agrees else "which the rules do NOT leave open"


def _several(answers: Sequence[Result[Grading]]) -> Iterator[doc.Block]:
    """A row a case, then what is wrong with any of them."""
    rows = []
    for answer in answers:
        grading = answer.value
        unknown = "cannot be told" if grading.awarded else ""
        fits = {True: "yes", False: "NO", None: unknown}
        if _is_observed(answer):
            fits |= {True: "not outside", False: "OUTSIDE"}
        rows.append(
            (
                doc.cell(answer.name),
                doc.cell(doc.graded(grading.overall, doc.grades(grading.permitted))),
                doc.cell(doc.graded(grading.indicative, "")),
                doc.cell(grading.basis.replace("_", " ")),
                doc.cell(doc.graded(grading.awarded, "")),
                doc.cell(doc.words(fits[grading.agrees], "bad" if grading.agrees is False else "")),
            )
        )
    yield from _under_each(answers)
    fit, allow = _columns(answers)
    fit = "Fits?" if fit == "Fits" else fit
    headings = ("Authority", allow, "Indicative", "Basis", "Awarded", fit)
    yield doc.Table("Overall effectiveness, case by case", headings, tuple(rows))
    remarks = []
    for answer in answers:
        remarks += [
            (*doc.words(answer.name, "strong"), *doc.words(f": {n}")) for n in answer.warnings
        ]
        remarks += [
            doc.words(f"{answer.name}: {finding.message}", "bad")
            for finding in answer.value.findings
            if _is_against(finding)
        ]
    convention = "Indicative is sifcalc's own convention, not the framework's."
    yield doc.Remarks((*remarks, doc.words(f"{len(answers)} cases. {convention}")))
    how = "For the reasons and their sources, give one case at a time, or --format json."
    yield doc.Hint(doc.words(how))
