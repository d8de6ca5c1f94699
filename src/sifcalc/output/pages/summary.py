"""How the judgements of many inspections fell, as a document: the cut and the grades first."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from sys import maxsize
from typing import TYPE_CHECKING

from sifcalc.cohort.summary import REPORTED_WITHIN, percentage
from sifcalc.grades import Grade
from sifcalc.output.pages import document as doc
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sifcalc.cohort.summary import Distribution, Summary
    from sifcalc.output import Query, Result

    Answers = Sequence[Result[Summary]]

_TITLES = tuple(grade.words.capitalize() for grade in Grade)
_SHORT = tuple("RI" if title == "Requires improvement" else title for title in _TITLES)
_SIGNS = dict(zip(Grade, "OGRI", strict=True))
_BARS = {12: (80, 100), 20: doc.WIDE}
"""The characters of a bar beside the grades of a judgement, by how many a line must have."""
_BASE = "A percentage is of the inspections with one of the four grades for that judgement"


def document(answers: Answers, query: Query) -> doc.Document:
    """All that is counted, each group in turn, with pictures."""
    blocks: list[doc.Block] = []
    if query.ids:
        answers = [_only(answer, query.ids) for answer in answers]
    for same in _by_framework(answers):
        if same[0].value.group:
            blocks += _opening(same)
            blocks += _groups(same, _TITLES)
            blocks += _not_counted(same)
        for answer in same:
            blocks += _opening([answer], is_part=len(same) > 1)
            blocks += _grades(answer, _TITLES)
            blocks.append(_picture([answer]))
            blocks += _uneven(answer)
            blocks += _whole(answer)
        if not same[0].value.group:
            blocks += _not_counted(same)
    return doc.Document(_title(answers), tuple(blocks))


def _only(answer: Result[Summary], ids: tuple[str, ...]) -> Result[Summary]:
    """The answer with only the judgements of those ids, beside overall effectiveness."""
    summary, judgement = answer.value, answer.framework.judgement
    kept = {id for id in summary.judgements if id in ids or judgement(id).role == "overall"}
    only = replace(
        summary,
        judgements={id: fell for id, fell in summary.judgements.items() if id in kept},
        overall_by={id: by for id, by in summary.overall_by.items() if id in kept},
        ungraded=tuple(ungraded for ungraded in summary.ungraded if ungraded.judgement in kept),
    )
    return answer._replace(value=only)


def first_page(answers: Answers, query: Query) -> doc.Document:  # noqa: ARG001 - the cut is in each answer
    """A line a judgement, or of several groups a line a group."""
    blocks: list[doc.Block] = []
    for same in _by_framework(answers):
        blocks += _opening(same)
        if same[0].value.group:
            blocks += _groups(same, _SHORT, bars=True)
            blocks += _not_counted(same, only_overall=True)
            every = "Every judgement of each, movement and publication: --explain."
            blocks.append(doc.Hint(doc.words(every)))
        else:
            blocks += _grades(same[0], _SHORT, bars=True)
            blocks.append(doc.paragraph("RI requires improvement.", "aside"))
            blocks += _uneven(same[0])
            blocks += _whole(same[0])
            blocks += _not_counted(same)
    return doc.Document(_title(answers), tuple(blocks))


def cover(answers: Answers) -> doc.Document:
    """What stands before the sheets of a workbook: the cut, and what a percentage is of."""
    blocks: list[doc.Block] = []
    for same in _by_framework(answers):
        blocks += [*_opening(same), doc.paragraph(f"{_BASE} (Base)."), *_not_counted(same)]
    return doc.Document(_title(answers), tuple(blocks))


def _by_framework(answers: Answers) -> Iterator[Answers]:
    for _, same in groupby(answers, key=lambda answer: answer.framework.id):
        yield list(same)


def _title(answers: Answers) -> str:
    total = sum(answer.value.inspections for answer in answers)
    return f"How the judgements of {_counted(total, 'inspection')} fell"


def _opening(answers: Answers, *, is_part: bool = False) -> Iterator[doc.Block]:
    """How many they are and, unless that was said of the whole, which."""
    first = answers[0]
    group, cut = first.value.group, first.value.cut
    counted = _counted(sum(answer.value.inspections for answer in answers), "inspection")
    if group and (len(answers) > 1 or not is_part):
        heading = f"{counted}, by {group.by}"
    else:
        whose = _counted(first.value.authorities, "authority", "authorities")
        heading = f"{f'{group.value}: ' if group else ''}{counted} of {whose}"
    yield doc.heading(heading, level=1)
    if is_part:
        return
    title, which = first.framework.title, cut.said_by(group.by if group else None)
    yield doc.paragraph(f"{title[:1].upper()}{title[1:]}. {which}")
    for warning in first.warnings:
        yield doc.paragraph(f"Warning: {warning}", "strong")


def _groups(
    answers: Answers, titles: tuple[str, ...], *, bars: bool = False
) -> Iterator[doc.Block]:
    """The overall effectiveness of each group."""
    [overall] = (j for j in answers[0].framework.judgements if j.role == "overall")
    rows = []
    for answer in answers:
        fell = answer.value.judgements[overall.id]
        better = percentage(fell.outstanding + fell.good, fell.base)
        rows.append(
            (
                doc.cell(answer.value.group.value if answer.value.group else ""),
                doc.cell(str(fell.base)),
                *(doc.cell(_share(fell, grade, is_brief=bars)) for grade in Grade),
                doc.cell("" if better is None else f"{better}%"),
                *((doc.cell(_bar(fell, 10)),) if bars else ()),
            )
        )
    group = answers[0].value.group
    by = group.by if group else ""
    headings = (by.capitalize(), "Of", *titles, "Good or better", *(("",) if bars else ()))
    widths = (*(doc.ANY,) * 6, (110, maxsize), (80, maxsize)) if bars else ()
    caption = f"{overall.title} by {by}"
    yield doc.Table(caption, headings, tuple(rows), compact=True, widths=widths)
    yield _picture(answers)
    short = "RI requires improvement. " if bars else ""
    yield doc.paragraph(f"{short}{overall.title}, of the inspections with one of the grades (Of).")


def _grades(
    answer: Result[Summary], titles: tuple[str, ...], *, bars: bool = False
) -> Iterator[doc.Block]:
    """The grades of each judgement, the overall effectiveness first."""
    rows = [
        (
            doc.cell(answer.framework.judgement(fell.judgement).short_title),
            *(doc.cell(_share(fell, grade, is_brief=bars)) for grade in Grade),
            doc.cell(str(fell.base)),
            *(doc.cell(_bar(fell, length)) for length in (_BARS if bars else ())),
        )
        for fell in _in_order(answer)
    ]
    headings = ("Judgement", *titles, "Of", *(("", "") if bars else ()))
    widths = (*(doc.ANY,) * 6, *_BARS.values()) if bars else ()
    yield doc.Table("Grades by judgement", headings, tuple(rows), compact=True, widths=widths)


def _uneven(answer: Result[Summary]) -> Iterator[doc.Block]:
    """What the percentages are of, and which of them do not add to 100."""
    uneven = [
        answer.framework.judgement(fell.judgement).short
        for fell in _in_order(answer)
        if fell.base and round(sum(filter(None, fell.percent.values())), 1) != 100.0
    ]
    rounded = f" Those of {listed(uneven)} do not add to 100, as each is rounded." if uneven else ""
    yield doc.paragraph(f"{_BASE} (Of).{rounded}")


def _in_order(answer: Result[Summary]) -> list[Distribution]:
    framework, judgements = answer.framework, answer.value.judgements
    order = sorted(judgements, key=lambda id: framework.judgement(id).role != "overall")
    overall, *others = (judgements[id] for id in order)
    return [overall, *(o for o in others if o.base or o.not_judged or o.not_known)]


def _picture(answers: Answers) -> doc.Shares:
    """The grades of one summary by judgement, or the overall effectiveness of each group."""
    first = answers[0]
    if len(answers) == 1:
        bars = [(first.framework.judgement(f.judgement).short_title, f) for f in _in_order(first)]
        whose = f" in {first.value.group.value}" if first.value.group else ""
        return doc.Shares(f"Grades by judgement{whose}", tuple(_shared(*bar) for bar in bars))
    [overall] = (j for j in first.framework.judgements if j.role == "overall")
    fell = [(a.value.group, a.value.judgements[overall.id]) for a in answers]
    by = first.value.group.by if first.value.group else ""
    return doc.Shares(
        f"{overall.title} by {by}",
        tuple(_shared(group.value, shares) for group, shares in fell if group),
    )


def _shared(label: str, fell: Distribution) -> doc.Shared:
    parts = (
        doc.Share(grade.words, doc.tone(grade), _number(fell, grade), fell.percent[grade.value])
        for grade in Grade
    )
    return doc.Shared(label, tuple(parts), fell.base)


def _number(fell: Distribution, grade: Grade) -> int:
    return int(getattr(fell, grade.value))


def _share(fell: Distribution, grade: Grade, *, is_brief: bool) -> str:
    number, percent = _number(fell, grade), fell.percent[grade.value]
    if percent is None:
        return str(number)
    return f"{number} {percent}%" if is_brief else f"{number} ({percent}%)"


def _bar(fell: Distribution, whole: int) -> doc.Line:
    """A bar of the grades' initials, as long for each as its share."""
    passed = 0
    line: list[doc.Words] = []
    for grade in Grade:
        first = round(whole * passed / fell.base) if fell.base else 0
        passed += _number(fell, grade)
        last = round(whole * passed / fell.base) if fell.base else 0
        line += doc.words(_SIGNS[grade] * (last - first), doc.tone(grade))
    return tuple(line)


def _whole(answer: Result[Summary]) -> Iterator[doc.Block]:
    """What there is besides the grades of each judgement."""
    yield from _crossed(answer)
    summary, framework = answer.value, answer.framework
    if summary.inadequate_together:
        yield doc.heading("Inadequate together")
        yield doc.entries(
            (str(worst.inspections), _together([framework.judgement(id).short for id in ids]))
            for worst in summary.inadequate_together
            for ids in (worst.judgements,)
        )
    if summary.movement:
        total = sum(moved.inspections for moved in summary.movement)
        yield doc.heading(f"From one inspection to the next: {total}")
        yield doc.entries(
            (str(moved.inspections), f"{moved.first.words} to {moved.second.words}")
            for moved in summary.movement
        )
        yield doc.paragraph("The first of each two may be from outside the cut.", "aside")
    taken = summary.publication
    if taken.median_working_days is not None:
        yield doc.heading("Publication")
        yield doc.paragraph(
            f"Working days from the last day on site to publication: {taken.median_working_days:g}"
            f" is the median of {taken.inspections}; {taken.within_32} within {REPORTED_WITHIN}."
        )


def _crossed(answer: Result[Summary]) -> Iterator[doc.Block]:
    """The overall effectiveness by each key judgement."""
    for id, by in answer.value.overall_by.items():
        given = [
            (overall, by[overall.value]) for overall in Grade if any(by[overall.value].values())
        ]
        if not given:
            continue
        graded = {grade.value for grade in Grade}
        shown = [name for name in given[0][1] if name in graded or any(n[name] for _, n in given)]
        rows = tuple(
            (
                doc.cell(doc.graded(overall)),
                *(doc.cell(str(numbers[name] or "-")) for name in shown),
            )
            for overall, numbers in given
        )
        title = f"Overall effectiveness by {answer.framework.judgement(id).short}"
        short = {Grade.REQUIRES_IMPROVEMENT.value: "RI"}
        headings = (
            "Overall",
            *(short.get(name, name.replace("_", " ").capitalize()) for name in shown),
        )
        yield doc.heading(title)
        yield doc.Table(title, headings, rows, compact=True)


def _together(names: list[str]) -> str:
    return listed(names) if len(names) > 1 else f"{names[0]} alone"


def _not_counted(answers: Answers, *, only_overall: bool = False) -> Iterator[doc.Block]:
    """What is in no number, and what is in no percentage, by name."""
    yield doc.heading("Left out")
    by_reason: dict[str, list[str]] = {}
    for left in answers[0].value.left_out:
        times = f" ({left.inspections} inspections)" if left.inspections > 1 else ""
        by_reason.setdefault(left.why, []).append(f"{_named(left.authority)}{times}")
    for why, left_out in by_reason.items():
        yield doc.paragraph(f"In no number, {why}: {listed(left_out)}.")
    if not by_reason:
        yield doc.paragraph("Every inspection of the cut is counted.")
    framework = answers[0].framework
    names_by: dict[tuple[str, str], list[str]] = {}
    for ungraded in (ungraded for answer in answers for ungraded in answer.value.ungraded):
        if not only_overall or framework.judgement(ungraded.judgement).role == "overall":
            key = (ungraded.judgement, ungraded.why)
            names_by.setdefault(key, []).append(_named(ungraded.authority))
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (id, why), several in names_by.items():
        names = tuple(dict.fromkeys(several))
        alike.setdefault((why, names), []).append(framework.judgement(id).short)
    for (why, whose), judgements in alike.items():
        said = listed(judgements)
        what = f"{said[:1].upper()}{said[1:]}: {why.replace('_', ' ')}"
        yield doc.paragraph(f"{what}, so in no percentage: {listed(whose)}.")


def _named(authority: str) -> str:
    return authority or "one without an authority"


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
