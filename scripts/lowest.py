"""Print the oldest version that pyproject.toml allows of everything sifcalc needs, a line each.

They are constraints for pip, so that `make test-lowest` tests what the package says it runs with.
The tools of the tests are those of the lock.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "tests" / "locked.txt"


def pins() -> list[str]:
    """Each requirement of the package pinned to its lower bound: "click==8.1.7"."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return [_pin(requirement) for requirement in project["dependencies"]]


def tools() -> list[str]:
    """Each tool of the tests as it is locked: "pytest==9.2.0"."""
    asked = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    names = {_name(requirement) for requirement in asked["test"]}
    locked = [line.partition(" #")[0] for line in LOCK.read_text(encoding="utf-8").splitlines()[1:]]
    return [pin for pin in locked if _name(pin) in names]


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower()


def _pin(requirement: str) -> str:
    bound = re.match(r"([\w.-]+)>=([\d.]+)", requirement)
    if not bound:
        raise SystemExit(f"{PROJECT.name}: {requirement!r} names no oldest version")
    return f"{bound[1]}=={bound[2]}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{pin}\n" for pin in (*pins(), *tools())))
