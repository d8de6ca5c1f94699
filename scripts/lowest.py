"""Print the oldest version that pyproject.toml allows of everything sifcalc needs, a line each.

They are constraints for pip, so that `make test-lowest` tests what the package says it runs with.
"""

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def pins() -> list[str]:
    """Each requirement of the package pinned to its lower bound: "click==8.1.7"."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return [_pin(requirement) for requirement in project["dependencies"]]


def _pin(requirement: str) -> str:
    bound = re.match(r"([\w.-]+)>=([\d.]+)", requirement)
    if not bound:
        raise SystemExit(f"{PROJECT.name}: {requirement!r} names no oldest version")
    return f"{bound[1]}=={bound[2]}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{pin}\n" for pin in pins()))
