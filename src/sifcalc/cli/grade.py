"""`sifcalc grade`."""

from sifcalc.cli.cases import command_over_cases

command = command_over_cases(
    "grade",
    """Say which overall effectiveness the judgements lead to, why, and whether an award fits.

    CASE is a YAML or JSON file, a CSV or XLSX table with one case a row, or - for standard
    input.
    """,
)
