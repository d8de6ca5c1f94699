"""The values of a case by the columns of a table, and their paths and days."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeGuard, get_args, get_origin  # Any: types, and values

from pydantic.fields import FieldInfo

from sifcalc.case.parts import Judgements, OneOf, Part, Unchecked, judgements_by_id
from sifcalc.grades import Grade
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.terms import Clock

Path = tuple[str | int, ...]


class Column(NamedTuple):
    """A column of a table of cases: its name, its path in the model, and what its values are.

    `takes` is the word for its values (see `_takes`), `headings` are its other names.
    """

    name: str
    path: tuple[str, ...]
    description: str
    takes: str
    headings: tuple[str, ...] = ()


_HEADINGS = {
    "authority": (
        "Local authority; Local authority name; LA name; Authority name; Name of authority;"
        " Name of local authority; Council; Council name; Name of council"
    ),
    "inspection_start": (
        "Inspection start date; Start date of inspection; Start of inspection; Inspection started;"
        " Inspection began; Inspection from; First day of inspection; Inspection first day"
    ),
    "inspection_end": (
        "Inspection end date; End date of inspection; End of inspection; Inspection ended;"
        " Inspection finished; Inspection to; Last day of inspection; Inspection last day"
    ),
    "report_received": (
        "Date report received; Report received date; Date of receipt; Receipt of report;"
        " Date report was received; Report receipt date; Report received on"
    ),
    "report_published": (
        "Publication date; Date of publication; Date published; Published date; Published;"
        " Published on; Report publication; Report publication date; Report published date;"
        " Date report published; Date report was published; Publication of report;"
        " Report published on"
    ),
    "overall": "Awarded",
    "previous_overall": (
        "Previous overall effectiveness; Previous OE; Previous inspection overall;"
        " Previous inspection overall effectiveness; Overall effectiveness at previous inspection;"
        " Overall at previous inspection"
    ),
    "framework": "Inspection framework",
    "action_plan_visit": "Action planning visit; Date of action planning visit",
    "action_plan_submitted": (
        "Action plan submitted date; Date action plan submitted; Action plan sent"
    ),
    "reinspection_start": "Reinspection start date; Start of reinspection",
    "reinspection_end": "Reinspection end date; End of reinspection",
    "reinspection_report_published": (
        "Reinspection published; Reinspection publication date;"
        " Reinspection report publication date"
    ),
    "reinspection_overall": "Reinspection overall effectiveness",
}
"""Other names of columns, but for judgements' own; each means only that column."""

_OWN_NAMES = {"id": "case_id"}  # tables often number their rows under "ID"


@cache
def columns() -> tuple[Column, ...]:
    """The columns of a table of cases: one for each part of a case that is a single value."""
    every: list[Column] = []
    for name, field in Unchecked.model_fields.items():
        part = field.annotation
        if is_part(part):
            prefix = "" if part is Judgements else f"{name}_"
            for leaf, inner in part.model_fields.items():
                every.append(_column(f"{prefix}{leaf}", (name, leaf), inner))
        elif get_origin(part) not in (tuple, dict):
            every.append(_column(_OWN_NAMES.get(name, name), (name,), field))
    clocks = (clock for framework in FRAMEWORKS.values() for clock in framework.clocks)
    stated: dict[str, str] = {}
    for clock in clocks:
        if clock.stated_in:
            stated.setdefault(clock.id, clock.stated_in)
    for id, letter in stated.items():
        said = f"Day that {letter} states for {id}"
        every.append(Column(f"{id.replace('-', '_')}_stated", ("stated", id), said, "DATE"))
    return tuple(every)


def _column(name: str, path: tuple[str, ...], field: FieldInfo) -> Column:
    judged = judgements_by_id().get(path[1], ()) if path[0] == "judgements" else ()
    headings = [h for judgement in judged for h in (judgement.title, *judgement.headings)]
    headings += _HEADINGS[name].split("; ") if name in _HEADINGS else []
    unique = tuple(dict.fromkeys(headings))
    return Column(name, path, field.description or "", _takes(field), unique)


def is_part(annotation: Any) -> TypeGuard[type[Part]]:
    """Whether a field with that annotation is a part of a case."""
    return isinstance(annotation, type) and issubclass(annotation, Part)


def one_of(field: FieldInfo) -> tuple[str, ...]:
    """The only words that the field takes, empty where it takes others."""
    return next((limit.words for limit in field.metadata if isinstance(limit, OneOf)), ())


def _takes(field: FieldInfo) -> str:
    """The word for a field's values: DATE, GRADE, YES|NO, its only words, or NAME."""
    if words := one_of(field):
        return "|".join(words)
    types = set(leaves(field.annotation))
    words_for = {date: "DATE", Grade: "GRADE", bool: "YES|NO"}
    return next((word for type_, word in words_for.items() if type_ in types), "NAME")


def leaves(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of."""
    inner = get_args(annotation)
    for part in inner:
        yield from leaves(part)
    if not inner:
        yield annotation


def value_at(case: Unchecked, path: Path) -> Any:
    """The value of the case at the path of a column, None where it is not given."""
    value: Any = case
    for key in path:
        value = getattr(value, str(key)) if isinstance(value, Part) else value.get(key)
    return value


def path_name(path: Path) -> str:
    """The path in a complaint: "inspection.end", "monitoring_visits, item 2"."""
    name = ".".join(key for key in path if isinstance(key, str))
    return name + "".join(f", item {number + 1}" for number in path if isinstance(number, int))


def recorded_at(clock: Clock) -> tuple[str, ...]:
    """The path of what a case says of when the clock was done."""
    if clock.is_recorded_under_its_id:
        return ("actuals", clock.first_id)
    own_keys = {column.name: column.path for column in columns()}
    own_keys["reinspection_begun"] = own_keys["reinspection_start"]
    return own_keys.get(clock.done_on or "", ("monitoring_visits",))


def dates(case: Unchecked) -> dict[str, date]:
    """The dates of the case by their columns' names, but for stated dates and `actuals`.

    Monitoring visits are monitoring_visit_1 and on, in order of date. reinspection_begun is the
    first day that the re-inspection is known to have been under way.
    """
    known = {name: day for name, get in _single_dates().values() if (day := get(case))}
    visits = enumerate(sorted(case.monitoring_visits), start=1)
    known |= {f"monitoring_visit_{number}": day for number, day in visits}
    begun = case.reinspection.begun
    return known | ({"reinspection_begun": begun} if begun else {})


def days(case: Unchecked) -> Iterator[tuple[Path, date]]:
    """Every date of the case but its closures', with its path, in the order of the model."""
    for path, (_, get) in _single_dates().items():
        if day := get(case):
            yield path, day
    yield from ((("monitoring_visits", n), day) for n, day in enumerate(case.monitoring_visits))
    yield from ((("actuals", id), day) for id, day in case.actuals.items())
    yield from ((("stated", id), day) for id, day in case.stated.items())


@cache
def _single_dates() -> dict[Path, tuple[str, "attrgetter[date | None]"]]:
    """The name of each single date of a case and the getter of it, by its path."""
    dated = (column for column in columns() if column.takes == "DATE")
    single = (column for column in dated if column.path[0] != "stated")
    return {column.path: (column.name, attrgetter(".".join(column.path))) for column in single}
