"""Ending when the system says so, with what is half done cleared away."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def end_on(codes: Mapping[str, int]) -> None:
    """Exit on any of these signals that the system has, each named with its exit code.

    What the caller had ignored, as nohup does SIGHUP, stays ignored.
    """
    numbers = {getattr(signal, name): code for name, code in codes.items() if hasattr(signal, name)}

    def end(number: int, _frame: object) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # a second one may not cut the clearing short
        sys.exit(numbers[number])

    for number in numbers:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)
