"""The npm package and the wheels of the pins, downloaded once, and checked each time."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from packaging.utils import parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pinned import Pins, Wheel

CACHE = Path(__file__).parent / ".cache"

# Of a package with compiled parts that has no wheel for the browser, any wheel does: its Python.
_ANY_MACHINE = ("manylinux2014_x86_64", "manylinux_2_28_x86_64")


class Download(NamedTuple):
    """A wheel: the name of its file, and what is in it."""

    file: str
    files: Mapping[str, bytes]

    @property
    def metadata(self) -> str:
        """What the package says of itself."""
        [raw] = (raw for name, raw in self.files.items() if name.endswith(".dist-info/METADATA"))
        return raw.decode()


def pyodide(pins: Pins, cache: Path = CACHE) -> dict[str, bytes]:
    """The files of the npm package of Pyodide by name. Ends where it is not the one pinned."""
    package = cache / f"pyodide-{pins.pyodide}.tgz"
    if not package.exists():
        cache.mkdir(parents=True, exist_ok=True)
        asked = f"pyodide@{pins.pyodide}"
        _run(["npm", "pack", asked, "--pack-destination", str(cache), "--silent"])
    raw = package.read_bytes()
    digest = base64.b64encode(hashlib.sha512(raw).digest()).decode()
    _check(package, f"sha512-{digest}", pins.integrity)
    with tarfile.open(fileobj=BytesIO(raw)) as archive:
        opened = {each.name: archive.extractfile(each) for each in archive if each.isfile()}
        return {name.removeprefix("package/"): file.read() for name, file in opened.items() if file}


def wheels(pins: Pins, platform: str, python: str, cache: Path = CACHE) -> dict[str, Download]:
    """The pinned wheels by the names of their packages: for `platform`, else their Python alone.

    `python` is its version, such as 3.14. Ends where a file is not the one pinned.
    """
    cached = _cached(pins.wheels, cache)
    if missing := {name: pin for name, pin in pins.wheels.items() if name not in cached}:
        asked = [f"{n}=={pin.version} --hash=sha256:{pin.sha256}" for n, pin in missing.items()]
        download(asked, platform, python, cache)
        cached = _cached(pins.wheels, cache)
    result = {}
    for name, pin in pins.wheels.items():
        raw = cached[name].read_bytes()
        _check(cached[name], hashlib.sha256(raw).hexdigest(), pin.sha256)
        result[name] = opened(cached[name])
    return result


def opened(path: Path) -> Download:
    """The wheel at that path."""
    with ZipFile(path) as archive:
        return Download(path.name, {each: archive.read(each) for each in archive.namelist()})


def download(asked: Iterable[str], platform: str, python: str, folder: Path) -> None:
    """Download what is asked for, as pip's requirements have it, into the folder."""
    with TemporaryDirectory() as temporary:
        listed = Path(temporary) / "asked.txt"
        listed.write_text("\n".join(asked), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
        machines = [part for each in (platform, *_ANY_MACHINE) for part in ("--platform", each)]
        abi = f"cp{python.replace('.', '')}"
        version = ["--implementation", "cp", "--abi", abi, "--python-version", python]
        only = ["--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
        _run([*pip, *only, *machines, *version, "--requirement", str(listed)])


def _cached(pins: Mapping[str, Wheel], cache: Path) -> dict[str, Path]:
    cached = {}
    for path in cache.glob("*.whl"):
        name, version, _, _ = parse_wheel_filename(path.name)
        if name in pins and pins[name].version == str(version):
            cached[str(name)] = path
    return cached


def _check(path: Path, digest: str, pinned: str) -> None:
    if digest != pinned:
        raise SystemExit(f"{path} is not the file that is pinned: its hash is {digest}")


def _run(command: list[str]) -> None:
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)} fails: {ran.stderr.strip()}")
