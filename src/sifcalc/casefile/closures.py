"""A file of closure days: a date on each line, and after it the reason, if one is given."""

import io
from collections.abc import Callable
from typing import IO

from sifcalc.case import Closure
from sifcalc.casefile.text import open_text
from sifcalc.complaints import BadInput, Complaint, Place, Unreadable, unreadable
from sifcalc.dates import read_date

MAX_CHARACTERS = 100_000


def read_closures(name: str, opened: Callable[[], IO[bytes]]) -> tuple[Closure, ...]:
    """The closure days of what `opened` opens, which complaints call `name`.

    Skips empty lines and those that begin with #. Raises BadInput with every line that does not
    begin with a date, and for a file that is too large or cannot be read.
    """
    closures, complaints = [], []
    try:
        with opened() as raw, open_text(raw, name, "csv").stream as stream:
            text = stream.read(MAX_CHARACTERS + 1)
    except OSError as error:
        raise BadInput(unreadable(error, name)) from None
    if len(text) > MAX_CHARACTERS:
        message = f"this file has more than {MAX_CHARACTERS:,} characters; no list of closures has"
        raise BadInput(Complaint("too-large", message, Place(name)))
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        words = line.replace(",", " ").split()  # an empty row of a spreadsheet is commas alone
        if not words or line.lstrip().startswith("#"):
            continue
        length = 4 if words[0].isalpha() else 3 if words[0].isdigit() else 1
        day, reason = " ".join(words[:length]), " ".join(words[length:])
        try:
            closures.append(Closure(date=read_date(day), reason=reason or None))
        except Unreadable as error:
            complaints.append(Complaint(error.id, str(error), Place(name, number, 1)))
    if complaints:
        raise BadInput(*complaints)
    return tuple(closures)
