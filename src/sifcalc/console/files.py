"""Writing a file whole or not at all: a new one beside it, then renamed into its place."""

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
    """A new file, which replaces the one of that name when it is kept.

    Without `force` it replaces none. A device, a pipe or an open file such as /dev/stdout is not
    replaced but written to. Every step raises CannotWrite, with the system's reason.
    """

    def __init__(self, name: str, *, force: bool = True) -> None:
        self._name = name
        self._force = force
        self._before: os.stat_result | None = None
        # Names are taken within the open folder: a whole path could be too long for the system.
        self._folder: int | None = None
        self._target = name
        self._made: str | None = None
        self._stream: IO[bytes] = io.BytesIO()

    def open(self) -> None:
        """Open the new file, or the device, pipe or open file itself."""
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
        """Append the content."""
        with _blaming(self._name):
            self._stream.write(content)

    def keep(self) -> list[str]:
        """Put it in its place, with the group, mode and owner of the file it replaces.

        Returns notes on those that the system did not let it keep.
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
        """Remove the new file, and leave the old one as it was; does nothing once it is kept."""
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
        except OSError:  # Windows opens no folders, and no system opens one it may not read
            made, self._target = str(path.with_name(made)), str(path)
        # The name is kept before the file exists, so that it is removed whenever a run ends.
        self._made = made
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        mode = 0o600 if self._before else 0o666
        try:
            descriptor = os.open(made, flags, mode, dir_fd=self._folder)
        except OSError:
            self._made = None  # not made here, so not to be removed
            raise
        return os.fdopen(descriptor, "wb")

    def _give_back(self, descriptor: int) -> list[str]:
        """Give the new file the old one's group, mode and owner; returns a note on what failed."""
        before = _status(self._target, self._folder) or self._before
        if before is None or not hasattr(os, "fchown"):
            return []
        made, mode = os.fstat(descriptor), before.st_mode & 0o777
        lost = []
        if made.st_gid != before.st_gid and not _is_given(descriptor, group=before.st_gid):
            lost.append("group")
            mode = mode & 0o707 | (mode & 0o007) << 3  # another group may do no more than anyone
        if stat.S_IMODE(made.st_mode) != mode:
            os.fchmod(descriptor, mode)
        if made.st_uid != before.st_uid and not _is_given(descriptor, owner=before.st_uid):
            lost.append("owner")
        if not lost:
            return []
        return [f"{self._name}: the system did not let the file keep its {listed(lost)}"]

    def _put(self, made: str) -> None:
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
        """Link the new file to the target's name; False where the file system has no links.

        Unlike a rename, a link never replaces a file. `discard` removes the first name. Raises
        FileExistsError where there is such a file.
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
    """A replacement for the file of that name, discarded at the end unless kept."""
    made = Replacement(name, force=force)
    try:
        made.open()
        yield made
    finally:
        made.discard()


def write_whole(name: str, text: str, *, force: bool) -> list[str]:
    """Write the text to the file of that name, whole or not at all; returns notes on it.

    Raises CannotWrite, also without `force` where there is such a file.
    """
    with replacing(name, force=force) as file:
        file.write(text.encode())
        return file.keep()


def _status(name: str, folder: int | None = None) -> os.stat_result | None:
    """The status of the file, None where there is none. Raises OSError."""
    try:
        return os.stat(name, dir_fd=folder)
    except FileNotFoundError:
        return None


def _followed(path: Path) -> Path:
    """The path that a link leads to, so that the link itself stays."""
    while path.is_symlink() and not _is_shown(path):
        path = path.parent / path.readlink()
    return path


def _is_shown(path: Path) -> bool:
    """Whether the path is one of /dev/fd, an open file that nothing can replace."""
    if os.name == "nt":
        return False
    try:
        return _OPEN_FILES.stat().st_dev == path.parent.stat().st_dev
    except FileNotFoundError:
        return False


def _own_descriptor(path: Path) -> int | None:
    """A duplicate of our own descriptor that a path such as /dev/fd/1 shows, None for any other.

    Opening the path instead would lose the position in the file.
    """
    with suppress(ValueError, OSError):
        number = int(path.name)
        if os.path.samestat(os.fstat(number), path.stat()):
            return os.dup(number)
    return None


def _is_given(descriptor: int, *, owner: int = -1, group: int = -1) -> bool:
    """Set the owner or group of the file; False where the system refuses."""
    try:
        os.fchown(descriptor, owner, group)
    except OSError:
        return False
    return True


def _there_already() -> FileExistsError:
    return FileExistsError(errno.EEXIST, "file exists: --force replaces it")


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    """Turn an OSError into CannotWrite for the file of that name."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(unwritable(error, name)) from None
