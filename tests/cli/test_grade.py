"""The page and the data of `sifcalc grade`."""

import json

from support.formats import in_one_line
from support.running import CROYDON, Run


def test_an_award_that_contradicts_the_framework_exits_1_and_is_answered(sifcalc: Run) -> None:
    case = "help_and_protection: inadequate\noverall: good\nreport: {received: 2017-09-04}\n"
    graded = sifcalc("grade", "-", stdin=case)
    assert 1 == graded.code
    assert "GOOD, as awarded, does NOT fit: the rules allow inadequate" in graded.out
    assert "do not leave open: they leave inadequate." in in_one_line(graded.out)
    explained = sifcalc("grade", "-", "--explain", stdin=case).out
    assert "Overall effectiveness: INADEQUATE" in explained
    assert "do NOT leave open" in explained
    assert sifcalc("timeline", "-", stdin=case).code == 1


def test_the_keys_of_a_graded_case_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    promised = (
        "schema_version framework authority case_id authority_name authority_code ofsted_urn region"
        " source_file permitted overall indicative basis awarded agrees"
        " findings judgements warnings notes other"
    )
    assert list(found) == promised.split()
    finding = found["findings"][0]
    assert "rule strength severity judgements message sources".split() == list(finding)
    assert ["document", "paragraphs"] == list(finding["sources"][0])
    assert (found["permitted"], found["overall"]) == (["inadequate"], "inadequate")


def test_judgements_as_options_are_graded_as_those_of_a_file(sifcalc: Run) -> None:
    options = (
        "--help-and-protection",
        "RI",
        "--looked-after",
        "inadequate",
        "--leadership",
        "good",
    )
    file = "help_and_protection: requires improvement\nlooked_after: inadequate\nleadership: good\n"
    [by_options] = json.loads(sifcalc("grade", *options, "--format", "json").out)
    [by_file] = json.loads(sifcalc("grade", "-", "--format", "json", stdin=file).out)
    assert "requires_improvement" == by_options["judgements"]["help_and_protection"]
    assert "inadequate" == by_options["overall"]
    assert by_options | {"source_file": None} == by_file | {"source_file": None}
    assert sifcalc("grade", *options).out.startswith("This case: INADEQUATE")


def test_options_of_grade_fill_in_what_a_case_leaves_out(sifcalc: Run) -> None:
    case = "looked_after: inadequate\n"
    ran = sifcalc("grade", "-", "--help-and-protection", "RI", "--format", "json", stdin=case)
    [found] = json.loads(ran.out)
    assert "requires_improvement" == found["judgements"]["help_and_protection"]
    assert "inadequate" == found["judgements"]["looked_after"]
