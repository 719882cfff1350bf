"""A stretch of text that could be a toponym."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.gazetteer import Entry, fold
from rashomon.language import Section, Token

KNOWN_TOWN = 100_000
"""People of a town that tells which country a report is about, and is known beyond it."""


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text that could be a toponym, and what the words beside it say."""

    tokens: list[Token]
    """Its words."""
    section: Section
    name: str
    """The words looked up (without a type word that is no part of the name)."""
    entries: tuple[Entry, ...]
    """What the gazetteer knows under the name; empty for a name known by its type word alone."""
    asked: str | None = None
    """The kind of place that a type word asks for (`admin`, `river`...)."""
    containers: tuple[Entry, ...] = ()
    """What the text says it lies in (`Arden, La.`)."""
    inside: bool = False
    """True where the containers follow `in` or stand in brackets: then it lies in one of them."""
    evidence: float = 0.0
    """How much speaks for a place here."""
    role: str = "location"
    """One of findings.PlaceRole."""
    part_of: str | None = None
    """The longer name it is a part of."""
    similar: bool = False
    """True where the entries only sound like the name."""
    sure: bool = False
    """True where the clause says that it is a place, whether or not it is one of those."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.tokens[-1].end

    @property
    def first(self) -> Token:
        """Its first word."""
        return self.tokens[0]

    @property
    def last(self) -> Token:
        """Its last word."""
        return self.tokens[-1]

    @property
    def key(self) -> str:
        """Mentions with one key mean one place unless the text says otherwise."""
        return fold(self.name)
