"""What the guidance says, as data: documents, judgements, grading rules, clocks.

Each entry stands alone, with its strength and its paragraphs, and can be checked against the
documents without knowing Python. Where the words are silent or contradict themselves, the entry
says which reading is taken, and why.
"""
