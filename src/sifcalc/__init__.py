"""Judgements and deadlines after Ofsted's inspections of children's services, since 2013.

The library is the command line without the terminal::

    import sifcalc

    case = sifcalc.load("croydon-2017.yaml")[0]
    sifcalc.grade(case.judgements).overall
    sifcalc.timeline(case, as_of=date(2017, 10, 1)).milestones
    sifcalc.add_working_days(date(2017, 9, 4), 70)
"""

TYPE_CHECKING = False  # as typing's, which takes longer to import than all of this
if TYPE_CHECKING:
    from typing import Any

    from sifcalc.case import ActionPlan as ActionPlan
    from sifcalc.case import Case as Case
    from sifcalc.case import Closure as Closure
    from sifcalc.case import Inspection as Inspection
    from sifcalc.case import Judgements as Judgements
    from sifcalc.case import Reinspection as Reinspection
    from sifcalc.case import Report as Report
    from sifcalc.complaints import BadInput as BadInput
    from sifcalc.complaints import Complaint as Complaint
    from sifcalc.console.inputs import load as load
    from sifcalc.engine.grading import Finding as Finding
    from sifcalc.engine.grading import Grading as Grading
    from sifcalc.engine.milestones import Milestone as Milestone
    from sifcalc.engine.timelines import Timeline as Timeline
    from sifcalc.engine.timetables import Timetable as Timetable
    from sifcalc.grades import Grade as Grade
    from sifcalc.grades import NotJudged as NotJudged
    from sifcalc.grades import OlderGrade as OlderGrade
    from sifcalc.library import grade as grade
    from sifcalc.library import inspection as inspection
    from sifcalc.library import timeline as timeline
    from sifcalc.library import visit as visit
    from sifcalc.version import __version__ as __version__
    from sifcalc.workdays.arithmetic import BankHoliday as BankHoliday
    from sifcalc.workdays.arithmetic import OutOfRange as OutOfRange
    from sifcalc.workdays.arithmetic import add_working_days as add_working_days
    from sifcalc.workdays.arithmetic import bank_holidays_between as bank_holidays_between
    from sifcalc.workdays.arithmetic import count_working_days as count_working_days
    from sifcalc.workdays.arithmetic import is_working_day as is_working_day

# Each public name is imported at first use: importing pydantic takes longer than most commands, and
# what cannot be imported `sifcalc.__main__` has to say.
_HOMES = {
    "case": ("ActionPlan", "Case", "Closure", "Inspection", "Judgements", "Reinspection", "Report"),
    "console.inputs": ("load",),
    "complaints": ("BadInput", "Complaint"),
    "grades": ("Grade", "NotJudged", "OlderGrade"),
    "engine.grading": ("Finding", "Grading"),
    "engine.milestones": ("Milestone",),
    "engine.timelines": ("Timeline",),
    "engine.timetables": ("Timetable",),
    "library": ("grade", "inspection", "timeline", "visit"),
    "version": ("__version__",),
    "workdays.arithmetic": (
        "BankHoliday",
        "OutOfRange",
        "add_working_days",
        "bank_holidays_between",
        "count_working_days",
        "is_working_day",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = list(_HOME)


def __getattr__(name: str) -> "Any":  # a public name is of any type
    """The public name `name`, its module imported when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'sifcalc' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"sifcalc.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion in an editor or a notebook."""
    return sorted(__all__)
