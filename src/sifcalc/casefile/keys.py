"""Which part of a case says that something has happened, by any of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sifcalc.case import columns, path_name, recorded_at
from sifcalc.casefile.headings import heading_key
from sifcalc.complaints import Unreadable
from sifcalc.rulebook.entries import as_id, id_named
from sifcalc.wording import Names, listed, which_meant

if TYPE_CHECKING:
    from sifcalc.rulebook.framework import Framework

VISITS = ("monitoring_visits",)
"""The one list of days: what is recorded there is added to it, or takes the place of a visit."""

_BY_CLOCK = ("actuals", "stated")


def path_of(key: str, framework: Framework) -> tuple[str, ...]:
    """The path in a case of the day that the key names, in a case of that framework.

    A key is a path as a case file and complaints have it (`action_plan.submitted`), the name of a
    column (`action_plan_submitted`), or the id or short title of a clock: that is where the case
    says when it was done. Whether the case takes an id of `actuals` or `stated`, reading it tells.
    Raises Unreadable for what names none of these.
    """
    dated = {path_name(c.path): c.path for c in columns() if c.takes == "DATE"}
    dated |= {c.name: c.path for c in columns() if c.takes == "DATE"}
    dated[path_name(VISITS)] = VISITS
    group, _, id = key.strip().partition(".")
    if group in _BY_CLOCK and id:
        return (group, id)
    if path := dated.get(key.strip()) or dated.get(heading_key(key)):
        return path
    if visit_number(key, framework):
        return VISITS
    named = id_named(key, [framework])
    if named and (clock := framework.clock_of(named)):
        at = recorded_at(clock)
        return ("actuals", named) if at[0] == "actuals" else at
    raise Unreadable("unknown-key", f"{key!r} {_why_not(key, dated, framework)}")


def visit_number(key: str, framework: Framework) -> int | None:
    """The number of the one monitoring visit that the key names, from 1; None for any other key.

    Visits are numbered in order of date.
    """
    named = id_named(key, [framework]) or as_id(key)
    stem, _, number = named.rpartition("-")
    series = framework.clocks_by_id.get(f"{stem}-N")
    if series and series.series and series.series.follows and number.isdecimal():
        return int(number)
    clock = framework.clock_of(named)
    if clock is None or clock.is_recorded_under_its_id or recorded_at(clock) != VISITS:
        return None
    _, _, first = (clock.done_on or "").rpartition("_")
    return int(first) if first.isdecimal() else None


def _why_not(key: str, dated: dict[str, tuple[str, ...]], framework: Framework) -> str:
    undated = {n for c in columns() if c.takes != "DATE" for n in (c.name, path_name(c.path))}
    if key.strip() in undated or heading_key(key) in undated:
        return "holds no date: change it in the file, and `sifcalc check` says whether it is right"
    known = {path_name(path): Names() for path in dated.values()}
    known |= {c.first_id: Names(c.short_title, c.title) for c in framework.clocks}
    if meant := which_meant(key, known):
        return f"is none of the dates of a case; {meant}"
    every = dict.fromkeys(map(path_name, dated.values()))
    return f"is none of the dates of a case, {listed(every)}, nor the id of a clock"
