"""`sifcalc record`: a case kept by it alone, and files that it leaves as they were."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.kept import BEGUN, ODD, STEPS
from support.running import CROYDON, Run

from sifcalc import load
from sifcalc.answers import changes_between
from sifcalc.dates import read_date

POSIX = pytest.mark.skipif(os.name == "nt", reason="the system has other rules for files")
TABLE = (
    "Authority;report received;action plan submitted;Überblick\r\n"
    'Croydon;04/09/2017;"";"a;b"\r\n'
    "Exampleshire;2017-03-24;;\r\n"
)

# Of each step: what it has met, what is due on that day within ten working days with what is
# overdue, and which comes next, by the clocks' ids. The days are worked out by hand from the
# paragraphs: 32 working days from 9 February to the report, 30 from 24 March to both publications,
# 25 to 35 to the planning visit, and the DfE's review every six months from publication.
MONDAYS: tuple[tuple[list[str], list[str], str], ...] = (
    ([], ["inspection-report"], "inspection-report"),
    (["inspection-report"], [], "publish-report"),
    (["publish-report"], [], "lscb-publish-review"),
    (["action-planning-visit"], ["lscb-publish-review"], "lscb-publish-review"),
    (["lscb-publish-review"], [], "dfe-improvement-plan"),
    (["action-plan"], [], "first-monitoring-visit"),
    (["first-monitoring-visit"], [], "dfe-review-1"),
    (["monitoring-visit-2"], [], "monitoring-visit-3"),
    (["monitoring-visit-3"], [], "dfe-review-2"),
    ([], [], "dfe-review-2"),
    (["monitoring-visit-4"], [], "dfe-review-3"),
    (["reinspection", "reinspection-framework", "reinspection-not-before"], [], "dfe-review-3"),
    ([], ["dfe-review-3"], "dfe-review-3"),
    ([], [], "publish-report"),
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "exampleshire.yaml"
    path.write_text(BEGUN)
    return path


def data(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    ran = run(*arguments, "--format", "json", "-q")
    assert 0 == ran.code
    assert all(line.startswith("warning: ") for line in ran.err.splitlines())
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_a_case_is_kept_from_receipt_to_the_reinspection_with_the_monday_list_after_each_step(
    kept: Path, settled: Run
) -> None:
    for (key, written), (met, listed, following) in zip(STEPS, MONDAYS, strict=True):
        day = str(read_date(written))
        [found] = data(settled, "record", kept, key, written, "--as-of", day)
        assert met == sorted(each["id"] for each in found["changes"] if each["kind"] == "met")
        assert following == found["comes_next"][0]["id"]
        due = data(settled, "timeline", kept, "--due-within", "10", "--as-of", day)
        assert listed == [each["id"] for each in due], key
    days = [read_date(written) for _, written in STEPS]
    assert 365 < (days[-1] - days[0]).days
    assert BEGUN.splitlines() == [line for line in kept.read_text().splitlines() if line in BEGUN]
    [case] = load(kept)
    assert (days[0], days[1], days[5]) == (
        case.report.received,
        case.report.published,
        case.action_plan.submitted,
    )
    assert (days[6], days[7], days[8], days[10]) == case.monitoring_visits
    assert days[9] == case.reinspection.announced
    assert days[11:] == [
        case.reinspection.start,
        case.reinspection.end,
        case.reinspection.report_published,
    ]


def test_what_was_recorded_is_taken_out_again_to_the_byte(kept: Path, sifcalc: Run) -> None:
    contents = []
    for key, written in STEPS:
        contents.append(kept.read_bytes())
        assert 0 == sifcalc("record", kept, key, written, "-q").code
    for (key, written), before in zip(STEPS[::-1], contents[::-1], strict=True):
        assert 0 == sifcalc("record", kept, key, written, "--remove", "-q").code
        assert before == kept.read_bytes()


def test_it_says_what_was_written_which_dates_moved_and_what_is_next(
    kept: Path, sifcalc: Run
) -> None:
    assert 0 == sifcalc("record", kept, "report.received", "24 March 2017", "-q").code
    ran = sifcalc("record", kept, "report.received", "27/03/2017", "--as-of", "2017-03-27")
    assert 0 == ran.code
    said = "report.received is Monday 27 March 2017, and was Friday 24 March 2017\n"
    assert f"warning: {kept}:12:20: {said}" == ran.err
    again = sifcalc("record", kept, "report.received", "2017-03-28", "-q")
    assert "report.received is Tuesday 28 March 2017, and was Monday 27 March 2017" in again.err
    assert "" == sifcalc("record", kept, "report.received", "2017-03-28", "-q").err
    lines = [re.split(r"  +", line.strip()) for line in ran.out.splitlines()]
    assert re.fullmatch("Exampleshire: [0-9]+ differ; seen Mon 27 Mar 2017", lines[0][0])
    assert ["moved", "Publish report", "by Wed 10 May 2017", "by Thu 11 May 2017"] in lines
    assert "Next by Mon 27 Mar, TODAY: Inspection report, Ofsted, will" in ran.out


def test_what_stands_there_already_is_said_and_nothing_is_written(kept: Path, sifcalc: Run) -> None:
    assert 0 == sifcalc("record", kept, "report.received", "2017-03-24", "-q").code
    before = kept.stat()
    ran = sifcalc("record", kept, "report.received", "24/03/2017", "--as-of", "2017-03-24")
    assert 0 == ran.code
    assert "report.received is Friday 24 March 2017 already; nothing is written" in ran.err
    assert "Exampleshire: nothing differs" in ran.out
    assert (before.st_ino, before.st_mtime_ns) == (kept.stat().st_ino, kept.stat().st_mtime_ns)
    [found] = data(sifcalc, "record", kept, "report.received", "2017-03-24")
    assert [] == found["changes"]


def test_today_is_a_day(kept: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sifcalc.cli.options.today", lambda: read_date("2017-03-24"))
    assert 0 == sifcalc("record", kept, "report.received", "today", "-q").code
    assert "report: {received: 2017-03-24}" in kept.read_text()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-", "report.received", "2017-03-24"), "cannot be written back"),
        (("published", "report.received", "2017-03-24"), "is the table of the package"),
        (("{kept}", "report.received"), "Give a DATE"),
        (("{kept}", "report.received", "24/13/2017"), "there is no month 13"),
        (("{kept}", "2017-03-24", "report.received"), "DATE comes after KEY: … report.received"),
        (("{kept}", "report.received", "soon"), "'soon' is not a date"),
        (("{kept}", "action-plann", "2017-03-24"), "did you mean 'action-plan', "),
        (("{kept}", "report.recieved", "2017-03-24"), "did you mean 'report.received'?"),
        (("{kept}", "leadership", "2017-03-24"), "'leadership' holds no date"),
        (("{kept}", "reinspection.overall", "2017-03-24"), "holds no date"),
        (("{kept}", "nonsense", "2017-03-24"), "none of the dates of a case, inspection.start"),
        (("{kept}", "report.received", "2017-03-24", "--row", "2"), "are of a table"),
        (("{kept}", "actuals.action-plan", "2017-07-03"), "goes in action_plan.submitted"),
        (("{kept}", "actuals.publish-reprot", "2017-07-03"), "did you mean 'publish-report'"),
        (("{kept}", "stated.publish-reprot", "2017-07-03"), "did you mean 'publish-report'"),
        (("{kept}", "report.received", "--remove"), "has no day here to remove"),
        (("{kept}", "action_plan.submitted", "2017-01-03"), "is before inspection.end"),
        (("{kept}/none.yaml", "report.received", "2017-03-24"), "not a directory"),
        (("{kept}.yaml", "report.received", "2017-03-24"), "no such file"),
        (("{folder}", "report.received", "2017-03-24"), "no file that can be written whole"),
        (("/dev/null", "report.received", "2017-03-24"), "no file that can be written whole"),
        (
            ("{kept}", "report.received", "2017-03-24", "--format", "json", "-o", "{kept}"),
            "is also read",
        ),
    ],
)
@POSIX
def test_what_is_refused_says_what_would_be_right_and_writes_nothing(
    arguments: tuple[str, ...], why: str, kept: Path, sifcalc: Run
) -> None:
    words = [word.format(kept=kept, folder=kept.parent) for word in arguments]
    ran = sifcalc("record", *words)
    assert (2, "") == (ran.code, ran.out)
    assert why in " ".join(ran.err.split())
    assert BEGUN == kept.read_text()
    assert [kept] == list(kept.parent.iterdir())


def test_a_complaint_is_at_its_place_in_the_text_as_it_would_be(kept: Path, sifcalc: Run) -> None:
    assert 0 == sifcalc("record", kept, "report.received", "2017-03-24", "-q").code
    ran = sifcalc("record", kept, "action-plan", "2017-03-01")
    said = "action_plan.submitted, Wednesday 1 March 2017, is before report.received"
    assert ran.err.startswith(f"{kept}:13:26: impossible-dates: {said}")
    assert "action_plan: {submitted: 2017-03-01}\n" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_row_of_a_table_is_found_by_its_number_or_its_authority(
    encoding: str, tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "cases.csv"
    for chosen in (("--row", "2"), ("--authority", "LB Croydon"), ("--authority", "306")):
        path.write_bytes(TABLE.encode(encoding))
        ran = sifcalc("record", path, "action-plan", "2017-12-08", *chosen, "-q")
        assert (0, "") == (ran.code, ran.err)
        expected = TABLE.replace('2017;""', '2017;"2017-12-08"')
        assert expected.encode(encoding) == path.read_bytes()
    ran = sifcalc("record", path, "action-plan", "2017-07-03", "--authority", "exampleshire", "-q")
    assert 0 == ran.code
    assert b"24;2017-07-03;" in path.read_bytes().replace(b"\x00", b"")


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ((), "could be 2 (Monday 4 September 2017), 3 (Friday 24"),
        (("--row", "9"), "no row is that"),
        (("--row", "1"), "no row is that"),
        (("--authority", "Wigan"), "no row is that"),
        (
            ("--authority", "Croydon"),
            "could be 2 (Monday 4 September 2017), 4 (Tuesday 5 September 2017); give --row",
        ),
        (
            ("--row", "3", "--authority", "Croydon"),
            "--authority is Croydon, and line 3 is Exampleshire's.",
        ),
    ],
)
def test_a_row_that_is_not_told_is_refused(
    chosen: tuple[str, ...], why: str, tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "cases.csv"
    before = f"{TABLE}London Borough of Croydon;2017-09-05;;\r\n"
    path.write_text(before, newline="")
    ran = sifcalc("record", path, "action-plan", "2017-12-08", *chosen)
    assert (2, "") == (ran.code, ran.out)
    assert why in ran.err
    assert before.encode() == path.read_bytes()


def test_a_bad_row_keeps_another_from_nothing_and_is_refused_itself(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("authority,report_received,leadership\nA,2017-09-04,godo\nB,,good\n")
    assert 2 == sifcalc("record", path, "report.received", "2017-09-05", "--row", "2").code
    assert 0 == sifcalc("record", path, "report.received", "2017-09-05", "--row", "3", "-q").code
    assert path.read_text().endswith("B,2017-09-05,good\n")


def test_a_column_of_a_tables_own_is_settled(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("authority,came in\nExampleshire,\n")
    settled = ("--column", "came in=report_received")
    assert 0 == sifcalc("record", path, "report.received", "2017-09-05", *settled, "-q").code
    assert "authority,came in\nExampleshire,2017-09-05\n" == path.read_text()


@POSIX
def test_the_owner_the_mode_and_a_link_stay(kept: Path, sifcalc: Run) -> None:
    kept.chmod(0o640)
    link = kept.with_name("link.yaml")
    link.symlink_to(kept.name)
    assert 0 == sifcalc("record", link, "report.received", "2017-03-24", "-q").code
    assert link.is_symlink()
    assert "received" in kept.read_text()
    assert 0o640 == stat.S_IMODE(kept.stat().st_mode)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write anything")
def test_a_read_only_file_is_left_as_it_was(kept: Path, sifcalc: Run) -> None:
    kept.chmod(0o440)
    ran = sifcalc("record", kept, "report.received", "2017-03-24")
    assert (2, "") == (ran.code, ran.out)
    assert "cannot be written: permission denied" in ran.err
    assert BEGUN == kept.read_text()


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    kept: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = sifcalc("record", kept, "report.received", "2017-03-24")
    assert (2, "") == (ran.code, ran.out)
    assert "cannot be written: no space left on device" in ran.err
    assert BEGUN == kept.read_text()
    assert [kept] == list(kept.parent.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("to_file", [False, True])
def test_an_answer_that_cannot_be_written_does_not_hide_that_the_case_is(
    to_file: bool, kept: Path
) -> None:
    command = [sys.executable, "-m", "sifcalc", "record", str(kept), "report.received"]
    command += ["2017-03-24", "-q", "--format", "json", *(["-o", "/dev/full"] if to_file else [])]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert 2 == ran.returncode
    assert ran.stderr.endswith("No space left on device\n") or to_file
    assert f"sifcalc: {kept} IS written, though its answer is not\n" in ran.stderr
    assert "report: {received: 2017-03-24}" in kept.read_text()


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is_now(
    kept: Path, sifcalc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = changes_between

    def slowly(*arguments: Any) -> Any:
        kept.write_text(f"{BEGUN}priority_action: no\n")
        return compare(*arguments)

    monkeypatch.setattr("sifcalc.cli.record.changes_between", slowly)
    ran = sifcalc("record", kept, "report.received", "2017-03-24")
    assert (2, "") == (ran.code, ran.out)
    assert "it was changed meanwhile" in ran.err
    assert f"{BEGUN}priority_action: no\n" == kept.read_text()
    assert [kept] == list(kept.parent.iterdir())


def test_a_comment_an_anchor_and_odd_quoting_survive_ten_records(
    tmp_path: Path, sifcalc: Run
) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(ODD.replace("\n", "\r\n"), newline="")
    for key, written in STEPS[3:]:
        assert 0 == sifcalc("record", path, key, written, "-q").code
    written = path.read_bytes().decode()
    assert 10 < len(STEPS[3:])
    assert written.count("\n") == written.count("\r\n")
    lines = iter(written.split("\r\n"))
    for line in ODD.split("\n"):
        assert any(line in other for other in lines), line
    ran = sifcalc("check", path)
    assert (0, "") == (ran.code, ran.err)


def test_croydons_action_plan_moves_the_latest_reinspection(tmp_path: Path, sifcalc: Run) -> None:
    path = tmp_path / "croydon.yaml"
    path.write_bytes(CROYDON.read_bytes())
    [found] = data(sifcalc, "record", path, "action-plan", "2017-12-08", "--as-of", "2017-12-08")
    [moved] = (each for each in found["changes"] if each["id"] == "reinspection")
    # Two years from the submission, not from its deadline: monitoring-2017 para 49.
    assert ("moved", "2019-12-11", "2019-12-08") == (
        moved["kind"],
        moved["before"]["latest"],
        moved["after"]["latest"],
    )
