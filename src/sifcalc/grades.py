"""The scale of grades, and the words people write for them (framework-2015 para 18)."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from sifcalc.complaints import Unreadable
from sifcalc.wording import listed, nearest


class _Words(Enum):
    """An outcome; its value is its name in data."""

    __hash__ = object.__hash__  # there is one of each; Enum's own is in Python, and slow

    @property
    def words(self) -> str:
        """The framework's words for it, in lower case: "requires improvement"."""
        return str(self.value).replace("_", " ")


def in_plain(value: object) -> object:
    """The framework's words for an outcome, and anything else as it is."""
    return value.words if isinstance(value, _Words) else value


class Grade(_Words):
    """One of the four grades, best first; compare them by `number`."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"

    @property
    def number(self) -> int:
        """Ofsted's number for the grade: 1 is outstanding, 4 is inadequate."""
        return _NUMBERS[self]


class NotJudged(_Words):
    """The outcome of a judgement that inspectors did not make, as for too few children."""

    NOT_JUDGED = "not_judged"


class OlderGrade(_Words):
    """The grade that only the scale before November 2013 has."""

    ADEQUATE = "adequate"


Outcome = Grade | NotJudged
PreviousGrade = Grade | OlderGrade

_NUMBERS = {grade: number for number, grade in enumerate(Grade, start=1)}
_GRADE_WORDS = {
    **{grade.words: grade for grade in Grade},
    "require improvement": Grade.REQUIRES_IMPROVEMENT,
    "require improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "RI": Grade.REQUIRES_IMPROVEMENT,
    **{str(number): grade for grade, number in _NUMBERS.items()},
}

_Meaning = TypeVar("_Meaning", bound=_Words)


@lru_cache(maxsize=64)  # a table repeats a few words
def _bare(words: str) -> str:
    """The key of the words: in lower case, without spaces, hyphens and underscores between letters.

    A number such as 4.0, as some programs write it, is 4. A minus sign stays.
    """
    text = re.sub(r"^\s*([1-4])\.0+\s*$", r"\1", words)
    return re.sub(r"(?<=[a-z])[\s_-]+(?=[a-z])", "", text.strip().casefold())


_GRADES = {_bare(word): grade for word, grade in _GRADE_WORDS.items()}
OUTCOMES: dict[str, Outcome] = {
    **_GRADES,
    **{_bare(outcome.words): outcome for outcome in NotJudged},
}
"""Outcomes by the keys of their spellings."""

PREVIOUS: dict[str, PreviousGrade] = {
    **_GRADES,
    **{_bare(older.words): older for older in OlderGrade},
}
"""Grades of the previous inspection, likewise."""

_WORDS = {word for word in (*OUTCOMES, *PREVIOUS) if word.isalpha()}
_ENDS = {(word[0], word[-1]) for word in _WORDS}


def is_word_of_grade(text: str) -> bool:
    """Whether the text is a grade or "not judged" in words: a number could mean anything."""
    written = text.strip().casefold()
    # The first and last letter rule out most cells of a table, in a tenth of the time.
    return (written[:1], written[-1:]) in _ENDS and _bare(written) in _WORDS


def choices(spellings: Mapping[str, _Words]) -> list[str]:
    """The framework's words for what the spellings mean, each once."""
    return list(dict.fromkeys(meaning.words for meaning in spellings.values()))


def best(grades: Iterable[Grade]) -> Grade:
    """The best of the grades. Raises ValueError for none."""
    return min(grades, key=_NUMBERS.__getitem__)


def worst(grades: Iterable[Grade]) -> Grade:
    """The worst of the grades. Raises ValueError for none."""
    return max(grades, key=_NUMBERS.__getitem__)


def read_outcome(written: object) -> Outcome:
    """The grade or "not judged" that is written, in any case and spacing.

    Raises Unreadable for anything else.
    """
    return _read(written, OUTCOMES)


def read_previous(written: object) -> PreviousGrade:
    """The grade that is written, of the scale before November 2013 too.

    Raises Unreadable for anything else.
    """
    return _read(written, PREVIOUS)


def _read(written: object, known: Mapping[str, _Meaning]) -> _Meaning:
    text = written.words if isinstance(written, _Words) else str(written)
    if isinstance(written, (list, dict)):
        text = "a list" if isinstance(written, list) else "a mapping"
    if isinstance(written, bool):
        text = str(written).lower()
    meaning = known.get(_bare(text))
    if meaning is not None:
        return meaning
    if _bare(text) in PREVIOUS:
        raise Unreadable(
            "unknown-grade",
            f"{text!r} is a grade of inspections before November 2013: only previous_overall takes"
            " it",
        )
    near = nearest(text.strip().casefold().replace("_", " "), choices(known))
    hint = f"; did you mean {near!r}?" if near else ""
    raise Unreadable(
        "unknown-grade",
        f"{text!r} is not a grade{hint} (a grade is {listed(choices(known), 'or')})",
    )
