"""Small questions of grammar that every layer asks of a token; pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything joined to it by `and` or `or`, in text order."""
    yield token
    for child in token.children:
        if child.dep == "conj":
            yield from conjuncts(child)


def is_infinitive(verb: Token) -> bool:
    """True for an infinitive with `to`."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)
