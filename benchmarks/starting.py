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
UNLOOKED = "import gc\ngc.disable()\n{}\ngc.freeze()\n"
"""A program without Python's garbage collector, which sifcalc does without when it starts."""

COMMANDS = (
    (("workdays", "add", "2017-09-04", "70"), CLICK, "click"),
    ((*TIMELINE, "--format", "json"), READING, "click, pydantic, PyYAML, a model"),
    ((*GRADE, "--format", "json"), READING, "the same"),
    ((*TIMELINE, "--format", "table"), PAGES, "the same, and two modules of rich"),
    ((*GRADE, "--format", "table"), PAGES, "the same"),
)


def report(pairs: int = PAIRS) -> str:
    """A row for each command: how much longer it takes than importing what it stands on."""
    rows = [
        (
            f"`sifcalc {' '.join(words)}`",
            what,
            compared(sifcalc(*words), python(base), pairs),
            compared(sifcalc(*words), python(UNLOOKED.format(base)), pairs),
        )
        for words, base, what in COMMANDS
    ]
    beside = ("beside importing", "times as long", "without the garbage collector there too")
    return table(("command", *beside), rows)
