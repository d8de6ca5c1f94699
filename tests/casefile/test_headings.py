"""Headings as people write them: each is read, or complained of with the name that settles it."""

import csv
import io
import json
import time
from collections.abc import Iterator

import pytest
from support.running import PUBLISHED, Run
from support.workbooks import Book

from sifcalc.case import columns
from sifcalc.casefile import headings
from sifcalc.casefile.headings import column_of, columns_of, like, meanings
from sifcalc.rulebook.frameworks import FRAMEWORKS

SYNONYMS = [(heading, column.name) for column in columns() for heading in column.headings]
OF_PUBLISHED = [
    (heading, column.name)
    for heading in next(csv.reader(io.StringIO(PUBLISHED.read_text(encoding="utf-8"))))
    if (column := column_of(heading))
]


def respelled(heading: str) -> Iterator[str]:
    """The heading in other case, spacing, punctuation and over two lines."""
    yield from (heading.upper(), heading.lower(), heading.title())
    yield from (f"  {heading} : ", f"{heading}*", heading.replace(" ", "\n"))
    yield from (heading.replace(" ", "_"), heading.replace(" and ", " & "), f"The {heading}")


@pytest.mark.parametrize(("heading", "name"), SYNONYMS)
def test_every_synonym_is_read_however_it_is_set(heading: str, name: str) -> None:
    for written in (heading, *respelled(heading)):
        assert name in {column.name for column in meanings(written)}, written


@pytest.mark.parametrize(
    ("heading", "name"), [pair for pair in SYNONYMS if pair[1] in {"leadership", "lscb", "overall"}]
)
def test_a_heading_may_say_that_it_is_of_grades(heading: str, name: str) -> None:
    for ending in (" (grade)", "\n(Grade)", " grade", ": judgement", " (judgment)", " rating"):
        assert name == getattr(column_of(heading + ending), "name", None), ending


@pytest.mark.parametrize("sign", " -(&%a")
def test_a_cell_of_twenty_thousand_signs_is_no_heading_and_soon_seen_to_be_none(sign: str) -> None:
    begun = time.process_time()
    written = f"Young people{sign * 20_000}x"
    assert () == meanings(written)
    assert like(written) is None
    assert time.process_time() - begun < 1


def test_a_heading_may_say_that_it_is_of_dates() -> None:
    for written in ("Report published (date)", "Publication date (dd/mm/yyyy)"):
        assert "report_published" == getattr(column_of(written), "name", None)
    for other in ("Report published (mm/dd/yyyy)", "Report published (grade)", "Overall (date)"):
        assert column_of(other) is None


def one_letter_wrong(word: str) -> Iterator[str]:
    """The word with each letter another, left out, doubled, or changed about with the next."""
    for at, letter in enumerate(word):
        if letter.isalpha():
            yield f"{word[:at]}{'x' if letter != 'x' else 'y'}{word[at + 1 :]}"
            yield word[:at] + word[at + 1 :]
            yield word[:at] + letter + word[at:]
            yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@pytest.mark.parametrize(("heading", "name"), OF_PUBLISHED)
def test_a_published_heading_with_one_letter_wrong_is_read_or_named(
    heading: str, name: str
) -> None:
    for written in one_letter_wrong(heading):
        assert name == getattr(column_of(written) or like(written), "name", None), written


@pytest.mark.parametrize("heading", [heading for heading, _ in OF_PUBLISHED])
def test_a_published_table_with_a_heading_misspelt_is_refused_with_the_name_that_mends_it(
    heading: str, sifcalc: Run
) -> None:
    head, _, rest = PUBLISHED.read_text(encoding="utf-8").partition("\n")
    wrong = f"{heading[:2]}x{heading[3:]}"
    misspelt = ",".join(wrong if each == heading else each for each in head.split(","))
    ran = sifcalc("grade", "-", "--format", "json", "-q", stdin=f"{misspelt}\n{rest}")
    assert (2, "") == (ran.code, ran.out)
    assert f"unread-heading: the heading {wrong!r} is not read; did you mean {heading}?" in ran.err
    settled = f"{wrong}={heading}"
    assert f'--column "{settled}" reads it so' in ran.err
    mended = sifcalc(
        "grade", "-", "--format", "json", "-q", "--column", settled, stdin=f"{misspelt}\n{rest}"
    )
    plain = sifcalc("grade", "-", "--format", "json", "-q", stdin=f"{head}\n{rest}")
    assert plain == mended


@pytest.mark.parametrize(
    "heading",
    (
        "Adoption agency;Region;Notes;Overall comments;Ward;LA;LA code;Year;DfE number;LACS"
        ";Inspection type;Lead inspector;Inspection number;Start date;Care leavers %"
        ";Leadership (£);Inspection start time;ofsted_urn"
    ).split(";"),
)
def test_a_heading_of_something_else_is_like_none_of_ours(heading: str, sifcalc: Run) -> None:
    assert like(heading) is None
    ran = sifcalc("check", "-", stdin=f"authority,leadership,{heading}\nExampleshire,good,x\n")
    assert 0 == ran.code
    assert f"note: <stdin>: columns that sifcalc does not use: {heading}" in ran.err


def test_the_headings_of_a_council_are_read(sifcalc: Run) -> None:
    table = (
        "LA name,Help & protection,Looked after children,Leadership and management,LSCB (grade)\n"
        "Exampleshire,good,inadequate,RI,good\n"
    )
    [answer] = json.loads(sifcalc("grade", "-", "--format", "json", stdin=table).out)
    judged = {id: grade for id, grade in answer["judgements"].items() if grade}
    assert {
        "help_and_protection": "good",
        "looked_after": "inadequate",
        "leadership": "requires_improvement",
        "lscb": "good",
    } == judged


UNREAD = "authority,leadership,Panel view\nExampleshire,good,\n"


@pytest.mark.parametrize("before", [0, 10, 30])
def test_a_column_of_grades_without_a_heading_of_ours_is_a_complaint_wherever_they_begin(
    before: int, sifcalc: Run
) -> None:
    table = UNREAD + "Exampleshire,good,\n" * before + "Borsetshire,good,Requires improvement\n"
    ran = sifcalc("grade", "-", "--format", "json", stdin=table)
    assert (2, "") == (ran.code, ran.out)
    line = 1 if before < 20 else before + 3
    said = "the heading 'Panel view' is not read, and its column has grades"
    assert f"<stdin>:{line}:3: unread-heading: {said} ('Requires improvement')" in ran.err
    assert 1 == ran.err.count("unread-heading")


@pytest.mark.parametrize(("settled", "read"), [("Panel view=LSCB", "good"), ("panel  VIEW=", None)])
def test_a_column_is_settled_by_an_option(settled: str, read: str | None, sifcalc: Run) -> None:
    table = f"{UNREAD}Borsetshire,good,good\n"
    ran = sifcalc("grade", "-", "--format", "json", "--column", settled, stdin=table)
    assert 0 == ran.code
    answer = json.loads(ran.out)[-1]
    assert read == answer["judgements"]["lscb"]
    assert ({} if read else {"Panel view": "good"}) == answer["other"]


def test_a_column_without_a_heading_is_settled_by_its_number(book: Book, sifcalc: Run) -> None:
    path = book({"Cases": [("authority", "leadership"), ("Exampleshire", "good", None, "good")]})
    ran = sifcalc("grade", path, "--format", "json")
    assert 2 == ran.code
    assert "no heading stands over this, and its column has grades ('good')" in ran.err
    ran = sifcalc("grade", path, "--format", "json", "--column", "column 4=adoption")
    assert "good" == json.loads(ran.out)[0]["judgements"]["adoption"]


@pytest.mark.parametrize(
    ("settled", "said"),
    [
        ("Panel=lscb", "no heading here is 'panel', which --column names; did you mean 'Panel v"),
        ("Panel view=lsbc", "'lsbc' is not a column of a case; did you mean 'lscb'?"),
        ("Panel view", "is not HEADING=name, nor HEADING= to pass it over"),
        ("=lscb", "is not HEADING=name, nor HEADING= to pass it over"),
        ("Panel view=leadership", "'leadership' and 'Panel view' are one column, leadership"),
    ],
)
def test_an_option_that_settles_nothing_is_refused(settled: str, said: str, sifcalc: Run) -> None:
    ran = sifcalc("check", "-", "--column", settled, stdin=UNREAD)
    assert 2 == ran.code
    assert said in ran.err


def test_a_file_that_is_no_table_has_no_heading_to_settle(sifcalc: Run) -> None:
    ran = sifcalc("check", "-", "--column", "Ward=", stdin="leadership: good\n")
    assert (2, "") == (ran.code, ran.out)
    assert "--column names a heading, and this file is not a table" in ran.err


def test_an_unread_column_of_dates_is_noted_as_one(sifcalc: Run) -> None:
    table = "authority,leadership,Signed off,Ward\nExampleshire,good,4 Sep 2017,north\n"
    ran = sifcalc("check", "-", stdin=table)
    assert 0 == ran.code
    assert "does not use: Signed off (dates) and Ward\n" in ran.err


def test_a_table_without_a_key_judgement_is_not_graded_in_silence(sifcalc: Run) -> None:
    ran = sifcalc("grade", "-", stdin="authority,overall\nExampleshire,good\n")
    assert "note: <stdin>: no key judgement is read: none of the headings is help_and" in ran.err


def test_a_heading_that_frameworks_share_is_settled_by_the_others_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {column.name: column for column in columns()}
    shared = {
        "leaders": (known["leadership"], known["lscb"]),
        "board": (known["lscb"],),
        "place": (known["authority"],),
    }
    theirs = {"leadership": {"sif"}, "lscb": {"other"}, "authority": {"sif", "other"}}
    monkeypatch.setattr(headings, "_by_heading", lambda: shared)
    monkeypatch.setattr(headings, "_frameworks_with", lambda column: theirs[column.name])
    monkeypatch.setitem(FRAMEWORKS, "other", FRAMEWORKS["sif"])
    assert [2, 1] == [len(each) for each in columns_of(["Leaders", "Place"])]
    assert [("lscb",), ("lscb",)] == [
        tuple(column.name for column in each) for each in columns_of(["Leaders", "Board"])
    ]
    assert column_of("Leaders") is None
