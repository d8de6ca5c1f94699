"""A file that a command is to write to."""

from pathlib import Path

import pytest


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A file that was there before."""
    path = tmp_path / "answer.json"
    path.write_text("what was there")
    return path
