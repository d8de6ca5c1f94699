"""Write down what the tests run with: each package here, its version, and the day it came out.

Run by `make lock`, which installs the newest of everything before. `make test` installs what is
listed, so that a release of somebody else's changes no build unseen. The days are the index's own:
of what came out in the last days nobody has looked at much.
"""

import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from urllib.request import Request, urlopen

from packaging.utils import canonicalize_name
from packaging.version import parse
from pip._internal.models.index import PyPI  # the index that pip asks where none is set

LOCK = Path(__file__).parent.parent / "tests" / "locked.txt"
HEAD = "# What the tests ran with, and the day each came out. Written by `make lock`.\n"
JSON = "application/vnd.pypi.simple.v1+json"
TOOLS = {"pip", "setuptools", "sifcalc"}
"""What an environment has beside what is asked for, and what is tested."""


def main() -> None:
    """Write the list, in the order of the alphabet."""
    here = {canonicalize_name(d.name): d.version for d in distributions()}
    index = _index()
    lines = [
        f"{name}=={version} # {_day(index, name, version)}\n"
        for name, version in sorted(here.items())
        if name not in TOOLS
    ]
    LOCK.write_text("".join([HEAD, *lines]), encoding="utf-8")


def _index() -> str:
    pip = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    ran = subprocess.run(pip, capture_output=True, encoding="utf-8", check=False)
    return (ran.stdout.strip() or PyPI.simple_url).rstrip("/")


def _day(index: str, name: str, version: str) -> str:
    """The day on which the first file of that version came out, "unknown" where it is not told."""
    asked = Request(f"{index}/{name}/", headers={"Accept": JSON})  # noqa: S310 - pip's own index
    with urlopen(asked, timeout=60) as reply:  # noqa: S310 - likewise
        files = json.load(reply)["files"]
    days = [
        file["upload-time"][:10]
        for file in files
        if file.get("upload-time") and _is_of(file["filename"], version)
    ]
    return min(days, default="unknown")


def _is_of(file: str, version: str) -> bool:
    stem = file.removesuffix(".tar.gz").removesuffix(".zip")
    given = stem.split("-")[1] if file.endswith(".whl") else stem.rpartition("-")[2]
    try:
        return parse(given) == parse(version)
    except ValueError:  # an old file whose name says something else
        return False


if __name__ == "__main__":
    main()
