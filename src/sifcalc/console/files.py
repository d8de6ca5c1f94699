"""Writing a file whole or not at all: beside it first, and then in its place."""

from __future__ import annotations

import io
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO, TYPE_CHECKING

from sifcalc.complaints import CannotWrite, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_THE_SYSTEM = ("/dev/", "/proc/")


class Replacement:
    """A file in the making, which takes the place of the one of that name when it is kept.

    What is no regular file, a device or a pipe, is added to as it stands, and so is what the system
    only shows as a file, such as standard output. Every step raises CannotWrite where the system
    will not have it, with the reason.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        # What a link points to is replaced, and the link stays.
        self._path = Path(os.path.realpath(name))
        self._made: Path | None = None
        self._stream: IO[bytes] = io.BytesIO()

    def open(self) -> None:
        """Open what is written to: a file beside, or what is added to."""
        with _blaming(self._name):
            if not _is_replaceable(self._name):
                self._stream = Path(self._name).open("ab")  # noqa: SIM115 - it is closed below
                return
            if self._path.exists() and not os.access(self._path, os.W_OK):
                raise PermissionError(13, "permission denied")
            # It is known by name before it is there, so that it is removed whenever a run ends.
            self._made = self._path.with_name(f".{self._path.name[:50]}.{token_hex(8)}.part")
            private = os.open(self._made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._stream = os.fdopen(private, "wb")

    def write(self, content: bytes) -> None:
        """Write more of it."""
        with _blaming(self._name):
            self._stream.write(content)

    def keep(self) -> None:
        """Put it in its place, readable to whom the one before was, or a new file would be."""
        with _blaming(self._name):
            with self._stream as stream:
                stream.flush()
                if self._made is not None:
                    os.fsync(stream.fileno())
                    self._made.chmod(self._mode())
            if self._made is not None:
                self._made.replace(self._path)
                self._made = None

    def discard(self) -> None:
        """Leave what was there as it was; does nothing once it is kept."""
        with suppress(OSError):
            self._stream.close()
        if self._made is not None:
            self._made.unlink(missing_ok=True)
            self._made = None

    def _mode(self) -> int:
        if self._path.exists():
            return stat.S_IMODE(self._path.stat().st_mode)
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextmanager
def replacing(name: str) -> Iterator[Replacement]:
    """A replacement for the file of that name, which is discarded unless it was kept."""
    made = Replacement(name)
    try:
        made.open()
        yield made
    finally:
        made.discard()


def write_whole(name: str, text: str) -> None:
    """Write the text to the file of that name, whole or not at all. Raises CannotWrite."""
    with replacing(name) as file:
        file.write(text.encode())
        file.keep()


def write_new(name: str, text: str) -> None:
    """Write the text to a new file. Raises CannotWrite, also where there is one already."""
    path = Path(name)
    with _blaming(name):
        file = path.open("xb")
        try:
            with file:
                file.write(text.encode())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def _is_replaceable(name: str) -> bool:
    """Whether the file is a regular one, or none yet. Raises OSError for what cannot be either."""
    if Path(name).absolute().as_posix().startswith(_OF_THE_SYSTEM):
        return False
    try:
        return stat.S_ISREG(Path(name).stat().st_mode)
    except FileNotFoundError:
        return True


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    """Raise CannotWrite for the file of that name where the system raises an error."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None
