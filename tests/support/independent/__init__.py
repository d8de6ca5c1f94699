"""A second, slow implementation of what sifcalc counts, to compare it with.

It was written from the tables of the rulebook alone, by somebody who had not read the engines, and
imports nothing of sifcalc but the answers that it is compared with. Keep it so: whoever changes
the engine for a new clock leaves its function here to somebody else.
"""
