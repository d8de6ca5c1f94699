"""Random cases, each wholly told by its seed: what an authority could write down, and when."""

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from support.independent.cycles import Data, framework_of
from support.independent.grades import BEST_FIRST
from support.independent.slow_days import after

SIF_STARTS = (date(2013, 11, 19), date(2018, 6, 11))
ILACS_STARTS = (date(2018, 6, 12), date(2027, 12, 31))
SOMETIMES, OFTEN = 0.25, 0.6


class Asked(NamedTuple):
    """A case, or what a timetable is asked for, and the day that it is seen from."""

    case: Data
    as_of: date
    answer: str = "timeline"


def random_case(seed: int) -> Asked:
    """The case of that seed: half of them of the single inspection framework."""
    random = Random(seed)  # noqa: S311 - the same every time
    return random.choice([_sif, _sif, _sif, _ilacs, _letter, _timetable])(random)


def _timetable(random: Random) -> Asked:
    day = _day(random, date(2013, 11, 19), date(2018, 6, 11))
    if random.random() < OFTEN:
        day = _day(random, date(2016, 4, 1), date(2018, 6, 11))
    as_of = _later(random, day - timedelta(days=40), 100)
    if random.random() < OFTEN:
        first = _maybe(random, SOMETIMES, value=True)
        return Asked(_without_none({"day": str(day), "first": first}), as_of, "visit")
    asked = {
        "day": str(day),
        "end": _maybe(random, SOMETIMES, str(_later(random, day, 28, 3))),
        "schedule": random.choice(["full", "post-monitoring"]),
    }
    return Asked(_without_none(asked), as_of, "inspection")


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, max(0, (last - first).days)))


def _later(random: Random, day: date, most: int, least: int = 0) -> date:
    return day + timedelta(days=random.randint(least, most))


def _grade(random: Random) -> str:
    likely = ["requires improvement"] * 4 + ["inadequate"] * 5 + ["good"] * 3 + ["outstanding"]
    return random.choice([*likely, "not judged"])


def _judgements(random: Random, ids: tuple[str, ...]) -> dict[str, str]:
    given = {id: _grade(random) for id in ids}
    if random.random() < SOMETIMES:
        given.pop(random.choice(ids))
    return given


def _inspected(random: Random, start: date, longest: int) -> tuple[Data, date]:
    """The days on site and of the report, some left out, and the first day of the report."""
    end = _later(random, start, longest, 2)
    published = (
        after(end, random.randint(8, 60)) if random.random() < 0.9 else _later(random, end, 90)
    )
    received = _later(random, max(end, published - timedelta(days=14)), 14)
    inspection = {"start": start.isoformat(), "end": end.isoformat()}
    report = {"published": published.isoformat(), "received": received.isoformat()}
    for part in (inspection, report):
        if random.random() < OFTEN / 2:
            part.pop(random.choice(list(part)))
    known = [date.fromisoformat(day) for day in report.values()]
    if random.random() < 0.05:
        inspection = {}
    return {"inspection": inspection, "report": report}, min(known)


def _maybe(random: Random, chance: float, value: Any) -> Any:
    """The value as often as the chance has it, else None."""
    return value if random.random() < chance else None


def _named(random: Random, case: Data) -> Data:
    """The case without `framework` now and then, where the rest tells it too."""
    unnamed = {key: part for key, part in case.items() if key != "framework"}
    told = framework_of(unnamed) == case["framework"]
    return unnamed if told and random.random() < OFTEN else case


def _without_none(case: Data) -> Data:
    kept = {
        key: _without_none(part) if isinstance(part, dict) else part for key, part in case.items()
    }
    return {key: part for key, part in kept.items() if part not in (None, {}, [])}


def _stated(random: Random, day: date, working_days: int) -> str:
    return _later(random, after(day, max(1, working_days - 15)), 45).isoformat()


def _as_of(random: Random, day: date) -> date:
    """Before, soon after or long after the report."""
    return day + timedelta(
        days=random.choice([-20, 30, 150, 400, 900, 2000]) + random.randint(0, 150)
    )


def _closures(random: Random, day: date) -> list[str]:
    return sorted(
        {_later(random, day, 150).isoformat() for _ in range(random.choice([0, 0, 0, 3]))}
    )


def _sif(random: Random) -> Asked:
    start = _day(random, *SIF_STARTS)
    if random.random() < 0.05:
        start = _day(random, date(2010, 1, 1), date(2024, 12, 31))
    case, reported = _inspected(random, start, 28)
    ids = ("help_and_protection", "looked_after", "adoption", "care_leavers", "leadership", "lscb")
    judgements = _judgements(random, ids)
    if random.random() < 0.1:
        judgements = {}
    if random.random() < OFTEN:
        judgements["overall"] = random.choice(BEST_FIRST[1:])
    case |= {
        "judgements": judgements,
        "framework": "sif",
        "previous_overall": _maybe(
            random, OFTEN, random.choice([*BEST_FIRST, "adequate", "inadequate"])
        ),
        "priority_action": _maybe(random, SOMETIMES, random.random() < 0.5),
        "closures": _closures(random, reported),
    }
    visit = _later(random, reported, 90, 10)
    submitted = _later(random, reported, 150, 20)
    case["action_plan"] = {
        "visit": _maybe(random, SOMETIMES, visit.isoformat()),
        "submitted": _maybe(random, OFTEN, submitted.isoformat()),
    }
    case["stated"] = {"action-plan": _maybe(random, SOMETIMES, _stated(random, reported, 70))}
    visits, last = [], submitted
    for _ in range(random.choice([0, 0, 1, 2, 3, 4, 5, 6])):
        last = _later(random, last, 150, 10)
        visits.append(last.isoformat())
    case["monitoring_visits"] = visits
    if random.random() < OFTEN:
        late = random.random() < SOMETIMES
        case["reinspection"] = _reinspection(random, submitted if late else max(last, submitted))
    if random.random() < SOMETIMES:
        actuals = ("publish-report", "lscb-publish-review", "action-planning-letter",
                   "action-planning-agenda", "plan-reviewed", "dfe-improvement-plan",
                   "dfe-review-1", "dfe-review-3")  # fmt: skip
        case["actuals"] = {
            id: _later(random, reported, 500).isoformat()
            for id in random.sample(actuals, random.randint(1, 3))
        }
    return Asked(_named(random, _without_none(case)), _as_of(random, reported))


def _reinspection(random: Random, after_day: date) -> Data:
    announced = _later(random, after_day, 200, 1)
    start = _later(random, announced, 100, 1)
    end = _later(random, start, 30, 4)
    published = _later(random, end, 90, 20)
    reinspection: Data = {
        "announced": _maybe(random, OFTEN, announced.isoformat()),
        "start": _maybe(random, OFTEN, start.isoformat()),
        "end": _maybe(random, OFTEN, end.isoformat()),
        "report_published": _maybe(random, OFTEN, published.isoformat()),
    }
    if start < date(2026, 4, 1):
        reinspection["overall"] = _maybe(random, OFTEN, random.choice(BEST_FIRST))
    return reinspection


def _ilacs(random: Random) -> Asked:
    start = _day(random, *ILACS_STARTS)
    case, reported = _inspected(random, start, 20)
    ids: tuple[str, ...] = ("leaders", "help_and_protection", "in_care", "care_leavers")
    if start < date(2023, 1, 1):
        ids = ("leaders", "help_and_protection", "in_care_and_care_leavers")
    judgements = _judgements(random, ids)
    started = case["inspection"].get("start")
    if started and start < date(2026, 4, 1) and random.random() < OFTEN:
        judgements["overall"] = random.choice(BEST_FIRST)
    if random.random() < 0.1:
        judgements = {}
    case |= {
        "framework": "ilacs",
        "judgements": judgements,
        "stated": {"action-plan": _maybe(random, SOMETIMES, _stated(random, reported, 70))},
        "action_plan": {
            "submitted": _maybe(random, SOMETIMES, _later(random, reported, 150).isoformat())
        },
        "closures": _closures(random, reported),
    }
    if random.random() < SOMETIMES:
        case["actuals"] = {"publish-report": _later(random, reported, 90).isoformat()}
    if random.random() < SOMETIMES:
        case["reinspection"] = _reinspection(random, _later(random, reported, 900, 200))
    return Asked(_named(random, _without_none(case)), _as_of(random, reported))


def _letter(random: Random) -> Asked:
    """What follows the letter of a focused visit or a joint targeted area inspection."""
    activity = random.choice(["focused_visit", "jtai"])
    first = date(2016, 2, 1) if activity == "jtai" else date(2018, 1, 1)
    case, reported = _inspected(random, _day(random, first, date(2027, 12, 31)), 10)
    case["activity"] = activity
    if activity == "jtai":
        case |= {
            "statement_determined": _maybe(random, 0.8, random.random() < 0.8),
            "stated": {"jtai-statement": _maybe(random, SOMETIMES, _stated(random, reported, 70))},
        }
    else:
        case |= {
            "priority_action": _maybe(random, 0.8, random.random() < 0.8),
            "stated": {
                "focused-visit-draft": _maybe(random, SOMETIMES, _stated(random, reported, 20)),
                "focused-visit-plan": _maybe(random, SOMETIMES, _stated(random, reported, 70)),
            },
        }
    case["closures"] = _closures(random, reported)
    return Asked(_without_none(case), _as_of(random, reported))
