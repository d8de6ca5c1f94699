"""The bill of materials of the page lists what is in it, is valid, and comes out the same twice."""

import base64
import json

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from fetched import Download
from materials import materials
from pinned import Pins, Runtime, Wheel, read_pins
from support.browsers import ARE_ASKED_FOR, PAGE

RUNTIME = Runtime("3.14.2", "2026_0", "wasm32")
PINS = Pins(
    "314.0.7",
    f"sha512-{base64.b64encode(b'hash' * 16).decode()}",
    {"invented": Wheel("1.2", "0" * 64)},
    {},
)
PACKAGE = {"license": "MPL-2.0", "repository": {"url": "git+https://example.org/pyodide.git"}}
ABOUT = b"""Name: Invented
Version: 1.2
License-Expression: MIT OR Apache-2.0
Project-URL: Source, https://example.org/invented
"""
LINKED = {"components": [{"name": "part", "version": "3", "licenses": [{"expression": "MIT"}]}]}
WHEELS = {
    "invented": Download(
        "invented-1.2-py3-none-any.whl",
        {
            "invented-1.2.dist-info/METADATA": ABOUT,
            "invented-1.2.dist-info/sboms/invented.cyclonedx.json": json.dumps(LINKED).encode(),
        },
    )
}


def test_each_part_is_listed_with_its_version_hash_licence_and_source() -> None:
    made = materials(PINS, RUNTIME, PACKAGE, WHEELS)
    assert made == materials(PINS, RUNTIME, PACKAGE, WHEELS)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made.decode()) is None
    listed = {each["purl"]: each for each in json.loads(made)["components"]}
    assert {"pkg:npm/pyodide@314.0.7", "pkg:generic/cpython@3.14.2", "pkg:pypi/invented@1.2"} == {
        *listed
    }
    invented = listed["pkg:pypi/invented@1.2"]
    assert [{"alg": "SHA-256", "content": "0" * 64}] == invented["hashes"]
    assert [{"expression": "MIT OR Apache-2.0"}] == invented["licenses"]
    assert "https://example.org/invented" == invented["externalReferences"][0]["url"]
    assert ["pkg:cargo/part@3"] == [part["purl"] for part in invented["components"]]
    assert (b"hash" * 16).hex() == listed["pkg:npm/pyodide@314.0.7"]["hashes"][0]["content"]


@pytest.mark.skipif(not ARE_ASKED_FOR, reason="needs what `make page` makes")
def test_the_bill_beside_the_page_lists_every_pin() -> None:
    text = PAGE.with_suffix(".cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = {each["purl"] for each in json.loads(text)["components"]}
    assert {f"pkg:pypi/{n}@{pin.version}" for n, pin in read_pins().embedded.items()} < listed
