"""The files of sifcalc and of what it needs in the page, and no more of them than it needs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fetched import Download

ROOT = Path(__file__).parent.parent
WASM_ENDING = "-emscripten.so"

_NOT_FOR_A_PAGE = ("cli/", "console/", "__main__.py", "py.typed")
"""The parts of sifcalc that stand over `answers`."""

_UNUSED = re.compile(
    r"(?!holidays-[^/]+\.dist-info/METADATA$)[^/]+\.(dist-info|data)/"
    r"|.*/(tests?|testing|fuzzing)/"
    r"|.*\.(pyi|pyx|pxd|c|h|typed|pyc|tar\.gz)$"
    r"|pydantic/(v1/|mypy\.py|_hypothesis_plugin\.py)"
    r"|holidays/(?!countries/united_kingdom|locale/en_GB/LC_MESSAGES/GB\.mo)"
    r"(countries|financial|locale)/"
    r"|tzdata/zoneinfo/(?!__init__\.py$|UTC$|tzdata\.zi$|zones$).+"
)
"""Of holidays only the United Kingdom is counted, and of time zones only UTC is named. The version
that holidays reads of itself when it is imported is in its metadata."""

_UNUSED_STANDARD = re.compile(
    r"(_pyrepl|multiprocessing|sqlite3|unittest|wsgiref|xmlrpc)/"
    r"|(doctest|ftplib|imaplib|mailbox|pdb|poplib|pydoc|smtplib|turtle)\.py$"
)
"""Of the standard library what no page can use, or only who develops in it."""

_EMPTIED = ("holidays/countries/__init__.py",)
"""What imports all that was left out beside it."""


def site(wheels: Mapping[str, Download]) -> dict[str, bytes]:
    """The files of the wheels that the page uses, and of sifcalc, by their names."""
    files = {
        name: raw
        for wheel in wheels.values()
        for name, raw in wheel.files.items()
        if not _UNUSED.match(name)
        if not name.endswith("/") and (not name.endswith(".so") or name.endswith(WASM_ENDING))
    }
    files |= dict.fromkeys(_EMPTIED, b"")
    return files | sifcalc(ROOT)


def standard_library(pyodide: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of Python's standard library as Pyodide has it, by their names."""
    with ZipFile(BytesIO(pyodide["python_stdlib.zip"])) as given:
        names = (name for name in given.namelist() if not name.endswith("/"))
        return {name: given.read(name) for name in names if not _UNUSED_STANDARD.match(name)}


def sifcalc(root: Path) -> dict[str, bytes]:
    """The files of sifcalc, the command line and all that only it uses aside."""
    source = root / "src"
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted((source / "sifcalc").rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    leaving = tuple(f"sifcalc/{name}" for name in _NOT_FOR_A_PAGE)
    return {name: raw for name, raw in files.items() if not name.startswith(leaving)}


def write_zip(files: Mapping[str, bytes], path: Path) -> None:
    """Write the files to a zip file, sorted and with a fixed date: the same bytes every time."""
    with ZipFile(path, "w") as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name), files[name])
