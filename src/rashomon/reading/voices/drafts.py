"""An attribution in the making, as sets of word indices.

Drafts come from the grammar (`linking`), from quote marks (`quote_linking`), from layout
(`speaker_labels`) or from the encoder's tags (`tags`); `reader` makes findings of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.language import Token
from rashomon.reading.voices.cues import CueSite

CLAUSE = ("ccomp", "csubj")
"""Dependencies of a clause that can be content."""
TAIL_LEMMAS = frozenset(
    "add say note claim argue insist warn stress explain call describe cite accuse adding urge blame state "
    "refer suggest promise vow threaten demand".split()
)
"""Verbs whose participle goes on with the speaker (`..., adding that`)."""


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution in the making."""

    site: CueSite | None
    """Its cue; None where the encoder or a colon marks it."""
    rule: str
    """Which rule drew it up."""
    cue: set[int]
    content: set[int] = field(default_factory=set)
    source: list[int] = field(default_factory=list)
    source_head: Token | None = None
    lead: set[int] = field(default_factory=set)
    """Words that belong to the content once a quote is joined to it (`called the raid "childish"`)."""
    outer: Draft | None = None
    """The draft that it stands in, where that is not told by its place."""
    act: str = "assert"
    confidence: float | None = None

    @property
    def anchor(self) -> int:
        """The word by which it is placed: the first of its cue, or of its content."""
        return min(self.cue) if self.cue else min(self.content)


def take(draft: Draft, root: Token) -> None:
    """Add a phrase to the content, without the cue's own clause where that hangs inside it."""
    draft.content.update(token.i for token in root.subtree())


def runs(words: set[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs of a set of word indices, as half-open ranges in order."""
    start = last = None
    for i in sorted(words):
        if last is None or i != last + 1:
            if start is not None and last is not None:
                yield start, last + 1
            start = i
        last = i
    if start is not None and last is not None:
        yield start, last + 1


def is_that_clause(clause: Token) -> bool:
    """True for a clause that tells what a noun holds (`the claim that`), not one that describes it."""
    return any(c.dep == "mark" or c.lower == "that" for c in clause.children if c.i < clause.i) and not any(
        c.dep in ("nsubj", "dobj", "nsubjpass") and c.lower in ("that", "which", "who")
        for c in clause.children
    )
