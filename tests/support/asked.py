"""The same question put to `sifcalc.answers` and to the command line."""

from support.running import EXAMPLES, GOOD

BEFORE, SEEN = "2017-09-01", "2017-10-01"
FILES = sorted(
    path
    for path in (*EXAMPLES.iterdir(), *GOOD)
    if path.suffix in (".yaml", ".json", ".csv", ".xlsx")
)
"""Every example, and every good case."""


def request_of(name: str, kind: str) -> dict[str, object]:
    """The request for an answer to the file of that name, its content aside."""
    return {"answer": kind, "name": name, "as_of": SEEN, "seen_before": BEFORE, "within": 30}


def command_of(name: str, kind: str) -> list[str]:
    """The command that answers the same."""
    command = ["timeline", "--due-within", "30"] if kind == "due" else [kind]
    seen = [] if kind in ("grade", "summary", "precedents") else ["--as-of", SEEN]
    return [*command, name, *(["--as-of", BEFORE] if kind == "changes" else []), *seen]
