"""Every answer type. A new one is one entry here."""

from __future__ import annotations

from sifcalc.answers import by_itself, of_cases, of_cohorts
from sifcalc.output import AnswerType

_DATA = ("table", "json", "jsonl", "csv", "markdown", "html", "xlsx")
_DATED = (*_DATA, "ics")
_REPORT = ("markdown", "html", "docx", "xlsx")
_WORDS, _ROWS = ("explain",), ("explain", "excel")
_DAYS = (*_ROWS, "alarm")
_ANSWER_TYPES = (
    AnswerType("grade", _DATA, _ROWS, of_case=of_cases.graded),
    AnswerType("timeline", _DATED, (*_DAYS, "chart"), of_case=of_cases.timelined),
    AnswerType("due", _DATED, of_case=of_cases.due, together=of_cases.due_together),
    AnswerType("changes", _DATA, ("excel",), of_case=of_cases.changed),
    AnswerType("visit", _DATED, _DAYS, by_itself=by_itself.visited, page="timeline"),
    AnswerType("inspection", _DATED, _DAYS, by_itself=by_itself.inspected, page="timeline"),
    AnswerType("rules", _DATA, _ROWS, by_itself=by_itself.ruled),
    AnswerType("inspections", _DATA, _WORDS, by_itself=by_itself.listed_inspections),
    AnswerType("frameworks", _DATA, _WORDS, by_itself=by_itself.listed_frameworks),
    AnswerType("authorities", _DATA, ("excel",), by_itself=by_itself.listed_authorities),
    AnswerType("report", _REPORT, _WORDS, of_case=of_cases.reported),
    AnswerType(
        "summary",
        _DATA,
        _ROWS,
        of_case=of_cohorts.summarised,
        together=of_cohorts.summarised_together,
    ),
    AnswerType("precedents", _DATA, _ROWS, of_case=of_cohorts.preceded),
)
ANSWER_TYPES = {answer_type.name: answer_type for answer_type in _ANSWER_TYPES}
"""Every answer type by its name, which is its command's; due is what `--due-within` lists."""
