"""Plain data to a case, and every complaint about it at its place."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, get_args  # Any: data as given, and types as pydantic keeps them

from pydantic import ValidationError

from sifcalc.case import (
    Case,
    Inconsistent,
    Judgements,
    Part,
    Path,
    Problem,
    columns,
    is_part,
    path_name,
)
from sifcalc.casefile.located import LocatedData
from sifcalc.complaints import BadInput, Complaint, Place, Unreadable
from sifcalc.kept import Kept
from sifcalc.wording import nearest

_EXPECTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "missing": "a date",
    "dict_type": "a mapping of clock ids to dates",
    "model_type": "a mapping, its keys indented below it",
    "string_type": "text",
    "tuple_type": "a list",
}


def case_of(located: LocatedData) -> Case:
    """The case that data describes, its empty values left out already (see `tidied`).

    Raises BadInput with everything wrong with it, each complaint at its place.
    """
    if located.data is None:
        raise BadInput(Complaint("no-case", "this file is empty", located.whole))
    if not isinstance(located.data, dict):
        what = "this file holds no case: a case is made of keys and their values"
        raise BadInput(Complaint("no-case", what, located.place(())))
    try:
        return _case(located.data)
    except ValidationError as error:
        complaints = [c for detail in error.errors() for c in _complaints(detail, located)]
        complaints.sort(key=lambda c: (c.place.line or 0, c.place.column or 0))
        raise BadInput(*complaints) from None


def _validated(data: dict[str, Any]) -> Case:
    return Case.model_validate({key: _as_kept(key, value) for key, value in data.items()})


_case = Kept(_validated, 1024)  # rows that are the same share their data: see `table`


def _as_kept(key: str, value: Any) -> Any:
    """A part of a case read already, where these same few texts were; else the value as it is.

    The rows of a table repeat their grades, and their dates: a part of them is read once.
    """
    is_short = key in _PARTS and isinstance(value, dict) and len(value) <= _MOST_VALUES
    if is_short and all(type(at) is str and len(at) <= _LONGEST for at in value.values()):
        with suppress(ValidationError):  # it is complained of with all else that is wrong
            return _part(key, tuple(value.items()))
    return value


_PARTS: dict[str, type[Part]] = {
    name: field.annotation for name, field in Case.model_fields.items() if is_part(field.annotation)
}
_MOST_VALUES, _LONGEST = 20, 50


@lru_cache(maxsize=2048)  # with its texts a part takes two or three kilobytes
def _part(key: str, texts: tuple[tuple[str, str], ...]) -> Part:
    return _PARTS[key].model_validate(dict(texts))


def tidied(located: LocatedData) -> LocatedData:
    """The data of a file without its empty known keys, and its judgements under their own key.

    Unknown keys stay, to be complained of.
    """
    together = _gathered(located)
    return together._replace(data=_without_empty(together.data, Case))


def _gathered(located: LocatedData) -> LocatedData:
    """The data with judgements of its top level moved under the key `judgements`.

    Data that has that key stays as it is: a judgement beside it is then an unknown key.
    """
    if not isinstance(located.data, dict) or "judgements" in located.data:
        return located
    loose = {name: value for name, value in located.data.items() if name in Judgements.model_fields}
    if not loose:
        return located
    rest = {name: value for name, value in located.data.items() if name not in loose}

    def moved(places: Mapping[Path, Place]) -> dict[Path, Place]:
        return {
            ("judgements", *path) if path[:1] and path[0] in loose else path: place
            for path, place in places.items()
        }

    data = {**rest, "judgements": loose}
    return located._replace(data=data, keys=moved(located.keys), values=moved(located.values))


def _without_empty(data: Any, model: Any) -> Any:
    if not isinstance(data, dict) or not is_part(model):
        return data
    fields = model.model_fields
    return {
        key: _without_empty(value, fields[key].annotation) if key in fields else value
        for key, value in data.items()
        if value is not None or key not in fields
    }


def _complaints(detail: Any, located: LocatedData) -> list[Complaint]:
    path: Path = tuple(detail["loc"])
    cause = detail.get("ctx", {}).get("error")
    shown = f"{located.named(path)}: " if located.named(path) else ""
    place = located.place(path)
    if isinstance(cause, Inconsistent):
        return [_inconsistent(problem, located) for problem in cause.problems]
    if isinstance(cause, Unreadable):
        return [Complaint(cause.id, f"{shown}{cause}", place)]
    if detail["type"] == "extra_forbidden":
        level = path_name(path[:-1]) or "a case"
        message = f"{path[-1]!r} is not a key of {level}; {_where_instead(path)}"
        return [Complaint("unknown-key", message, located.place(path, key=True))]
    expected = _EXPECTED.get(detail["type"], "something else")
    return [Complaint("wrong-kind", f"{shown}it takes {expected}", place)]


def _inconsistent(problem: Problem, located: LocatedData) -> Complaint:
    place = located.place(problem.path, key=problem.beside is None)
    other = located.place(problem.beside).seen_from(place) if problem.beside else ""
    # The place of data is its name, which is in the message.
    beside = f" ({other})" if problem.beside and other != path_name(problem.beside) else ""
    return Complaint(problem.id, f"{problem.message}{beside}", place)


def _where_instead(path: Path) -> str:
    """What to write instead of an unknown key: where it belongs, the nearest, or every one."""
    name = str(path[-1])
    belongs = {column.name: path_name(column.path) for column in columns()}
    if name in belongs:
        return f"it goes in {belongs[name]}"
    known = list(_fields_at(path[:-1]))
    if near := nearest(name, known):
        return f"did you mean {near!r}?"
    if near := nearest(name, belongs):
        return f"did you mean {near!r}, which goes in {belongs[near]}?"
    return f"the keys here are {', '.join(known)}"


def _fields_at(path: Path) -> dict[str, Any]:
    model: Any = Case
    for step in path:
        # The items of a list are all of the one type.
        model = get_args(model)[0] if isinstance(step, int) else model.model_fields[step].annotation
    return model.model_fields if is_part(model) else {}
