"""What the page embeds: pinned, belonging together, whole, and without what it has no use for."""

import re

import pytest
from archive import sifcalc
from pinned import LEFT_OUT, Mismatch, Pins, Runtime, Wheel, check_complete, check_core, read_pins
from support.running import ROOT

PYODIDE = Runtime("3.14.2", "2026_0", "wasm32")
FILE = "pydantic_core-2.50.5-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
ASKS = "Requires-Dist: pydantic-core==2.50.5\n"


def pins(core: str = "2.50.5") -> Pins:
    embedded = {"pydantic": Wheel("2.14.4", ""), "pydantic-core": Wheel(core, "")}
    return Pins("314.0.7", "", embedded, {})


def test_a_pydantic_core_for_the_page_is_the_one_pydantic_asks_for_built_for_that_pyodide() -> None:
    check_core(pins(), PYODIDE, FILE, ASKS)


@pytest.mark.parametrize(
    ("core", "runtime", "file", "asks", "why"),
    [
        ("2.50.4", PYODIDE, FILE, ASKS, "asks for pydantic-core==2.50.5, and 2.50.4 is pinned"),
        ("2.50.5", PYODIDE, FILE, ASKS.replace("5\n", "6\n"), "asks for pydantic-core==2.50.6"),
        ("2.50.5", PYODIDE._replace(abi="2027_0"), FILE, ASKS, "it takes .*2027_0_wasm32.whl"),
        ("2.50.5", PYODIDE._replace(python="3.15.0"), FILE, ASKS, "it takes .*cp315-cp315"),
        ("2.50.5", PYODIDE, FILE.replace("pyemscripten_2026_0_wasm32", "any"), ASKS, "not .*any"),
    ],
)
def test_those_that_do_not_belong_together_are_refused(
    core: str, runtime: Runtime, file: str, asks: str, why: str
) -> None:
    with pytest.raises(Mismatch, match=why):
        check_core(pins(core), runtime, file, asks)


def test_what_sifcalc_asks_for_is_pinned_or_left_out_and_nothing_else_is_pinned() -> None:
    held = read_pins()
    nothing_more = dict.fromkeys(held.embedded, "")
    with pytest.raises(Mismatch, match="nothing asks for annotated-types, et-xmlfile"):
        check_complete(held, PYODIDE, nothing_more)
    lacking = held._replace(embedded={n: p for n, p in held.embedded.items() if n != "jinja2"})
    with pytest.raises(Mismatch, match=r"sifcalc asks for Jinja2>=3\.1: pin it"):
        check_complete(lacking, PYODIDE, nothing_more)
    older = held._replace(embedded={**held.embedded, "holidays": Wheel("0.78", "")})
    with pytest.raises(Mismatch, match=r"asks for holidays>=0\.79, not 0\.78"):
        check_complete(older, PYODIDE, nothing_more)


def test_every_pin_is_a_version_and_a_hash() -> None:
    held = read_pins()
    assert not held.embedded.keys() & LEFT_OUT.keys()
    for wheel in held.wheels.values():
        assert re.fullmatch(r"[0-9a-f]{64}", wheel.sha256)
    assert held.integrity.startswith("sha512-")


def test_the_page_has_nothing_of_the_command_line_and_needs_nothing_of_a_terminal() -> None:
    files = sifcalc(ROOT)
    assert {"sifcalc/answers/replies.py", "sifcalc/templates/page.css"} <= files.keys()
    assert not [name for name in files if name.startswith(("sifcalc/cli", "sifcalc/console"))]
    imported = r"^\s*(?:from|import) (?:click|sifcalc\.cli)\b"
    assert [] == [n for n, raw in files.items() if re.search(imported, raw.decode(), re.MULTILINE)]
