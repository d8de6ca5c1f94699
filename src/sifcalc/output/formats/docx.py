"""Word: a document to hand round, with headings, tables and a picture that Word knows as such."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sifcalc.complaints import CannotWrite
from sifcalc.output.pages import document as pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sifcalc.output import Out, Query, Result

WITHOUT_WORD = (
    "sifcalc: a Word document needs python-docx, which is not installed here: use --format html,"
    " which Word opens too"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that an archive can hold


def write(answers: Iterable[Result[object]], out: Out, query: Query) -> None:
    """Write one document for the answers. Raises CannotWrite where python-docx is not there."""
    try:
        from sifcalc.output.formats.word import filled
    except ImportError:
        raise CannotWrite(WITHOUT_WORD) from None
    out.write_file(_without_times(filled(pages.document(list(answers), query))))


def _without_times(archive: bytes) -> bytes:
    """The archive with each part as of the same time, so that two runs give the same bytes."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name, _EPOCH), before.read(name), ZIP_DEFLATED)
    return made.getvalue()
