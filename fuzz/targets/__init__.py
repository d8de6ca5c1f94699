"""What is fuzzed, one module a target: each ends in its TARGET."""
