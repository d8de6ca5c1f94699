"""What the page is made of, where its source is, and under which licences."""

from __future__ import annotations

import json
import re
from email import message_from_string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fetched import Download
    from pinned import Pins, Runtime

RULE = "=" * 78
_LICENCE = re.compile(
    r"[^/]+\.dist-info/(licenses/)*(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE
)
_SOURCES = ("source", "source code", "repository", "github", "homepage", "download", "home-page")


def licences(
    pins: Pins,
    runtime: Runtime,
    package: Mapping[str, object],
    wheels: Mapping[str, Download],
    own: str,
) -> str:
    """The page's parts, each with its version, the address of its source and its licence's text.

    `package` is what the npm package of Pyodide says of itself, and `own` sifcalc's own licence.
    The text of Pyodide's comes from a package that has the same one, and the text of CPython's
    from typing-extensions, which is a part of CPython.
    """
    parts = [_part("sifcalc", "", "MIT", own), *_runtime(pins, runtime, package, wheels)]
    parts += [_package(wheels[name]) for name in sorted(pins.embedded)]
    return f"\n{RULE}\n".join(parts)


def _runtime(
    pins: Pins, runtime: Runtime, package: Mapping[str, object], wheels: Mapping[str, Download]
) -> Iterator[str]:
    [same] = pins.licence
    source = address(package["repository"])
    python = source_of(wheels["typing-extensions"]).rpartition("/")[0] + "/cpython"
    yield _part(
        f"Pyodide {pins.pyodide}, as its makers built it",
        f"{source} at the tag {pins.pyodide}, with what is linked into it: zlib, SQLite and others",
        str(package["license"]),
        _text(wheels[same]),
    )
    yield _part(
        f"CPython {runtime.python}, as built into Pyodide, some modules left out",
        f"{python} at the tag v{runtime.python}",
        "PSF-2.0",
        _text(wheels["typing-extensions"]),
    )


def _package(wheel: Download) -> str:
    about = message_from_string(wheel.metadata)
    name = f"{about['Name']} {about['Version']}, some modules left out"
    return _part(name, source_of(wheel), licence_of(wheel), _text(wheel), *_linked(wheel))


def licence_of(wheel: Download) -> str:
    """The licence of the package in a line, as it says itself."""
    about = message_from_string(wheel.metadata)
    classifiers = [str(each) for each in about.get_all("Classifier") or []]
    classified = [each.rpartition(" :: ")[2] for each in classifiers if "License ::" in each]
    said = about["License-Expression"] or about["License"] or ", ".join(classified)
    return str(said).splitlines()[0]


def _part(name: str, source: str, licence: str, *texts: str) -> str:
    head = [name, f"Licence: {licence}", *([f"Source: {source}"] if source else [])]
    return "\n".join([*head, "", *(text.strip() + "\n" for text in texts)])


def _text(wheel: Download) -> str:
    """The texts of the licences in a wheel. Ends where it has none."""
    texts = [
        raw.decode().strip() for name, raw in sorted(wheel.files.items()) if _LICENCE.match(name)
    ]
    if not texts:
        raise SystemExit(f"{wheel.file} has no text of its licence")
    return "\n\n".join(texts)


def source_of(wheel: Download) -> str:
    """Where the source of the package is, as it says itself. Ends where it does not."""
    about = message_from_string(wheel.metadata)
    pairs = [str(each).split(", ", 1) for each in about.get_all("Project-URL") or []]
    addresses = {label.lower(): address for label, address in pairs}
    addresses["home-page"] = about["Home-page"]
    for label in _SOURCES:
        if addresses.get(label):
            return str(addresses[label])
    raise SystemExit(f"{wheel.file} does not say where its source is")


def _linked(wheel: Download) -> Iterator[str]:
    """What was linked into a compiled package, as its bill of materials lists it."""
    for name, raw in sorted(wheel.files.items()):
        if name.endswith(".cyclonedx.json"):
            yield "Linked into it:"
            for each in json.loads(raw)["components"]:
                expressions = [part.get("expression") or "" for part in each.get("licenses", ())]
                yield f"  {each['name']} {each['version']}: {' '.join(expressions)}"


def address(repository: object) -> str:
    """The address of the repository of an npm package, as that says it."""
    url = repository["url"] if isinstance(repository, dict) else repository
    return str(url).removeprefix("git+").removesuffix(".git")
