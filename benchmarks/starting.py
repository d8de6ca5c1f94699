"""How long sifcalc takes to start and answer once, beside what it stands on."""

from pairs import PAIRS, compared, python, sifcalc, table

CLICK = "import click"
READING = """
import click, pydantic, yaml
class Model(pydantic.BaseModel):
    one: int
    other: str
"""
PAGES = f"{READING}\nimport rich.table, rich.console\n"

TIMELINE = ("timeline", "--report-received", "2017-09-04")
GRADE = ("grade", "examples/croydon-2017.yaml")
COMMANDS = (
    (("workdays", "add", "2017-09-04", "70"), CLICK, "click", 1.25),
    ((*TIMELINE, "--format", "json"), READING, "click, pydantic, PyYAML, a model", 1.25),
    ((*GRADE, "--format", "json"), READING, "the same", 1.25),
    ((*TIMELINE, "--format", "table"), PAGES, "the same, and two modules of rich", 1.25),
    ((*GRADE, "--format", "table"), PAGES, "the same", 1.25),
)


def report(pairs: int = PAIRS) -> str:
    """A row for each command: how much longer it takes than importing what it stands on."""
    rows = [
        (f"`sifcalc {' '.join(words)}`", what, compared(sifcalc(*words), python(base), pairs), aim)
        for words, base, what, aim in COMMANDS
    ]
    return table(("command", "beside importing", "times as long", "aim, at most"), rows)
