"""The bill of materials of the page, in CycloneDX: each part, its version and its licence."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from licences import address, licence_of, source_of
from packageurl import PackageURL

from sifcalc.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fetched import Download
    from pinned import Pins, Runtime


def materials(
    pins: Pins, runtime: Runtime, package: Mapping[str, object], wheels: Mapping[str, Download]
) -> bytes:
    """The bill, the same for the same pins: what it lists tells its number, and it has no time.

    `package` is what the npm package of Pyodide says of itself. The hash of a package is that of
    the wheel that is pinned, of which some modules are left out of the page.
    """
    components = [*_runtime(pins, runtime, package)]
    components += [
        _package(name, wheels[name], pin.sha256) for name, pin in sorted(pins.embedded.items())
    ]
    listed = ",".join(str(component.purl) for component in components)
    bom = Bom(components=components, serial_number=uuid5(NAMESPACE_URL, f"{__version__},{listed}"))
    bom.metadata.component = Component(
        name="sifcalc.html",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="sifcalc.html",
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    bom.register_dependency(bom.metadata.component, components)
    made = json.loads(JsonV1Dot6(bom).output_as_string())
    del made["metadata"]["timestamp"]  # the library's own, of the moment
    return f"{json.dumps(made, indent=2, ensure_ascii=False)}\n".encode()


def _runtime(pins: Pins, runtime: Runtime, package: Mapping[str, object]) -> Iterator[Component]:
    algorithm, _, digest = pins.integrity.partition("-")
    yield _component(
        PackageURL("npm", name="pyodide", version=pins.pyodide),
        str(package["license"]),
        address(package["repository"]),
        HashType(alg=HashAlgorithm(f"SHA-{algorithm[3:]}"), content=base64.b64decode(digest).hex()),
    )
    yield _component(
        PackageURL("generic", name="cpython", version=runtime.python), "PSF-2.0", "", None
    )


def _package(name: str, wheel: Download, sha256: str) -> Component:
    version = wheel.file.split("-")[1]
    made = _component(
        PackageURL("pypi", name=name, version=version),
        licence_of(wheel),
        source_of(wheel),
        HashType(alg=HashAlgorithm.SHA_256, content=sha256),
    )
    made.components = [*_linked(wheel)]
    return made


def _linked(wheel: Download) -> Iterator[Component]:
    """What was linked into a compiled package, as its own bill of materials lists it."""
    for file, raw in sorted(wheel.files.items()):
        if file.endswith(".cyclonedx.json"):
            for part in json.loads(raw)["components"]:
                licences = [each["expression"] for each in part.get("licenses", ())]
                url = PackageURL("cargo", name=part["name"], version=part["version"])
                yield _component(url, " AND ".join(licences), "", None)


def _component(url: PackageURL, licence: str, source: str, digest: HashType | None) -> Component:
    at = ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(source)) if source else None
    return Component(
        name=url.name,
        version=url.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(url),
        purl=url,
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        hashes=[digest] if digest else [],
        external_references=[at] if at else [],
    )
