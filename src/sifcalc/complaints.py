"""Complaints: what is wrong with what was given, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, line and column (from 1), or an option by its name."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (self.source, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)

    def seen_from(self, other: "Place") -> str:
        """The place in words beside `other`: "line 3" in the same file, else the whole place."""
        if self.source == other.source and self.line is not None:
            return f"line {self.line}"
        return str(self)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it was given, and the column (from 1) and length of the part that is meant."""

    line: str
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong, under an id of sifcalc.diagnostics."""

    id: str
    message: str
    place: Place
    excerpt: Excerpt | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.id}: {self.message}"


class BadInput(Exception):
    """Raised where input cannot be answered; `complaints` are everything wrong with it."""

    def __init__(self, *complaints: Complaint) -> None:
        super().__init__("\n".join(map(str, complaints)))
        self.complaints = complaints


class CannotWrite(Exception):
    """Raised when an answer cannot be written, and says where and why.

    `complaint` says the same of a file that was named, and is None otherwise.
    """

    def __init__(self, message: str | Complaint) -> None:
        super().__init__(str(message))
        self.complaint = None if isinstance(message, str) else message


class Unreadable(ValueError):
    """Raised for a value that cannot be read; `id` is the complaint's."""

    def __init__(self, id: str, message: str) -> None:
        super().__init__(message)
        self.id = id


def unreadable(error: OSError, source: str) -> Complaint:
    """The complaint about a file that the system would not let be read."""
    why = (error.strerror or str(error)).lower()
    if isinstance(error, IsADirectoryError):
        why += f": name the files in it, as {source.rstrip('/')}/*.yaml"
    return Complaint("unreadable-file", f"cannot be read: {why}", Place(source))


def unwritable(error: OSError, target: str) -> Complaint:
    """The complaint about a file that the system would not let be written."""
    why = (error.strerror or str(error)).lower()
    return Complaint("unwritable-file", f"cannot be written: {why}", Place(target))
