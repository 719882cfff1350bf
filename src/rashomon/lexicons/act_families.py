"""Families of words for acts (`lexicons/en/act_families.tsv`): which words can tell of one act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.lexicons.tables import read_table


@dataclass(frozen=True, slots=True)
class Act:
    """A family of words for one act."""

    family: str
    kind: str
    """`any` or `manner` of force, `result` of force, `other`."""
    title: str
    """A coder's line, with `{}` for whom it was done to."""


@cache
def _acts() -> dict[str, Act]:
    found: dict[str, Act] = {}
    for row in read_table("en/act_families.tsv"):
        act = Act(row["family"], row["kind"], row["title"])
        for word in row["words"].split("|"):
            found.setdefault(word, act)
    return found


def act_of(lemma: str) -> Act | None:
    """The family of an event's lexicon entry (`shell.v`); None for words of no family."""
    word = lemma.split(".")[0]
    # `gas attack` is an attack: the last word names the act.
    return _acts().get(word) or _acts().get(word.split(" ")[-1])


def is_of_family(lemma: str, family: str) -> bool:
    """True for a word for an act of that family (`truce`)."""
    act = act_of(lemma)
    return act is not None and act.family == family


_STEM = 5
"""Letters by which a verb and its noun are one word: `destroyed`, `destruction`."""


def stem_of(lemma: str) -> str:
    """The beginning of the word that names an act (`open fire.v`: `fire`), one for a verb and its noun."""
    return lemma.split(".")[0].split(" ")[-1][:_STEM]
