"""A mention of a participant while the layer of actors works on it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.findings import ActorKind
from rashomon.language import Token
from rashomon.report import Span


@dataclass(slots=True, eq=False)
class Mention:
    """One mention while the reader works on it; it becomes an Actor at the end."""

    head: Token
    """The head word."""
    span: Span
    """The mention's words."""
    kind: ActorKind
    """As in Actor."""
    order: int = 0
    """Place among the report's mentions."""
    name: str = ""
    """For names, the name without title; for pronouns, empty."""
    name_kind: str = ""
    """For names, the kind of name run."""
    number: str = "s"
    """s one person, p several, g an institution or group, u unknown; for pronouns as in PRONOUNS."""
    gender: str | None = None
    """m, f, n (not a person) or None."""
    sector: str | None = None
    """PLOVER sector."""
    country: str | None = None
    """ISO code."""
    lemma: str = ""
    """For generic mentions, the agent noun."""
    definite: bool = False
    """With `the`, `this`, `that`, `these`, `those` or a possessor."""
    modifiers: frozenset[str] = frozenset()
    """Its restricting words, lower-cased."""
    cluster: int = -1
    """Which participant it is; set by the coreference step."""
    antecedent: Mention | None = None
    """The mention it was followed back to."""
    alias: Mention | None = None
    """A mention that grammar says is the same participant (apposition, `Long Name (LN)`)."""
    weak: bool = False
    """True for a name that stands where places and things stand too: listed only if more speaks for it."""
    has_name: bool = False
    """True when a name or nationality stands in it (`Belmark navy`)."""

    @property
    def is_pronoun(self) -> bool:
        """True for pronouns."""
        return self.kind == "pronoun"
