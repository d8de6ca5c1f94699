"""Modules compiled by the Python that is to run them: this runs in Pyodide, by itself."""

import marshal
from importlib.util import MAGIC_NUMBER, source_hash
from zipfile import ZipFile, ZipInfo

_UNCHECKED = (1).to_bytes(4, "little")
"""That a module's hash is not looked at when it is imported: there is no source to compare."""


def compile_zip(given: str, made: str, optimize: int) -> None:
    """Write the zip file `given` to `made` with every module compiled, and no source.

    Nothing is packed, as all is packed together later. To `optimize` by 2 leaves assertions
    and docstrings out, by 0 nothing.
    """
    with ZipFile(given) as source, ZipFile(made, "w") as target:
        for name in sorted(source.namelist()):
            raw, compiled = source.read(name), name
            if name.endswith(".py"):
                code = compile(raw, name, "exec", dont_inherit=True, optimize=optimize)
                raw = MAGIC_NUMBER + _UNCHECKED + source_hash(raw) + marshal.dumps(code)
                compiled = f"{name}c"
            target.writestr(ZipInfo(compiled), raw)
