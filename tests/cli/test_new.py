"""`sifcalc new`: a case file to fill in, which is read as it stands."""

import errno
import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.running import Run
from support.schemas import VALIDATOR, in_an_editor, models

from sifcalc import Case, NotJudged, grade, load
from sifcalc.case import Judgements, RecordedId
from sifcalc.casefile.blank import SCHEMA_FILE, blank_case
from sifcalc.casefile.schema import clock_ids, description
from sifcalc.console.files import Replacement
from sifcalc.grades import OUTCOMES, PREVIOUS, choices
from sifcalc.rulebook.frameworks import FRAMEWORKS
from sifcalc.wording import listed

KEYS_RIGHT_AFTER_A_HASH = re.compile(r"^( *)#(?=[a-z_]+:)", re.MULTILINE)
OLDEST = next(iter(FRAMEWORKS.values()))
BLANK = blank_case(OLDEST)
UNCOMMENTED = KEYS_RIGHT_AFTER_A_HASH.sub(r"\1", BLANK)
WRITTEN = {
    f"{id}, {how}": text
    for id, framework in FRAMEWORKS.items()
    for blank in [blank_case(framework)]
    for how, text in {
        "as it stands": blank,
        "uncommented": KEYS_RIGHT_AFTER_A_HASH.sub(r"\1", blank),
    }.items()
}
OF_OTHER_ACTIVITIES = ("activity", "statement_determined")
every_new_file = pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)


def comments(text: str) -> str:
    """What the comments of a file say, as one line."""
    return " ".join(line.strip() for line in re.findall(r"^ *# (.*)$", text, re.MULTILINE))


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@every_new_file
def test_the_new_file_is_read_by_every_command_over_cases(
    text: str, tmp_path: Path, sifcalc: Run
) -> None:
    path = saved(tmp_path, text)
    VALIDATOR.validate(in_an_editor(text))
    [case] = load(path)
    assert "Exampleshire" == case.authority
    [graded] = json.loads(sifcalc("grade", path, "--format", "json").out)
    assert graded["overall"] is None
    ran = sifcalc("timeline", path, "--as-of", str(case.report.published))
    assert (0, False) == (ran.code, "Warning" in ran.out), ran.out


def test_the_new_file_has_dates_to_see_what_follows_them(tmp_path: Path, sifcalc: Run) -> None:
    path = saved(tmp_path, BLANK)
    assert "2017-10-16\n" == sifcalc("timeline", path, "--get", "publish-report").out


@pytest.mark.parametrize(
    "command",
    [
        ("check", "{path}"),
        ("grade", "{path}"),
        ("timeline", "{path}"),
        ("timeline", "{path}", "--get", "publish-report"),
        ("timeline", "{path}", "--due-within", "5"),
        ("summary", "{path}"),
        ("precedents", "{path}"),
        ("report", "{path}", "-o", "{path}.html"),
        ("changes", "{path}", "{path}"),
        ("record", "{path}", "publish-report", "2017-10-02"),
    ],
    ids=lambda command: " ".join(command[:1] + command[2:3]),
)
def test_examples_left_in_a_new_file_are_warned_of_by_every_command_also_under_quiet(
    command: tuple[str, ...], tmp_path: Path, sifcalc: Run
) -> None:
    path = saved(
        tmp_path, "authority: Hull\nreport:\n  published: 2017-09-04  # example: replace it\n"
    )
    ran = sifcalc(*(word.format(path=path) for word in command), "-q")
    assert (
        f"warning: {path}: what `sifcalc new` wrote as an example still stands on line 3" in ran.err
    )


def test_each_line_with_an_example_is_named_and_none_that_is_a_comment(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = saved(tmp_path, BLANK)
    marked = [
        number
        for number, line in enumerate(BLANK.splitlines(), start=1)
        if line.endswith("  # example: replace it") and not line.startswith("#")
    ]
    ran = sifcalc("check", path, "-q")
    assert (0, "") == (ran.code, ran.out)
    assert f"still stands on lines {listed(map(str, marked))}," in ran.err
    path.write_text(BLANK.replace("  # example: replace it", ""), encoding="utf-8")
    assert (0, "", "") == sifcalc("check", path, "-q")


def test_the_mark_of_an_example_goes_with_the_day_that_is_recorded_in_its_place(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = saved(
        tmp_path, "authority: Hull\nreport:\n  published: 2017-09-04  # example: replace it\n"
    )
    ran = sifcalc("record", path, "report.published", "2017-09-05", "-q")
    assert (0, False) == (ran.code, "`sifcalc new`" in ran.err)
    assert "  published: 2017-09-05\n" == path.read_text().partition("report:\n")[2]


def test_a_new_file_is_of_one_framework_the_oldest_unless_another_is_named(
    tmp_path: Path, invented: Run
) -> None:
    asked = ("--framework", "playgrounds")
    path = tmp_path / "case.yaml"
    of_the_oldest, of_another = invented("new"), invented("new", *asked)
    assert "note: it is for the single inspection framework; for another, --framework" in (
        of_the_oldest.err
    )
    assert "it is for" not in of_another.err
    words = {"sif": ("  leadership:", "action-plan"), "playgrounds": ("  slides:", "mending-plan")}
    for ran, id, other in (
        (of_the_oldest, "sif", "playgrounds"),
        (of_another, "playgrounds", "sif"),
    ):
        assert f"\nframework: {id}\n" in ran.out
        assert all(word in ran.out for word in words[id])
        assert not any(word in ran.out for word in words[other])
        for text in (KEYS_RIGHT_AFTER_A_HASH.sub(r"\1", ran.out), ran.out):
            path.write_text(text.replace("  # example: replace it", ""), encoding="utf-8")
            assert (0, "", "") == invented("check", path, "-q")
    told = invented("timeline", path, "--as-of", "2031-06-20").out
    assert "Mending plan" in told
    assert "Warning" not in told


def test_the_examples_of_a_later_framework_are_of_its_own_time_on_the_same_weekdays(
    invented: Run,
) -> None:
    [start] = re.findall(r"  start: ([0-9-]+)  # example", invented("new").out)
    later = invented("new", "--framework", "playgrounds", "-q").out
    [moved] = re.findall(r"  start: ([0-9-]+)  # example", later)
    first, last = date.fromisoformat(start), date.fromisoformat(moved)
    assert (date(2017, 6, 20), first.weekday()) == (first, last.weekday())
    assert date(2030, 1, 1) <= last < date(2031, 1, 1)


def test_a_framework_that_is_none_is_refused_with_those_there_are(sifcalc: Run) -> None:
    ran = sifcalc("new", "--framework", "unheard-of")
    assert (2, "") == (ran.code, ran.out)
    assert f"'{OLDEST.id}'" in ran.err


@every_new_file
def test_what_new_writes_is_the_same_case_once_the_models_have_written_it(
    text: str, tmp_path: Path
) -> None:
    [case] = load(saved(tmp_path, text))
    again = tmp_path / "again.json"
    again.write_text(case.model_dump_json(), encoding="utf-8")
    assert [case] == load(again)


def test_a_new_file_claims_no_grade(tmp_path: Path) -> None:
    [case] = load(saved(tmp_path, BLANK))
    judged = {judgement.id for judgement in OLDEST.judgements}
    assert dict.fromkeys(judged, NotJudged.NOT_JUDGED) == {
        id: outcome for id, outcome in case.judgements if outcome is not None
    }
    assert "not_derivable" == grade(case.judgements).basis
    assert case.previous_overall is case.reinspection.overall is None


def test_uncommented_a_new_file_has_every_key_in_the_order_of_the_models() -> None:
    data: dict[str, Any] = in_an_editor(UNCOMMENTED)
    own = [name for name in Case.model_fields if name not in OF_OTHER_ACTIVITIES]
    assert own == list(data)
    judged = {judgement.id for judgement in OLDEST.judgements}
    for name, field in Case.model_fields.items():
        model = models().get(getattr(field.annotation, "__name__", ""))
        if model:
            keys = [key for key in model.model_fields if model is not Judgements or key in judged]
            assert keys == list(data[name])
    assert {*models()["Closure"].model_fields} == {*data["closures"][0]}
    assert {*data["actuals"]} <= {*clock_ids(RecordedId, OLDEST)}


def test_a_new_file_says_what_every_key_holds_and_how_it_is_written() -> None:
    said = comments(BLANK)
    judged = {judgement.id for judgement in OLDEST.judgements}
    for name, model in models().items():
        if name != "Closure":
            for key, field in model.model_fields.items():
                is_others = key in OF_OTHER_ACTIVITIES or (
                    model is Judgements and key not in judged
                )
                assert description(field) in said or is_others
    for id in clock_ids(RecordedId, OLDEST):
        assert id in said
    for word in (*choices(OUTCOMES), *choices(PREVIOUS), "2017-09-04", "04/09/2017"):
        assert word in said
    assert "left empty counts as not given" in said
    assert "Replace every value" in said


def test_every_value_of_a_new_file_but_its_framework_is_marked_as_an_example() -> None:
    filled_in = [line for line in BLANK.splitlines() if re.match(r" *#?[a-z_]+: ", line)]
    assert 1 < len(filled_in)
    not_marked = [line for line in filled_in if not line.endswith("  # example: replace it")]
    assert [f"framework: {OLDEST.id}"] == not_marked


def test_an_editor_is_told_of_the_schema_on_the_first_line() -> None:
    assert f"# yaml-language-server: $schema={SCHEMA_FILE}" == BLANK.splitlines()[0]


def test_a_note_says_how_to_get_the_schema_unless_asked_to_be_quiet(sifcalc: Run) -> None:
    assert f"sifcalc schema -o {SCHEMA_FILE}" in sifcalc("new").err
    assert "" == sifcalc("new", "-q").err


def test_a_new_file_can_be_shown_and_saved_anywhere(sifcalc: Run) -> None:
    assert BLANK.isascii()
    assert all(line == line.rstrip() for line in BLANK.splitlines())
    assert BLANK.endswith("\n")
    assert not BLANK.endswith("\n\n")
    for arguments in ((), ("-",)):
        ran = sifcalc("new", *arguments)
        assert (0, BLANK) == (ran.code, ran.out)


def test_a_new_file_is_written_to_the_name_given(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "case.yaml"
    ran = sifcalc("new", path, "-q")
    assert (0, "", "") == ran
    assert BLANK.encode() == path.read_bytes()


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path, sifcalc: Run) -> None:
    path = saved(tmp_path, "leadership: good\n")
    why = "cannot be written: file exists: --force replaces it"
    for command in (("new", path), ("schema", "-o", path)):
        assert (2, "", f"{path}: unwritable-file: {why}\n") == sifcalc(*command)
        assert "leadership: good\n" == path.read_text(encoding="utf-8")


def test_a_file_that_is_there_is_replaced_where_that_is_asked_for(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = saved(tmp_path, "leadership: good\n")
    assert (0, "", "") == sifcalc("new", path, "--force", "-q")
    assert BLANK.encode() == path.read_bytes()
    assert (0, "", "") == sifcalc("schema", "-o", path, "--force")
    assert sifcalc("schema").out.encode() == path.read_bytes()


def no_links(*_: object, **__: object) -> None:
    """What a file system says that gives a file one name only."""
    raise OSError(errno.ENOTSUP, "Operation not supported")


def test_a_file_system_without_links_takes_a_new_file_too(
    tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    assert (0, "", "") == sifcalc("new", tmp_path / "case.yaml", "-q")
    assert ["case.yaml"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("link", [os.link, no_links])
def test_a_file_that_comes_to_be_meanwhile_is_left_as_it_is(
    link: Callable[..., None], tmp_path: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    write = Replacement.write

    def meanwhile(file: Replacement, content: bytes) -> None:
        saved(tmp_path, "leadership: good\n")
        write(file, content)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Replacement, "write", meanwhile)
    ran = sifcalc("new", path)
    why = "cannot be written: file exists: --force replaces it"
    assert (2, "", f"{path}: unwritable-file: {why}\n") == ran
    assert "leadership: good\n" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".", "cannot be written: "),
        ("missing/case.yaml", "cannot be written: no such file or directory"),
        ("case.json", "a case file to fill in is YAML, and this would be read as JSON"),
        ("case.CSV", "a case file to fill in is YAML, and this would be read as CSV"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line_and_nothing_changes(
    name: str, why: str, tmp_path: Path, sifcalc: Run
) -> None:
    path = os.path.join(tmp_path, name)  # noqa: PTH118 - a Path would drop the dot
    ran = sifcalc("new", path)
    assert (2, "") == (ran.code, ran.out)
    assert ran.err.startswith(f"{path}: unwritable-file: {why}")
    assert 1 == len(ran.err.splitlines())
    assert [] == list(tmp_path.iterdir())
