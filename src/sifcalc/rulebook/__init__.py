"""What the guidance says, as data: a folder a framework, and the law that outlives them.

Each entry stands alone, with its strength, its paragraphs and the days for which its words were in
force. Where the words are silent or contradict themselves, it says which reading is taken, and why.
"""
