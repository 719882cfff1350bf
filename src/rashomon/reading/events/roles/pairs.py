"""Two who are told of together, and the `they` after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.findings import Actor
from rashomon.language import Token
from rashomon.reading.grammar import conjuncts

_BOTH = frozenset(("they", "them"))
_MODIFYING = frozenset(("poss", "compound", "amod", "nmod"))


def is_both(word: Token) -> bool:
    """True for a bare `both` that stands for two told of before (`urged both to talk`)."""
    return word.lower == "both" and word.child("prep") is None and word.dep in ("dobj", "nsubj", "pobj")


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


def both_after(heads: Sequence[Token], actors: Mapping[int, Actor]) -> list[Token]:
    """The two that `their` can only mean before the clause of which they are the subject.

    `During their call on Tuesday, Hale and Pell agreed`; not where others are told of before.
    """
    owner = next((head for head in heads if head.lower == "their" and head.dep == "poss"), None)
    if owner is None or owner.sent is None or owner.head.dep != "pobj":
        return []
    if any(token.start in actors for token in owner.sent.tokens if token.i < owner.i):
        return []
    verb = owner.head.head.head
    subject = verb.child("nsubj")
    if verb.pos != "VERB" or subject is None or subject.i < owner.i:
        return []
    both = list(conjuncts(subject))
    return both if len(both) == 2 and all(one.start in actors for one in both) else []
