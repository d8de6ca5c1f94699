"""A case file to fill in: every key of a case, with what it holds and how that is written."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin  # Any: types as pydantic keeps them

import yaml

from sifcalc.case import Case, Part, is_part, one_of
from sifcalc.casefile.schema import clock_ids, description, value_type, value_types
from sifcalc.templates import template
from sifcalc.wording import listed

SCHEMA_FILE = "sifcalc-case.schema.json"
"""The file, beside a case file, in which an editor looks for the schema."""


class _Key(NamedTuple):
    """A key of a case: how deep it stands, what it holds and takes, and an example of its value."""

    depth: int
    name: str
    description: str
    takes: str
    example: str
    is_used: bool


def blank_case() -> str:
    """A case file in YAML: no judgement has a grade, and its other values are examples."""
    return template("case.yaml.jinja").render(
        schema_file=SCHEMA_FILE,
        value_types={name: schema["description"] for name, schema in value_types().items()},
        keys=_keys(Case, 0),
    )


def _keys(model: type[Part], depth: int) -> Iterator[_Key]:
    """The keys of a part of a case and of the parts in it, in the order of the model."""
    for name, field in model.model_fields.items():
        part: Any = field.annotation
        example = _in_yaml(field.examples[0]) if field.examples else ""
        # A list or a mapping is an example of its form, which no answer needs.
        is_used = get_origin(part) not in (tuple, dict)
        takes = "" if is_part(part) else listed(one_of(field) or [_takes(part)], "or")
        yield _Key(depth, name, description(field), takes, example, is_used)
        if is_part(part):
            yield from _keys(part, depth + 1)


def _takes(annotation: Any) -> str:
    """What a field with that annotation takes, with single values by the names of their types."""
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return f"a list, each {_takes(inner[0])}"
    if get_origin(annotation) is dict:
        return f"{_takes(inner[1])} by {listed(clock_ids(inner[0]), 'or')}"
    if is_part(annotation):
        fields = annotation.model_fields.items()
        return f"{{{', '.join(f'{name}: {_takes(field.annotation)}' for name, field in fields)}}}"
    return value_type(annotation)


def _in_yaml(value: Any) -> str:
    """The value as YAML writes it on one line."""
    dumped = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=1000)
    return dumped.removesuffix("...\n").strip()
