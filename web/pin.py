"""Pin the newest versions of what the page embeds, and the pydantic-core that pydantic asks for.

Pyodide is raised by hand, with the hash that `npm view pyodide@VERSION dist.integrity` prints,
where a pydantic-core is built for its ABI: this fails where none is. Read every change before it is
kept.
"""

from __future__ import annotations

import hashlib
import re
from email import message_from_string
from pathlib import Path
from tempfile import TemporaryDirectory

import fetched
from make_page import runtime_of
from packaging.utils import canonicalize_name, parse_wheel_filename
from pinned import LOCK, asked_for, read_pins

CORE = "pydantic-core"


def main() -> None:
    """Write the versions and hashes of the wheels into the lock file afresh."""
    pins = read_pins()
    runtime = runtime_of(fetched.pyodide(pins))
    python = runtime.python.rpartition(".")[0]
    bounds = {canonicalize_name(each.name): str(each) for each in asked_for()}
    names = [bounds.get(canonicalize_name(name), name) for name in pins.wheels if name != CORE]
    with TemporaryDirectory() as folder:
        fetched.download(names, runtime.platform, python, Path(folder))
        [pydantic] = Path(folder).glob("pydantic-*.whl")
        asked = message_from_string(fetched.opened(pydantic).metadata).get_all("Requires-Dist")
        core = next(each for each in asked or [] if each.startswith(CORE))
        fetched.download([core], runtime.platform, python, Path(folder))
        text = LOCK.read_text(encoding="utf-8")
        for path in Path(folder).glob("*.whl"):
            name, version, _, _ = parse_wheel_filename(path.name)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            pin = f'{name} = {{ version = "{version}", sha256 = "{digest}" }}'
            text = re.sub(rf"^{name} = .*$", pin, text, flags=re.MULTILINE)
    LOCK.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
