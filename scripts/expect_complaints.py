"""Write beside each bad case what sifcalc says of it: read every change before it is kept.

A bad case is refused by `sifcalc check`, or by the command in the .arguments file beside it.
"""

import io
import os
import shlex
import sys
from pathlib import Path

from sifcalc.cli import exits, main

BAD = Path(__file__).parent.parent / "tests" / "cases" / "bad"
BESIDE = (".stderr", ".arguments")


def bad_cases() -> list[Path]:
    """Every file that is refused."""
    return sorted(path for path in BAD.iterdir() if path.suffix not in BESIDE)


def arguments_of(path: Path) -> list[str]:
    """The arguments with which a bad case is refused, from within its folder."""
    beside = path.with_name(f"{path.name}.arguments")
    return (
        shlex.split(beside.read_text(encoding="utf-8")) if beside.exists() else ["check", path.name]
    )


if __name__ == "__main__":
    os.chdir(BAD)
    for path in bad_cases():
        before = sys.stderr
        sys.stderr = said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        code = main(arguments_of(path))
        sys.stderr = before
        if code != exits.BAD_INPUT:
            sys.exit(f"{path.name} is not refused")
        said.seek(0)
        Path(f"{path.name}.stderr").write_text(said.read(), encoding="utf-8")
