"""YAML and JSON to plain data, with the place of every key and value."""

import json
from typing import Any, NoReturn

import yaml

from sifcalc.case import Path
from sifcalc.casefile.excerpts import of_text
from sifcalc.casefile.located import MAX_CHARACTERS, LocatedData
from sifcalc.casefile.parsers import (
    FAST,
    PLAIN,
    UNSEEN,
    in_our_words,
    parser_for,
    without_tabs_in_lines,
)
from sifcalc.complaints import BadInput, Complaint, Place

# Any is PyYAML's own: it has no types, and what a file holds may be anything.
MAX_DEPTH = 20

_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"


def read_yaml(text: str, source: str) -> LocatedData:
    """The data of a YAML file, with every value as text: `no`, `010` and `2017-09-04` stay so.

    Raises BadInput for a file that is not YAML, and for what no case file needs: aliases, tags
    but !!str, several documents, deep nesting, a key that is not a word, or a key twice.
    """
    _bound(text, source)
    unseen = UNSEEN.search(text)
    if unseen:
        before = text[: unseen.start()]
        place = Place(source, before.count("\n") + 1, len(before) - before.rfind("\n"))
        what = f"it holds the unseen character U+{ord(unseen[0]):04X}"
        raise BadInput(Complaint("bad-yaml", f"this is not YAML: {what}", place))
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

    def no_constant(name: str) -> NoReturn:
        raise BadInput(Complaint("bad-json", f"{name} is not a value in JSON", Place(source)))

    try:
        # Numbers stay as they are written, like everything else in a case file.
        data = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_constant=no_constant,
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
        half = "a \\u escape stands for half a character"
        raise BadInput(Complaint("bad-json", f"this is not text: {half}", Place(source))) from None
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
    line = text.count("\n", 0, comma) + 1
    return (
        "the comma before the closing bracket is one too many",
        Place(source, line, comma - text.rfind("\n", 0, comma)),
    )


def is_empty(node: Any) -> bool:
    """Whether the node is a value that was left empty."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def compose(text: str, source: str, *, is_json: bool = False) -> Any:
    """The nodes of the one document in the text, their marks at its own characters.

    Raises PyYAML's YAMLError for what is no YAML, and BadInput for aliases, tags but !!str, a
    second document and deep nesting.
    """
    if is_json:  # JSON is YAML except for tabs, which can only stand between values here
        return _compose(text.replace("\t", " "), source, FAST)
    return _compose(without_tabs_in_lines(text), source, parser_for(text))


def _compose(text: str, source: str, parser: Any) -> Any:
    """The nodes of the one document in the text. Raises what the Python parser raises."""
    try:
        return _nodes(text, source, parser)
    except yaml.MarkedYAMLError:
        if parser is PLAIN:
            raise
        return _nodes(text, source, PLAIN)


def _nodes(text: str, source: str, parser: Any) -> Any:
    """The nodes of the one document in the text, its nesting bounded before it is composed."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=parser):
        place = _place(source, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(Complaint("bad-yaml", "aliases are not read; write it out", place))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                several = "a file holds one case; several go in a table, or in files of their own"
                raise BadInput(Complaint("bad-yaml", several, place))
        if isinstance(event, yaml.ScalarEvent) and event.anchor and not event.value:
            what = f"&{event.anchor} is an anchor with nothing behind it"
            raise BadInput(Complaint("bad-yaml", f"{what}; take away the & before a value", place))
        tag = getattr(event, "tag", None)  # as it was written; only a node may have one
        if tag and not (tag == _TEXT and isinstance(event, yaml.ScalarEvent)):
            short = tag.replace("tag:yaml.org,2002:", "!!")
            what = f"the tag {short} is not read, as it could change or drop what is beside it"
            raise BadInput(Complaint("bad-yaml", f"{what}; take it away", place))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise BadInput(_too_deep(place))
    return yaml.compose(text, Loader=parser)


def _bound(text: str, source: str) -> None:
    if len(text) > MAX_CHARACTERS:
        message = f"this file has more than {MAX_CHARACTERS:,} characters; no case has"
        raise BadInput(Complaint("too-large", message, Place(source)))


def _too_deep(place: Place) -> Complaint:
    return Complaint("too-deep", f"nested more than {MAX_DEPTH} deep; no case is", place)


def _twice(key: str, place: Place) -> Complaint:
    return Complaint("duplicate-key", f"{key!r} is given twice", place)
