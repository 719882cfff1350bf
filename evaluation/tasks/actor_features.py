"""What speaks for a word's heading the source or the target of a sentence: features without names.

Words are features by their lemma only where they are no names, so that a side's name decides nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.findings import Actor, Event, Place
from rashomon.language import Parse, Token
from rashomon.language.mask import CALENDAR
from rashomon.report import Span

WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "actors" / "weights.npz"
BUCKETS = 1 << 16
"""Features are numbered by a hash, so that the weights hold no words."""
ROLES = ("source", "target")
_MODIFIERS = ("compound", "nmod", "amod", "poss", "nummod")
_LONGEST_PATH = 4


@dataclass
class Sentence:
    """A sentence's parse with what the layers found in it."""

    parse: Parse
    actors: list[Actor]
    places: list[Place]
    events: list[Event]
    guess: dict[str, list[Span]] = field(default_factory=dict)
    """Source and target as rules alone tell them."""


def candidates(parse: Parse) -> list[Token]:
    """Words that can head a source or target, in text order."""
    found = []
    for token in parse.tokens:
        if token.lower in CALENDAR or token.tag == "EX":
            continue
        noun = token.pos in ("NOUN", "PROPN") or token.is_name or token.tag == "PRP"
        inner = token.dep in _MODIFIERS and token.head.i > token.i
        adjective = inner and token.is_name and token.head.is_name
        if noun and not adjective and (token.is_name or not (inner and token.dep != "poss")):
            found.append(token)
    return found


def features(told: Sentence, at: int, words: list[Token], role: str, source: Token | None) -> list[str]:
    """What speaks for or against the candidate `words[at]`; for a target, `source` is the one chosen."""
    token = words[at]
    found = [*_own(told, token), *_standing(token), *_events(told, token), *_place_among(at, words)]
    if role == "target" and source is not None:
        found += _beside(token, source)
    span = told.guess.get(role, [])
    found += [f"guess{n}" for n, given in enumerate(span) if given.start <= token.start < given.end]
    if any(given.start <= token.start < given.end for given in told.guess.get(_OTHER[role], [])):
        found.append("other guess")
    return found


_OTHER = {"source": "target", "target": "source"}


def _own(told: Sentence, token: Token) -> Iterator[str]:
    yield f"pos {token.tag}"
    yield f"name {token.is_name}"
    if not token.is_name:
        yield f"lemma {token.lemma}"
    actor = next((a for a in told.actors if a.head.start == token.start), None)
    yield f"kind {actor.kind if actor else None}"
    if actor is not None:
        yield f"sector {actor.sector}"
        yield f"country {actor.country is not None} {actor.kind}"
    place = next((p for p in told.places if _within(token, p.citations[0].span)), None)
    yield f"place {place.role if place else None}"


def _standing(token: Token) -> Iterator[str]:
    path, node = [], token
    while not node.is_root and len(path) < _LONGEST_PATH:
        step = node.lower if node.pos == "ADP" else node.dep
        path.append(step)
        node = node.head
    for length in range(1, len(path) + 1):
        yield f"path {length} {' '.join(path[:length])}"
    yield f"depth {len(path)}"
    yield f"whole {' '.join(path)} {node.is_root}"
    verb = next((above for above in token.ancestors() if above.pos in ("VERB", "AUX")), None)
    if verb is not None:
        yield f"verb {verb.lemma} {path[0] if path else ''}"
        yield f"verb dep {verb.dep} {path[0] if path else ''}"
        yield f"before verb {token.i < verb.i}"
    if path and path[0] in ("pobj", "dobj", "nsubj") and not token.head.is_name:
        yield f"governor {token.head.lemma} {token.head.head.lemma if token.head.pos == 'ADP' else ''}"


def _events(told: Sentence, token: Token) -> Iterator[str]:
    for n, event in enumerate(told.events[:4]):
        first = "first" if n == 0 else "later"
        for name, refs in (("actor", event.actors), ("recipient", event.recipients)):
            for ref in refs:
                if any(_within(token, cited.span) for cited in ref.citations):
                    yield f"event {first} {name} {ref.state.value}"
                    yield f"type {event.type} {name}"
        if any(_within(token, cited.span) for stated in event.targets for cited in stated.citations):
            yield f"event {first} thing"
            yield f"type {event.type} thing"
        if _within(token, event.clause.span):
            yield f"type {event.type} in clause {token.i < _index(told.parse, event.trigger.start)}"
    if not told.events:
        yield "no event"


def _place_among(at: int, words: list[Token]) -> Iterator[str]:
    yield f"nth {min(at, 5)}"
    yield f"last {min(len(words) - 1 - at, 3)}"
    names = [word for word in words if word.is_name]
    if words[at] in names:
        yield f"nth name {min(names.index(words[at]), 4)}"


def _beside(token: Token, source: Token) -> Iterator[str]:
    yield f"after source {token.i > source.i} {min(abs(token.i - source.i) // 4, 5)}"
    yield f"same word {token.lower == source.lower}"
    yield f"same head {token.head is source.head} {token.dep}"
    yield f"under source {any(above is source for above in token.ancestors())}"
    yield f"over source {any(above is token for above in source.ancestors())}"
    yield f"conjunct {token.dep == 'conj' and token.head is source}"


def _within(token: Token, span: Span) -> bool:
    return span.start <= token.start < span.end


def _index(parse: Parse, start: int) -> int:
    return next((token.i for token in parse.tokens if token.start >= start), 0)


def bucket(feature: str) -> int:
    """The number of a feature."""
    return zlib.crc32(feature.encode()) % BUCKETS


def choose(told: Sentence, weights: dict[str, Any]) -> dict[str, Token]:
    """The words that most likely head source and target; never one word for both."""
    words = candidates(told.parse)
    chosen: dict[str, Token] = {}
    for role in ROLES:
        source = chosen.get("source")
        left = [at for at, word in enumerate(words) if word is not source]
        if not left:
            break
        scores = [_score(features(told, at, words, role, source), weights[role]) for at in left]
        chosen[role] = words[left[int(np.argmax(scores))]]
    return chosen


def _score(found: Sequence[str], weights: Any) -> float:
    return float(weights[[bucket(feature) for feature in found]].sum())


@cache
def shipped_weights() -> dict[str, Any]:
    """The weights of `evaluation/models/actors`, as floats by role."""
    with np.load(WEIGHTS) as kept:
        return {role: kept[role].astype(np.float32) * kept["scale"] for role in ROLES}
