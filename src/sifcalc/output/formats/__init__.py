"""The formats, each a module: they write documents of `pages`, rows, or data."""
