"""An answer that is held until all of it is known: in memory, and beyond that on disk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from sifcalc.complaints import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_MEMORY = 8_000_000
_CHUNK = 1 << 16


class Spool:
    """ASCII that is written to it is given back in parts, once all of it is there.

    Raises CannotWrite where the disk is full.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._file: IO[bytes] | None = None

    def write(self, text: str) -> None:
        """Keep a part of the answer."""
        self._texts.append(text)
        self._length += len(text)
        if self._length > _IN_MEMORY:
            self._spill()

    def parts(self) -> Iterator[str]:
        """All that was written, in its order."""
        if self._file is None:
            yield from self._texts
            return
        self._spill()
        self._file.seek(0)
        while part := self._file.read(_CHUNK):
            yield part.decode("ascii")

    def close(self) -> None:
        """Give back the room on disk."""
        if self._file is not None:
            self._file.close()

    def _spill(self) -> None:
        """Move to disk what is in memory."""
        with _said_if_full():
            if self._file is None:
                from tempfile import TemporaryFile  # only a long answer needs it

                self._file = TemporaryFile()  # noqa: SIM115 - closed by `close`
            self._file.write("".join(self._texts).encode("ascii"))
            self._file.flush()
        self._texts, self._length = [], 0


@contextmanager
def _said_if_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWrite(f"sifcalc: the answer cannot be held on disk: {why}") from None
