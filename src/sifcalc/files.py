"""Writing a file whole or not at all: beside it first, and then in its place."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sifcalc.complaints import unwritable
from sifcalc.streams import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator


class Replacement:
    """A file in the making, which takes the place of the one at `path` when it is kept.

    What is no regular file, a device or a pipe, is written to as it stands. Raises OSError where
    there is no writing there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._made: Path | None = None
        self._stream: IO[bytes]
        exists = self._path.exists()
        if exists and not stat.S_ISREG(self._path.stat().st_mode):
            self._stream = self._path.open("wb")
            return
        if exists and not os.access(self._path, os.W_OK):
            raise PermissionError(13, "permission denied")
        handle, name = tempfile.mkstemp(
            dir=self._path.parent, prefix=f".{self._path.name[:50]}.", suffix=".part"
        )
        self._made = Path(name)
        self._stream = os.fdopen(handle, "wb")

    def write(self, content: bytes) -> None:
        """Write more of it."""
        self._stream.write(content)

    def keep(self) -> None:
        """Put it in its place, readable to whom the one before was, or a new file would be."""
        self._stream.close()
        if self._made is None:
            return
        if self._path.exists():
            mode = stat.S_IMODE(self._path.stat().st_mode)
        else:
            mask = os.umask(0)
            os.umask(mask)
            mode = 0o666 & ~mask
        self._made.chmod(mode)
        self._made.replace(self._path)
        self._made = None

    def discard(self) -> None:
        """Leave what was there as it was; does nothing once it is kept."""
        with suppress(OSError):
            self._stream.close()
        if self._made is not None:
            self._made.unlink(missing_ok=True)
            self._made = None


@contextmanager
def replacing(name: str) -> Iterator[Replacement]:
    """A replacement for the file of that name, which is discarded unless it was kept.

    Raises CannotWrite where the system will not have it, with the reason.
    """
    try:
        made = Replacement(Path(name))
        try:
            yield made
        finally:
            made.discard()
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None


def write_file(name: str, text: str) -> None:
    """Write the text to the file of that name, whole or not at all. Raises CannotWrite."""
    with replacing(name) as file:
        file.write(text.encode())
        file.keep()


def write_new(name: str, text: str) -> None:
    """Write the text to a new file. Raises CannotWrite, also where there is one already."""
    path = Path(name)
    try:
        file = path.open("xb")
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None
    try:
        with file:
            file.write(text.encode())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise CannotWrite(unwritable(error, name)) from None
