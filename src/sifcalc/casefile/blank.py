"""A case file to fill in: every key of a case, with what it holds and how that is written."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple, get_args, get_origin  # Any: types as pydantic keeps them

import yaml

from sifcalc.case import (
    ActionPlan,
    Case,
    Inspection,
    Judgements,
    Part,
    Reinspection,
    is_part,
    one_of,
)
from sifcalc.casefile.schema import clock_ids, description, value_type, value_types
from sifcalc.casefile.text import EXAMPLE
from sifcalc.grades import in_plain
from sifcalc.rulebook.framework import Framework
from sifcalc.templates import template
from sifcalc.wording import listed

SCHEMA_FILE = "sifcalc-case.schema.json"
"""The file, beside a case file, in which an editor looks for the schema."""


class _Key(NamedTuple):
    """A key of a case: how deep it stands, what it holds and takes, and its value in YAML.

    `is_example` is whether the value is one to replace. A key that is not `is_used` is a comment.
    """

    depth: int
    name: str
    description: str
    takes: str
    value: str
    is_example: bool
    is_used: bool


def blank_case(framework: Framework, case: Case | None = None) -> str:
    """A case file in YAML for an inspection under the framework, which it names.

    It holds the values of the `case`. Without one, no judgement has a grade, and its other values
    are examples.
    """
    return template("case.yaml.jinja").render(
        schema_file=SCHEMA_FILE,
        example=EXAMPLE,
        framework=framework,
        is_blank=case is None,
        value_types={name: schema["description"] for name, schema in value_types().items()},
        keys=_keys(Case, 0, framework, case),
    )


def _keys(
    model: type[Part], depth: int, framework: Framework, given: Part | None
) -> Iterator[_Key]:
    """The keys of a part of a case and of the parts in it, in the order of the model."""
    judged = {judgement.id for judgement in framework.judgements_of(framework.newest_edition)}
    for name, field in model.model_fields.items():
        part: Any = field.annotation
        if model is Judgements and name not in judged:
            continue
        if not _is_used_under(framework, model, name):
            continue
        is_several = get_origin(part) in (tuple, dict)
        if get_origin(part) is dict and not clock_ids(get_args(part)[0], framework):
            continue
        takes = "" if is_part(part) else listed(one_of(field) or [_takes(part, framework)], "or")
        inner = getattr(given, name, None) if given else None
        if is_part(part):
            yield _Key(depth, name, description(field), takes, "", False, True)
            yield from _keys(part, depth + 1, framework, inner)
            continue
        value = _in_yaml(framework.id if (model, name) == (Case, "framework") else inner)
        # A list or a mapping is an example of its form, which no answer needs.
        is_example = not value and bool(field.examples) and (given is None or is_several)
        if is_example:
            value = _example(next(iter(field.examples or ())), part, framework)
        is_used = not (is_several and (is_example or not value))
        yield _Key(depth, name, description(field), takes, value, is_example, is_used)


def _is_used_under(framework: Framework, model: type[Part], name: str) -> bool:
    """Whether anything is made of the key in a case of the framework."""
    if model is Case and name in ("activity", "statement_determined"):
        return bool(framework.activities)
    if model is Case and name == "monitoring_visits":
        return any(clock.series and clock.series.follows for clock in framework.clocks)
    events: dict[tuple[type[Part], str], str] = {
        (ActionPlan, "visit"): "action_plan_visit",
        (Reinspection, "announced"): "reinspection_announced",
    }
    event = events.get((model, name))
    return event is None or event in framework.events_done


def _takes(annotation: Any, framework: Framework) -> str:
    """What a field with that annotation takes, with single values by the names of their types."""
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return f"a list, each {_takes(inner[0], framework)}"
    if get_origin(annotation) is dict:
        ids = clock_ids(inner[0], framework)
        return f"{_takes(inner[1], framework)} by {listed(ids, 'or')}"
    if is_part(annotation):
        fields = annotation.model_fields.items()
        taken = (f"{name}: {_takes(field.annotation, framework)}" for name, field in fields)
        return f"{{{', '.join(taken)}}}"
    return value_type(annotation)


def _example(value: Any, annotation: Any, framework: Framework) -> str:
    """The example as YAML writes it on one line, with the clocks and the time of the framework."""
    if get_origin(annotation) is dict:
        ids = clock_ids(get_args(annotation)[0], framework)
        value = {id if id in ids else next(iter(ids)): day for id, day in value.items()}
    return _in_yaml(_moved(value, _years_on(framework)))


def _in_yaml(value: Any) -> str:
    """The value as YAML writes it on one line, empty where there is none."""
    if value is None or value in ((), {}):
        return ""
    plain = in_plain(value)
    if isinstance(value, tuple):
        plain = [item.model_dump() if isinstance(item, Part) else item for item in value]
    dumped = yaml.safe_dump(plain, default_flow_style=True, sort_keys=False, width=1000)
    return dumped.removesuffix("...\n").strip()


def _moved(value: Any, by: timedelta) -> Any:
    """The value with every day in it so much later."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, list):
        return [_moved(item, by) for item in value]
    if isinstance(value, dict):
        return {key: _moved(inner, by) for key, inner in value.items()}
    return value


def _years_on(framework: Framework) -> timedelta:
    """How much later an example has to be to be of the framework's newest edition.

    Whole weeks, about a year at a time, so that a day keeps its day of the week and its season.
    """
    start = next(iter(Inspection.model_fields["start"].examples or ()))
    since = framework.newest_edition
    return timedelta(weeks=52 * max(0, ceil((since - start) / timedelta(weeks=52))))
