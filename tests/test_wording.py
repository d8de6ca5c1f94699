"""What a person means who types something that is not quite a name."""

import pytest

from sifcalc.wording import Names, listed, listed_in_part, which_meant

KNOWN = {
    "inspection-report": Names("Inspection report", "Inspection report published"),
    "publish-report": Names("Publish report", "Authority publishes the report"),
    "publish-review": Names("Publish review", "Board arranges publication of its review"),
    "action-planning-visit": Names("Action planning visit", "Action planning visit"),
    "action-planning-agenda": Names("Action planning agenda", "Agenda circulated"),
    "action-plan": Names("Action plan", "Written statement sent, and published"),
    "plan-reviewed": Names("Plan reviewed", "Lead inspector reviews the plan"),
    "improvement-plan": Names("Improvement plan", "Department supports an improvement plan"),
    "sign-off": Names("Report signed off", "Director signs it"),
    "parents-told": Names("Parents told", "Parents are told of the report"),
    "plan-1": Names("Plan 1", "First plan"),
    "plan-2": Names("Plan 2", "Second plan"),
}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # Where several ids or short titles have it, no title counts, such as the parents'.
        ("report", "inspection-report publish-report sign-off"),
        ("publication", "publish-report publish-review"),
        # Where one has it at most, titles count too.
        ("inspection", "inspection-report plan-reviewed"),  # its title has an inspector
        ("written", "action-plan"),
        ("circulated agenda", "action-planning-agenda"),
        # Six at most: those with the very word before those that begin alike.
        ("plan", "action-plan plan-reviewed improvement-plan plan-1 plan-2 action-planning-visit"),
        # A misspelling is of one id.
        ("acton-plan", "action-plan"),
        ("Publish Reveiw", "publish-review"),
        ("nothing at all", ""),
    ],
)
def test_a_word_means_all_that_have_it_with_the_likeliest_first(text: str, meant: str) -> None:
    question = f"did you mean {listed(map(repr, meant.split()), 'or')}?" if meant else ""
    assert question == which_meant(text, KNOWN)


@pytest.mark.parametrize(
    ("count", "said"), [(2, "A and B"), (3, "A, B and 1 more"), (1_002, "A, B and 1,000 more")]
)
def test_of_many_the_first_are_named_and_the_others_counted(count: int, said: str) -> None:
    assert said == listed_in_part(["A", "B"], count)
