"""What the guidance says, as data: a folder a framework, and the law that outlives them.

Each entry stands alone, with its strength, its paragraphs and the days for which its words held,
and can be checked against the documents without knowing Python. Where the words are silent or
contradict themselves, the entry says which reading is taken, and why.
"""
