"""Files that a command is to write to, and whether it left them as they were."""

import os
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="the system has other rules for files")


def nothing_but(path: Path) -> bool:
    """Whether the file is as it was, and nothing was left beside it."""
    return path.read_text() == "what was there" and [path] == list(path.parent.iterdir())
