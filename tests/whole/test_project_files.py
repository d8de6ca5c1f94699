"""The files that other programs read, and the pages for newcomers, name what there is."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.running import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
FORMS = sorted(
    path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
)
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PAGES = (
    "CONTRIBUTING.md",
    "SECURITY.md",
    *(f"docs/decisions/{p.name}" for p in sorted((ROOT / "docs/decisions").glob("*.md"))),
)
TAKES = {  # what GitHub lets an element of a form be, and what each has to have
    "markdown": {"value"},
    "input": {"label"},
    "textarea": {"label"},
    "dropdown": {"label", "options"},
    "checkboxes": {"label", "options"},
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs() -> Iterator[dict[str, Any]]:
    for path in WORKFLOWS:
        yield from read(path)["jobs"].values()


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_has_what_github_asks_of_one(form: Path) -> None:
    found = read(form)
    assert (
        {"name", "description", "body"} <= found.keys() <= {"name", "description", "title", "body"}
    )
    ids = [element["id"] for element in found["body"] if element["type"] != "markdown"]
    assert 0 < len(ids) == len(set(ids))
    labels = [e["attributes"]["label"] for e in found["body"] if e["type"] != "markdown"]
    assert len(labels) == len(set(labels))
    for element in found["body"]:
        assert TAKES[element["type"]] <= element["attributes"].keys()
        assert element.keys() <= {"type", "id", "attributes", "validations"}
        assert element.get("validations", {}).keys() <= {"required"}
        assert element["type"] != "checkboxes" or all(
            "label" in each for each in element["attributes"]["options"]
        )


def test_a_wrong_date_is_asked_for_all_that_it_takes_to_find_it_and_nothing_of_children() -> None:
    form = read(ROOT / ".github/ISSUE_TEMPLATE/wrong-date-or-grade.yml")
    required = {e.get("id") for e in form["body"] if e.get("validations", {}).get("required")}
    assert {"command", "came", "expected", "paragraph", "version"} == required
    assert "published" in {element.get("id") for element in form["body"]}
    for path in FORMS:
        assert "about a child" in path.read_text(encoding="utf-8")
    assert {"blank_issues_enabled": False} == read(ROOT / ".github/ISSUE_TEMPLATE/config.yml")


def test_the_tests_run_on_three_systems_with_the_pythons_that_are_claimed_and_no_other() -> None:
    claimed = [
        each.rpartition(" ")[2]
        for each in PROJECT["project"]["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", each)
    ]
    [matrix] = [job["strategy"]["matrix"] for job in jobs() if "strategy" in job]
    assert claimed == matrix["python"]
    assert {"ubuntu-latest", "macos-latest", "windows-latest"} == set(matrix["system"])
    pinned = {
        step["with"]["python-version"]
        for job in jobs()
        for step in job["steps"]
        if "python-version" in step.get("with", {})
    } - {"${{ matrix.python }}"}
    assert pinned <= set(claimed)
    assert f">={claimed[0]}" == PROJECT["project"]["requires-python"]


def test_every_job_may_only_read_ends_in_time_and_one_runs_all_that_must_pass() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        assert {"contents": "read"} == workflow["permissions"]
        assert {"push", "pull_request"} == workflow[True].keys()  # YAML 1.1 reads `on` as true
    for job in jobs():
        assert {"runs-on", "timeout-minutes", "steps"} <= job.keys()
        for step in job["steps"]:
            assert ("run" in step) is not ("uses" in step)
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step.get("uses", "a/b@v1"))
    runs = [step["run"] for job in jobs() for step in job["steps"] if "run" in step]
    assert ".ci/run" in runs
    assert (ROOT / ".ci/run").is_file()
    assert "python -m pytest -n auto" in runs


def test_the_hooks_before_a_commit_are_what_make_check_runs_and_download_nothing() -> None:
    [repository] = read(ROOT / ".pre-commit-config.yaml")["repos"]
    assert "local" == repository["repo"]
    assert {"system"} == {hook["language"] for hook in repository["hooks"]}
    [check] = re.findall(r"^check:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    run = [line.replace("$(RUN)", "$(BIN)/python -m").strip() for line in check.splitlines()]
    hooks = [hook["entry"].replace(".venv/bin", "$(BIN)") for hook in repository["hooks"]]
    assert [line for line in run if "scripts/" not in line] == hooks


def test_what_is_told_to_newcomers_names_what_is_there() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"(?:^|`)make ([a-z][\w-]+)", text, re.MULTILINE):
            assert f"\n{target}:" in MAKEFILE, (page, target)
        for path in re.findall(r"\]\((?!#)([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / page).parent.joinpath(path).exists(), (page, path)
        for path in re.findall(r"`((?:src|tests|docs|scripts|examples)/[^` {*]*)`", text):
            assert (ROOT / path).exists(), (page, path)


def test_a_decision_is_a_page_that_is_read_in_a_minute() -> None:
    for path in (ROOT / "docs/decisions").glob("*.md"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 40, path.name
        assert "**Decided:**" in "".join(lines), path.name


def test_no_module_is_longer_than_400_lines() -> None:
    modules = [path for top in ("src", "tests", "web") for path in (ROOT / top).rglob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert [] == [path for path, lines in lengths.items() if lines > 400]


def test_the_source_archive_asks_for_files_that_are_there() -> None:
    for name in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]:
        assert (ROOT / name).exists(), name
