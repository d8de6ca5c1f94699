"""Every answer type. A new one is one entry here."""

from __future__ import annotations

from sifcalc.answers import by_itself, of_cases, of_cohorts
from sifcalc.output import AnswerType

_PAPERS = ("markdown", "html", "xlsx")
_DATA = ("table", "json", "jsonl", "csv", *_PAPERS)
_REPORT = ("markdown", "html", "docx", "xlsx")
_DATED = (*_DATA, "ics")

_SHOWN = ("explain", "excel", "alarm")

ANSWER_TYPES = {
    answer_type.name: answer_type
    for answer_type in (
        AnswerType("grade", _DATA, "grade", "GRADE", ("explain", "excel"), of_case=of_cases.graded),
        AnswerType(
            "timeline",
            _DATED,
            "timeline",
            "TIMELINE",
            (*_SHOWN, "chart"),
            of_case=of_cases.timelined,
        ),
        AnswerType(
            "due", _DATED, "due", "DUE", of_case=of_cases.due, together=of_cases.due_together
        ),
        AnswerType("changes", _DATA, "changes", "CHANGES", ("excel",), of_case=of_cases.changed),
        AnswerType("visit", _DATED, "timeline", "VISIT", _SHOWN, by_itself=by_itself.visited),
        AnswerType(
            "inspection", _DATED, "timeline", "INSPECTION", _SHOWN, by_itself=by_itself.inspected
        ),
        AnswerType(
            "rules", _DATA, "rules", "RULES", ("explain", "excel"), by_itself=by_itself.ruled
        ),
        AnswerType(
            "inspections",
            _DATA,
            "inspections",
            "INSPECTIONS",
            ("explain",),
            by_itself=by_itself.listed_inspections,
        ),
        AnswerType(
            "frameworks",
            _DATA,
            "frameworks",
            "FRAMEWORKS",
            ("explain",),
            by_itself=by_itself.listed_frameworks,
        ),
        AnswerType(
            "authorities",
            _DATA,
            "authorities",
            "AUTHORITIES",
            ("excel",),
            by_itself=by_itself.listed_authorities,
        ),
        AnswerType("report", _REPORT, "report", "REPORT", ("explain",), of_case=of_cases.reported),
        AnswerType(
            "summary",
            _DATA,
            "summary",
            "SUMMARY",
            ("explain", "excel"),
            of_case=of_cohorts.summarised,
            together=of_cohorts.summarised_together,
        ),
        AnswerType(
            "precedents",
            _DATA,
            "precedents",
            "PRECEDENTS",
            ("explain", "excel"),
            of_case=of_cohorts.preceded,
        ),
    )
}
"""Every answer type by its name, which is its command's; due is what `--due-within` lists."""
