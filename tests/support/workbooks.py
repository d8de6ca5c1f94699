"""Workbooks as other programs write them."""

import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

HEADINGS = ("authority", "leadership", "report_received", "priority_action")

CASE: tuple[Any, ...] = ("Exampleshire", "good", date(2017, 9, 4), True)

Sheets = dict[str, Iterable[Iterable[Any]]]

Book = Callable[..., Path]


def changed(path: Path, old: bytes, new: bytes) -> Path:
    """The workbook with the first sheet's XML changed, as another program may write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert old in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path
