"""Words that name participants: agent nouns, titles, organisations and given names (`lexicons/en/*.tsv`).

A sector is what the word itself tells, by PLOVER's codes; no entry depends on whose side a name is on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.findings import SECTORS
from rashomon.lexicons.tables import read_table

Number = Literal["person", "group", "institution"]
Gender = Literal["m", "f"]

_LONGEST = 4  # words in the longest entry


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun that names participants."""

    term: str
    """The noun, lower-cased, singular unless only the plural names a participant."""
    sector: str | None
    """PLOVER sector; None when the word tells none (`leader`, `group`)."""
    number: str
    """person, group or institution."""
    plain: str | None
    """The plain word for the same thing, where the term is a choice of wording."""


@dataclass(frozen=True, slots=True)
class Title:
    """A word or words before a person's name."""

    sector: str | None
    """PLOVER sector; None when the title tells none (`Mr`)."""
    gender: Gender | None
    """The gender it is used with, if only one."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A well-known organisation, seat of government or armed group."""

    kind: str
    """organisation, seat or armed_group."""
    sector: str | None
    """PLOVER sector."""
    country: str | None
    """ISO 3166 alpha-3 code, for seats and states' own bodies."""


def _code(cell: str) -> str | None:
    return cell if cell in SECTORS else None


@cache
def agents() -> dict[str, Agent]:
    """All agent nouns by term."""
    return {
        row["term"]: Agent(row["term"], _code(row["sector"]), row["number"], row["plain"] or None)
        for row in read_table("en/agents.tsv")
    }


@cache
def titles() -> dict[str, Title]:
    """All titles by their lower-cased words."""
    return {
        row["title"]: Title(_code(row["sector"]), _gender(row["gender"]))
        for row in read_table("en/titles.tsv")
    }


@cache
def organisations() -> dict[str, Organisation]:
    """Well-known organisations by name as written."""
    return {
        row["name"]: Organisation(
            row["kind"], _code(row["sector"]), None if row["country"] == "-" else row["country"]
        )
        for row in read_table("en/organisations.tsv")
    }


@cache
def organisation_heads() -> dict[str, str | None]:
    """Head nouns of organisations' names with the sector they tell."""
    return {row["head"]: _code(row["sector"]) for row in read_table("en/organisation_heads.tsv")}


@cache
def _genders() -> dict[str, Gender | None]:
    return {row["name"]: _gender(row["gender"]) for row in read_table("en/first_names.tsv")}


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `en/actor_words.tsv`; empty for a class that is not there."""
    return next(
        (frozenset(row["words"].split()) for row in read_table("en/actor_words.tsv") if row["class"] == name),
        frozenset(),
    )


def _gender(cell: str) -> Gender | None:
    if cell == "m":
        return "m"
    return "f" if cell == "f" else None


def gender_of_name(name: str) -> Gender | None:
    """The gender a given name is used with; None when it is used with both or not in the table."""
    return _genders().get(name.lower())


def forms(word: str) -> Iterator[str]:
    """A lower-cased noun and what its singular can be."""
    yield word
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield word[:-3] + "fe"
        yield word[:-3] + "f"
    if word.endswith(("ses", "xes", "ches", "shes")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word == "people" or word.endswith("speople"):
        yield word[:-6] + "person"
    if word == "children" or word.endswith("children"):
        yield word[:-3]


def names_person(word: str, lemma: str = "") -> bool:
    """True for a lower-cased word, or its dictionary form, that the list has for a person (`teacher`)."""
    found = find_agent([word], lemma)
    return found is not None and found[0].number == "person"


def find_agent(words: Sequence[str], lemma: str = "") -> tuple[Agent, int] | None:
    """The longest entry that these lower-cased words end with, and how many words it takes.

    `lemma` is the last word's dictionary form, if known.
    """
    if not words:
        return None
    table = agents()
    if "of" in words:
        # `chiefs of staff`: the plural stands inside.
        for length in range(min(_LONGEST, len(words)), 2, -1):
            head, rest = words[len(words) - length], " ".join(words[len(words) - length + 1 :])
            for form in forms(head):
                found = table.get(f"{form} {rest}")
                if found is not None:
                    return found, length
    last = [*forms(words[-1])]
    if lemma and lemma not in last:
        last.append(lemma)
    for length in range(min(_LONGEST, len(words)), 0, -1):
        before = " ".join(words[len(words) - length : -1])
        for form in last:
            found = table.get(f"{before} {form}" if before else form)
            if found is not None:
                return found, length
    return None


def find_organisation_head(words: Sequence[str]) -> tuple[bool, str | None]:
    """Whether lower-cased words end (or, before `of`, begin) with an organisation's head, and its sector."""
    parts = list(words)
    if "of" in parts[1:-1] or "for" in parts[1:-1]:
        at = min(parts.index(word) for word in ("of", "for") if word in parts[1:-1])
        parts = parts[:at]
    table = organisation_heads()
    for length in (2, 1):
        if len(parts) >= length:
            before = " ".join(parts[-length:-1])
            for form in forms(parts[-1]) if parts else ():
                key = f"{before} {form}" if before else form
                if key in table:
                    return True, table[key]
    return False, None
