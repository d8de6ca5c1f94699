"""`sifcalc report`."""

from sifcalc.cli.cases import command_over_cases
from sifcalc.cli.options import as_of_option

command = command_over_cases(
    "report",
    """Make one document to hand round: the judgement, the reasons, the timeline, a picture.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """,
    as_of_option,
)
