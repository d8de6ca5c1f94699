"""How it is written: a module a format, over the documents of `pages`, rows and data."""
