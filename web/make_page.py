"""Make the page: `dist/sifcalc.html`, whole in itself, and `dist/web/`, the same for a web server.

`dist/sifcalc.cdx.json`, the bill of materials, lists what is in them. All come out the same, byte
for byte, each time they are made of the same source and pins.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import archive
import fetched
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from licences import licences
from materials import materials
from pinned import Runtime, check_complete, check_core, read_pins

from form import groups, names_of_authorities
from sifcalc.answers import ANSWER_TYPES
from sifcalc.dates import FORMS
from sifcalc.output import FORMATS
from sifcalc.rulebook.frameworks import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fetched import Download
    from pinned import Pins

WEB = Path(__file__).parent
DIST = archive.ROOT / "dist"

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:;"
    " style-src 'unsafe-inline'; connect-src 'none'; img-src data:"
)
"""The page whole in itself asks for nothing, from anywhere."""

SERVED_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src blob:;"
    " style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:"
)
"""The folder asks its own server for its files, and has no script in the page itself. The style in
it is that of reports."""

SCRIPTS = ("case.js", "engine.js", "form.js", "complaints.js", "answer.js", "page.js")
IN_PYTHON = ("bridge.py", "said.py", "screen.py")
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""The files of Pyodide, each as it is."""

ON_THE_PAGE = (
    ("one", "Page (HTML)", "report", "html"),
    ("one", "Calendar", "timeline", "ics"),
    ("one", "Workbook", "timeline", "xlsx"),
    ("one", "Markdown", "report", "markdown"),
    ("one", "CSV", "timeline", "csv"),
    ("one", "Word document", "report", "docx"),
    ("several", "Graded table as a workbook", "grade", "xlsx"),
    ("several", "Graded table as CSV", "grade", "csv"),
    ("several", "Monday list as a workbook", "due", "xlsx"),
    ("several", "Monday list as CSV", "due", "csv"),
    ("several", "Calendar of every case", "timeline", "ics"),
)
"""What may be saved of one case, and of several: a label, an answer type and a format."""

BESIDE_OTHERS = {
    "precedents": "Published inspections with the same judgements",
    "summary": "The national picture",
}
"""What is shown on request besides, of the answer types that there are."""


class Offer(NamedTuple):
    """A file that the page offers to save, of "one" case or of "several"."""

    of: str
    label: str
    kind: str
    name: str
    ending: str


class Made(NamedTuple):
    """What the page is made of: the parts that it unpacks, by name, the licences, and the bill."""

    parts: Mapping[str, bytes]
    licences: str
    materials: bytes


def make(cache: Path = fetched.CACHE) -> Made:
    """The parts of the page, of the pins and the source as they are."""
    pins = read_pins()
    package = fetched.pyodide(pins, cache)
    runtime = runtime_of(package)
    python = runtime.python.rpartition(".")[0]
    wheels = fetched.wheels(pins, runtime.platform, python, cache)
    check(pins, runtime, wheels)
    site = archive.site({name: wheels[name] for name in pins.embedded})
    site |= {name: (WEB / name).read_bytes() for name in IN_PYTHON}
    standard = archive.standard_library(package)
    with TemporaryDirectory() as folder:
        compiled = compile_in(package, standard, site, Path(folder))
    info = json.loads(package["pyodide-lock.json"])["info"]
    lock = json.dumps({"info": info, "packages": {}}).encode()
    own = (archive.ROOT / "LICENSE").read_text(encoding="utf-8")
    about = json.loads(package["package.json"])
    return Made(
        {**{name: package[name] for name in RUNTIME}, "pyodide-lock.json": lock, **compiled},
        licences(pins, runtime, about, wheels, own),
        materials(pins, runtime, about, wheels),
    )


def runtime_of(package: Mapping[str, bytes]) -> Runtime:
    """What the Pyodide of that npm package is, as its own lock file says."""
    info = json.loads(package["pyodide-lock.json"])["info"]
    return Runtime(info["python"], info["abi_version"], info["arch"])


def check(pins: Pins, runtime: Runtime, wheels: Mapping[str, Download]) -> None:
    """Raise Mismatch unless the pins belong together, and are all that sifcalc needs."""
    pydantic, core = wheels["pydantic"].metadata, wheels["pydantic-core"].file
    check_core(pins, runtime, core, pydantic)
    check_complete(pins, runtime, {name: wheels[name].metadata for name in pins.embedded})


def compile_in(
    package: Mapping[str, bytes],
    standard: Mapping[str, bytes],
    site: Mapping[str, bytes],
    folder: Path,
) -> dict[str, bytes]:
    """The two archives, compiled by the Pyodide of the package, by their names.

    Of the standard library docstrings and assertions are left out, as by `python -OO`.
    """
    for name, raw in package.items():
        (folder / name).write_bytes(raw)
    arguments: list[str] = []
    for name, files, optimize in (
        ("python_stdlib.zip", standard, 2),
        ("site.zip", site, 0),
    ):
        archive.write_zip(files, folder / f"source-{name}")
        arguments += [str(folder / f"source-{name}"), str(folder / name), str(optimize)]
    command = ["node", str(WEB / "compile.mjs"), str(folder), str(WEB / "compiled.py"), *arguments]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise SystemExit(f"the page cannot be compiled: {ran.stderr.strip()}")
    return {name: (folder / name).read_bytes() for name in ("python_stdlib.zip", "site.zip")}


def write(made: Made, dist: Path) -> None:
    """Write the page whole in itself, its bill of materials, and the folder for a web server."""
    packed = {name: gzip.compress(raw, 9, mtime=0) for name, raw in made.parts.items()}
    served = dist / "web"
    served.mkdir(parents=True, exist_ok=True)
    for old in served.iterdir():
        old.unlink()
    whole = [{"name": name, "text": base64.b64encode(raw).decode()} for name, raw in packed.items()]
    (dist / "sifcalc.html").write_bytes(page(made, POLICY, whole, is_whole=True))
    (dist / "sifcalc.cdx.json").write_bytes(made.materials)
    # What ends in .gz many a server declares as packed, and browsers would unpack it.
    beside = [{"name": name, "file": f"{name}.bin"} for name in packed]
    (served / "index.html").write_bytes(page(made, SERVED_POLICY, beside, is_whole=False))
    for name, raw in packed.items():
        (served / f"{name}.bin").write_bytes(raw)
    for name in (*SCRIPTS, "page.css"):
        (served / name).write_bytes((WEB / name).read_bytes())


def page(made: Made, policy: str, parts: list[dict[str, str]], *, is_whole: bool) -> bytes:
    """The page with its parts inside it, or beside it."""
    first, others = groups()
    environment = Environment(  # noqa: S701 - it is filled with the project's own files
        loader=FileSystemLoader(WEB),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template("page.html").render(
        policy=policy,
        is_whole=is_whole,
        licences=made.licences,
        offers=offers(),
        more=[(kind, title) for kind, title in BESIDE_OTHERS.items() if kind in ANSWER_TYPES],
        first=first,
        others=others,
        framework=next(iter(FRAMEWORKS)),
        authorities=names_of_authorities(),
        date_forms=FORMS,
        parts=parts,
        page_css=_text("page.css"),
        worker_js=_text("worker.js"),
        scripts={name: _text(name) for name in SCRIPTS},
    )
    return text.encode()


def offers() -> list[Offer]:
    """The files that the page offers to save, of the formats that there are, and the case file."""
    made = [
        Offer(of, label, kind, form, FORMATS[form].endings[0])
        for of, label, kind, form in ON_THE_PAGE
        if form in ANSWER_TYPES[kind].formats
    ]
    return [*made, Offer("one", "Case file, to go on from later", "saved", "", ".yaml")]


def _text(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def main() -> None:
    """Make the page, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=DIST, help="where to write it")
    dist = parser.parse_args().dist
    write(make(), dist)
    size = (dist / "sifcalc.html").stat().st_size
    sys.stdout.write(f"{dist / 'sifcalc.html'}: {size:,} bytes; {dist / 'web'}: the same, served\n")


if __name__ == "__main__":
    main()
