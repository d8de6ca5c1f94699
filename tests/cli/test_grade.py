"""The page and the data of `sifcalc grade`."""

import json

from support.running import CROYDON, Run


def test_an_award_that_contradicts_the_framework_exits_1_and_is_answered(sifcalc: Run) -> None:
    case = "help_and_protection: inadequate\noverall: good\nreport: {received: 2017-09-04}\n"
    graded = sifcalc("grade", "-", stdin=case)
    assert 1 == graded.code
    assert "INADEQUATE" in graded.out
    assert "do NOT leave open" in graded.out
    assert sifcalc("timeline", "-", stdin=case).code == 1


def test_the_keys_of_a_graded_case_are_the_published_contract(sifcalc: Run) -> None:
    [found] = json.loads(sifcalc("grade", CROYDON, "--format", "json").out)
    promised = (
        "schema_version authority case_id authority_name authority_code ofsted_urn region"
        " source_file permitted overall indicative basis awarded agrees"
        " findings judgements warnings notes other"
    )
    assert list(found) == promised.split()
    finding = found["findings"][0]
    assert "rule strength severity judgements message sources".split() == list(finding)
    assert ["document", "paragraphs"] == list(finding["sources"][0])
    assert (found["permitted"], found["overall"]) == (["inadequate"], "inadequate")
