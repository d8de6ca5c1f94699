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
    """What is written to it is given back in parts; raises CannotWrite where the disk is full."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._file: IO[str] | None = None

    def write(self, text: str) -> None:
        """Keep a part of the answer."""
        self._texts.append(text)
        self._length += len(text)
        if self._length > _IN_MEMORY:
            with _on_disk():
                self._spill()

    def _spill(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile  # only a long answer needs it

            self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")  # noqa: SIM115 - closed in `close`
        self._file.writelines(self._texts)
        self._texts, self._length = [], 0

    def parts(self) -> Iterator[str]:
        """All that was written, in its order."""
        if self._file is not None:
            with _on_disk():
                self._spill()
                self._file.seek(0)
            while part := self._file.read(_CHUNK):
                yield part
        yield from self._texts

    def close(self) -> None:
        """Give back the place on disk."""
        if self._file is not None:
            self._file.close()


@contextmanager
def _on_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWrite(f"sifcalc: the answer cannot be kept on disk: {why}") from None
