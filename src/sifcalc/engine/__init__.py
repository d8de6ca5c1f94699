"""The engines: from a case and a framework to grades and dates. Pure: no file, no clock."""
