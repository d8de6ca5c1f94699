"""What PyYAML would drop or change of a file is refused; the rest is read as it is written."""

from pathlib import Path

import pytest
from support.running import Run

from sifcalc.casefile.documents import read_json, read_yaml
from sifcalc.complaints import BadInput

TAGS = ("null", "str", "int", "bool", "float", "binary", "timestamp", "set", "omap", "pairs")
COLLECTIONS = {"set": "{x}", "omap": "[x: 1]", "pairs": "[x: 1]", "map": "{x: 1}", "seq": "[x]"}
UNTAGGED = "as it could change or drop what is beside it"


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "str"])
@pytest.mark.parametrize("before", ["a: ", "a: {b: ", "a: [", "? "])
def test_a_tag_beside_a_value_or_a_key_is_refused(before: str, tag: str) -> None:
    closed = {"a: {b: ": "}", "a: [": "]"}.get(before, "")
    refused(f"{before}!!{tag} 2017-09-04{closed}", 1, len(before) + 1, f"the tag !!{tag} is not")


@pytest.mark.parametrize(("tag", "value"), COLLECTIONS.items())
def test_a_tag_beside_a_mapping_or_a_list_is_refused(tag: str, value: str) -> None:
    refused(f"a: !!{tag} {value}", 1, 4, f"the tag !!{tag} is not read, {UNTAGGED}; take it away")
    refused(f"a: !!str {value}", 1, 4, "the tag !!str is not read")


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("a: ! 2017-09-04", 1, 4, "the tag ! is not read"),
        ("a: !2017-09-04", 1, 4, "the tag !2017-09-04 is not read"),
        ("a: !<tag:yaml.org,2002:null> 1", 1, 4, "the tag !!null is not read"),
        ("a: &2017-09-04", 1, 4, "&2017-09-04 is an anchor with nothing behind it"),
        (f"a: &{'9' * 5000}", 1, 4, f"&{'9' * 59}… is an anchor with nothing behind it"),
        (f"a: !{'9' * 5000} b", 1, 4, f"the tag !{'9' * 59}… is not read"),
        ("a: [&x ]", 1, 5, "&x is an anchor with nothing behind it"),
        ("a: *x", 1, 4, "aliases are not read; write it out"),
        ("a: 1\n---\nb: 2", 2, 1, "a file holds one case"),
        ("a: 1\n...\nb: 2", 3, 1, "does not line up"),
        ("---\n---\na: 1", 2, 1, "a file holds one case"),
        ("%FOO bar baz\n---\na: 1", 1, 1, "the directive %FOO is not read"),
        ("# x\n\n  \n%FOO\n---\na: 1", 4, 1, "the directive %FOO is not read"),
        ("%YAML 1.2\n%FOO\n---\na: 1", 2, 1, "the directive %FOO is not read"),
        ("%YAML 2.0\n---\na: 1", 1, 1, "the directive %YAML is not read"),
        ("%YAML 1.2 a: 1\n---\na: 1", 1, 11, "expected a comment or a line break"),
        (f"%YAML 1.{'9' * 5000}\n---\na: 1", 1, 1, "the directive %YAML is"),
        ("%TAG ! tag:yaml.org,2002:\n---\na: !str 1", 1, 1, "the directive %TAG is not read"),
        ("a: 1\nb: 2\na: 1", 3, 1, "'a' is given twice"),
        ("a: {b: 1, 'b': 1}", 1, 11, "'b' is given twice"),
        ("? [a]\n: 1", 1, 3, "a key is one word"),
        ("a: \x00", 1, 4, "the unseen character U+0000"),
        ("a: x\ufeff", 1, 5, "the unseen character U+FEFF"),
        ("a: x\x85b: 1", 1, 5, "the unseen character U+0085"),
        ("a: x\u2029b: 1", 1, 5, "the unseen character U+2029"),
        ('a: "\\ud800"', 1, 4, "half a character"),
        ('a: "\\ud83d\\ude00"', 1, 4, "half a character"),
        ('"\\udfff": a', 1, 1, "half a character"),
        (f"%{'F' * 5000}\n---\na: 1", 1, 1, f"the directive %{'F' * 59}… is not read"),
        ('a: "\\UFFFFFFFF"', None, None, "stands for no character"),
        ('a: "x\nb: 1\nc: y"', 1, 4, "this quotation mark is closed on line 3"),
        ("a: 'x\r\nb: y'", 1, 4, "this quotation mark is closed on line 2"),
        ('a:\n  b: "x\n  c: y"', 2, 6, "this quotation mark is closed on line 3"),
        ('a:\n- {b: "x\n- c"}', 2, 7, "this quotation mark is closed on line 3"),
        ('a: "x\n"', 1, 4, "this quotation mark is closed on line 2"),
        ('a: "x\nb: 1', 2, 5, "a quotation mark is not closed"),
        ("a:\n\tb: 1", 2, 1, "spaces, not tabs"),
        ("a: @x", 1, 4, "put quotes around what starts with a sign"),
    ],
)
def test_what_would_be_dropped_or_changed_is_refused_at_its_place(
    text: str, line: int | None, column: int | None, what: str
) -> None:
    refused(text, line, column, what)


def refused(text: str, line: int | None, column: int | None, what: str) -> None:
    """Hold that the only complaint about the text stands there and says so."""
    with pytest.raises(BadInput) as caught:
        read_yaml(text, "")
    [complaint] = caught.value.complaints
    assert (line, column) == (complaint.place.line, complaint.place.column)
    assert what in complaint.message


AS_WRITTEN = (
    *("yes", "No", "on", "off", "y", "true", "FALSE", "nUll", "none", "None"),
    *("010", "0o17", "0x1F", "0b10", "1_000", "+1", "1e3", "1.50", ".inf", "-.Inf", ".NaN"),
    *("10:30", "190:20:30", "2017-09-04", "2017-09-04 10:30:00", "2017-09-04T10:30:00+01:00"),
    *("=", "<<", "b#c", "a&b", "a*b", "a!b", "x%y", "?x", "-x", ":x", "x:y", "a, b", "9" * 5000),
)


@pytest.mark.parametrize("written", AS_WRITTEN, ids=lambda text: text[:12])
def test_a_plain_value_is_the_text_that_is_written(written: str) -> None:
    for text in (written, f"!!str {written}", f"'{written}'", f'"{written}"'):
        assert {"a": written} == read_yaml(f"a: {text}", "").data, text
    assert {written: "a"} == read_yaml(f"? {written}\n: a", "").data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: ", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: Null", None),
        ("a: NULL # not known", None),
        ("a: # x", None),
        ("a: 'null'", "null"),
        ("a: !!str null", "null"),
        ("a: !!str", ""),
        ("a: ''", ""),
        ("a: b # x", "b"),
        ("%YAML 1.1\n---\na: b", "b"),
        ("# x\n%YAML 1.2 # y\n--- # z\na: b\n...\n", "b"),
        ("\r\n\na: b\r\n", "b"),
        ("a:\tb\t", "b"),
        ('a: "b\n  c"', "b c"),
        ('a: "b\n\n  c"', "b\nc"),
        ("a: b\n  c", "b c"),
        ("a: |\n  b\n  c", "b\nc"),
        ('a: "\\x41\\u00e9\\U0001F600"', "Aé😀"),
        ("a: 'C:\\user'", "C:\\user"),
        ("a: &x b", "b"),
        ("&x a: &y 'b'", "b"),
        ('{"a": "b\nc"}', "b c"),
    ],
)
def test_what_says_nothing_and_what_goes_on_is_read_as_it_is_meant(
    text: str, data: str | None
) -> None:
    assert {"a": data} == read_yaml(text, "").data


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ('{"a": NaN}', 1, 7, "NaN is not a value in JSON"),
        ('{"NaN": "NaN",\n "b": [1, -Infinity]}', 2, 11, "-Infinity is not a value in JSON"),
        ('{"a": {"b": 1, "b": 1}}', 1, 16, "'b' is given twice"),
        ('{"a": 1, "\\u0061": 2}', 1, 10, "'a' is given twice"),
        ('{"a": "\\u00e9",\n"\\ud800": 1}', 2, 1, "half a character"),
        ('{"a": 1} {"b": 2}', 1, 10, "Extra data"),
        ('{"a": 1 // x\n}', 1, 9, "Expecting ',' delimiter"),
        ('{"a": "x\ny"}', 1, 9, "Invalid control character"),
    ],
)
def test_so_is_what_is_no_json(text: str, line: int, column: int, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_json(text, "")
    [complaint] = caught.value.complaints
    assert (line, column) == (complaint.place.line, complaint.place.column)
    assert what in complaint.message


def test_two_halves_in_json_are_one_character() -> None:
    assert {"a": "😀"} == read_json('{"a": "\\ud83d\\ude00"}', "").data


@pytest.mark.parametrize("number", ["1e999", "-0", "1.50", "9" * 5000, "2E0"])
def test_a_number_in_json_is_the_text_that_is_written(number: str) -> None:
    assert {"a": number} == read_json(f'{{"a": {number}}}', "").data


@pytest.mark.parametrize("command", ["check", "grade", "timeline", "record", "report", "changes"])
def test_every_command_refuses_it(command: str, tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "case.yaml"
    text = "report: {published: &2017-09-04}\nleadership: good\n"
    path.write_text(text, encoding="utf-8")
    rest = {
        "record": ("report.published", "2017-09-05"),
        "report": ("-o", tmp_path / "page.html"),
        "changes": (path,),
    }
    ran = sifcalc(command, path, *rest.get(command, ()))
    assert (2, "") == (ran.code, ran.out)
    assert f"{path}:1:21: bad-yaml: &2017-09-04 is an anchor" in ran.err
    assert text == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())
