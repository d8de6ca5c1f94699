"""What has happened is put into the text of a file, and taken out: everything else stays."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.kept import ODD, STEPS

from sifcalc import Case, load
from sifcalc.case import columns
from sifcalc.casefile.blank import blank_case
from sifcalc.casefile.recorded import CaseFile, Recorded, record
from sifcalc.complaints import BadInput, CannotWrite
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.rulebook.ilacs import ILACS
from sifcalc.rulebook.sif import SIF

DAY = date(2017, 7, 3)
OF_OTHERS = {clock.id for clock in ILACS.clocks} - {clock.id for clock in SIF.clocks}
DATED = [".".join(c.path) for c in columns() if c.takes == "DATE" and c.path[-1] not in OF_OTHERS]
EXAMPLES_OF_NEW = ("inspection.start", "inspection.end", "report.published")
KEYS = (*DATED, "monitoring_visits", "actuals.publish-report")
GROUPS = {
    "report": ["received: 2017-03-24", "published: '27/03/2017'"],
    "action_plan": ["visit: 4 May 2017"],
    "reinspection": ["announced: 2018-03-01", "overall: good"],
    "actuals": ["lscb-publish-review: 2017-03-27"],
    "stated": [],
    "inspection": ["start: 2017-01-17", "end: 2017-02-09"],
}
VISITS = ["2017-07-18", '"2017-10-24"']


def recorded(content: bytes, key: str, day: date | None = DAY, **how: Any) -> Recorded:
    name = how.pop("name", "case.yaml")
    chosen = how.pop("chosen", None)
    return record(CaseFile(content, name), key, day, chosen, lambda _note: None, **how)


def text_of(content: bytes | None) -> str:
    assert content is not None
    return content.decode()


def block(group: str, lines: list[str], indent: str, comment: str) -> str:
    inside = "".join(f"{indent}{line}{comment}\n" for line in lines)
    return f"{group}:{comment}\n{inside}" if lines else ""


def flow(group: str, lines: list[str], indent: str, comment: str) -> str:
    return f"{group}: {{{indent[1:]}{', '.join(lines)}{indent[1:]}}}{comment}\n" if lines else ""


def several_lines(group: str, lines: list[str], indent: str, comment: str) -> str:
    inside = "".join(f"{indent}{line},{comment}\n" for line in lines[:-1])
    last = f"{indent}{lines[-1]}{comment}\n" if lines else ""
    return f"{group}: {{{comment}\n{inside}{last}{indent}}}\n" if lines else ""


def visits_in_a_block(indent: str, comment: str) -> str:
    return "monitoring_visits:\n" + "".join(f"{indent}- {v}{comment}\n" for v in VISITS)


def visits_in_brackets(_indent: str, comment: str) -> str:
    return f"monitoring_visits: [{', '.join(VISITS)}]{comment}\n"


def no_visits(_indent: str, _comment: str) -> str:
    return ""


STYLES = st.sampled_from([block, flow, several_lines])


@st.composite
def yaml_files(draw: st.DrawFn) -> bytes:
    """A case file in any of the ways in which people write one."""
    indent = draw(st.sampled_from(["  ", "    ", " "]))
    comments = st.sampled_from(["", "  # by post", " #"])
    parts = ["authority: &who 'Example''shire'  # invented\n", 'leadership: "RI"\n']
    for group, lines in GROUPS.items():
        kept = lines[: draw(st.integers(0, len(lines)))]
        parts.append(draw(STYLES)(group, kept, indent, draw(comments)))
    listed = draw(st.sampled_from([visits_in_a_block, visits_in_brackets, no_visits]))
    parts.append(listed(draw(st.sampled_from(["", indent])), draw(comments)))
    text = draw(st.sampled_from(["\n", "", "\n# since then\n"])).join(draw(st.permutations(parts)))
    text = draw(st.sampled_from(["", "---\n", "# first\n\n"])) + text
    text += draw(st.sampled_from(["", "# the end\n", "\n\n", "...\n"]))
    text = text if draw(st.booleans()) else text.rstrip("\n")
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode(encoding)


@st.composite
def json_files(draw: st.DrawFn) -> bytes:
    """A case file as programs and people write JSON."""
    data: dict[str, Any] = {"authority": "Exämpleshire # \\ {", "leadership": 3}
    for group, lines in GROUPS.items():
        pairs = [line.split(": ") for line in lines[: draw(st.integers(0, len(lines)))]]
        if pairs:
            data[group] = {key: value.strip("'") for key, value in pairs}
    if draw(st.booleans()):
        data["monitoring_visits"] = [visit.strip('"') for visit in VISITS]
    data = {key: data[key] for key in draw(st.permutations(list(data)))}
    indent = draw(st.sampled_from([None, 0, 2, "\t"]))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]))
    text = json.dumps(data, indent=indent, separators=separators, ensure_ascii=draw(st.booleans()))
    return (text + draw(st.sampled_from(["", "\n"]))).encode()


def case_in(content: bytes, name: str, folder: Path) -> Case:
    path = folder / name
    path.write_bytes(content)
    [case] = load(path)
    return case


def changed(case: Case, key: str, days: Callable[[Any], Any]) -> dict[str, Any]:
    data = case.model_dump()
    *group, last = key.split(".")
    part = data[group[0]] if group else data
    part[last] = days(part.get(last))
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("recorded")


@given(
    st.one_of(
        st.tuples(yaml_files(), st.just("case.yaml")), st.tuples(json_files(), st.just("case.json"))
    ),
    st.sampled_from(KEYS),
    st.dates(date(2017, 4, 1), date(2017, 12, 31)),
)
def test_the_case_then_read_differs_in_that_alone_and_removing_it_gives_the_bytes_back(
    folder: Path, file: tuple[bytes, str], key: str, day: date
) -> None:
    content, name = file
    before = case_in(content, name, folder)
    try:
        found = recorded(content, key, day, name=name)
    except BadInput as refused:  # a case that cannot be, such as a report before its inspection
        ids = {complaint.id for complaint in refused.complaints}
        assume(ids != {"impossible-dates"})
        raise
    is_list = key == "monitoring_visits"
    if found.content is None:
        assert found.was == day
        return
    after = case_in(found.content, name, folder)
    added = changed(before, key, lambda there: (*there, day) if is_list else day)
    assert added == after.model_dump()
    again = recorded(found.content, key, day, name=name, remove=True)
    if found.was is None:
        assert content == again.content
    else:
        assert again.content is not None
        gone = changed(before, key, lambda _there: None)
        assert gone == case_in(again.content, name, folder).model_dump()


@given(
    st.lists(
        st.lists(
            st.sampled_from(['"a,b"', "x", "", '"say ""hi"""', " y "]), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["", "2017-05-01", '"2017-05-01"', '""', "04/05/2017"]),
    st.booleans(),
    st.data(),
)
def test_of_a_table_one_cell_changes(
    rows: list[list[str]],
    delimiter: str,
    line_end: str,
    encoding: str,
    there: str,
    ends: bool,
    data: st.DataObject,
) -> None:
    headings = ["Authority", "Besides", "action plan submitted", "leadership", "More"]
    lines = [[f"Exämpleshire {n}", row[0], there, "RI", row[1]] for n, row in enumerate(rows)]
    text = line_end.join(delimiter.join(line) for line in [headings, *lines])
    content = (text + line_end * ends).encode(encoding)
    row = data.draw(st.integers(0, len(rows) - 1))
    found = recorded(
        content,
        "action_plan.submitted",
        name="cases.csv",
        chosen=lambda entry: entry.located.whole.line == row + 2,
    )
    assert found.content is not None

    def cells(raw: bytes) -> list[list[str]]:
        paper = io.StringIO(raw.decode(encoding), newline="")
        return list(csv.reader(paper, delimiter=delimiter))

    expected = cells(content)
    expected[row + 1][2] = "2017-07-03"
    assert expected == cells(found.content)
    before, after = (
        content.split(line_end.encode()[-1:]),
        found.content.split(line_end.encode()[-1:]),
    )
    assert 1 == sum(old != new for old, new in zip(before, after, strict=True))


def test_a_comment_an_anchor_and_odd_quoting_survive_every_step() -> None:
    content = ODD.encode()
    kept = [line for line in ODD.splitlines() if line != "action_plan:"]
    steps = [step for step in STEPS if step[0] not in ("report.received", "inspection-report")]
    assert 10 < len(steps)
    for key, written in steps:
        day = date.fromisoformat("2017-03-28") if " " in written else date.fromisoformat(written)
        found = recorded(content, key, day)
        assert found.content is not None
        content = found.content
    lines = content.decode().splitlines()
    assert kept == [line for line in lines if line in kept]
    assert {"action_plan", "actuals", "monitoring_visits", "reinspection"} == {
        line.partition(":")[0] for line in lines if line not in kept
    }


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ("submitted: 2017-07-01", "submitted: 2017-07-03"),
        ("submitted: '2017-07-01'  # sent", "submitted: '2017-07-03'  # sent"),
        ('submitted: &sent "1 July 2017"', 'submitted: &sent "2017-07-03"'),
        ("submitted: !!str 01/07/2017", "submitted: !!str 2017-07-03"),
        ("submitted:", "submitted: 2017-07-03"),
        ("submitted: ~ # not yet", "submitted: 2017-07-03 # not yet"),
        ("submitted: |\n    2017-07-01", "submitted: 2017-07-03"),
        ("'submitted': 2017-07-01", "'submitted': 2017-07-03"),
        (
            "# submitted:\n  visit: 2017-05-04",
            "# submitted:\n  visit: 2017-05-04\n  submitted: 2017-07-03",
        ),
        ("visit: 2017-05-04 # a\n  # b", "visit: 2017-05-04 # a\n  submitted: 2017-07-03\n  # b"),
    ],
)
def test_a_value_keeps_its_quotes_its_anchor_and_its_comment(there: str, then: str) -> None:
    before = f"leadership: good\naction_plan:\n  {there}\nprevious_overall: good\n"
    found = recorded(before.encode(), "action_plan.submitted")
    assert f"leadership: good\naction_plan:\n  {then}\nprevious_overall: good\n" == text_of(
        found.content
    )


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ("{visit: 2017-05-04}", "{visit: 2017-05-04, submitted: 2017-07-03}"),
        ("{ visit: 2017-05-04 }", "{ visit: 2017-05-04, submitted: 2017-07-03 }"),
        ("{visit: 2017-05-04,}", "{visit: 2017-05-04, submitted: 2017-07-03,}"),
        ("{}", "{submitted: 2017-07-03}"),
        ("", "{submitted: 2017-07-03} "),
        ("~", "{submitted: 2017-07-03}"),
        ("{submitted: }", "{submitted: 2017-07-03 }"),
        (
            "{\n  visit: 2017-05-04 # a\n  }",
            "{\n  visit: 2017-05-04, # a\n  submitted: 2017-07-03\n  }",
        ),
        (
            "{\n  visit: 2017-05-04, # a\n  }",
            "{\n  visit: 2017-05-04, # a\n  submitted: 2017-07-03,\n  }",
        ),
    ],
)
def test_a_mapping_in_braces_gets_one_more_as_it_has_them(there: str, then: str) -> None:
    found = recorded(f"leadership: good\naction_plan: {there}\n".encode(), "action-plan")
    assert f"leadership: good\naction_plan: {then}\n" == text_of(found.content)


def test_what_a_removed_day_leaves_empty_goes_too_unless_a_comment_or_an_anchor_is_in_it() -> None:
    for there, then in (
        ("action_plan: {submitted: 2017-07-03} # sent\n", ""),
        ("action_plan:\n  submitted: 2017-07-03\n", ""),
        (
            "action_plan:\n  # sent\n  visit: 2017-05-04\n  submitted: 2017-07-03 # late\n",
            "action_plan:\n  # sent\n  visit: 2017-05-04\n",
        ),
        (
            "action_plan:\n  # sent\n  submitted: 2017-07-03 # late\n",
            "action_plan:\n  # sent\n  submitted: # late\n",
        ),
        (
            "action_plan:\n  submitted: 2017-07-03\n  # sent\n",
            "  # sent\n",
        ),
        ("action_plan: &plan {submitted: 2017-07-03}\n", "action_plan: &plan {}\n"),
        ("# sent\naction_plan: {submitted: 2017-07-03} # b\n", "# sent\naction_plan: # b\n"),
        ("# sent\naction_plan:\n  submitted: 2017-07-03\n", "# sent\naction_plan:\n"),
    ):
        before = f"leadership: good\n{there}previous_overall: good\n"
        found = recorded(before.encode(), "action-plan", None, remove=True)
        assert f"leadership: good\n{then}previous_overall: good\n" == text_of(found.content)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in EXAMPLES_OF_NEW])
def test_what_new_writes_is_filled_in_and_emptied_to_the_byte(key: str) -> None:
    text, day = (
        blank_case(FRAMEWORKS["sif"]).encode(),
        date(2017, 9, 1 if key == "report.received" else 5),
    )
    found = recorded(text, key, day)
    assert found.content is not None
    assert text == recorded(found.content, key, day, remove=True).content


def test_a_comment_between_items_stays_where_a_neighbour_goes() -> None:
    before = "leadership: good\nmonitoring_visits: [\n  2017-07-18, # a\n  2017-10-24, # b\n  ]\n"
    for day, left in ((date(2017, 7, 18), "2017-10-24"), (date(2017, 10, 24), "2017-07-18")):
        found = recorded(before.encode(), "monitoring_visits", day, remove=True)
        assert {"# a", "# b"} <= {f"#{each[:2]}" for each in text_of(found.content).split("#")}
        assert [left] == [str(each) for each in found.after.case.monitoring_visits]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("case.xlsx", b"PK\x03\x04", "a workbook is not written into"),
        ("case.json", b"[]", "no case"),
        ("case.json", b'[{"leadership": "good"}]', "no case"),
        ("case.yaml", b"- leadership: good\n", "no case"),
        ("case.yaml", b"a: 1\n---\nb: 2\n", "a file holds one case"),
        ("case.yaml", b"leadership: good\nleadership: good\n", "'leadership' is given twice"),
        ("case.yaml", b"report: {received: 2017-03-24, received: 2017-03-25}\n", "given twice"),
        ("case.yaml", b"report: &r {received: 2017-03-24}\naction_plan: *r\n", "aliases"),
        ("case.yaml", b"", "this file is empty"),
        ("case.csv", b"authority,leadership\nExampleshire,good\n", "'action_plan_submitted'"),
        ("case.yaml", b"leadership: good\x00\n", "not text"),
    ],
)
def test_what_cannot_be_written_into_is_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises((BadInput, CannotWrite), match=why):
        recorded(content, "action_plan.submitted", name=name)


def test_a_table_is_never_given_a_column_and_keeps_no_visits() -> None:
    table = b"authority,leadership\nExampleshire,good\n"
    for key, why in (
        ("reinspection.start", "put 'reinspection_start' into an empty cell"),
        ("stated.action-plan", "put 'action_plan_stated' into an empty cell"),
        ("monitoring_visits", "a table has no column for monitoring_visits: keep this case in"),
        ("publish-report", "a table has no column for actuals.publish-report"),
    ):
        with pytest.raises(CannotWrite, match=why):
            recorded(table, key, name="cases.csv")


@pytest.mark.parametrize("key", KEYS)
def test_nothing_to_remove_is_said(key: str) -> None:
    with pytest.raises(CannotWrite, match="has no day here to remove"):
        recorded(b"leadership: good\nactuals: {}\n", key, None, remove=True)


def test_which_of_several_visits_goes_has_to_be_said() -> None:
    text = b"leadership: good\nmonitoring_visits: [2017-07-18, 2017-10-24]\n"
    with pytest.raises(CannotWrite, match=r"which is to go is not said.*18 July.*24 October"):
        recorded(text, "monitoring_visits", None, remove=True)
    with pytest.raises(CannotWrite, match="Monday 3 July 2017 is not there"):
        recorded(text, "monitoring_visits", remove=True)
