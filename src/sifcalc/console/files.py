"""Writing a file whole or not at all: beside it first, and then in its place."""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO, TYPE_CHECKING

from sifcalc.complaints import CannotWrite, unwritable
from sifcalc.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN_FILES = Path("/dev/fd")
"""The folder in which a POSIX system shows a process its open files, such as standard output."""


class Replacement:
    """A file in the making, which takes the place of the one of that name when it is kept.

    Without `force` it takes no other's place. What is no regular file, a device or a pipe, is added
    to as it stands, and so is what the system only shows as a file, such as standard output. Every
    step raises CannotWrite where the system will not have it, with the reason.
    """

    def __init__(self, name: str, *, force: bool = True) -> None:
        self._name = name
        self._force = force
        self._before: os.stat_result | None = None
        # From its folder the file beside has no path, which could be longer than the system has.
        self._folder: int | None = None
        self._target = name
        self._made: str | None = None
        self._stream: IO[bytes] = io.BytesIO()

    def open(self) -> None:
        """Open what is written to: a file beside, or what is added to."""
        with _blaming(self._name):
            self._before = _status(self._name)
            path = _followed(Path(self._name))
            if _is_shown(path) or (self._before and not stat.S_ISREG(self._before.st_mode)):
                own = _own_descriptor(path)
                self._stream = path.open("ab") if own is None else os.fdopen(own, "wb")
                return
            if self._before and not self._force:
                raise _there_already()
            if self._before and not os.access(path, os.W_OK):
                os.close(os.open(path, os.O_WRONLY))  # raises the reason
            self._stream = self._beside(path)

    def write(self, content: bytes) -> None:
        """Write more of it."""
        with _blaming(self._name):
            self._stream.write(content)

    def keep(self) -> list[str]:
        """Put it in its place, open to whom the one before was, or a new file would be.

        Returns notes on what the system would not let stay as it was: its owner or its group.
        """
        notes: list[str] = []
        with _blaming(self._name):
            with self._stream as stream:
                stream.flush()
                if self._made is not None:
                    notes = self._give_back(stream.fileno())
                    os.fsync(stream.fileno())
            if self._made is not None:
                self._put(self._made)
        return notes

    def discard(self) -> None:
        """Leave what was there as it was; does nothing once it is kept."""
        with suppress(OSError):
            self._stream.close()
        if self._made is not None:
            with suppress(OSError):
                os.unlink(self._made, dir_fd=self._folder)
            self._made = None
        if self._folder is not None:
            os.close(self._folder)
            self._folder = None

    def _beside(self, path: Path) -> IO[bytes]:
        """Open a new file in the folder of the path, private where it replaces another."""
        made = f".sifcalc-{token_hex(8)}.part"
        try:
            self._folder = os.open(path.parent, getattr(os, "O_PATH", os.O_RDONLY))
            self._target = path.name
        except OSError:  # Windows opens no folder, and others none that may not be read
            made, self._target = str(path.with_name(made)), str(path)
        # It is known by name before it is there, so that it is removed whenever a run ends.
        self._made = made
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        mode = 0o600 if self._before else 0o666
        try:
            descriptor = os.open(made, flags, mode, dir_fd=self._folder)
        except OSError:
            self._made = None  # what has that name is another's
            raise
        return os.fdopen(descriptor, "wb")

    def _give_back(self, descriptor: int) -> list[str]:
        """Give what was made the group, mode and owner of what it replaces; returns what failed."""
        before = _status(self._target, self._folder) or self._before
        if before is None or not hasattr(os, "fchown"):
            return []
        made, mode = os.fstat(descriptor), before.st_mode & 0o777
        lost = []
        if made.st_gid != before.st_gid and not _is_given(descriptor, group=before.st_gid):
            lost.append("group")
            mode = mode & 0o707 | (mode & 0o007) << 3  # another group may do what anyone may
        if stat.S_IMODE(made.st_mode) != mode:
            os.fchmod(descriptor, mode)
        if made.st_uid != before.st_uid and not _is_given(descriptor, owner=before.st_uid):
            lost.append("owner")
        if not lost:
            return []
        return [f"{self._name}: the system did not let the file keep its {listed(lost)}"]

    def _put(self, made: str) -> None:
        """Give what was made the name of the target."""
        if not self._force and self._is_linked(made):
            return
        try:
            os.replace(made, self._target, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        except PermissionError as error:
            if not hasattr(error, "winerror"):
                raise
            why = f"{error.strerror}: it may be open in another program"
            raise PermissionError(error.errno, why) from None
        self._made = None

    def _is_linked(self, made: str) -> bool:
        """Whether the target is a second name of what was made, whose first is to be removed.

        Unlike a rename, a link takes no other's place. Not every file system has them.
        """
        try:
            os.link(made, self._target, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        except OSError:
            if _status(self._target, self._folder):
                raise _there_already() from None
            return False
        return True


@contextmanager
def replacing(name: str, *, force: bool = True) -> Iterator[Replacement]:
    """A replacement for the file of that name, which is discarded unless it was kept."""
    made = Replacement(name, force=force)
    try:
        made.open()
        yield made
    finally:
        made.discard()


def write_whole(name: str, text: str, *, force: bool) -> list[str]:
    """Write the text to the file of that name, whole or not at all; returns what is to be noted.

    Raises CannotWrite, also where there is such a file and nothing is to be forced.
    """
    with replacing(name, force=force) as file:
        file.write(text.encode())
        return file.keep()


def _status(name: str, folder: int | None = None) -> os.stat_result | None:
    """What the system says of the file, or None where there is none. Raises OSError."""
    try:
        return os.stat(name, dir_fd=folder)
    except FileNotFoundError:
        return None


def _followed(path: Path) -> Path:
    """Where the path leads if it is a link: what a link points to is replaced, and it stays."""
    while path.is_symlink() and not _is_shown(path):
        path = path.parent / path.readlink()
    return path


def _is_shown(path: Path) -> bool:
    """Whether the system only shows such a file, and keeps none: nothing can take its place."""
    if os.name == "nt":
        return False
    try:
        return _OPEN_FILES.stat().st_dev == path.parent.stat().st_dev
    except FileNotFoundError:
        return False


def _own_descriptor(path: Path) -> int | None:
    """Another descriptor of the open file of our own that the path shows, if it shows one.

    Opened by its path, a file would be written to from another position.
    """
    with suppress(ValueError, OSError):
        number = int(path.name)
        if os.path.samestat(os.fstat(number), path.stat()):
            return os.dup(number)
    return None


def _is_given(descriptor: int, *, owner: int = -1, group: int = -1) -> bool:
    """Whether the system lets the file have that owner or group."""
    try:
        os.fchown(descriptor, owner, group)
    except OSError:
        return False
    return True


def _there_already() -> FileExistsError:
    return FileExistsError(errno.EEXIST, "file exists: --force replaces it")


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    """Raise CannotWrite for the file of that name where the system raises an error."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None
