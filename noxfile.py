"""Every test on every Python that is here, and on the oldest of what sifcalc needs.

Run by `make test-all`; `nox --session tests-3.13` runs one. What is tested is the package as it is
installed, not the source. A Python that is not here is skipped.
"""

from pathlib import Path

import nox

nox.options.error_on_missing_interpreters = False

PROJECT = nox.project.load_toml("pyproject.toml")
# From what requires-python allows to the newest that anyone has, named as supported or not.
PYTHONS = nox.project.python_versions(PROJECT, max_version="3.14")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The newest versions of everything."""
    session.install(".[test]")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """The oldest versions that pyproject.toml allows, on the oldest Python."""
    pins = session.run("python", "scripts/lowest.py", silent=True, log=False)
    constraints = Path(session.create_tmp(), "lowest.txt")
    constraints.write_text(str(pins), encoding="utf-8")
    session.install(".[test]", "--constraint", str(constraints))
    session.run("pytest", "-n", "auto", *session.posargs)
