"""Lengths of time as the guidance gives them, and how they are said."""

from typing import Literal, NamedTuple

from sifcalc.dates import WEEKDAYS

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


class Period(NamedTuple):
    """A length of time: working days, or a unit of the calendar; back in time where negative.

    With `weekday`, from 0 for Monday, it ends on that day of the week it would have ended in.
    """

    length: int
    unit: Literal["working_days", "weeks", "months", "years"]
    weekday: int | None = None

    def in_words(self, *, day_one: bool = False) -> str:
        """The period, ready to be followed by what it is counted from: "3 months after".

        With `day_one` what it is counted from is day 1, and a day is called by its number. A
        period of no length is no words.
        """
        unit = self.unit.replace("_", " ")
        length = abs(self.length)
        span = f"{length} {unit[:-1] if length == 1 else unit}"
        if self.weekday is not None:
            back = f"of the week {span} before"
            return f"the {WEEKDAYS[self.weekday]} " + (
                back if self.length < 0 else f"of week {length + 1}, counted from"
            )
        if self.length < 0:
            return f"{span} before"
        if day_one:
            return f"day {length + 1}, counted from"
        return f"{span} after" if length else ""


def span_in_words(
    earliest: Period | None,
    latest: Period | None,
    *,
    day_one: bool = False,
    times: tuple[str | None, str | None] = (None, None),
) -> str:
    """A window or a single end in words: "from 25 to 35 working days after".

    Each of `times`, where given, is said beside its own end.
    """
    first, last = (
        period.in_words(day_one=day_one) if period else "" for period in (earliest, latest)
    )
    from_time, to_time = (f" ({time})" if time else "" for time in times)
    if not (earliest and latest) or first == last:
        return _with_time(last or first, to_time or from_time)
    first = first.removesuffix(" after").removesuffix(", counted from") or "the day itself"
    if earliest.unit == latest.unit and not day_one and earliest.length > 0:
        first = str(earliest.length)
    return f"from {first}{from_time} to {_with_time(last, to_time)}"


def _with_time(span: str, time: str) -> str:
    """The span with the time of day before what it is counted from."""
    counted = ", counted from"
    if span.endswith(counted):
        return span.removesuffix(counted) + time + counted
    return f"{time.strip(' ()')}, {span}" if time else span
