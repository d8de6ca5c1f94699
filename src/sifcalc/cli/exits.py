"""What the exit codes mean."""

ANSWERED = 0
BREACH = 1
BAD_INPUT = 2
NO_DATE = 3
HUNG_UP = 129
INTERRUPTED = 130
TERMINATED = 143

BY_SIGNAL = {"SIGHUP": HUNG_UP, "SIGTERM": TERMINATED, "SIGBREAK": TERMINATED}
"""The code of a run that a signal ended; on Windows, Ctrl+Break and closing the window send one."""
