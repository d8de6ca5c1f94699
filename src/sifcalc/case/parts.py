"""The parts of a case, and how each value is read: by itself, whatever the others say."""

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator

from sifcalc.complaints import Unreadable
from sifcalc.dates import read_date
from sifcalc.grades import Grade, NotJudged, OlderGrade, read_outcome, read_previous
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.terms import INSPECTION, Judgement
from sifcalc.wording import listed

# Any is pydantic's own: values as they are given, and the types of fields, may be anything.


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


def judgements_by_id() -> dict[str, tuple[Judgement, ...]]:
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
            for id, with_id in judgements_by_id().items()
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


def _empty(part: type[Part]) -> Any:
    """The default of a part: the one empty part, which never changes; pydantic copies a value."""
    none_given = part()
    return Field(default_factory=lambda: none_given)


class Unchecked(Part):
    """The keys of a case, whose values may contradict each other."""

    authority: Name = _optional(
        "Local authority: its name, or its DfE number, ONS code or Ofsted URN", "Exampleshire"
    )
    id: Name = _optional("Name of the case, where its authority and first day do not tell it apart")
    activity: Annotated[Activity | None, OneOf(_activities())] = _optional(
        "What it is, where it is not an inspection: its days are then given as the inspection's,"
        " and its letter's as the report's"
    )
    inspection: Inspection = _empty(Inspection)
    report: Report = _empty(Report)
    judgements: Judgements = _empty(Judgements)
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
    action_plan: ActionPlan = _empty(ActionPlan)
    reinspection: Reinspection = _empty(Reinspection)
    monitoring_visits: tuple[Date, ...] = Field(
        default=(),
        description="First day of each monitoring visit that took place",
        examples=[[date(2018, 1, 9), date(2018, 4, 10)]],
    )
    actuals: dict[RecordedId, Date] = Field(
        default_factory=dict,
        description="Day on which what any other clock times was done, by its id",
        examples=[{"publish-report": date(2017, 9, 6)}],
    )
    stated: dict[StatedId, Date] = Field(
        default_factory=dict,
        description="Day that a letter of Ofsted's states for a clock, by its id",
        examples=[{"action-plan": date(2017, 12, 8)}],
    )
    closures: tuple[Closure, ...] = Field(
        default=(),
        description="Days on which the council is closed: they never move a date",
        examples=[[{"date": date(2017, 12, 27), "reason": "Staff day"}, date(2017, 12, 28)]],
    )
