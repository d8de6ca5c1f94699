"""What the tests run with is listed, each with its day, and is what the project asks for."""

import re
import tomllib

from lock import HEAD, LOCK, TOOLS
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.running import ROOT


def locked() -> dict[str, str]:
    """The version of each package that is listed."""
    head, *lines = LOCK.read_text(encoding="utf-8").splitlines()
    assert HEAD == f"{head}\n"
    assert [] == [
        line for line in lines if not re.fullmatch(r"[a-z0-9-]+==\S+ # \d{4}-\d\d-\d\d", line)
    ]
    pins = [line.partition(" ")[0].partition("==") for line in lines]
    assert sorted(pins) == pins
    return {name: version for name, _, version in pins}


def test_every_package_that_is_asked_for_is_listed_in_a_version_that_is_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra in ("test", "dev"):
        asked += project["optional-dependencies"][extra]
    versions = locked()
    for each in map(Requirement, asked):
        name = canonicalize_name(each.name)
        if name not in TOOLS:
            assert each.specifier.contains(versions[name]), each
