"""A date put into the text of a case file, or taken out: every other character stays.

Why no library writes the file anew: docs/decisions/files-edited-in-place.md.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple  # Any: PyYAML's nodes, which have no types

from sifcalc.casefile.documents import compose, is_empty
from sifcalc.casefile.text import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sifcalc.casefile.text import FileType

_PROPERTIES = r"(?:[&!]\S*\s+)*"
"""What YAML has before a value: an anchor, a tag."""

_REST_OF_LINE = re.compile(r"(?P<comma>[ \t]*,)?(?P<comment>[ \t]*(?:#[^\r\n]*)?)(?=[\r\n]|$)")


_COMMENT_LINE = re.compile(r"(?:^|[\r\n])[ \t]*#[^\r\n]*(?:\r\n|\n|\r)\Z")
_PROPERTY_OF_GROUP = re.compile(r"[&!]\w")


class _Member(NamedTuple):
    """A key and its value, or an item of a list, which has no key."""

    key: Any
    value: Any

    @property
    def start(self) -> int:
        """Where its first character stands."""
        first: int = (self.key or self.value).start_mark.index
        return first


class _Text:
    """The text of a YAML or JSON file, and the nodes that it is made of."""

    def __init__(self, text: str, source: str, file_type: FileType) -> None:
        self.text = text
        self._is_json = file_type == "json"
        self.root = compose(text, source, is_json=self._is_json)
        self._line_end = next(iter(re.findall(r"\r\n|\n|\r", text)), "\n")

    def replaced(self, begin: int, end: int, written: str) -> str:
        """The text with what is written in place of a part of it."""
        return f"{self.text[:begin]}{written}{self.text[end:]}"

    def path(self, path: Sequence[str]) -> list[tuple[Any, _Member]]:
        """The mappings along the path that are there, each with its member on the path."""
        steps: list[tuple[Any, _Member]] = []
        node = self.root
        for key in path:
            members = self.members(node) if getattr(node, "id", "") == "mapping" else []
            member = next((inner for inner in members if inner.key.value == key), None)
            if member is None:
                break
            steps.append((node, member))
            node = member.value
        return steps

    @staticmethod
    def members(node: Any) -> list[_Member]:
        """The members of a mapping or a list."""
        if node.id == "mapping":
            return [_Member(key, value) for key, value in node.value]
        return [_Member(None, item) for item in node.value]

    def end(self, node: Any) -> int:
        """The place after the node's last character: PyYAML ends a block where the next begins."""
        if node.id != "scalar" and not node.flow_style:
            return self.end(self.members(node)[-1].value)
        end: int = node.end_mark.index
        is_block = node.id == "scalar" and node.style in ("|", ">")
        return len(self.text[:end].rstrip()) if is_block else end

    def line_of(self, begin: int, end: int) -> tuple[int, int]:
        """The whole lines from one place to another, without the end of the last."""
        first = max(self.text.rfind("\n", 0, begin), self.text.rfind("\r", 0, begin)) + 1
        rest = re.compile(r"[^\r\n]*").match(self.text, end)
        return first, rest.end() if rest else end

    def scalar(self, day: str) -> str:
        """The day as a new value."""
        return json.dumps(day) if self._is_json else day

    def entry(self, path: Sequence[str], day: str, *, is_list: bool, colon: str = ": ") -> str:
        """What is put in for a path of which nothing is there: "action_plan: {visit: …}"."""
        return f"{self.scalar(path[0])}{colon}{self.value(path[1:], day, is_list=is_list)}"

    def value(self, path: Sequence[str], day: str, *, is_list: bool) -> str:
        """The value for what is left of a path."""
        if path:
            return "{" + self.entry(path, day, is_list=is_list) + "}"
        return f"[{self.scalar(day)}]" if is_list else self.scalar(day)

    def filled(self, node: Any, written: str) -> str:
        """The text with what is written in place of an empty value."""
        begin, end = node.start_mark.index, node.end_mark.index
        before = "" if self.text[begin - 1 : begin].isspace() else " "
        if self.text[begin:end].startswith("&"):  # an anchor of nothing stays
            return self.replaced(end, end, f" {written}")
        return self.replaced(begin, end, f"{before}{written}")

    def scalar_replaced(self, node: Any, day: str) -> str:
        """The text with another day in place of that value, in the quotes that it has.

        The mark of an example goes with it.
        """
        begin, end = node.start_mark.index, node.end_mark.index
        properties = re.compile(_PROPERTIES).match(self.text, begin, end)
        begin = properties.end() if properties else begin
        end = begin + len(self.text[begin:end].rstrip())
        quote = self.text[begin] if self.text[begin] in "'\"" else ""
        mark = re.compile(rf"[ \t]*{re.escape(EXAMPLE)}").match(self.text, end)
        return self.replaced(begin, mark.end() if mark else end, f"{quote}{day}{quote}")

    def added(self, node: Any, path: Sequence[str], day: str, *, is_list: bool) -> str:
        """The text with one more member of the mapping, or of the list where no path is left."""
        members = self.members(node)
        if not node.flow_style:
            column = (members[0].key or node).start_mark.column
            entry = self.entry(path, day, is_list=is_list) if path else f"- {day}"
            _, end = self.line_of(members[-1].start, self.end(members[-1].value))
            return self.replaced(end, end, f"{self._line_end}{' ' * column}{entry}")
        if not members:
            entry = self.entry(path, day, is_list=is_list) if path else self.scalar(day)
            at = self.text.index("{" if path else "[", node.start_mark.index) + 1
            return self.replaced(at, at, entry)
        last = members[-1]
        entry = self.scalar(day)
        if path:
            between = self.text[last.key.end_mark.index : last.value.start_mark.index]
            colon = (
                between if re.fullmatch(r" *: *", between) and not is_empty(last.value) else ": "
            )
            entry = self.entry(path, day, is_list=is_list, colon=colon)
        lead = self._lead(members)
        end = self.end(last.value)
        rest = _REST_OF_LINE.match(self.text, end)
        if rest and "\n" in f"{lead}\n".replace("\r", "\n")[:-1]:
            # A comment behind the last member stays behind it.
            comma, ending = (rest["comma"], ",") if rest["comma"] else (",", "")
            written = f"{comma}{rest['comment']}{lead}{entry}{ending}"
            return self.replaced(end, rest.end(), written)
        return self.replaced(end, end, f",{lead}{entry}")

    def _lead(self, members: Sequence[_Member]) -> str:
        """The space between a comma and a new member: as before the last one."""
        last = members[-1]
        before = len(self.text[: last.start].rstrip(" \t\r\n"))
        lead = self.text[before : last.start]
        if len(members) == 1 and "\n" not in lead and "\r" not in lead:
            return " "
        return lead if self.text[before - 1] in ",{[" or not lead.strip(" ") else " "

    def without(self, node: Any, member: _Member) -> str:
        """The text without that member of the mapping or list.

        A key on the line below a comment of its own stays, and is left empty.
        """
        members = self.members(node)
        at = members.index(member)
        begin, end = member.start, self.end(member.value)
        if not node.flow_style:
            first, last = self.line_of(begin, end)
            if member.key and _COMMENT_LINE.search(self.text, 0, first):
                colon = self.text.index(":", member.key.end_mark.index) + 1
                return self.replaced(colon, end, "")
            ending = re.compile(r"\r\n|\n|\r").match(self.text, last)
            if ending:
                return self.replaced(first, ending.end(), "")
            return self.replaced(len(re.sub(r"(\r\n|\n|\r)\Z", "", self.text[:first])), last, "")
        if at:
            previous = self.end(members[at - 1].value)
            if "#" not in self.text[previous:begin]:
                return self.replaced(previous, end, "")
        elif len(members) > 1 and "#" not in self.text[end : members[1].start]:
            return self.replaced(begin, members[1].start, "")
        comma = re.compile(r"\s*,").match(self.text, end)
        return self.replaced(begin, comma.end() if comma else end, "")


def put_in(
    text: str,
    source: str,
    file_type: FileType,
    path: Sequence[str],
    day: str,
    *,
    is_list: bool,
    item: int | None = None,
) -> str:
    """The text of a case file with the day at the path: added to a list, or in place of another.

    `item` is the item of a list whose place it takes, from 0.
    What is not there yet is put last in the mapping or the list around it. The text has been read
    as a case.
    """
    file = _Text(text, source, file_type)
    steps = file.path(path)
    if len(steps) < len(path):
        node = steps[-1][1].value if steps else file.root
        left = path[len(steps) :]
        if is_empty(node):
            return file.filled(node, file.value(left, day, is_list=is_list))
        return file.added(node, left, day, is_list=is_list)
    value = steps[-1][1].value
    if is_empty(value):
        return file.filled(value, file.value((), day, is_list=is_list))
    if item is not None:
        return file.scalar_replaced(file.members(value)[item].value, day)
    if is_list:
        return file.added(value, (), day, is_list=True)
    return file.scalar_replaced(value, day)


def taken_out(
    text: str, source: str, file_type: FileType, path: Sequence[str], item: int | None = None
) -> str:
    """The text of a case file without what is at the path, or without that item of its list.

    A mapping or a list that is left with nothing goes too, unless a comment or an anchor of its own
    stands in it. A key on the line below a comment stays, and is left empty. The text has been read
    as a case, which has it.
    """
    file = _Text(text, source, file_type)
    steps = file.path(path)
    if item is not None:
        listed = steps[-1][1].value
        steps.append((listed, file.members(listed)[item]))
    node, member = steps.pop()
    while steps and len(file.members(node)) == 1:
        around, outer = steps[-1]
        begin, end = member.start, file.end(member.value)
        outside = text[outer.start : begin] + text[end : file.end(outer.value)]
        if "#" in outside or _PROPERTY_OF_GROUP.search(outside):
            break
        node, member = around, outer
        steps.pop()
    return file.without(node, member)


def cell_replaced(text: str, number: int, column: int, written: str, delimiter: str) -> str:
    """The text of a CSV table with another cell in the row that begins on line `number`.

    `column` is the number of the cell, from 0. A cell keeps its quotes; a row that ends before it
    is filled up. Every other character stays.
    """
    lines = list(io.StringIO(text, newline=""))
    begin = sum(map(len, lines[: number - 1]))
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(delimiter)}\r\n]*')
    at = begin
    for passed in range(column + 1):
        match = cell.match(text, at)
        assert match  # noqa: S101 - an empty cell matches too
        if passed == column:
            quote = '"' if match[0].startswith('"') else ""
            return f"{text[:at]}{quote}{written}{quote}{text[match.end() :]}"
        at = match.end()
        if text[at : at + 1] != delimiter:
            missing = delimiter * (column - passed)
            return f"{text[:at]}{missing}{written}{text[at:]}"
        at += 1
    raise AssertionError("a row has as many cells as are asked for")
