"""What a YAML file says, and what is wrong with it, whichever of PyYAML's two parsers read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from expect_complaints import bad_cases
from hypothesis import given
from hypothesis import strategies as st
from support.running import CROYDON, EXAMPLES, GOOD

from sifcalc.casefile import documents, parsers
from sifcalc.casefile.documents import read_json, read_yaml
from sifcalc.complaints import BadInput

if TYPE_CHECKING:
    from sifcalc.casefile.located import LocatedData

pytestmark = pytest.mark.skipif(
    not yaml.__with_libyaml__, reason="PyYAML was built without the C parser"
)

FILES = [
    path for path in (*EXAMPLES.iterdir(), *GOOD, *bad_cases()) if path.suffix in (".yaml", ".json")
]
SIGNS = ":-#?{}[]\"',&*!|>%@`\\\t\né\ufeff\x85"
PIECES = (
    *SIGNS,
    *"\n\t |: |? | #|\n- |---\n|...\n|!!str |<<: |&x |%YAML 1.2\n|%FOO\n".split("|"),
    "\\ud800",
)


def said(text: str, *, is_json: bool = False) -> list[str]:
    """What is read of the text, each part with its place, or each complaint."""
    try:
        read: LocatedData = (read_json if is_json else read_yaml)(text, "a file")
    except BadInput as error:
        return [*map(str, error.complaints)]
    return [
        repr(read.data),
        *map(repr, sorted([*read.keys.items(), *read.values.items()], key=repr)),
    ]


def by_both(
    monkeypatch: pytest.MonkeyPatch, text: str, *, is_json: bool = False
) -> list[list[str]]:
    """What is said of the text with the C parser, and where there is only the other."""
    replies = []
    for parser in (yaml.CSafeLoader, yaml.SafeLoader):
        with monkeypatch.context() as patch:
            for module in (documents, parsers):
                patch.setattr(module, "FAST", parser)
            replies.append(said(text, is_json=is_json))
    return replies


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_or_refused_in_the_same_words_by_either_parser(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_bytes().decode("utf-8", errors="ignore")
    fast, plain = by_both(monkeypatch, text, is_json=path.suffix == ".json")
    assert fast == plain


@given(data=st.data())
def test_so_is_a_file_in_which_somebody_slipped(data: st.DataObject) -> None:
    text = data.draw(
        st.sampled_from([CROYDON, *(p for p in GOOD if p.suffix == ".yaml")])
    ).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at:]
    with pytest.MonkeyPatch.context() as patch:
        fast, plain = by_both(patch, text)
    assert fast == plain


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: b: c", "a colon is not expected here"),
        ("a: {b: 1", "a bracket is not closed"),
        ("a: [b?]", "holds a question mark"),
        ("a: 'b", "a quotation mark is not closed"),
        ("a: 1\nb\nc: 2", "lacks the colon"),
        ("a:\n\tb: 1", "spaces, not tabs"),
        ("a: 1\n b: 2", "a colon is not expected here"),
        ("  a: 1\n b: 2", "does not line up"),
    ],
)
def test_what_people_get_wrong_is_said_in_our_words(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_yaml(text, "a file")


def test_a_tab_between_words_is_a_space() -> None:
    assert {"authority": "Example shire"} == read_yaml(
        "authority:\tExample\tshire\t# real\n", ""
    ).data


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('{"a": 1,}', 1, 8), ('{"a": [1,\n 2 ,\n ]}', 2, 4), ("[1, 2, ]", 1, 6)],
)
def test_a_comma_too_many_is_found_where_it_stands_by_every_python(
    text: str, line: int, column: int
) -> None:
    with pytest.raises(BadInput) as caught:
        read_json(text, "a file")
    [complaint] = caught.value.complaints
    assert (line, column) == (complaint.place.line, complaint.place.column)
    assert "one too many" in complaint.message
