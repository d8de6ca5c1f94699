"""Lengths of time as the guidance gives them, and how they are said."""

from typing import Literal, NamedTuple

from sifcalc.dates import WEEKDAYS

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


class Period(NamedTuple):
    """A length of time in working days or a unit of the calendar, back in time where negative.

    With `weekday` (0 is Monday) it ends on that day of the week that it would have ended in.
    """

    length: int
    unit: Literal["working_days", "weeks", "months", "years"]
    weekday: int | None = None

    def in_words(self, *, day_one: bool = False) -> str:
        """The words before what it is counted from: "3 months after"; empty for no length.

        With `day_one` what it is counted from is day 1: "day 3, counted from".
        """
        unit = self.unit.replace("_", " ")
        length = abs(self.length)
        words = f"{length} {unit[:-1] if length == 1 else unit}"
        if self.weekday is not None:
            back = f"of the week {words} before"
            return f"the {WEEKDAYS[self.weekday]} " + (
                back if self.length < 0 else f"of week {length + 1}, counted from"
            )
        if self.length < 0:
            return f"{words} before"
        if day_one:
            return f"day {length + 1}, counted from"
        return f"{words} after" if length else ""


def window_in_words(
    earliest: Period | None,
    latest: Period | None,
    *,
    day_one: bool = False,
    times: tuple[str | None, str | None] = (None, None),
) -> str:
    """A window or its only end in words: "from 25 to 35 working days after".

    `times` are the times of day of the earliest and the latest end.
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


def _with_time(end: str, time: str) -> str:
    """The end of a window with its time of day before what it is counted from."""
    counted = ", counted from"
    if end.endswith(counted):
        return end.removesuffix(counted) + time + counted
    return f"{time.strip(' ()')}, {end}" if time else end
