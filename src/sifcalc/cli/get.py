"""The option that asks for single clocks: their dates a line each, or their data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from sifcalc.answers import ANSWER_TYPES
from sifcalc.cli import exits
from sifcalc.cli.options import one_of
from sifcalc.console.streams import to_standard_error
from sifcalc.engine import timelines, timetables
from sifcalc.engine.timelines import Timeline, stated_and_not_taken
from sifcalc.output import Result
from sifcalc.rulebook.entries import id_named
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.terms import INSPECTION
from sifcalc.wording import Names, listed, listed_in_part, visible, which_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sifcalc.cli.delivery import Delivery
    from sifcalc.cli.options import Command
    from sifcalc.console.streams import Streams
    from sifcalc.engine.milestones import Milestone
    from sifcalc.engine.timetables import Timetable
    from sifcalc.rulebook.framework import Framework
    from sifcalc.rulebook.terms import Clock

    Answer = Result[Timeline | Timetable]

_DATA = ("json", "jsonl", "csv")
_COMMANDS = ("timeline", "inspection", "visit")
_NAMED = 5


def get_option(command: str) -> Callable[[Command], Command]:
    """Give the command of that name --get, as `clocks`."""
    return click.option(
        "--get",
        "clocks",
        metavar="ID",
        multiple=True,
        shell_complete=one_of(
            lambda: dict.fromkeys(
                clock.first_id for f in FRAMEWORKS.values() for clock in _clocks(f, command)
            )
        ),
        help="Print one clock's date, or earliest/latest, and nothing else; of several, a line"
        f" each. As {listed(_DATA, 'or')}, an object or a row each with all there is of it.",
    )


def asked_for(texts: Sequence[str], command: str, delivery: Delivery) -> tuple[str, ...]:
    """The ids of the clocks that --get asks that command for.

    Raises a usage error for what is no clock of it, and for options that --get does not go with.
    """
    ids = tuple(id_named(text, FRAMEWORKS.values()) or text for text in texts)
    for id in ids:
        _check_id(id, command)
    as_data = delivery.form in _DATA
    if ids and not as_data and (delivery.form != "table" or delivery.file):
        raise click.UsageError(f"--get goes with {listed(_DATA, 'or')}, or prints bare lines.")
    if ids and delivery.query.actor:
        raise click.UsageError("--get goes with neither --actor nor --mine.")
    return ids


def write_clocks(
    ids: Sequence[str], command: str, answers: Iterable[Answer], delivery: Delivery, *, bare: bool
) -> bool:
    """Write each clock of each answer, or say why it has no date; whether all have one.

    A line names its case unless it is `bare`, and its clock where there are several. Nothing is
    said or written before the last answer has come: of each, only what is said is kept till then,
    and what is said of several cases is said once.
    """
    said: dict[_Said, list[str]] = defaultdict(list)
    lines: list[str] = []
    data: list[Result[object]] = []
    all_dated = True
    out, is_data = delivery.out, delivery.form in _DATA
    for answer in answers:
        clocks = [_milestone(id, answer, command) for id in ids]
        for what in _what_to_know(answer, list(filter(None, clocks)), out):
            said[what].append(answer.name)
        for id, milestone in zip(ids, clocks, strict=True):
            if milestone is None:
                why = _why_no_date(id, answer, command)
                none = _Said(to_standard_error, f"{id} has no date here. {why}")
                said[none].append(answer.name)
                all_dated = False
                continue
            for doubt in _doubts(milestone) if out.says_notes else ():
                said[_Said(out.note, f"{id}: {doubt}")].append(answer.name)
            if is_data:
                data.append(_alone(answer, milestone))
                continue
            ends = dict.fromkeys(filter(None, (milestone.earliest, milestone.latest)))
            day = "/".join(end.isoformat() for end in ends) + ("/.." if milestone.seen else "")
            whose = () if bare else (visible(answer.name),)
            lines.append("\t".join((*whose, *((id,) if len(ids) > 1 else ()), day)))
    for what, names in said.items():
        # A note may be of any number of cases; of what puts an answer in doubt each is named.
        few = names[:_NAMED] if what.say == out.note else names
        what.say(f"{listed_in_part(few, len(names))}: {what.text}")
    if is_data:
        query = delivery.query._replace(answer_type=ANSWER_TYPES["due"])
        delivery._replace(query=query).write(data, noted=False)
    else:
        delivery.out.write("".join(f"{line}\n" for line in lines))
    return all_dated


class _Said(NamedTuple):
    """What is to be said of one or more cases, and how."""

    say: Callable[[str], None]
    text: str


def _alone(answer: Answer, milestone: Milestone) -> Result[object]:
    """The clock as an answer of its own."""
    warnings, as_of = _warnings(answer, [milestone]), answer.value.as_of
    return Result(milestone, answer.of, answer.entry, warnings, milestone.notes, as_of)


def write_timetable(texts: Sequence[str], command: str, delivery: Delivery) -> int:
    """Write a timetable, or the clocks of it that --get asks for; returns the exit code."""
    ids = asked_for(texts, command, delivery)
    if not ids:
        delivery.write_by_itself()
        return exits.ANSWERED
    answers = cast("Sequence[Answer]", delivery.answered_by_itself())  # the kind's own result
    all_dated = write_clocks(ids, command, answers, delivery, bare=True)
    return exits.ANSWERED if all_dated else exits.NO_DATE


def _clocks(framework: Framework, command: str) -> tuple[Clock, ...]:
    """What that command answers: the framework's clocks after the report, or steps before it."""
    if command == "timeline":
        return framework.clocks
    schedules = (s for s in framework.timetables.values() if s.command == command)
    return tuple(step for schedule in schedules for step in schedule.steps)


def _clock_of(id: str, framework: Framework, command: str) -> Clock | None:
    if command == "timeline":
        return framework.clock_of(id)
    steps = _clocks(framework, command)
    return next((step for step in steps if id in (step.id, *step.other_ids)), None)


def _check_id(id: str, command: str) -> None:
    """Raise a usage error where this is the id of no clock that the command answers."""
    frameworks = FRAMEWORKS.values()
    if any(_clock_of(id, framework, command) for framework in frameworks):
        return
    others = [
        f"`sifcalc {other}`"
        for other in _COMMANDS
        if any(_clock_of(id, framework, other) for framework in frameworks)
    ]
    clocks = {
        known: clock
        for framework in frameworks
        for clock in _clocks(framework, command)
        for known in (clock.id, *clock.other_ids)
    }
    stem, _, number = id.rpartition("-")
    series = clocks.get(f"{stem}-N")
    names = {
        known.replace("-N", f"-{clock.series.first}" if clock.series else "-N"): Names(
            clock.short_title, clock.title
        )
        for known, clock in clocks.items()
    }
    if series and series.series:
        before = f"{series.series.follows}_{number}"
        named = next((clock.id for clock in clocks.values() if clock.done_on == before), "")
        begin = f"its ids begin with {series.id.removesuffix('N')}{series.series.first}"
        hint = f"that is {named}" if named else begin
    elif others:
        hint = f"it is one of {listed(others)}"
    else:
        hint = which_meant(id, names) or "`sifcalc rules` lists them"
    of = "" if command == "timeline" else f" of `sifcalc {command}`"
    raise click.BadParameter(f"{id!r} is not the id of a clock{of}; {hint}", param_hint="--get")


def _milestone(id: str, answer: Answer, command: str) -> Milestone | None:
    """The newest milestone with this id that has a date."""
    clock = _clock_of(id, answer.framework, command)
    wanted = {id, clock.id} if clock and not clock.series else {id}
    dated = [m for m in answer.value.milestones if m.id in wanted and m.first_date]
    return max(dated, key=lambda m: m.cycle) if dated else None


def _why_no_date(id: str, answer: Answer, command: str) -> str:
    counted, own = answer.value, answer.framework
    of_cycles = {m.framework for m in counted.milestones}
    of_cycles |= {left.framework for left in counted.left_out}
    others = (framework for framework in FRAMEWORKS.values() if framework.id in of_cycles)
    framework = next((f for f in (own, *others) if _clock_of(id, f, command)), own)
    clock = _clock_of(id, framework, command)
    if clock is None:
        return f"It is no clock of the {own.title}."
    if isinstance(counted, Timeline):
        activity = (answer.entry and answer.entry.case.activity) or INSPECTION
        return timelines.why_no_date(counted, id, framework, activity)
    return timetables.why_no_date(counted, clock, framework)


def _warnings(answer: Answer, clocks: Sequence[Milestone]) -> tuple[str, ...]:
    """The warnings of the answer without those about other clocks."""
    others = (m for m in answer.value.milestones if m.stated and m not in clocks)
    of_others = set(map(stated_and_not_taken, others))
    return tuple(warning for warning in answer.warnings if warning not in of_others)


def _what_to_know(answer: Answer, clocks: Sequence[Milestone], out: Streams) -> Iterator[_Said]:
    warnings = _warnings(answer, clocks)
    for text in answer.all_notes if out.says_notes else warnings:
        yield _Said(out.warn if text in warnings else out.note, text)


def _doubts(milestone: Milestone) -> Iterator[str]:
    if milestone.seen:
        yield f"it was {milestone.seen}."
    if milestone.cycle > 1:
        yield "it is counted from the re-inspection's report."
    if milestone.conditional:
        yield f"it applies only {milestone.applies}."
    if milestone.status == "projected":
        yield "it is projected, as it rests on what has not happened yet."
    if milestone.provisional:
        yield "it is provisional, as it rests on bank holidays not yet announced."
    if not milestone.in_force:
        yield "its words were not in force then."
    if milestone.trigger and milestone.trigger.note:
        yield milestone.trigger.note
