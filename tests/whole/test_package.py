"""The library's public names."""

import re
import subprocess
import sys
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from lowest import pins

import sifcalc


def test_every_public_name_is_there_and_known_to_type_checkers() -> None:
    source = Path(sifcalc.__file__).read_text(encoding="utf-8")
    for_type_checkers = set(re.findall(r"import (\w+) as \1$", source, re.MULTILINE))
    assert for_type_checkers == set(sifcalc.__all__)
    for name in sifcalc.__all__:
        assert getattr(sifcalc, name)
    assert set(sifcalc.__all__) == set(dir(sifcalc))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judgment'"):
        sifcalc.judgment  # noqa: B018 - asking for it is the test


def test_the_version_is_that_of_the_package() -> None:
    assert version("sifcalc") == sifcalc.__version__


def test_importing_sifcalc_imports_none_of_its_parts() -> None:
    program = "import sys, sifcalc; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    parts = {name for name in ran.stdout.split() if name.startswith(("sifcalc.", "pydantic"))}
    assert set() == parts


def test_the_engines_import_neither_the_command_line_nor_the_terminal() -> None:
    program = (
        "import sys, sifcalc.engine.grading, sifcalc.engine.timelines, sifcalc.engine.timetables;"
        "print(*sys.modules, sep='\\n')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split())
    assert "pydantic" in imported
    assert set() == imported & {
        "click",
        "rich",
        "yaml",
        "sifcalc.console.streams",
        "sifcalc.casefile",
    }


def test_everything_that_sifcalc_needs_names_the_oldest_version_it_works_with() -> None:
    needed = [each for each in requires("sifcalc") or [] if "extra ==" not in each]
    assert 0 < len(needed) == len(pins())
