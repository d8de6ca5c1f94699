"""Standard output and standard error, files read and written, and progress."""
