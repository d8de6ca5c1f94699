"""Steps of a timetable whose first day is day 1."""

from sifcalc.rulebook.actors import Actor
from sifcalc.rulebook.periods import Period
from sifcalc.rulebook.predicates import ALL
from sifcalc.rulebook.terms import Citation, Clock, Span, Start, Strength


def day(number: int) -> Period:
    """The period that ends on day `number`, a working day, where the first day is day 1."""
    return Period(number - 1, "working_days")


def step(
    id: str,
    title: str,
    actor: Actor,
    first: Period,
    last: Period | None = None,
    *,
    event: str,
    strength: Strength,
    source: Citation,
    span: Span,
    earliest_time: str | None = None,
    latest_time: str | None = None,
    note: str = "",
    short: str = "",
    is_reading: bool = False,
) -> Clock:
    """A step on the day `first`, or from it to `last`, both included, where the event is day 1."""
    return Clock(
        id=id,
        title=title,
        actor=actor,
        strength=strength,
        condition=ALL,
        starts=(Start(event, is_day_one=True),),
        earliest=first,
        latest=last or first,
        earliest_time=earliest_time,
        latest_time=latest_time,
        sources=(source,),
        span=span,
        note=note,
        short=short,
        is_reading=is_reading,
    )
