"""What the page embeds besides sifcalc: the pins of `lock.toml`, which have to belong together."""

from __future__ import annotations

import re
import tomllib
from email import message_from_string
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK = Path(__file__).parent / "lock.toml"
SIFCALC = Path(__file__).parent.parent / "pyproject.toml"

LEFT_OUT = {
    "click": "the command line's",
    "rich": "the terminal's",
    "python-docx": "made with a compiled library that has no build for the browser",
    "ruamel-yaml": "for writing into a case file where it lies",
}
"""What sifcalc asks for and the page does without, and why."""


class Wheel(NamedTuple):
    """A package of the index: its version, and the hash of the one file that is meant."""

    version: str
    sha256: str


class Pins(NamedTuple):
    """Pyodide with the hash of its npm package, the wheels by name, and one for its licence."""

    pyodide: str
    integrity: str
    embedded: Mapping[str, Wheel]
    licence: Mapping[str, Wheel]

    @property
    def wheels(self) -> dict[str, Wheel]:
        """Every wheel that is downloaded."""
        return {**self.embedded, **self.licence}


class Runtime(NamedTuple):
    """What a Pyodide is: its Python, such as 3.14.2, its ABI, such as 2026_0, and its machine."""

    python: str
    abi: str
    arch: str

    @property
    def platform(self) -> str:
        """What wheels that are built for it call it."""
        return f"pyemscripten_{self.abi}_{self.arch}"

    @property
    def tag(self) -> str:
        """The end of the name of a wheel that is built for it."""
        version = "".join(self.python.split(".")[:2])
        return f"cp{version}-cp{version}-{self.platform}"


class Mismatch(Exception):
    """Raised for pins that do not belong together; says which, and what would."""


def read_pins(lock: Path = LOCK) -> Pins:
    """The pins of the lock file."""
    held = tomllib.loads(lock.read_text(encoding="utf-8"))
    wheels = ({name: Wheel(**pin) for name, pin in held[part].items()} for part in _WHEELS)
    return Pins(held["pyodide"]["version"], held["pyodide"]["integrity"], *wheels)


_WHEELS = ("wheels", "licence_of_pyodide")


def check_core(pins: Pins, runtime: Runtime, core_file: str, pydantic_metadata: str) -> None:
    """Raise Mismatch unless pydantic, pydantic-core and Pyodide belong together.

    pydantic's metadata asks for one pydantic-core; the file of that one is built for one Python,
    ABI and machine, which are the `runtime`'s.
    """
    asked = _requirements(pydantic_metadata)["pydantic-core"]
    core, own = pins.embedded["pydantic-core"].version, pins.embedded["pydantic"].version
    if not asked.specifier.contains(core, prereleases=True):
        raise Mismatch(
            f"pydantic {own} asks for pydantic-core{asked.specifier}, and {core} is pinned"
        )
    expected = f"pydantic_core-{core}-{runtime.tag}.whl"
    if core_file != expected:
        raise Mismatch(
            f"Pyodide {pins.pyodide} is Python {runtime.python} with the ABI {runtime.abi}: it"
            f" takes {expected}, not {core_file}"
        )


def check_complete(pins: Pins, runtime: Runtime, metadata: Mapping[str, str]) -> None:
    """Raise Mismatch unless every package is pinned that sifcalc or a pinned one asks for.

    `metadata` is that of each pinned wheel by its name. A pin has to be within what is asked for,
    and what nothing asks for is not pinned.
    """
    asked_by = {"sifcalc": asked_for()}
    asked_by |= {name: [*_requirements(text).values()] for name, text in metadata.items()}
    machine = {
        "extra": "",
        "python_version": ".".join(runtime.python.split(".")[:2]),
        "python_full_version": runtime.python,
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
    }
    needed: set[str] = set()
    for asking, requirements in asked_by.items():
        for each in requirements:
            name = canonicalize_name(each.name)
            if name in LEFT_OUT or (each.marker and not each.marker.evaluate(machine)):
                continue
            needed.add(name)
            if name not in pins.embedded:
                raise Mismatch(f"{asking} asks for {each}: pin it, or say why it is left out")
            if not each.specifier.contains(pins.embedded[name].version, prereleases=True):
                raise Mismatch(f"{asking} asks for {each}, not {pins.embedded[name].version}")
    if unneeded := sorted(pins.embedded.keys() - needed):
        raise Mismatch(f"nothing asks for {', '.join(unneeded)}")


def asked_for() -> list[Requirement]:
    """What sifcalc asks for."""
    project = tomllib.loads(SIFCALC.read_text(encoding="utf-8"))["project"]
    return [Requirement(each) for each in project["dependencies"]]


def _requirements(metadata: str) -> dict[str, Requirement]:
    """What a wheel's metadata asks for, by name, extras aside."""
    asked = message_from_string(metadata).get_all("Requires-Dist") or []
    plain = [Requirement(each) for each in asked if not re.search(r"\bextra\s*==", each)]
    return {canonicalize_name(each.name): each for each in plain}
