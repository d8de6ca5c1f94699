"""What the page asks through its bridge: cases, fields and files, answered and as files."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from bridge import ask
from frame import Decided, Target
from nearly import as_csv, as_file, authority, day, flat, grid
from nearly import case as nearly_case
from targets.tables import book

from sifcalc.answers import ANSWER_TYPES
from sifcalc.cohort.cut import GROUPINGS, Cut
from sifcalc.cohort.published import TABLES
from sifcalc.output import AUTHORITIES, FORMATS
from sifcalc.rulebook.actors import Party
from sifcalc.rulebook.entries import entries
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = ("seen", "opened", "saved", "several", "beside")
_FORMS = (None, None, None, *FORMATS)
_SCHEDULES = sorted({id for framework in FRAMEWORKS.values() for id in framework.timetables})
_IDS = sorted({entry.id for framework in FRAMEWORKS.values() for entry in entries(framework)})


def try_input(data: bytes) -> Iterator[str]:
    """Ask, and read the reply."""
    chance = Decided(data)
    of, content = _of(chance)
    asked: dict[str, Any] = {"answer": chance.choice((*_OWN, *_OWN, *ANSWER_TYPES))}
    if not chance.slips(6):
        asked["as_of"] = day(chance)
    kind, form = asked["answer"], chance.choice(_FORMS)
    if kind in ("seen", "saved") and "case" not in of:
        of, content = {"case": _as_the_form_has_it(nearly_case(chance))}, None
    if kind == "beside":
        asked["kind"] = chance.choice(("summary", "precedents"))
    if of.get("name") in TABLES and "summary" not in (kind, asked.get("kind")):
        of = {"case": _as_the_form_has_it(nearly_case(chance))}  # of them all only this is asked
    if kind == "opened" and content is None:
        of, content = _file(chance)
    if kind in _OWN:
        form = None
        asked |= {"as_of": day(chance), "within": chance.choice((0, 10, 999))}
    else:
        asked |= _more(chance)
    said = ask(json.dumps({**of, **asked}), content, form)
    if isinstance(said, bytes):
        yield "files"
        return
    reply = json.loads(said)
    if reply.get("refused"):
        yield "refused"
    elif reply.get("complaints"):
        yield "with complaints"
    else:
        yield "answered"


def _as_the_form_has_it(data: Any) -> Any:
    """The data with every value as text, as a form has it; what is empty is left out."""
    if isinstance(data, dict):
        return {key: _as_the_form_has_it(value) for key, value in data.items() if value}
    if isinstance(data, list):
        return [_as_the_form_has_it(value) for value in data if value]
    return str(data)


def _file(chance: Decided) -> tuple[dict[str, Any], bytes]:
    """A file of cases by its name, as the page opens it, and its content."""
    if chance.once_in(8):
        content, name = book(grid(chance), chance), "cases.xlsx"
    elif chance.once_in(2):
        content, name = as_csv(grid(chance), chance), "cases.csv"
    else:
        name, content = as_file(nearly_case(chance), chance)
    if chance.slips():
        name = chance.choice(("", "cases", "cases.yaml", "cases.docx", "../cases.json"))
    return {"name": name, "sheet": chance.choice((None, None, None, "1", "Cases"))}, content


def _of(chance: Decided) -> tuple[dict[str, Any], bytes | None]:
    """What an answer is about."""
    match chance.randrange(5):
        case 0:
            return {
                "fields": {name: str(text) for name, text in flat(nearly_case(chance)).items()}
            }, None
        case 1:
            return _file(chance)
        case 2 if chance.once_in(20):
            return {"name": chance.choice([*TABLES])}, None
        case 3 if chance.slips(2):
            return {}, None
    return {"case": _as_the_form_has_it(nearly_case(chance))}, None


def _more(chance: Decided) -> dict[str, Any]:
    """Whatever else may be asked."""
    every = {
        "within": chance.choice((0, 1, 30, 999)),
        "everything": chance.once_in(2),
        "actor": chance.choice([each.value for each in Party]),
        "day": day(chance),
        "end": day(chance),
        "schedule": chance.choice(_SCHEDULES),
        "first": chance.once_in(2),
        "number": chance.randrange(1, 12),
        "id": chance.choice((chance.choice(_IDS), authority(chance))),
        "named": chance.choice([*FRAMEWORKS]),
        "explain": chance.once_in(2),
        "chart": chance.once_in(2),
        "excel": chance.once_in(2),
        "alarm": chance.choice((0, 5, 250)),
        "unrecorded": chance.once_in(2),
        "authorities": chance.choice(AUTHORITIES),
        "by": chance.choice(GROUPINGS),
        "before": day(chance),
        "seen_before": day(chance),
        **{limit.name: day(chance) for limit in fields(Cut) if "_" in limit.name},
        "latest": chance.once_in(2),
    }
    taken = {key: value for key, value in every.items() if chance.once_in(6)}
    return taken if chance.slips(3) else {"day": every["day"], "within": 10, **taken}


TARGET = Target("answers", try_input)
