"""`python -m sifcalc`."""

from sifcalc.cli import run

run()
