"""Countries with their names, ISO codes, capitals and demonyms (`lexicons/countries.tsv`).

The table also holds territories, former states, and the peoples, faiths and regions that news names as it
names nationalities. A row says how a name is written, never what its status is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rashomon.errors import LexiconError

_COLUMNS = 7
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*")

# Words of longer names that are ordinary words when they open a sentence or stand in a title.
_ORDINARY = frozenset(
    "republic republics democratic people peoples people's socialist federal federated federation "
    "mainland state old new south north east west northern southern eastern western central great greater "
    "saint san minor outlying island islands isle lands territory territories occupied ocean city town road "
    "union empire world strip country reunion jersey christmas mac male valley sucre victoria see holy man "
    "middle near good hope port car gold coast ivory cape upper heard cook sandwich sultanate emirate virgin "
    "equatorial nay fry tome st dr dc la el the of and dar es".split()
)
# Acronyms whose small letters spell an ordinary word: names only as written here.
_CASED = frozenset({"US"})


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the table."""

    code: str | None
    """ISO 3166-1 alpha-3 code, XKX for Kosovo, withdrawn codes for former states; None without one."""
    kind: str
    """country, territory, former, people, faith or region."""
    name: str
    """The usual short name in English."""
    other_names: tuple[str, ...]
    """Long forms, abbreviations and former names."""
    adjectives: tuple[str, ...]
    """Demonym adjectives (`Danish`)."""
    nouns: tuple[tuple[str, str], ...]
    """Demonym nouns, singular and plural (`Dane`, `Danes`)."""
    capitals: tuple[str, ...]
    """Seats of government, first the one that stands for it in the news."""


@cache
def table() -> tuple[Country, ...]:
    """All rows, in the file's order. Raises LexiconError when a row breaks the file's rules."""
    text = (files("rashomon.lexicons") / "countries.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = []
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != _COLUMNS or not fields[2]:
            raise LexiconError(f"countries.tsv: {_COLUMNS} columns and a name are needed: {line!r}")
        code, kind, name, others, adjectives, nouns, capitals = fields
        pairs = [pair.partition("/") for pair in _list(nouns)]
        rows.append(
            Country(
                code=None if code == "-" else code,
                kind=kind,
                name=name,
                other_names=_list(others),
                adjectives=_list(adjectives),
                nouns=tuple((one, many) for one, _, many in pairs),
                capitals=_list(capitals),
            )
        )
    return tuple(rows)


def _list(field: str) -> tuple[str, ...]:
    return tuple(item for item in field.split(";") if item)


@cache
def name_words() -> frozenset[str]:
    """Words that are part of a country's or capital's name wherever they stand with a capital.

    Lower-cased, but for acronyms whose small letters are an ordinary word (`US`).
    """
    words: set[str] = {"states", "united", "kingdom"}
    for row in table():
        for name in (row.name, *row.other_names, *row.capitals):
            if row.kind in ("faith", "people") and name == row.name:
                continue  # the name of a people is its plural demonym
            words.update(word.lower() for word in _WORD.findall(name) if word[0].isupper())
    demonyms = demonym_words()
    return (
        frozenset(word for word in words if word not in _ORDINARY and word not in demonyms and len(word) > 1)
        - {word.lower() for word in _CASED}
        | _CASED
    )


@cache
def name_pairs() -> frozenset[tuple[str, str]]:
    """Lower-cased neighbours within a country's name or demonym of which one is an ordinary word by itself.

    `North` before `Korea` opens a sentence as any adjective does; only with its neighbour it is a name.
    """
    found: set[tuple[str, str]] = set()
    for row in table():
        demonyms = [word for one, many in row.nouns for word in (one, many)]
        for name in (row.name, *row.other_names, *row.adjectives, *demonyms):
            words = name.split()
            for one, two in pairwise(words):
                pair = (one.lower(), two.lower())
                if one[:1].isupper() and two[:1].isupper() and _ORDINARY & set(pair) and one != "The":
                    found.add(pair)
    return frozenset(found)


@cache
def demonym_words() -> dict[str, bool]:
    """Lower-cased demonyms; True for plural forms.

    Of several words the last stands for all (`korean` of `North Korean`).
    """
    names = {name for row in table() for name in row.other_names}
    names |= {row.name for row in table() if row.kind not in ("people", "faith")}
    found: dict[str, bool] = {}
    for row in table():
        plurals = [many for _, many in row.nouns if many]
        singulars = [one for one, _ in row.nouns]
        for many in plurals:
            found.setdefault(many.split()[-1].lower(), True)
        for adjective in (*row.adjectives, *singulars):
            word = adjective.split()[-1].lower()
            if adjective not in names and (word == "western" or word not in _ORDINARY):
                found[word] = False
    return found


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for row in table():
        for name in (row.name, *row.other_names):
            found.setdefault(_key(name), row)
    return found


@cache
def _by_capital() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for row in table():
        for name in row.capitals:
            found.setdefault(_key(name), row)
    return found


@cache
def _by_demonym() -> dict[str, tuple[Country, bool]]:
    found: dict[str, tuple[Country, bool]] = {}
    for row in table():
        for adjective in row.adjectives:
            found.setdefault(_key(adjective), (row, False))
        for one, many in row.nouns:
            found.setdefault(_key(one), (row, False))
            if many:
                found.setdefault(_key(many), (row, True))
    return found


def _key(name: str) -> str:
    key = name.replace("’", "'").strip()
    # `US` is a country, `us` is not; every other name is found in any case.
    key = key if key == "US" else key.lower()
    return key[4:] if key.startswith("the ") else key


def country_of_name(name: str) -> Country | None:
    """The row whose name or other name this is (`Britain`, `the UK`, `U.S.`); None when it is none."""
    return _by_name().get(_key(name))


@cache
def is_lost_possessive(word: str) -> bool:
    """True for a country's name whose apostrophe the text has lost (`Norways coast`)."""
    owner = word.removesuffix("s")
    return owner != word and country_of_name(owner) is not None and country_of_name(word) is None


def country_of_capital(name: str) -> Country | None:
    """The row whose seat of government this is (`Ankara`); None when it is none."""
    return _by_capital().get(_key(name))


def country_of_demonym(word: str) -> Country | None:
    """The row that a demonym, adjective or noun, of any number, belongs to (`Danish`, `Danes`)."""
    found = _by_demonym().get(_key(word))
    return found[0] if found else None


def is_plural_demonym(word: str) -> bool:
    """True for a demonym noun in the plural (`Danes`)."""
    found = _by_demonym().get(_key(word))
    return bool(found and found[1])
