"""Working days in England: the arithmetic, and the bank holidays it rests on."""
