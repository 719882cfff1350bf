"""Two who are told of together, and the `they` after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.findings import Actor
from rashomon.language import Token
from rashomon.reading.grammar import conjuncts

_BOTH = frozenset(("they", "them"))
_MODIFYING = frozenset(("poss", "compound", "amod", "nmod"))


def both_before(heads: Sequence[Token], actors: Mapping[int, Actor]) -> list[Token]:
    """The two that `they` or `them` can only mean: joined by `and` before it, in a sentence of no others.

    `Hale poured scorn on the minister and the general, accusing them of sloth`. `actors` are the participants
    by where their head words begin; empty where it cannot be told.
    """
    pronoun = next((head for head in heads if head.lower in _BOTH), None)
    if pronoun is None or pronoun.sent is None:
        return []
    told = [token for token in pronoun.sent.tokens if token.i < pronoun.i and token.start in actors]
    firsts = [token for token in told if token.dep != "conj" and token.child("conj") is not None]
    pairs = [
        group
        for first in firsts
        if len(group := list(conjuncts(first))) > 1 and all(one in told for one in group)
    ]
    if len(pairs) != 1 or pairs[0][0].dep in _MODIFYING:
        return []
    rest = [token for token in told if token not in pairs[0] and token.dep not in _MODIFYING]
    several = any(token.tag in ("NNS", "NNPS") or actors[token.start].kind == "collective" for token in rest)
    return [] if several else pairs[0]
