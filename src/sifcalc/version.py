"""The version of sifcalc."""

__version__ = "0.1.0"
