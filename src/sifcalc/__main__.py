"""`sifcalc`, and `python -m sifcalc`: any fault becomes one line and exit code 70.

Memory may run out while the rest is imported, or a library be missing or damaged: so all imports
are inside what reports it.
"""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

# As in `sifcalc.cli.exits`, whose import may be what fails.
_ANSWERED = 0
_BAD_INPUT = 2
_FAULT = 70
_INTERRUPTED = 130
_ENDING = {"SIGINT": _INTERRUPTED, "SIGTERM": 143, "SIGHUP": 129, "SIGBREAK": 143}
"""The exit code of a run that a signal ended; closing a Windows console sends SIGBREAK."""

_received: list[int] = []
"""The exit codes of signals received, as the exception that one raises may get lost."""

_REPORT = (
    "a fault of sifcalc's own, and no answer; please report it, with this line, where sifcalc came"
    " from"
)
_OUT_OF_MEMORY = f"sifcalc: out of memory: {_REPORT}\n".encode()
_LONGEST = 500


def run() -> None:
    """Run sifcalc as a program, and end the process with its exit code."""
    # Skip garbage collection: it costs more than most commands. A table turns it on again.
    gc.disable()
    code = _FAULT
    try:
        code = _run()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except SystemExit as end:
        # From a signal, or click's 1 for a completion that it does not have.
        code = _of_signal() or (_BAD_INPUT if end.code else _ANSWERED)
    except BaseException as error:
        code = _of_signal() or _FAULT
        if code == _FAULT:
            _report(error)
    finally:
        _end(code)


def _run() -> int:
    end_on_signals()
    from sifcalc.cli import main
    from sifcalc.console.streams import open_standard

    open_standard()
    return main()


def end_on_signals() -> None:
    """End the run on a signal, and remove half-written files: see `sifcalc.console.files`.

    A signal that the caller had ignored, as nohup does SIGHUP, stays ignored.
    """
    import signal

    codes = {getattr(signal, name, None): code for name, code in _ENDING.items()}

    def end(number: int, _frame: "FrameType | None") -> None:
        for other in filter(None, codes):
            signal.signal(other, signal.SIG_IGN)  # a second one must not cut that short
        _received.append(codes[number])
        if codes[number] == _INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(codes[number])

    for number in filter(None, codes):  # no system has them all
        if signal.getsignal(number) not in (signal.SIG_IGN, None):
            signal.signal(number, end)


def _of_signal() -> int:
    """The exit code of the first signal received, else 0."""
    return _received[0] if _received else 0


def _report(error: BaseException) -> None:
    """Write the fault in one line to standard error; with SIFCALC_DEBUG its traceback first."""
    try:
        if os.environ.get("SIFCALC_DEBUG"):
            from traceback import format_exception

            os.write(2, "".join(format_exception(error)).encode(errors="backslashreplace"))
    finally:
        os.write(2, _line(error))


def _line(error: BaseException) -> bytes:
    if isinstance(error, MemoryError):
        return _OUT_OF_MEMORY
    try:
        words = ": ".join(filter(None, (type(error).__name__, str(error))))[:_LONGEST].split()
        said = "".join(sign if sign.isprintable() else "?" for sign in " ".join(words))
        return f"sifcalc: {said}: {_REPORT}\n".encode(errors="backslashreplace")
    except Exception:  # memory may not do even for that
        return _OUT_OF_MEMORY


def _end(code: int) -> None:
    """Write out what is buffered, and end the process with the code.

    Python's own end would exit with 120 if that fails, and can be interrupted.
    """
    try:
        sys.stdout.flush()
    finally:
        os._exit(code)  # whatever came of that


if __name__ == "__main__":
    run()
