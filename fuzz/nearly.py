"""What is nearly right: days, grades, headings, names of authorities, whole cases and tables."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import yaml

from sifcalc.case import Case, RecordedId, StatedId, columns
from sifcalc.casefile.schema import clock_ids
from sifcalc.cohort.authorities import authorities, names
from sifcalc.grades import OUTCOMES, PREVIOUS, choices
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frame import Decided

    from sifcalc.case import Column
    from sifcalc.rulebook.framework import Framework

Data = dict[str, Any]
Grid = list[list[Any]]

_MAY_STAND_ANYWHERE = ("id", "priority_action", "previous_overall")
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LETTERS = "aeinorst lgEIS0459-/&'.,ß\u00a0\u0130"
_AROUND = (
    "X Council",
    "X City Council",
    "X County Council",
    "London Borough of X",
    "LB X",
    "Royal Borough of X",
    "X MBC",
    "The X",
    "City of X",
    "X (unitary)",
    "X, City of",
    "Council of X & Exampleshire",
)
_NO_DAYS = (
    "2017-02-29 31/04/2017 4/9/17 2017-13-01 20170904 09/04 42982 1979-12-31 2101-01-01 tbc n/a"
    " Monday 2017-09-04T00:00:00 0 -1 Sun,4Sept2017"
).split()
_NO_GRADES = "godo RI? A 5 0 4.5 met TRUE n/a - good* outstanding/good inadequate;".split()
_DAYS = ("%Y-%m-%d",) * 8 + ("%d/%m/%Y",) * 2 + ("%d %B %Y", "%d %b %Y", "%A %d %B %Y")
_ENDINGS = {"GRADE": (" (grade)", " judgement"), "DATE": (" (date)", " (dd/mm/yyyy)")}
_LONGEST_LIST = 4
_WIDEST = 300
_DEEPEST = 40


def misspelt(word: str, chance: Decided) -> str:
    """The word with one letter wrong, missing, doubled, put in, or in its neighbour's place."""
    at = chance.randrange(len(word) + 1)
    before, letter, after = word[:at], word[at : at + 1], word[at + 1 :]
    return chance.choice(
        (
            f"{before}{chance.choice(_LETTERS)}{after}",
            f"{before}{after}",
            f"{before}{letter}{letter}{after}",
            f"{before}{chance.choice(_LETTERS)}{letter}{after}",
            f"{before}{after[:1]}{letter}{after[1:]}",
        )
    )


def respelt(word: str, chance: Decided) -> str:
    """The word in another case or spacing; now and then it is misspelt."""
    match chance.randrange(12):
        case 0:
            return word.upper()
        case 1:
            return word.title()
        case 2:
            return word.replace(" ", "_")
        case 3:
            return word.replace(" ", chance.choice(("  ", "\u00a0", "-", "\n")))
        case 4:
            return f" {word}{chance.choice((' ', ':', '.', ' *', ''))}"
    return misspelt(word, chance) if chance.slips() else word


def day(chance: Decided, on: date | None = None) -> str:
    """A day as people write it, near the one given; now and then one that is none."""
    if chance.slips():
        return chance.choice(_NO_DAYS)
    near = on or date(2013 + chance.randrange(14), 1, 1) + timedelta(chance.randrange(365))
    return near.strftime(chance.choice(_DAYS))


def grade(chance: Decided, *, previous: bool = False) -> str:
    """A grade as people write it; now and then what is none."""
    if chance.slips():
        return chance.choice(_NO_GRADES)
    known = PREVIOUS if previous else OUTCOMES
    return chance.choice(choices(known)) if chance.random() < 0.8 else chance.choice([*known])


def authority(chance: Decided) -> str:
    """A name of an authority of the list, as it stands there, in another form, or mistyped."""
    one = chance.choice(authorities())
    name = chance.choice(names(one))
    match chance.randrange(8):
        case 0:
            name = misspelt(name, chance)
        case 1:
            name = chance.choice(_AROUND).replace("X", name)
        case 2:
            name = str(chance.choice((one.dfe_number, one.ons_code, one.ofsted_urn)) or name)
        case 3:
            name = name.replace(" and ", " & ") if " and " in name else name.swapcase()
        case 4:
            name = misspelt(chance.choice(_AROUND).replace("X", name), chance)
    return name


def heading(column: Column, chance: Decided) -> str:
    """One of the headings of a column, or one near it."""
    known = respelt(chance.choice((column.name, *column.headings)), chance)
    if column.takes in _ENDINGS and chance.once_in(8):
        known += chance.choice(_ENDINGS[column.takes])
    if chance.slips(8):
        return chance.choice((".".join(column.path), f"{known} %", f"{known} 2", "overall", ""))
    return misspelt(known, chance) if chance.slips(8) else known


def case(chance: Decided) -> Data:
    """The data of a case file of any framework, most of it right, its dates mostly in order."""
    framework = chance.choice([*FRAMEWORKS.values()])
    days = iter(_days(framework, chance))
    start = next(days)
    data: Data = {"authority": authority(chance)} if chance.random() < 0.8 else {}
    if chance.random() < 0.3:
        data["framework"] = framework.id
    if chance.once_in(12):
        data["activity"] = chance.choice([*framework.activities, "inspection"])
    judged = [each.id for each in framework.judgements_of(framework.edition(start))]
    if data.get("activity", "inspection") != "inspection" and not chance.slips(3):
        judged = []
    if chance.slips(3):
        judged = [each.id for each in chance.choice([*FRAMEWORKS.values()]).judgements]
    full = chance.random() < 0.7
    given = {id: grade(chance) for id in judged if full or chance.random() < 0.5}
    data["judgements"] = given
    for column in columns():
        if column.takes == "DATE" and column.path[0] != "stated" and column.path[0] not in data:
            part = [each for each in columns() if each.path[0] == column.path[0]]
            put = {each.path[-1]: _value(each, chance, days) for each in part}
            all_there = chance.once_in(10)  # some leave empty what others leave out
            data[column.path[0]] = {k: v or None for k, v in put.items() if v or all_there}
        elif column.name in _MAY_STAND_ANYWHERE and chance.once_in(5):
            data[column.path[0]] = _value(column, chance, days)
    if not chance.once_in(12):
        data["inspection"] = {**data.get("inspection", {}), "start": day(chance, start)}
    _put_more(data, framework, chance, days)
    return {key: value for key, value in data.items() if value or chance.slips()}


def _days(framework: Framework, chance: Decided) -> Iterator[date]:
    """Days of an inspection of the framework and of what follows, later and later."""
    on = (framework.inspections.since or date(2013, 11, 19)) + timedelta(chance.randrange(1600))
    mixed = chance.slips(2)
    while True:
        yield on
        on += timedelta(chance.randrange(-40 if mixed else 0, 45))


def _value(column: Column, chance: Decided, days: Iterator[date]) -> str:
    """A value for the column; mostly none for a date."""
    if column.takes == "DATE":
        on = next(days)
        return day(chance, on) if chance.random() < 0.6 else ""
    if chance.random() < 0.5:
        return ""
    if column.takes == "GRADE":
        return grade(chance, previous=column.name.startswith("previous"))
    if column.takes == "YES|NO":
        return "maybe" if chance.slips() else chance.choice(("true", "false"))
    if "|" in column.takes:
        return respelt(chance.choice(column.takes.split("|")), chance)
    return chance.choice(("Ex-1", "case", "+44 1", "# 3", "Exämpleshire", "[b]x[/b]"))


def _id(known: list[str], chance: Decided) -> str:
    id = chance.choice(known)
    return respelt(id, chance) if chance.slips(4) else id


def _put_more(data: Data, framework: Framework, chance: Decided, days: Iterator[date]) -> None:
    """Put in what no column has: visits, records, letters and closures."""
    ids = {
        "actuals": [*clock_ids(RecordedId, framework)],
        "stated": [*clock_ids(StatedId, framework)],
    }
    for key, known in ids.items():
        if known and chance.random() < 0.25:
            data[key] = {
                _id(known, chance): day(chance, next(days))
                for _ in range(chance.randrange(1, _LONGEST_LIST))
            }
    if chance.random() < 0.3:
        data["monitoring_visits"] = [
            day(chance, next(days)) for _ in range(chance.randrange(1, _LONGEST_LIST))
        ]
    if chance.random() < 0.15:
        data["closures"] = [{"date": day(chance, next(days)), "reason": "closed"}]
    if chance.slips():
        data[misspelt(chance.choice([*Case.model_fields]), chance)] = day(chance)


def flat(data: Data) -> dict[str, Any]:
    """What of the data a table has columns for, by their names."""
    cells = {}
    for column in columns():
        value: Any = data
        for key in column.path:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            cells[column.name] = value
    return cells


def grid(chance: Decided) -> Grid:
    """A table: its headings, and rows of cases as text."""
    deep = 1 + chance.randrange(_DEEPEST if chance.once_in(50) else 5)
    rows = [flat(case(chance)) for _ in range(min(deep, 8))]
    named = list(dict.fromkeys(name for row in rows for name in row))
    if chance.random() < 0.3:
        chance.shuffle(named)
    named = [name for name in named if chance.random() < 0.9]
    known = {column.name: column for column in columns()}
    tidy = chance.random() < 0.4
    headings = [name if tidy else heading(known[name], chance) for name in named]
    cells = [[row.get(name, "") for name in named] for row in rows]
    cells += [list(chance.choice(cells)) for _ in range(deep - len(cells))]
    made: Grid = [headings, *cells]
    if not tidy:
        _add_columns(made, chance)
        _disturb(made, chance)
    return made


def _add_columns(rows: Grid, chance: Decided) -> None:
    """Add columns that are none of a case's, doubled, without a heading, or very many."""
    more = chance.choice((0, 0, 0, 1, 2, 4))
    if chance.random() < 0.01:
        more = chance.randrange(_WIDEST)
    for number in range(more):
        of = chance.choice(columns())
        title = chance.choice((f"Column {number}", f"Notes {number}"))
        if chance.slips(3):
            title = chance.choice((heading(of, chance), "", "overall", "Notes"))
        cells = [title, *("x" for _ in rows[1:])]
        if chance.slips(3) and rows[0]:
            at = chance.randrange(len(rows[0]))
            cells = [row[at] if at < len(row) else "" for row in rows]
        place = chance.randrange(len(rows[0]) + 1)
        for row, cell in zip(rows, cells, strict=True):
            row.insert(place, cell)


def _disturb(rows: Grid, chance: Decided) -> None:
    """Put titles above the headings, rows between and below, or cut rows short."""
    for _ in range(chance.choice((0, 0, 1, 2))):
        match chance.randrange(6 if chance.slips(1) else 3):
            case 0:
                rows.insert(0, [chance.choice(("Inspections 2017", "", "As at 4 Sep 2017"))])
            case 1:
                rows.insert(chance.randrange(len(rows)) + 1, [""] * chance.randrange(4))
            case 2:
                rows.append([chance.choice(("Total", "Source: Ofsted", "* provisional", "Notes:"))])
            case 3:
                row = chance.choice(rows)
                del row[chance.randrange(len(row) + 1) :]
            case 4:
                chance.choice(rows).extend(["", "more"])
            case _:
                row = chance.choice(rows)
                row[:] = [misspelt(str(cell), chance) for cell in row]


def as_csv(rows: Grid, chance: Decided) -> bytes:
    """The table as CSV, in one of the ways of spreadsheets."""
    delimiter = chance.choice(",,,,;\t")
    made = io.StringIO(newline="")
    ending = chance.choice(("\r\n", "\n"))
    writer = csv.writer(
        made,
        delimiter=delimiter,
        lineterminator=ending,
        quoting=csv.QUOTE_ALL if chance.once_in(10) else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    text = made.getvalue()
    if chance.slips():
        text = misspelt(text, chance)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return text.encode(encoding, errors="replace")


def as_file(data: Data, chance: Decided) -> tuple[str, bytes]:
    """The data of a case as a YAML or JSON file with its name, in one of the ways to write it."""
    if chance.random() < 0.3:
        indent = chance.choice((None, 1, 2))
        text = json.dumps(data, indent=indent, ensure_ascii=chance.random() < 0.5)
        return "case.json", text.encode()
    flow = chance.choice((None, False, False, True))
    text = yaml.dump(data, None, _DUMPER, default_flow_style=flow, sort_keys=False, width=100)
    if chance.random() < 0.3:
        lines = text.splitlines()
        lines.insert(chance.randrange(len(lines) + 1), "# since then")
        at = chance.randrange(len(lines))
        lines[at] += "  # by post"
        text = "\n".join(lines) + "\n"
    if chance.random() < 0.1:
        text = text.replace("\n", "\r\n")
    encoding = chance.choice(("utf-8",) * 8 + ("utf-8-sig", "utf-16"))
    return "case.yaml", text.encode(encoding)
