"""YAML read alike, and refused in the same words, whichever of PyYAML's two parsers there is.

The C parser is many times as fast, and not there everywhere. Where it fails, and where the two are
known to differ, the Python parser judges.
"""

import re
from collections.abc import Iterable
from typing import Any  # PyYAML has no types

import yaml

PLAIN: Any = yaml.SafeLoader
FAST: Any = getattr(yaml, "CSafeLoader", PLAIN)

UNSEEN = re.compile(f"{yaml.reader.Reader.NON_PRINTABLE.pattern}|[\ufeff\x85\u2028\u2029]")
"""A character that YAML does not take, or that nobody sees; some of them end a line."""

DIRECTIVE = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*|%YAML +1\.[12](?![^ \t\r\n])[^\r\n]*)?[\r\n])*+(?P<name>%\S*)"
)
"""A directive but that of a version of YAML, at the top of a file: PyYAML skips it unread."""

HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no encoding has."""

_READ_DIFFERENTLY = re.compile(r"[?!|>]|:[ \t]*[\],}]|^---|^[ \t]*\t", re.MULTILINE)
_AFTER_WORD = re.compile(r"(?<=\S)[ \t]+")

_WORDS = {
    "cannot start any token": (
        "indent with spaces, not tabs, and put quotes around what starts with a sign"
    ),
    "mapping values are not allowed": (
        "a colon is not expected here; put quotes around a text that holds one"
    ),
    "expected <block end>": "this does not line up with what is above it, or lacks its key",
    "expected '<document start>'": "this does not line up with what is above it",
    "could not find expected ':'": "this lacks the colon after its key",
    "but got '?'": "put quotes around a text in brackets that holds a question mark",
    "expected ',' or": "a bracket is not closed, or a comma is missing",
    "expected the node content": "a value is missing here, or a bracket is not closed",
    "found unexpected end of stream": "a quotation mark is not closed",
}
"""Ours, by a part of the Python parser's, for what people get wrong."""


def parser_for(text: str) -> Any:
    """The fastest parser that reads the text as the Python parser does.

    The C parser takes more than the other: in brackets a question mark or a line that begins with
    a tab, and a comment right after the sign of a block. It reads an exclamation mark by itself as
    a text, and places elsewhere what is empty in brackets, after a question mark or in a document.
    """
    return PLAIN if _READ_DIFFERENTLY.search(text) else FAST


def without_tabs_in_lines(text: str) -> str:
    """The text with a space for each tab after a word: there the C parser alone takes tabs."""
    return _AFTER_WORD.sub(lambda between: " " * len(between[0]), text)


def in_our_words(error: yaml.MarkedYAMLError) -> str:
    """What the Python parser found wrong."""
    problem = error.problem or "it cannot be read"
    return next((ours for theirs, ours in _WORDS.items() if theirs in problem), problem)


def is_outside(lines: Iterable[str], around: int) -> bool:
    """Whether one of the lines is not indented as far as the block around a text asks.

    YAML wants that of the lines over which a quoted text goes on, and no parser here sees to it.
    """
    return any(line.strip() and len(line) - len(line.lstrip(" ")) <= around for line in lines)
