"""A case: the judgements and dates of one inspection, and what has happened since.

Every part is optional; a command names what it lacks. Values are accepted as people write them: see
`sifcalc.grades` for grades and `sifcalc.dates` for dates.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain, product
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self, TypeGuard, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator
from pydantic.fields import FieldInfo

from sifcalc.complaints import Unreadable
from sifcalc.dates import in_words, read_date
from sifcalc.grades import Grade, NotJudged, OlderGrade, read_outcome, read_previous
from sifcalc.rulebook.framework import Edition, Framework
from sifcalc.rulebook.frameworks import FRAMEWORKS, Contradiction, Told, told_by
from sifcalc.rulebook.terms import INSPECTION, Clock, Given, Judgement
from sifcalc.wording import listed, nearest

# Any is pydantic's own: values as they are given, and the types of fields, may be anything.
Path = tuple[str | int, ...]


def _stripped(name: object) -> object:
    """The name without spaces around it, None where there is nothing else."""
    return (name.strip() or None) if isinstance(name, str) else name


def _framework_id(name: object) -> str:
    """The id of the framework, in lower case. Raises Unreadable for any other name."""
    written = str(name).strip()
    if written.casefold() not in FRAMEWORKS:
        known = listed(FRAMEWORKS, "or")
        raise Unreadable("wrong-framework", f"{written!r} is not a framework; it takes {known}")
    return written.casefold()


Date = Annotated[date, BeforeValidator(read_date)]
Outcome = Annotated[Grade | NotJudged, BeforeValidator(read_outcome)]
PreviousOutcome = Annotated[Grade | OlderGrade, BeforeValidator(read_previous)]
Name = Annotated[str | None, BeforeValidator(_stripped)]
RecordedId = Annotated[str, "recorded"]
StatedId = Annotated[str, "stated"]
"""The id of a clock recorded under `actuals`, and of one whose date a letter may state."""

FrameworkId = Annotated[str, BeforeValidator(_framework_id)]


class OneOf(NamedTuple):
    """The only words that a value may be, in upper or lower case."""

    words: tuple[str, ...]


class Part(BaseModel):
    """A part of a case: it refuses unknown keys, and does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _optional(description: str, *examples: Any) -> Any:
    return Field(default=None, description=description, examples=list(examples) or None)


def _activities() -> tuple[str, ...]:
    """What a case may be of: an inspection, or what else the frameworks have."""
    others = chain.from_iterable(framework.activities for framework in FRAMEWORKS.values())
    return tuple(dict.fromkeys((INSPECTION, *others)))


def _activity(name: object) -> str:
    """The activity in lower case. Raises Unreadable where there is none."""
    written = "_".join(str(name).casefold().replace("-", " ").replace("_", " ").split())
    if written not in _activities():
        known = listed(_activities(), "or")
        raise Unreadable("wrong-activity", f"{str(name)!r} is not an activity; it takes {known}")
    return written


Activity = Annotated[str, BeforeValidator(_activity)]


def _judgements() -> dict[str, tuple[Judgement, ...]]:
    """The judgements with each id, one for each framework that has it."""
    by_id: dict[str, tuple[Judgement, ...]] = {}
    for judgement in chain.from_iterable(f.judgements for f in FRAMEWORKS.values()):
        by_id[judgement.id] = (*by_id.get(judgement.id, ()), judgement)
    return by_id


if TYPE_CHECKING:

    class Judgements(Part):
        """The outcome of each judgement, left out where it is not given."""

        def __init__(self, **outcomes: object) -> None: ...
        def __getattr__(self, id: str) -> Outcome | None: ...

else:
    Judgements = create_model(
        "Judgements",
        __base__=Part,
        __module__=__name__,
        __doc__="The outcome of each judgement, left out where it is not given.",
        **{
            id: (Outcome | None, _optional(with_id[0].description, NotJudged.NOT_JUDGED.words))
            for id, with_id in _judgements().items()
        },
    )


class Inspection(Part):
    """The first and last day of the inspection on site."""

    start: Date | None = _optional("First day of the inspection on site", date(2017, 6, 20))
    end: Date | None = _optional("Last day of the inspection on site", date(2017, 7, 13))


class Report(Part):
    """When the authority received the report, and when Ofsted published it."""

    received: Date | None = _optional(
        "Day the authority received its report, as the pre-publication copy: the working day after"
        " it is day 1 of what is counted from it"
    )
    published: Date | None = _optional("Day Ofsted published the report", date(2017, 9, 4))


class ActionPlan(Part):
    """When the action planning visit took place, and when the action plan was submitted."""

    visit: Date | None = _optional("Day of the action planning visit")
    submitted: Date | None = _optional("Day the action plan was submitted")


class Reinspection(Part):
    """The re-inspection: when it was announced, took place and was reported, and its grade."""

    announced: Date | None = _optional("Day Ofsted said that a re-inspection comes next")
    start: Date | None = _optional("First day of the re-inspection on site")
    end: Date | None = _optional("Last day of the re-inspection on site")
    report_published: Date | None = _optional("Day Ofsted published the re-inspection's report")
    overall: Outcome | None = _optional("Overall effectiveness as awarded at the re-inspection")

    @property
    def begun(self) -> date | None:
        """The first day it is known to have been under way, None where none is given."""
        return self.start or self.end or self.report_published


class Closure(Part):
    """A day on which the council is closed; a bare date stands for one without a reason."""

    date: Date = Field(description="Day on which the council is closed")
    reason: str | None = _optional("Why the council is closed")

    @model_validator(mode="before")
    @classmethod
    def _bare_date(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, cls)) else {"date": value}


class Case(Part):
    """One inspection of one authority, and what has happened since.

    Raises pydantic's ValidationError for a value that cannot be read, an unknown key, or dates
    that cannot all be true: an inspection that ends before it starts, a report before the end of
    its inspection, what answers a report before that report.
    """

    authority: Name = _optional(
        "Local authority: its name, or its DfE number, ONS code or Ofsted URN", "Exampleshire"
    )
    id: Name = _optional("Name of the case, where its authority and first day do not tell it apart")
    activity: Annotated[Activity | None, OneOf(_activities())] = _optional(
        "What it is, where it is not an inspection: its days are then given as the inspection's,"
        " and its letter's as the report's"
    )
    inspection: Inspection = Inspection()
    report: Report = Report()
    judgements: Judgements = Judgements()
    previous_overall: PreviousOutcome | None = _optional(
        "Overall effectiveness at the inspection before this one"
    )
    framework: Annotated[FrameworkId | None, OneOf(tuple(FRAMEWORKS))] = _optional(
        "Framework of the inspection, where neither its judgements nor its dates tell"
    )
    priority_action: bool | None = _optional(
        "Whether areas for priority action suggest that children are at risk of significant harm;"
        " of a focused visit, whether its letter makes a new one"
    )
    statement_determined: bool | None = _optional(
        "Whether the letter of a joint targeted area inspection requires a written statement"
    )
    action_plan: ActionPlan = ActionPlan()
    reinspection: Reinspection = Reinspection()
    monitoring_visits: tuple[Date, ...] = Field(
        default=(),
        description="First day of each monitoring visit that took place",
        examples=[[date(2018, 1, 9), date(2018, 4, 10)]],
    )
    actuals: dict[RecordedId, Date] = Field(
        default={},
        description="Day on which what any other clock times was done, by its id",
        examples=[{"publish-report": date(2017, 9, 6)}],
    )
    stated: dict[StatedId, Date] = Field(
        default={},
        description="Day that a letter of Ofsted's states for a clock, by its id",
        examples=[{"action-plan": date(2017, 12, 8)}],
    )
    closures: tuple[Closure, ...] = Field(
        default=(),
        description="Days on which the council is closed: they never move a date",
        examples=[[{"date": date(2017, 12, 27), "reason": "Staff day"}, date(2017, 12, 28)]],
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = (*_misplaced(self), *_impossible_dates(self))
        if problems:
            raise Inconsistent(problems)
        return self


class Problem(NamedTuple):
    """What is wrong with the part of a case at `path`; `beside` is the path it contradicts."""

    id: str
    path: Path
    message: str
    beside: Path | None = None


class Inconsistent(ValueError):
    """Raised for a case whose parts cannot all be true."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


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
    for name, field in Case.model_fields.items():
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
    judged = _judgements().get(path[1], ()) if path[0] == "judgements" else ()
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


def framework_of(case: "Case") -> Told:
    """The framework of the case, and what tells it.

    Raises Contradiction where the case contradicts itself; a validated case never does.
    """
    start, report = case.inspection.start, case.report
    return told_by(
        _judged(case),
        case.framework,
        start,
        report.received or report.published,
        case.activity or INSPECTION,
    )


def _judged(case: "Case") -> tuple[str, ...]:
    return tuple(id for id, outcome in vars(case.judgements).items() if outcome is not None)


def edition_of(case: "Case", framework: Framework) -> Edition:
    """The edition of the framework that the case's inspection was of."""
    days = (case.inspection.end, case.report.received, case.report.published)
    known = min((day for day in days if day), default=None)
    return framework.edition_of(_judged(case), case.inspection.start, known)


def outcomes(judgements: Judgements) -> Given:
    """The outcome of each judgement by its id, None where it is not given."""
    return dict(vars(judgements))


def given_in(case: "Case", framework: Framework) -> Given:
    """The outcome of each judgement by its id in the edition of the case's inspection."""
    known_as = framework.known_as(_judged(case), edition_of(case, framework).day)
    given = outcomes(case.judgements)
    return {**given, **{then: given[id] for id, then in known_as.items()}} if known_as else given


def read_otherwise(case: "Case", framework: Framework) -> tuple[str, ...]:
    """A note on each judgement of the case that is read as another."""
    known_as = framework.known_as(_judged(case), edition_of(case, framework).day)
    return tuple(
        f"{id} is read as {then}: they were one judgement in inspections begun"
        f" {_between(framework.judgement(then))}."
        for id, then in known_as.items()
    )


def value_at(case: Case, path: Path) -> Any:
    """The value of the case at the path of a column, None where it is not given."""
    value: Any = case
    for key in path:
        value = getattr(value, str(key)) if isinstance(value, Part) else value.get(key)
    return value


def dates(case: Case) -> dict[str, date]:
    """The dates of the case by their columns' names, but for stated dates and `actuals`.

    Monitoring visits are monitoring_visit_1 and on, in order of date. reinspection_begun is the
    first day that the re-inspection is known to have been under way.
    """
    given = dict(_days(case))
    known = {
        column.name: given[column.path]
        for column in columns()
        if column.path in given and column.path[0] != "stated"
    }
    visits = enumerate(sorted(case.monitoring_visits), start=1)
    known |= {f"monitoring_visit_{number}": day for number, day in visits}
    begun = case.reinspection.begun
    return known | ({"reinspection_begun": begun} if begun else {})


def path_name(path: Path) -> str:
    """The path in a complaint: "inspection.end", "monitoring_visits, item 2"."""
    name = ".".join(key for key in path if isinstance(key, str))
    return name + "".join(f", item {number + 1}" for number in path if isinstance(number, int))


def _misplaced(case: Case) -> Iterator[Problem]:
    """Problems with judgements, actuals and stated dates that the case's framework lacks."""
    try:
        framework = framework_of(case).framework
    except Contradiction as error:
        named = ("framework",) if case.framework else ("judgements",)
        yield Problem("wrong-framework", named, str(error))
        return
    yield from _not_of_its_day(case, framework)
    if case.statement_determined and case.activity != "jtai":
        message = "statement_determined goes with activity: jtai"
        yield Problem("wrong-activity", ("statement_determined",), message)
    other = framework.activities.get(case.activity or INSPECTION)
    if other and case.reinspection != Reinspection():
        message = f"a {other.title} has no re-inspection"
        yield Problem("wrong-activity", ("reinspection",), message)
    for id in case.actuals:
        clock = framework.clock_of(id)
        if not (clock and clock.is_recorded_under_its_id):
            message = f"actuals does not take {id!r}; {_where_instead(id, clock, framework)}"
            yield Problem("unknown-key", ("actuals", id), message)
    for id in case.stated:
        clock = framework.clock_of(id)
        if not (clock and clock.can_be_stated):
            known = [other.id for other in framework.clocks if other.can_be_stated]
            near = nearest(id, known)
            hint = f"did you mean {near!r}?" if near else f"it takes {listed(known, 'or')}"
            yield Problem("unknown-key", ("stated", id), f"stated does not take {id!r}; {hint}")


def _not_of_its_day(case: Case, framework: Framework) -> Iterator[Problem]:
    """Problems for judgements that an inspection begun on that day is not given."""
    judged = _judged(case)
    for id in framework.outside(judged, edition_of(case, framework).day):
        began = case.inspection.start
        day = f"this one began on {in_words(began)}" if began else "this one is of another day"
        message = f"{_of_which_days(framework.judgement(id))}; {day}"
        yield Problem("wrong-judgement", ("judgements", id), message)
    new = case.reinspection
    if new.overall and new.begun:
        under = told_by((), None, new.start, new.report_published).framework
        if new.start and not under.has_overall(new.start):
            overall = next(each for each in under.judgements if each.role == "overall")
            message = f"{_of_which_days(overall)}; this one began on {in_words(new.start)}"
            yield Problem("wrong-judgement", ("reinspection", "overall"), message)


def _of_which_days(judgement: Judgement) -> str:
    """Which inspections are given the judgement, and by what source."""
    sources = "; ".join(map(str, judgement.sources))
    return (
        f"{judgement.id} is given in inspections begun {_between(judgement)}, and in no other"
        f" ({sources})"
    )


def _between(judgement: Judgement) -> str:
    since, until = judgement.span.since, judgement.span.until
    ends = (f"from {in_words(since)}" if since else "", f"to {in_words(until)}" if until else "")
    return " ".join(filter(None, ends))


def recorded_at(clock: Clock) -> tuple[str, ...]:
    """The path of what a case says of when the clock was done."""
    if clock.is_recorded_under_its_id:
        return ("actuals", clock.first_id)
    own_keys = {column.name: column.path for column in columns()}
    own_keys["reinspection_begun"] = own_keys["reinspection_start"]
    return own_keys.get(clock.done_on or "", ("monitoring_visits",))


def _where_instead(id: str, clock: Clock | None, framework: Framework) -> str:
    if clock and not clock.is_recorded_under_its_id:
        return f"that date goes in {path_name(recorded_at(clock))}"
    known = [other.first_id for other in framework.clocks if other.is_recorded_under_its_id]
    near = nearest(id, known)
    return f"did you mean {near!r}?" if near else f"it takes {listed(known, 'or')}"


_AFTER_THE_REPORT = ("action_plan", "monitoring_visits", "actuals", "stated")
_START, _END = ("inspection", "start"), ("inspection", "end")
_RECEIVED, _PUBLISHED = ("report", "received"), ("report", "published")
_SUBMITTED = ("action_plan", "submitted")
_ANNOUNCED, _REINSPECTED = ("reinspection", "announced"), ("reinspection", "start")


def _impossible_dates(case: Case) -> Iterator[Problem]:
    """Problems with pairs of dates that cannot both be true, whatever the guidance expects."""
    given = dict(_days(case))
    inspected = [path for path in (_END, _START) if path in given][:1]
    reported = [path for path in (_RECEIVED, _PUBLISHED) if path in given]
    reported.sort(key=given.__getitem__)
    reinspection = [path for path in given if path[0] == "reinspection"]
    under_way = [path for path in reinspection if path != _ANNOUNCED]
    before = [path for path in given if path[0] in _AFTER_THE_REPORT]
    pairs = [
        (_START, _END),
        *product(inspected, (_RECEIVED, _PUBLISHED)),
        *product(reported[:1] or inspected, [*before, *reinspection]),
        *product((_SUBMITTED, _ANNOUNCED), under_way),
        (_REINSPECTED, ("reinspection", "end")),
        (("reinspection", "end"), ("reinspection", "report_published")),
        (_REINSPECTED, ("reinspection", "report_published")),
    ]
    for earlier, later in pairs:
        if {earlier, later} <= given.keys() and given[later] < given[earlier]:
            yield Problem(
                "impossible-dates",
                later,
                f"{path_name(later)}, {in_words(given[later])}, is before"
                f" {path_name(earlier)}, {in_words(given[earlier])}",
                beside=earlier,
            )


@cache
def _single_dates() -> tuple[tuple[Path, "attrgetter[date | None]"], ...]:
    """The path of each single date of a case, and the getter of it."""
    dated = (column for column in columns() if column.takes == "DATE")
    paths = (column.path for column in dated if column.path[0] != "stated")
    return tuple((path, attrgetter(".".join(path))) for path in paths)


def _days(case: Case) -> Iterator[tuple[Path, date]]:
    """Every date of the case but its closures', with its path, in the order of the model."""
    for path, get in _single_dates():
        if day := get(case):
            yield path, day
    yield from ((("monitoring_visits", n), day) for n, day in enumerate(case.monitoring_visits))
    yield from ((("actuals", id), day) for id, day in case.actuals.items())
    yield from ((("stated", id), day) for id, day in case.stated.items())
