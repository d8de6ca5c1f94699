"""Write src/sifcalc/workdays/snapshot.py afresh.

The days come from the holidays package; how far they are announced, from GOV.UK's list as the
govuk-bank-holidays package keeps it. Run by `make bank-holidays`, after upgrading both.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap

from govuk_bank_holidays.bank_holidays import BankHolidays

from sifcalc.dates import FIRST_YEAR
from sifcalc.workdays.bank_holidays import expected

TARGET = Path(__file__).parent.parent / "src" / "sifcalc" / "workdays" / "snapshot.py"

TEMPLATE = '''"""The bank holidays of England that have been announced.

Written by scripts/update_bank_holidays.py: do not edit it by hand.
"""

TAKEN_ON = "{taken_on}"
"""The day this snapshot was made."""

ANNOUNCED_THROUGH = {announced_through}
"""The last year whose bank holidays GOV.UK had announced by then."""

SNAPSHOT = {{
{rows}
}}
"""The days of each weekday bank holiday, by GOV.UK's name, from the first year sifcalc counts."""
'''


def announced_through() -> int:
    """The last year of GOV.UK's list for England and Wales, in the package's offline copy."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    last: date = listed[-1]["date"]
    return last.year


def main() -> None:
    """Write the snapshot and say how far it goes."""
    last_year = announced_through()
    days: dict[str, list[str]] = {}
    for day, name in expected(FIRST_YEAR, last_year).items():
        days.setdefault(name, []).append(str(day))
    rows = "\n".join(_row(name, on) for name, on in days.items())
    text = TEMPLATE.format(
        taken_on=datetime.now(UTC).date(), announced_through=last_year, rows=rows
    )
    TARGET.write_text(text, encoding="utf-8")
    count = sum(map(len, days.values()))
    sys.stdout.write(f"{TARGET.name}: {count} bank holidays to {last_year}\n")


def _row(name: str, days: list[str]) -> str:
    """A holiday's days as ruff formats them: on its name's line where there is room."""
    if len(days) == 1:
        return f'    "{name}": "{days[0]}",'
    indent = " " * 8
    lines = wrap(" ".join(days), 100, initial_indent=indent, subsequent_indent=indent)
    return "\n".join([f'    "{name}": """', *lines, '    """,'])


if __name__ == "__main__":
    main()
