"""What the exit codes mean."""

ANSWERED = 0
BREACH = 1
BAD_INPUT = 2
NO_DATE = 3
INTERRUPTED = 130
