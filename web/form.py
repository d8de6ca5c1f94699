"""The form of the page: what the models of a case take, in the words of the rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin  # Any: types of fields

from sifcalc.case import Case, Closure, Judgements, Part, is_part, leaves, one_of, path_name
from sifcalc.casefile.schema import clock_ids, description, value_type
from sifcalc.cohort.authorities import authorities
from sifcalc.grades import OUTCOMES, PREVIOUS, choices
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

ASKED_FIRST = ("authority", "inspection", "report", "judgements")
"""What most people have in hand; the rest is folded away until it is wanted."""

_TITLES = {
    "actuals": "What else was done, and when",
    "stated": "Dates that a letter of Ofsted's states",
    "closures": "Days on which the council is closed",
    "id": "Name of the case",
    "previous_overall": "Overall effectiveness at the inspection before this one",
    "priority_action": "Areas for priority action",
    "reinspection": "Re-inspection",
    "statement_determined": "Written statement required",
}
"""Titles that are not the key in words."""

_HINTS = {
    "judgements": "As the report gives them: what you do not know is not given, and what the report"
    " says was not judged is not judged.",
    "report.received": "It comes before publication. Leave it empty if you do not know it: what"
    " runs from it is then counted from publication, and is marked so.",
    "actuals": "When your council published the report, for one: choose what was done, and give the"
    " day on which it was.",
    "case": "Most of it can stay as it is.",
    "id": "A name of your own, only where you keep several cases of one authority.",
    "activity": "Only of a focused visit or a joint targeted area inspection: its days stand under"
    " Inspection then, and those of its letter under Report.",
    "framework": "Only where the answer says that the judgements and dates do not tell it.",
    "priority_action": "Whether the report, or the letter of a focused visit, names any.",
    "statement_determined": "Only of a joint targeted area inspection: whether its letter requires"
    " one.",
    "stated": "Choose what the letter gives a date for, and give that date.",
}
"""Hints where what a case file is told, of keys and ids, helps nobody at a form."""

_ROWS = {
    "monitoring_visits": "a monitoring visit",
    "actuals": "something that was done",
    "stated": "a date from a letter",
    "closures": "a day or days of closure",
}
"""What a row of a group that repeats is."""

_GRADES = {"GRADE": choices(OUTCOMES), "EARLIER GRADE": choices(PREVIOUS)}
_YES_OR_NO = (("true", "yes"), ("false", "no"))


class Choice(NamedTuple):
    """A value that may be chosen, in words; `frameworks` are those that have it, "" for all."""

    value: str
    words: str
    frameworks: str = ""


class Input(NamedTuple):
    """A field of the form.

    `name` is that of its place in complaints; `path` the keys of its value in a case. `kind` is
    "date", "text" or "choice".
    """

    name: str
    path: tuple[str, ...]
    label: str
    hint: str
    kind: str
    choices: tuple[Choice, ...] = ()
    frameworks: str = ""


class Group(NamedTuple):
    """Fields that belong together. `row` says what a row of them is, where there may be several."""

    key: str
    title: str
    hint: str
    inputs: tuple[Input, ...]
    row: str = ""


def groups() -> tuple[list[Group], list[Group]]:
    """The groups of the form in the order of the model: those asked first, and the others."""
    made = list(_groups())
    first = [group for group in made if group.key in ASKED_FIRST]
    return first, [group for group in made if group.key not in ASKED_FIRST]


def names_of_authorities() -> list[str]:
    """The name of every authority, each once."""
    return sorted({one.name for one in authorities()})


def _groups() -> Iterator[Group]:
    single: list[Input] = []
    for key, field in Case.model_fields.items():
        part: Any = field.annotation
        title = _TITLES.get(key, key.replace("_", " ").capitalize())
        hint = _HINTS.get(key, f"{description(field)}.").removeprefix(f"{title}: ")
        hint = hint[0].upper() + hint[1:]
        if is_part(part):
            yield Group(key, title, hint, tuple(_inputs(part, key)))
        elif rows := tuple(_row(part, key)):
            yield Group(key, title, hint, rows, _ROWS[key])
        elif key in ASKED_FIRST:
            yield Group(key, title, "", (_input((key,), field, title),))
        else:
            single.append(_input((key,), field, title))
    yield Group("case", "About the case", _HINTS["case"], tuple(single))


def _inputs(part: type[Part], key: str) -> Iterator[Input]:
    for name, field in part.model_fields.items():
        label, _, more = description(field).partition(": ")
        made = _input((key, name), field, label)
        made = made._replace(hint=_HINTS.get(made.name, more and f"{more.capitalize()}."))
        yield _judged(made) if part is Judgements else made


def _judged(made: Input) -> Input:
    """The field of a judgement by its title, and its frameworks."""
    having = {
        framework.id: judgement
        for framework in FRAMEWORKS.values()
        for judgement in framework.judgements
        if judgement.id == made.path[-1]
    }
    titles = list(dict.fromkeys(judgement.title for judgement in having.values()))
    is_award = next(iter(having.values())).role == "overall"
    label = f"{titles[0]}, as awarded" if is_award else titles[0]
    return made._replace(label=label, frameworks=" ".join(having))


def _row(annotation: Any, key: str) -> Iterator[Input]:
    """The fields of a row of a list or of a mapping by clocks; none for a single value."""
    inner = get_args(annotation)
    if get_origin(annotation) is dict:
        what = tuple(_clocks(inner[0]))
        yield Input(f"{key}.id", ("id",), "What", "", "choice", what)
        yield Input(key, ("date",), "Day", "", "date")
    elif get_origin(annotation) is tuple and inner[0] is Closure:
        for name, field in Closure.model_fields.items():
            yield _input((name,), field, _TITLES.get(name, name.capitalize()))
    elif get_origin(annotation) is tuple:
        yield Input(key, (), "Day", "", "date")


def _clocks(key: Any) -> Iterator[Choice]:
    """The clocks that a mapping with such keys takes, each with the frameworks that have it."""
    having: dict[str, dict[str, str]] = {}
    for framework in FRAMEWORKS.values():
        for id, title in clock_ids(key, framework).items():
            having.setdefault(id, {})[framework.id] = title
    titles_of_all = [next(iter(titles.values())) for titles in having.values()]
    for id, titles in having.items():
        title = next(iter(titles.values()))
        is_alone = titles_of_all.count(title) == 1
        yield Choice(id, title if is_alone else f"{title} ({id})", " ".join(titles))


def _input(path: tuple[str, ...], field: FieldInfo, label: str) -> Input:
    taken = value_type(field.annotation)
    said = description(field)
    name = path_name(path)
    hint = _HINTS.get(name, "" if said == label else f"{said}.")
    choices_of = _choices(field, taken)
    kind = "choice" if choices_of else "date" if taken == "DATE" else "text"
    return Input(name, path, label, hint, kind, choices_of)


def _choices(field: FieldInfo, taken: str) -> tuple[Choice, ...]:
    """The values that the field may have, none for one that takes others."""
    if words := one_of(field):
        return tuple(Choice(word, _title_of(word)) for word in words)
    if grades := _GRADES.get(taken):
        return tuple(Choice(word, word) for word in grades)
    if bool in set(leaves(field.annotation)):
        return tuple(Choice(value, words) for value, words in _YES_OR_NO)
    return ()


def _title_of(word: str) -> str:
    known = FRAMEWORKS.get(word)
    return known.title if known else word.replace("_", " ")
