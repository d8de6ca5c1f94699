"""YAML and JSON to plain data, with the place of every key and value."""

import json
import re
from collections.abc import Sequence
from typing import Any

import yaml

from sifcalc.case import Path
from sifcalc.casefile.excerpts import of_text
from sifcalc.casefile.located import MAX_CHARACTERS, LocatedData
from sifcalc.casefile.parsers import (
    DIRECTIVE,
    FAST,
    HALF,
    PLAIN,
    UNSEEN,
    in_our_words,
    is_outside,
    parser_for,
    without_tabs_in_lines,
)
from sifcalc.complaints import BadInput, Complaint, Place
from sifcalc.wording import shortened

# Any is PyYAML's own: it has no types, and what a file holds may be anything.
MAX_DEPTH = 20

_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_HALF = "this is not text: a \\u escape stands for half a character"
_JSON_TEXT = r'"(?:[^"\\]|\\.)*+"'


def read_yaml(text: str, source: str) -> LocatedData:
    """The data of a YAML file, with every value as text: `no`, `010` and `2017-09-04` stay so.

    Raises BadInput for a file that is not YAML, and for what no case file needs: aliases, tags
    but !!str, directives but %YAML, several documents, deep nesting, a quoted text that takes in
    lines that are not indented, a key that is not a word, or a key twice.
    """
    _bound(text, source)
    if unseen := UNSEEN.search(text):
        place = _place_at(unseen.start(), text, source)
        what = f"it holds the unseen character U+{ord(unseen[0]):04X}"
        raise BadInput(Complaint("bad-yaml", f"this is not YAML: {what}", place))
    if directive := DIRECTIVE.match(text):
        place = _place_at(directive.start("name"), text, source)
        what = f"the directive {shortened(directive['name'])} is not read; take its line away"
        raise BadInput(Complaint("bad-yaml", what, place))
    try:
        node = compose(text, source)
    except yaml.MarkedYAMLError as error:
        place = _place(source, error.problem_mark or error.context_mark)
        why = in_our_words(error)
        raise BadInput(Complaint("bad-yaml", f"this is not YAML: {why}", place)) from None
    except (OverflowError, ValueError):  # PyYAML's own, of an escape such as "\\UFFFFFFFF"
        why = "an escape in quotation marks stands for no character"
        raise BadInput(Complaint("bad-yaml", f"this is not YAML: {why}", Place(source))) from None
    walk = _Walk(source)
    data = walk.value(node, ())
    if walk.complaints:
        raise BadInput(*walk.complaints)
    return LocatedData(data, Place(source), walk.keys, walk.values, shown=of_text(text))


def read_json(text: str, source: str) -> LocatedData:
    """The data of a JSON file.

    Raises BadInput for a file that is not JSON, for NaN and infinity, deep nesting, or a key twice.
    """
    _bound(text, source)
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in items:
            if key in data:
                repeated.append(key)
            data[key] = value
        return data

    no_values: list[str] = []

    try:
        # Numbers stay as they are written, like everything else in a case file.
        data = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_constant=no_values.append,
            parse_int=str,
            parse_float=str,
        )
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        why, place = _json_error(error, source)
        raise BadInput(Complaint("bad-json", f"this is not JSON: {why}", place)) from None
    except RecursionError:
        raise BadInput(_too_deep(Place(source))) from None
    except UnicodeEncodeError:
        texts = re.finditer(_JSON_TEXT, text)
        at = next(part.start() for part in texts if HALF.search(json.loads(part[0])))
        place = _place_at(at, text, source)
        raise BadInput(Complaint("bad-json", _HALF, place)) from None
    if no_values:
        words = re.finditer(f"{_JSON_TEXT}|(?P<no_value>NaN|-?Infinity)", text)
        place = _place_at(next(w.start() for w in words if w["no_value"]), text, source)
        raise BadInput(Complaint("bad-json", f"{no_values[0]} is not a value in JSON", place))
    walk = _Walk(source)
    try:
        walk.value(compose(text, source, is_json=True), ())
    except yaml.YAMLError:
        walk = _Walk(source)
    if walk.complaints:
        raise BadInput(*walk.complaints)
    if repeated:
        raise BadInput(_twice(repeated[0], Place(source)))
    return LocatedData(data, Place(source), walk.keys, walk.values, shown=of_text(text))


class _Walk:
    """A walk over composed nodes: their plain data, their places, and what is wrong with them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.complaints: list[Complaint] = []

    def value(self, node: Any, path: Path) -> Any:
        """The node's data, None where it is left empty."""
        if node is None:
            return None
        self.values[path] = _place(self.source, node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return None if is_empty(node) else node.value

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, inner in node.value:
            place = _place(self.source, key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                self.complaints.append(Complaint("bad-yaml", "a key is one word", place))
                continue
            if (*path, key.value) in self.keys:
                self.complaints.append(_twice(key.value, place))
            self.keys[*path, key.value] = place
            data[key.value] = self.value(inner, (*path, key.value))
        return data


def _place(source: str, mark: Any) -> Place:
    return Place(source, mark.line + 1, mark.column + 1) if mark else Place(source)


def _place_at(at: int, text: str, source: str) -> Place:
    """The place of the character with that number, from 0."""
    return Place(source, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _json_error(error: json.JSONDecodeError, source: str) -> tuple[str, Place]:
    """What is wrong and where, as every Python says it: only some know of a comma too many."""
    text, at = error.doc, error.pos
    before = text[:at].rstrip()
    if error.msg.startswith("Illegal trailing comma"):
        comma = at
    elif text[at : at + 1] in ("}", "]") and before.endswith(","):
        comma = len(before) - 1
    else:
        return error.msg, Place(source, error.lineno, error.colno)
    why = "the comma before the closing bracket is one too many"
    return why, _place_at(comma, text, source)


def is_empty(node: Any) -> bool:
    """Whether the node is a value that was left empty."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def compose(text: str, source: str, *, is_json: bool = False) -> Any:
    """The nodes of the one document in the text, their marks at its own characters.

    Raises PyYAML's YAMLError for what is no YAML, and BadInput for what it would drop or change, a
    second document and deep nesting.
    """
    if is_json:  # JSON is YAML except for tabs, which can only stand between values here
        return _compose(text.replace("\t", " "), source, FAST, is_json=True)
    return _compose(without_tabs_in_lines(text), source, parser_for(text))


def _compose(text: str, source: str, parser: Any, *, is_json: bool = False) -> Any:
    """The nodes of the one document in the text. Raises what the Python parser raises."""
    try:
        return _nodes(text, source, parser, is_json=is_json)
    except yaml.MarkedYAMLError:
        if parser is PLAIN:
            raise
        return _nodes(text, source, PLAIN, is_json=is_json)


def _nodes(text: str, source: str, parser: Any, *, is_json: bool) -> Any:
    """The nodes of the one document in the text, its nesting bounded before it is composed.

    JSON has been read as such: what YAML would lose of a value is not looked for in it.
    """
    lines = text.splitlines()
    documents = 0
    blocks = [-1]  # the column of the block that each mapping or list is, or stands in
    for event in yaml.parse(text, Loader=parser):
        at: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(
                Complaint("bad-yaml", "aliases are not read; write it out", _place(source, at))
            )
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                several = "a file holds one case; several go in a table, or in files of their own"
                raise BadInput(Complaint("bad-yaml", several, _place(source, at)))
        tag = getattr(event, "tag", None)  # as it was written; only a node may have one
        if tag and not (tag == _TEXT and isinstance(event, yaml.ScalarEvent)):
            short = shortened(tag.replace("tag:yaml.org,2002:", "!!"))
            what = f"the tag {short} is not read, as it could change or drop what is beside it"
            raise BadInput(Complaint("bad-yaml", f"{what}; take it away", _place(source, at)))
        is_text = isinstance(event, yaml.ScalarEvent) and not is_json
        if is_text and (wrong := _wrong(event, lines, blocks[-1])):
            raise BadInput(Complaint("bad-yaml", wrong, _place(source, at)))
        if isinstance(event, yaml.CollectionStartEvent):
            blocks.append(blocks[-1] if event.flow_style else at.column)
        elif isinstance(event, yaml.CollectionEndEvent):
            blocks.pop()
        if len(blocks) > MAX_DEPTH + 1:
            raise BadInput(_too_deep(_place(source, at)))
    return yaml.compose(text, Loader=parser)


def _wrong(scalar: Any, lines: Sequence[str], around: int) -> str | None:
    """What of a value or a key would be lost or taken in unseen, None if nothing.

    `around` is the column, from 0, of the block that it stands in, -1 if there is none.
    """
    if scalar.anchor and not scalar.value:
        called = shortened(f"&{scalar.anchor}")
        return f"{called} is an anchor with nothing behind it; take away the & before a value"
    if HALF.search(scalar.value):
        return _HALF
    first, last = scalar.start_mark.line, scalar.end_mark.line
    if scalar.style in ("'", '"') and is_outside(lines[first + 1 : last + 1], around):
        return (
            f"this quotation mark is closed on line {last + 1}, and what is between is not"
            " indented: close it where the text ends, or indent the rest of it"
        )
    return None


def _bound(text: str, source: str) -> None:
    if len(text) > MAX_CHARACTERS:
        message = f"this file has more than {MAX_CHARACTERS:,} characters; no case has"
        raise BadInput(Complaint("too-large", message, Place(source)))


def _too_deep(place: Place) -> Complaint:
    return Complaint("too-deep", f"nested more than {MAX_DEPTH} deep; no case is", place)


def _twice(key: str, place: Place) -> Complaint:
    return Complaint("duplicate-key", f"{key!r} is given twice", place)
