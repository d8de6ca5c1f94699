"""Stores of what was made of an object, by which object that was."""

from sifcalc.kept import Kept, Recurring


def doubled(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def test_what_is_made_of_one_object_is_made_once_and_of_an_equal_one_again() -> None:
    double = Kept(doubled, 10)
    one, equal = [1, 2], [1, 2]
    assert double(one) is double(one)
    assert [2, 4] == double(equal)
    assert double(one) is not double(equal)


def test_a_full_store_starts_afresh_and_answers_as_before() -> None:
    double = Kept(doubled, 3)
    objects = [[number] for number in range(20)]
    for _ in range(2):
        assert [[2 * number] for number in range(20)] == [double(of) for of in objects]
    assert 3 >= len(double._kept)


def test_what_cannot_be_made_is_tried_again() -> None:
    tried: list[int] = []

    def fail(of: list[int]) -> int:
        tried.append(of[0])
        raise ValueError

    kept, of = Kept(fail, 3), [7]
    for _ in range(2):
        try:
            kept(of)
        except ValueError:
            continue
    assert [7, 7] == tried


def test_what_was_made_of_an_object_is_held_from_its_second_time() -> None:
    store: Recurring[list[int], str] = Recurring(3)
    one, equal = [1], [1]
    kept = []
    for made in ("first", "second", "third"):
        kept.append(store.get(one))
        store.keep(one, made)
    assert [None, None, "second"] == kept
    assert "third" == store.get(one)
    assert store.get(equal) is None


def test_a_full_store_of_what_recurs_starts_afresh() -> None:
    store: Recurring[list[int], str] = Recurring(3)
    objects = [[number] for number in range(4)]
    for of in (*objects[:3], *objects[:3]):
        store.keep(of, f"of {of}")
    assert ["of [0]", "of [1]", "of [2]"] == [store.get(of) for of in objects[:3]]
    store.keep(objects[3], "of [3]")
    assert [None] * 4 == [store.get(of) for of in objects]
