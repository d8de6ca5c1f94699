"""The authorities since 2013, by name, number and code.

The facts are in `authorities.csv`, a row an authority: docs/authorities.md says where each is from.
"""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pkgutil import get_data
from typing import NamedTuple

from sifcalc.dates import in_words
from sifcalc.wording import listed, nearest, shortened

KNOWN_SINCE = date(2013, 1, 1)
"""No authority that ended before this day is in the table."""
FIRST_SINCE = date(2019, 1, 1)
"""An authority that began on this day or later is none of the 152 of 2013 to 2018."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority that runs children's services; what is not known is None.

    `name` is the one in Ofsted's reports, `ons_code` that of its own time. It is in being from
    `first_day` to `last_day`, both included. `successors` are the names of those that took over on
    the day after.
    """

    name: str
    official_name: str
    other_names: tuple[str, ...]
    dfe_number: int | None
    ons_code: str
    ofsted_urn: int | None
    region: str
    kind: str
    first_day: date | None
    last_day: date | None
    successors: tuple[str, ...]

    def in_being(self, on: date) -> bool:
        """Whether the authority was in being on the day."""
        return (self.first_day or on) <= on <= (self.last_day or on)

    @property
    def lifetime(self) -> str:
        """Its first day, its last day and its successors in words, as far as they are known."""
        since = f"since {in_words(self.first_day)}" if self.first_day else ""
        until = f"to {in_words(self.last_day)}" if self.last_day else ""
        after = f"then {listed(self.successors)}" if self.successors else ""
        return ", ".join(filter(None, (since, until, after)))


class Match(NamedTuple):
    """The authorities that a text names.

    `named` are those that ever had the name, number or code, earliest first; `meant` are those of
    them in being on the day `on`, or all with None.
    """

    text: str
    on: date | None
    named: tuple[Authority, ...]
    meant: tuple[Authority, ...]

    @property
    def authority(self) -> Authority | None:
        """The one authority that is meant, None for none or several."""
        return self.meant[0] if len(self.meant) == 1 else None

    @property
    def why_none(self) -> str:
        """Why none or several are meant, with the nearest names; "" where one is."""
        if self.authority:
            return ""
        if self.meant:
            several = listed((f"{a.official_name} ({a.lifetime})" for a in self.meant), "or")
            return f"{self.text!r} may be {several}: the day tells which"
        if self.on and self.named:
            had = "; ".join(f"{a.official_name} ({a.lifetime})" for a in self.named)
            return f"{self.text!r} named no authority on {in_words(self.on)}: {had}"
        near = nearest_names(self.text)
        hint = f"did you mean {listed(near, 'or')}?" if near else "`sifcalc authorities` lists them"
        return f"{shortened(self.text)!r} is no authority's name, number or code; {hint}"


@cache
def authorities() -> tuple[Authority, ...]:
    """The 152 authorities of 2013 to 2018 and the nine since, in order of name, then of time."""
    table = get_data(__package__, "authorities.csv")  # quicker to import than importlib.resources
    assert table is not None  # noqa: S101 - a package's own loader has its data
    return tuple(map(_authority, csv.DictReader(table.decode().splitlines())))


def _authority(row: dict[str, str]) -> Authority:
    def several(column: str) -> tuple[str, ...]:
        return tuple(filter(None, row[column].split("; ")))

    def number(column: str) -> int | None:
        return int(row[column]) if row[column] else None

    def day(column: str) -> date | None:
        return date.fromisoformat(row[column]) if row[column] else None

    return Authority(
        name=row["name"],
        official_name=row["official_name"],
        other_names=several("other_names"),
        dfe_number=number("dfe_number"),
        ons_code=row["ons_code"],
        ofsted_urn=number("ofsted_urn"),
        region=row["region"],
        kind=row["kind"],
        first_day=day("first_day"),
        last_day=day("last_day"),
        successors=several("successors"),
    )


def authority_named(text: str, on: date | None = None) -> Match:
    """The authorities with that name, number or code, in being on the day if one is given.

    Case, spacing, punctuation, "the" in front, and "&" for "and" make no difference; nothing else
    is guessed. A name in the table comes before one made by `forms`: without a day, "Dorset
    Council" is the council of that official name, and not the county.
    """
    code, key = _sought(text)
    named: tuple[Authority, ...] = ()
    for keys, sought in ((_codes, code), (_name_keys, key), (forms, key)):
        named = _by(keys).get(sought, named)
        meant = tuple(a for a in named if on is None or a.in_being(on))
        if meant:
            return Match(text, on, named, meant)
    return Match(text, on, named, ())


@lru_cache(maxsize=4096)  # a table repeats its names
def _sought(text: str) -> tuple[str, str]:
    """The text as a code, and as a name."""
    return text.strip().upper(), _key(text)


# The forms of an authority's names, X being any of its names in the table: by a word in one of the
# names, by its kind, and for any. Each step builds on the forms of the one before: the City of
# Bradford, then the City of Bradford MDC.
_BY_WORD = {
    "City": ("X City", "City of X", "X, City of", "X CC"),
    "County": ("X County", "County of X", "X, County of", "X CC"),
    "Borough": ("X Borough", "Borough of X", "X BC"),
    "Royal": ("Royal Borough of X", "X Royal Borough", "RB of X", "RB X", "X RB"),
}
_BY_KIND = {
    "London borough": (
        *("London Borough of X", "London Borough X", "X London Borough", "X London Boro"),
        *("LB of X", "LB X", "X LB", "X LBC"),
    ),
    "metropolitan district": (
        *("Metropolitan Borough of X", "X Metropolitan Borough", "X MBC", "X MB"),
        *("Metropolitan District of X", "X Metropolitan District", "X MDC", "X District"),
        *("X Metropolitan", "X Met", "X MC"),
    ),
    "unitary authority": ("X Unitary Authority", "X Unitary", "X UA"),
}
_OF_ANY = ("X Council", "X Local Authority", "X LA")
_COMPASS = {"North East ": "NE ", "North ": "N ", "South ": "S ", "East ": "E ", "West ": "W "}


def names(authority: Authority) -> tuple[str, ...]:
    """The names that the table has for the authority."""
    return (authority.name, authority.official_name, *authority.other_names)


def forms(authority: Authority) -> list[str]:
    """The names of the authority and every form of them, as keys to compare."""
    words = set(re.findall("[A-Z][a-z]+", " ".join(names(authority))))
    by_word = [form for word, styles in _BY_WORD.items() if word in words for form in styles]
    keys = _name_keys(authority)
    keys += [
        _key(f"{short}{name.removeprefix(long)}")
        for name in names(authority)
        for long, short in _COMPASS.items()
        if name.startswith(long)
    ]
    for styles in (by_word, _BY_KIND.get(authority.kind, ()), _OF_ANY):
        around = [_around(form) for form in styles]
        keys += [f"{before}{key}{after}" for key in keys for before, after in around]
    return keys


@cache
def _around(form: str) -> tuple[str, str]:
    """What a form puts before and after a name, as keys to compare."""
    before, after = form.split("X")
    return _key(before), _key(after)


def _key(name: str) -> str:
    """The key of a name: its letters and digits in lower case, without "the" in front."""
    text = re.sub(r"^\s*the\s", "", name.casefold().replace("&", " and "))
    return "".join(filter(str.isalnum, text))


def _codes(authority: Authority) -> list[str]:
    codes = (authority.dfe_number, authority.ons_code, authority.ofsted_urn)
    return [str(code) for code in codes if code]


def _name_keys(authority: Authority) -> list[str]:
    return [_key(name) for name in names(authority)]


@cache
def _by(keys: Callable[[Authority], Iterable[str]]) -> dict[str, tuple[Authority, ...]]:
    """The authorities by each of their keys."""
    by_key: dict[str, tuple[Authority, ...]] = {}
    for authority in authorities():
        for key in set(keys(authority)):
            by_key[key] = (*by_key.get(key, ()), authority)
    return by_key


def nearest_names(text: str) -> tuple[str, ...]:
    """For a text that names no authority, the names with a word that begins like it.

    Where there are none, the names of the authorities with almost the same letters.
    """
    bare = _bare(_key(text))
    if len(bare) < 3:
        return ()
    begun = [name for key, name in _beginnings() if key.startswith(bare)]
    known = _by_bare_name()
    near = None if begun else nearest(bare, known, likeness=0.84)
    return tuple(dict.fromkeys(begun or [a.name for a in known.get(near or "", ())]))


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    """What is left of each name from each of its words on, as it is compared, and the name."""
    return tuple(
        (_key(authority.name[word.start() :]), authority.name)
        for authority in authorities()
        for word in re.finditer(r"\b\w", authority.name)
    )


@cache
def _by_bare_name() -> dict[str, tuple[Authority, ...]]:
    return {_bare(key): named for key, named in _by(_name_keys).items()}


def _bare(key: str) -> str:
    """The key without what forms put around a name: good enough for a hint only."""
    tables = (*_BY_WORD.values(), *_BY_KIND.values(), _OF_ANY)
    for before, after in (_around(form) for _ in range(3) for forms in tables for form in forms):
        if key.startswith(before) and key.endswith(after) and key not in (before, after):
            key = key.removeprefix(before).removesuffix(after)
    return key
