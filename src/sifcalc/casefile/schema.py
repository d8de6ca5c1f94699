"""The JSON Schema of a case file, for editors: what the models of a case take, and their words.

It takes every form that the reader takes. Only the reader checks that a day exists, and that dates
do not contradict each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from inspect import getdoc
from typing import Any, get_args, get_origin  # Any: types as pydantic keeps them, and JSON

from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from sifcalc.case import Case, Closure, Judgements, Part, RecordedId, is_part, leaves, one_of
from sifcalc.dates import FORMS, MONTHS, SHORT_FORMS, WEEKDAYS
from sifcalc.grades import OUTCOMES, PREVIOUS, Grade, OlderGrade, choices
from sifcalc.rulebook.framework import Framework
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.terms import Clock
from sifcalc.wording import listed

Schema = dict[str, Any]

# Those that pydantic reads as a boolean, besides 1 and 0.
_BOOLEAN_WORDS = ("yes", "no", "true", "false", "on", "off", "y", "n", "t", "f")
_DATE, _GRADE, _EARLIER_GRADE = "DATE", "GRADE", "EARLIER GRADE"
_YES_OR_NO, _TEXT = "YES|NO", "TEXT"


def case_schema() -> Schema:
    """The schema of a case file, in draft 2020-12, as data."""
    judgements = _properties(Judgements)
    case = _part(Case)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sifcalc:case",
        "title": "Case file of sifcalc",
        "description": _summary(Case),
        **case,
        # Judgements alone may stand at the top level, but not beside those under their key.
        "properties": {**case["properties"], **judgements},
        "if": {"required": ["judgements"]},
        "then": {"properties": dict.fromkeys(judgements, False)},
        "$defs": {_name(type_): schema for type_, schema in value_types().items()},
    }


def value_types() -> dict[str, Schema]:
    """The schema of each type of single value, by its name: see `value_type`."""
    return {
        _DATE: {
            "description": (f"{FORMS}; that there is such a day, only reading the file tells"),
            "type": "string",
            "pattern": _date_pattern(),
        },
        _GRADE: _grade(OUTCOMES),
        _EARLIER_GRADE: _grade(PREVIOUS),
        _YES_OR_NO: {
            "description": "yes or no, or true or false",
            "anyOf": [
                {"type": "boolean"},
                {"type": "string", "pattern": f"^{_either(map(_letters, _BOOLEAN_WORDS))}$"},
                {"enum": ["1", "0", 1, 0]},
            ],
        },
        # A name that looks like a number is one to an editor, and text to sifcalc.
        _TEXT: {"description": "any words", "type": ["string", "number"]},
    }


def value_type(annotation: Any) -> str:
    """The name of the type of value that a field so annotated takes: "DATE", "GRADE"."""
    types = set(leaves(annotation))
    names = {date: _DATE, OlderGrade: _EARLIER_GRADE, Grade: _GRADE, bool: _YES_OR_NO, str: _TEXT}
    return next(name for type_, name in names.items() if type_ in types)


def description(field: FieldInfo) -> str:
    """What the field holds: its own description, or else what its part of a case says it is."""
    return field.description or _summary(field.annotation)


def clock_ids(key: Any, framework: Framework | None = None) -> dict[str, str]:
    """What a mapping with such keys takes: each clock's title by its id, or its series' first.

    With a framework, the clocks of that one alone.
    """
    clocks = _clocks(key, framework)
    return {id: clock.title for clock in clocks for id in (clock.first_id, *clock.other_ids)}


def _clocks(key: Any, only: Framework | None = None) -> Iterator[Clock]:
    frameworks = [only] if only else FRAMEWORKS.values()
    clocks = (clock for framework in frameworks for clock in framework.clocks)
    if key == RecordedId:
        return (clock for clock in clocks if clock.is_recorded_under_its_id)
    return (clock for clock in clocks if clock.can_be_stated)


def _part(model: type[Part]) -> Schema:
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return {
        "type": "object",
        "properties": _properties(model),
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _properties(model: type[Part]) -> Schema:
    return {name: _property(field) for name, field in model.model_fields.items()}


def _property(field: FieldInfo) -> Schema:
    words = one_of(field)
    only = {"type": "string", "pattern": rf"^\s*{_either(map(_in_words, words))}\s*$"}
    takes = {"anyOf": [{"enum": list(words)}, only]} if words else _value(field.annotation)
    # What is left empty counts as not given.
    accepted = takes if field.is_required() else {"anyOf": [takes, {"type": "null"}]}
    examples = {"examples": to_jsonable_python(field.examples)} if field.examples else {}
    return {"description": description(field), **examples, **accepted}


def _value(annotation: Any) -> Schema:
    """What a field with that annotation takes where it is not left empty."""
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _value(inner[0])}
    if get_origin(annotation) is dict:
        return _by_clock(inner[0], _value(inner[1]))
    if annotation is Closure:
        return {"anyOf": [_value(date), _part(annotation)]}
    if is_part(annotation):
        return _part(annotation)
    return {"$ref": f"#/$defs/{_name(value_type(annotation))}"}


def _by_clock(key: Any, value: Schema) -> Schema:
    """Values by the ids of clocks: the first of a series by name, so that an editor offers it."""
    series = {
        f"^{clock.id.removesuffix('N')}([{clock.series.first}-9]|[1-9][0-9]+)$": value
        for clock in _clocks(key)
        if clock.series
    }
    return {
        "type": "object",
        "properties": {id: {"description": title, **value} for id, title in clock_ids(key).items()},
        "patternProperties": series,
        "additionalProperties": False,
    }


def _grade(spellings: Mapping[str, Any]) -> Schema:
    """The words first, which editors offer, then every other way to write them."""
    words = choices(spellings)
    numbers = [spelling for spelling in spellings if spelling.isdecimal()]
    spelled = [_letters(spelling, r"[\s_-]*") for spelling in spellings if spelling.isalpha()]
    spelled.append(rf"[{numbers[0]}-{numbers[-1]}](\.0+)?")
    return {
        "description": (
            f"{listed(words, 'or')}, in any case; RI for requires improvement; or Ofsted's number,"
            f" {numbers[0]} to {numbers[-1]}"
        ),
        "anyOf": [
            {"enum": words},
            {"type": "string", "pattern": rf"^\s*{_either(spelled)}\s*$"},
            {"enum": [int(number) for number in numbers]},
        ],
    }


def _in_words(word: str) -> str:
    """A pattern of the word in either case, with any spacing for each underscore in it."""
    return r"[\s_-]+".join(map(_letters, word.split("_")))


def _letters(word: str, spacing: str = "") -> str:
    """A pattern of the word's letters, each in either case, with that spacing between them."""
    return spacing.join(f"[{letter.upper()}{letter}]" for letter in word)


def _date_pattern() -> str:
    """A pattern of every form in which a date is read, of the years that are counted."""
    years = r"(19[89][0-9]|20[0-9]{2}|2100)"
    numbered = (
        rf"{years}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
        rf"(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])/{years}",
    )
    weekday, month = _either(_names(WEEKDAYS)), _either(_names(MONTHS))
    named = rf"({weekday},?\s+)?(0?[1-9]|[12][0-9]|3[01])[\s-]+{month}[\s-]+{years}"
    return rf"^\s*{_either((*numbered, named))}\s*$"


def _names(names: Iterable[str]) -> Iterator[str]:
    """Patterns of the names in either case, whole and shortened."""
    for name in names:
        short = [short for short in SHORT_FORMS if SHORT_FORMS[short] == name]
        stem = name[:3]
        rests = dict.fromkeys(form[3:] for form in (*short, name) if form != stem)
        rest = f"{_either(map(_letters, rests))}?" if rests else ""
        yield f"{_letters(stem.lower())}{rest}"


def _either(patterns: Iterable[str]) -> str:
    return f"({'|'.join(patterns)})"


def _name(value_type: str) -> str:
    return value_type.lower().replace(" ", "_").replace("|", "_or_")


def _summary(model: Any) -> str:
    return (getdoc(model) or "").partition("\n\n")[0].removesuffix(".")
