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

    @property
    def in_words(self) -> str:
        """The words before what it is counted from: "3 months after"; empty for no length."""
        return "".join(self.phrase())

    def phrase(self, *, day_one: bool = False) -> tuple[str, str]:
        """The length, and the words from it to what it is counted from: "3 months", " after".

        With `day_one` what it is counted from is day 1: "day 3", ", counted from". Both are empty
        for no length.
        """
        unit = self.unit.replace("_", " ")
        length = abs(self.length)
        words = f"{length} {unit[:-1] if length == 1 else unit}"
        if self.weekday is not None:
            day = f"the {WEEKDAYS[self.weekday]} of"
            if self.length < 0:
                return f"{day} the week {words}", " before"
            return f"{day} week {length + 1}", _COUNTED
        if self.length < 0:
            return words, " before"
        if day_one:
            return f"day {length + 1}", _COUNTED
        return (words, " after") if length else ("", "")


_COUNTED = ", counted from"


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
        period.phrase(day_one=day_one) if period else ("", "") for period in (earliest, latest)
    )
    from_time, to_time = times
    if not (earliest and latest) or first == last:
        return _with_time(last if latest else first, to_time or from_time)
    begin, joint = first
    if joint == " before":
        begin += joint
    if earliest.unit == latest.unit and not day_one and earliest.length > 0:
        begin = str(earliest.length)
    begin = f"{begin or 'the day itself'}{f' ({from_time})' if from_time else ''}"
    return f"from {begin} to {_with_time(last, to_time)}"


def _with_time(end: tuple[str, str], time: str | None) -> str:
    """The end of a window with its time of day before what it is counted from."""
    length, joint = end
    if joint == _COUNTED:
        return f"{length}{f' ({time})' if time else ''}{joint}"
    return f"{time}, {length}{joint}" if time else f"{length}{joint}"
