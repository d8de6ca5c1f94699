"""The JSON Schema of a case file, its models, and files as an editor reads them."""

import re
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from sifcalc import Case
from sifcalc.case import Closure, Part
from sifcalc.casefile.schema import case_schema

SCHEMA = case_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does, in which a date is text."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012 - as PyYAML declares it


for kind, pattern, firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    tag = f"tag:yaml.org,2002:{kind}"
    EditorLoader.add_implicit_resolver(tag, re.compile(f"^(?:{pattern})$"), firsts)


def in_an_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader but for its scalars


def models(model: type[Part] = Case) -> dict[str, type[Part]]:
    """Every model a case is made of, by its name."""
    inner = [f.annotation for f in model.model_fields.values() if isinstance(f.annotation, type)]
    by_name: dict[str, type[Part]] = {model.__name__: model, "Closure": Closure}
    for part in inner:
        if issubclass(part, Part):
            by_name |= models(part)
    return by_name
