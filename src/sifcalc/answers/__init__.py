"""Every answer type, and the answers to a request: what the command line and a page stand on.

Nothing here knows a terminal, a stream or a file system. A new answer type is one entry of
`ANSWER_TYPES`. A request and a reply are plain data, for callers in other languages.
"""

from sifcalc.answers.by_itself import ruled
from sifcalc.answers.of_cases import changes_between, due_within
from sifcalc.answers.of_cohorts import looked_among
from sifcalc.answers.registry import ANSWER_TYPES
from sifcalc.answers.replies import answer, download
from sifcalc.answers.requests import Request
from sifcalc.answers.sources import answered, with_known_authorities

__all__ = [
    "ANSWER_TYPES",
    "Request",
    "answer",
    "answered",
    "changes_between",
    "download",
    "due_within",
    "looked_among",
    "ruled",
    "with_known_authorities",
]
