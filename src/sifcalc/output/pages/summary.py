"""How the judgements of many inspections fell, as a document: the cut and the grades first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.cohort.summary import REPORTED_WITHIN
from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.cohort.summary import Distribution, LeftOut, Summary
    from sifcalc.output import Query, Result

_SHORT = {grade: grade.words.capitalize() for grade in Grade} | {Grade.REQUIRES_IMPROVEMENT: "RI"}
_BARS = (12, 20)
"""The characters of a bar on a line of less than 100, and of more."""
_SIGNS = dict(zip(Grade, "OGRI", strict=True))


def document(answers: Sequence[Result[Summary]], query: Query) -> doc.Document:  # noqa: ARG001 - the cut is in each answer
    """Each group in turn, under what they are all of."""
    several = len(answers) > 1
    blocks: list[doc.Block] = []
    for answer in answers:
        blocks += _opening(answer)
        blocks += _grades(answer)
        blocks += _movement(answer)
    for answer in answers[:1] if several else answers:
        blocks += _not_counted(answer)
    return doc.Document(_title(answers), tuple(blocks))


def _title(answers: Sequence[Result[Summary]]) -> str:
    total = sum(answer.value.inspections for answer in answers)
    return f"How the judgements of {total:,} inspections fell"


def _opening(answer: Result[Summary]) -> Iterator[doc.Block]:
    summary = answer.value
    of = f"{summary.group.value}: " if summary.group else ""
    counted = _counted(summary.inspections, "inspection")
    whose = _counted(summary.authorities, "authority", "authorities")
    yield doc.heading(f"{of}{counted} of {whose}", level=1)
    yield doc.paragraph(f"{answer.framework.title}. {summary.cut.in_words}")
    if summary.repeated:
        again = _counted(summary.repeated, "inspection")
        yield doc.paragraph(
            f"Warning: {again} given more than once, by authority and day of publication, and"
            " counted as often.",
            "strong",
        )


def _grades(answer: Result[Summary]) -> Iterator[doc.Block]:
    summary, framework = answer.value, answer.framework
    rows, uneven = [], []
    order = sorted(summary.judgements, key=lambda id: framework.judgement(id).role != "overall")
    for id in order:
        made = summary.judgements[id]
        name = framework.judgement(id).short_title
        numbers = (doc.cell(_share(made, grade)) for grade in Grade)
        rows.append(
            (
                doc.cell(name),
                *numbers,
                doc.cell(str(made.base)),
                *(doc.cell(_bar(made, long)) for long in _BARS),
            )
        )
        if made.base and round(sum(filter(None, made.percent.values())), 1) != 100.0:
            uneven.append(framework.judgement(id).short)
    headings = ("Judgement", *_SHORT.values(), "Of", "", "")
    widths = (*((0, 1000),) * 6, (80, 100), (100, 1000))
    yield doc.Table("Grades by judgement", headings, tuple(rows), compact=True, widths=widths)
    yield doc.Shares(
        "Grades by judgement",
        tuple(
            doc.Shared(
                framework.judgement(id).short_title,
                tuple(
                    doc.Share(
                        grade.words, doc.tone(grade), _number(made, grade), _percent(made, grade)
                    )
                    for grade in Grade
                ),
                made.base,
            )
            for id in order
            for made in (summary.judgements[id],)
        ),
    )
    yield doc.paragraph(
        "RI requires improvement. A percentage is of the inspections with one of the four grades"
        " for that judgement (Of)."
        + (f" Those of {listed(uneven)} do not add to 100, as each is rounded." if uneven else "")
    )


def _number(made: Distribution, grade: Grade) -> int:
    return int(getattr(made, grade.value))


def _percent(made: Distribution, grade: Grade) -> float | None:
    return made.percent[grade.value]


def _share(made: Distribution, grade: Grade) -> str:
    percent = _percent(made, grade)
    return f"{_number(made, grade)}" + ("" if percent is None else f" {percent}%")


def _bar(made: Distribution, whole: int) -> doc.Line:
    """A bar of the grades' initials, as long for each as its share."""
    passed = 0
    line: list[doc.Words] = []
    for grade in Grade:
        first = round(whole * passed / made.base) if made.base else 0
        passed += _number(made, grade)
        last = round(whole * passed / made.base) if made.base else 0
        line += doc.words(_SIGNS[grade] * (last - first), doc.tone(grade))
    return tuple(line)


def _movement(answer: Result[Summary]) -> Iterator[doc.Block]:
    summary, framework = answer.value, answer.framework
    names = {id: framework.judgement(id).short for id in summary.judgements}
    for id, by in summary.overall_by.items():
        rows = [
            (
                doc.cell(doc.graded(overall)),
                *(doc.cell(str(n) if n else "-") for n in by[overall.value].values()),
            )
            for overall in Grade
            if any(by[overall.value].values())
        ]
        if rows:
            outcomes = [name.replace("_", " ") for name in by[Grade.GOOD.value]]
            shown = [
                at
                for at in range(len(outcomes))
                if at < 4 or any(r[at + 1] != doc.cell("-") for r in rows)
            ]
            headings = ("Overall", *(outcomes[at].capitalize() for at in shown))
            kept = tuple((row[0], *(row[at + 1] for at in shown)) for row in rows)
            yield doc.heading(f"Overall effectiveness by {names[id]}")
            yield doc.Table(f"Overall effectiveness by {names[id]}", headings, kept, compact=True)
    if summary.inadequate_together:
        yield doc.heading("Inadequate together")
        yield doc.entries(
            (str(each.inspections), _together([names[id] for id in each.judgements]))
            for each in summary.inadequate_together
        )
    if summary.movement:
        total = sum(each.inspections for each in summary.movement)
        yield doc.heading(f"From one inspection to the next: {total}")
        yield doc.entries(
            (str(each.inspections), f"{each.first.words} to {each.second.words}")
            for each in summary.movement
        )
    taken = summary.publication
    if taken.median_working_days is not None:
        yield doc.heading("Publication")
        yield doc.paragraph(
            f"Working days from the last day on site to publication: {taken.median_working_days:g}"
            f" is the median of {taken.inspections}; {taken.within_32} within {REPORTED_WITHIN}."
        )


def _together(names: list[str]) -> str:
    return listed(names) if len(names) > 1 else f"{names[0]} alone"


def _not_counted(answer: Result[Summary]) -> Iterator[doc.Block]:
    """What is in no number, and what is in no percentage, by name."""
    summary, framework = answer.value, answer.framework
    yield doc.heading("Left out")
    left = [f"{name} ({why})" for name, why in map(_left_out, summary.left_out)]
    yield doc.paragraph(f"In no number: {listed(left)}." if left else "Nothing is left out.")
    for id in summary.judgements:
        for why in ("not_judged", "not_known"):
            whose = [u.authority for u in summary.ungraded if (u.judgement, u.why) == (id, why)]
            if whose:
                named = listed(name or "one without an authority" for name in whose)
                what = f"{framework.judgement(id).short_title}, {why.replace('_', ' ')}"
                yield doc.paragraph(f"{what}, so in no percentage: {named}.")


def _left_out(left: LeftOut) -> tuple[str, str]:
    times = f"{left.inspections} inspections, " if left.inspections > 1 else ""
    return left.authority or "without an authority", f"{times}{left.why}"


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
