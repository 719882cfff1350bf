"""Mentions of events, and the features of a pair of them, for the task `linking`.

Features look at words, grammar, the vector of the trigger (names hidden) and the likeness of the documents;
never at which document, outlet or topic it is.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.comparison.stories import similarities, story_groups, vectors
from rashomon.comparison.words import act_of
from rashomon.language import Parse, Token

FEATURES = (
    "head_cosine span_cosine same_lemma same_stem same_family same_pos text_likeness same_story same_text "
    "shared_words shared_names shared_subject shared_object shared_roles other_number same_number rarity "
    "same_words other_family other_roles"
).split()
CROSSED = (0, 2, 3, 4, 6, 7, 8, 13, 10, 16)
"""Features that are also taken two by two."""
ALIKE_WITH = (2, 3, 6, 7, 8, 13, 10, 16, 0)
"""Features that the likeness of the acts' own vectors is taken with."""
_PRODUCT_SCALE = 20.0
"""Brings products of two unit vectors' numbers near those of the other features."""

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = tuple(
    "ations ation ition itions ments ment ings ing ions ion ers als al ies ied ed es s e y".split()
)
_LEAST_STEM = 3
_LIKE = 0.05
"""Documents less alike than this share no event unless they are of one story."""
# Forms that rules do not bring together.
_ROOTS = {
    "shot": "shoot", "death": "die", "dead": "die", "dying": "die", "fell": "fall", "theft": "steal",
    "stolen": "steal", "loss": "lose", "lost": "lose", "sale": "sell", "choice": "choose",
    "marriage": "marri", "wedding": "wed", "victory": "win", "won": "win",
}  # fmt: skip


PLAIN = [
    *FEATURES,
    *(f"{FEATURES[i]} x {FEATURES[j]}" for i, j in itertools.combinations(CROSSED, 2)),
    *("alike", "alike squared", "alike cubed"),
    *(f"alike x {FEATURES[i]}" for i in ALIKE_WITH),
]
"""Names of all features but the products, in order."""


@dataclass(slots=True, eq=False)
class Mention:
    """A mention of an event, as pairs look at it."""

    id: str
    doc: int
    lemma: str
    stem: str
    pos: str
    family: str | None
    head: NDArray[np.float32]
    span: NDArray[np.float32]
    words: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    roles: frozenset[str]
    at: int
    """Index of its head among the words of the text."""
    word_at: tuple[int, ...]
    """Indices of its words."""


def stem_of(word: str) -> str:
    """A word without the ending that makes a noun or another tense of it."""
    stem = _ROOTS.get(word, word)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST_STEM:
            stem = stem[: -len(ending)]
            break
    return stem[:-1] if len(stem) > _LEAST_STEM and stem[-1] == stem[-2] else stem


def head_of(parse: Parse, start: int, end: int) -> Token | None:
    """The word of a span that the others hang on."""
    tokens = parse.tokens_in(start, end)
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.is_root or token.head.i not in inside:
            return token
    return tokens[0] if tokens else None


def event_mentions(doc: int, row: Mapping[str, Any], parse: Parse) -> list[Mention]:
    """The mentions of events of a document; those without a word are left out."""
    found = []
    for given in row["mentions"]:
        spans = given.get("spans") or [[given["start"], given["end"]]]
        head = head_of(parse, *spans[0]) if given["kind"] == "event" else None
        if head is not None and parse.encoded is not None:
            tokens = [token for span in spans for token in parse.tokens_in(*span)]
            found.append(_mention(doc, given["id"], head, tokens, parse))
    return found


def _mention(doc: int, id_: str, head: Token, tokens: Sequence[Token], parse: Parse) -> Mention:
    assert parse.encoded is not None
    sentence = head.sent.tokens if head.sent is not None else [head]
    lemma = head.lemma.lower()
    act = act_of(lemma)
    children = [token for token in sentence if token is not head and token.head is head]
    subject = _nouns(sentence, [c for c in children if c.dep in ("nsubj", "poss", "agent", "nsubjpass")])
    objects = _nouns(sentence, [c for c in children if c.dep in ("dobj", "nsubjpass", "prep", "pobj")])
    content = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
    return Mention(
        id=id_,
        doc=doc,
        lemma=lemma,
        stem=stem_of(lemma),
        pos=head.pos,
        family=act.family if act is not None else None,
        head=_unit(parse.encoded.mean([head])),
        span=_unit(parse.encoded.mean(tokens)),
        words=frozenset(word.lower() for token in tokens for word in _WORD.findall(token.text)),
        around=frozenset(t.lemma.lower() for t in sentence if t.pos in content and t is not head),
        names=frozenset(t.lower for t in sentence if t.pos == "PROPN"),
        numbers=frozenset(t.lower for t in sentence if t.pos == "NUM"),
        subject=subject,
        object=objects,
        roles=subject | objects,
        at=head.i,
        word_at=tuple(token.i for token in tokens),
    )


def _nouns(sentence: Iterable[Token], tops: Sequence[Token]) -> frozenset[str]:
    indices = {top.i for top in tops}
    return frozenset(
        token.lemma.lower()
        for token in sentence
        if token.pos in ("NOUN", "PROPN") and (token.i in indices or token.head.i in indices)
    )


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / np.float32(np.linalg.norm(vector) + 1e-6)


class Pairs:
    """The pairs of mentions worth looking at, and their features."""

    def __init__(self, texts: Sequence[str], mentions: Sequence[Mention]) -> None:
        found = vectors(texts)
        self._alike = similarities(found)
        counts = Counter(word for vector in found for word in vector)
        self._rarity = {word: math.log((1 + len(texts)) / (1 + n)) for word, n in counts.items()}
        self._unseen = math.log(1 + len(texts))
        groups = story_groups(texts, [None] * len(texts))
        self._story = {i: n for n, group in enumerate(groups) for i in group}
        self.mentions = mentions
        self.pairs = self._find()

    def _find(self) -> list[tuple[int, int]]:
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, mention in enumerate(self.mentions):
            blocks["story", str(self._story[mention.doc])].append(i)
            blocks["stem", mention.stem].append(i)
        return sorted(
            {
                (a, b)
                for (kind, _), members in blocks.items()
                for a, b in itertools.combinations(members, 2)
                if kind == "story" or self._likeness(self.mentions[a], self.mentions[b]) >= _LIKE
            }
        )

    def _likeness(self, a: Mention, b: Mention) -> float:
        return 1.0 if a.doc == b.doc else self._alike.get(a.doc, {}).get(b.doc, 0.0)

    def _weighed(self, a: frozenset[str], b: frozenset[str]) -> float:
        def rare(words: frozenset[str]) -> float:
            return sum(self._rarity.get(word, self._unseen) for word in words)

        return rare(a & b) / (1 + rare(a | b)) if a or b else 0.0

    def cosines(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of each pair, by unit vectors of the mentions."""
        one, other = self._ends()
        return np.einsum("ij,ij->i", vectors[one], vectors[other])

    def _ends(self) -> NDArray[np.int64]:
        return np.array(self.pairs, dtype=np.int64).reshape(-1, 2).T

    def features(self, alike: NDArray[np.float32]) -> NDArray[np.float32]:
        """A row for each pair: features, crossed features, the product of the triggers' vectors.

        `alike`: how alike the two acts are, by the vectors made for that.
        """
        plain = np.array(
            [self._row(self.mentions[a], self.mentions[b]) for a, b in self.pairs], dtype=np.float32
        ).reshape(len(self.pairs), len(FEATURES))
        crossed = [plain[:, i] * plain[:, j] for i, j in itertools.combinations(CROSSED, 2)]
        powers = [alike, alike**2, alike**3, *(alike * plain[:, i] for i in ALIKE_WITH)]
        heads = np.stack([mention.head for mention in self.mentions])
        one, other = self._ends()
        products = heads[one] * heads[other] * np.float32(_PRODUCT_SCALE)
        return np.column_stack([plain, *crossed, *powers, products])

    def _row(self, a: Mention, b: Mention) -> list[float]:
        numbers, roles = bool(a.numbers and b.numbers), bool(a.roles and b.roles)
        families = a.family is not None and b.family is not None
        rarity = min(self._rarity.get(m.lemma, self._unseen) for m in (a, b))
        return [
            float(a.head @ b.head),
            float(a.span @ b.span),
            a.lemma == b.lemma,
            a.stem == b.stem,
            families and a.family == b.family,
            a.pos == b.pos,
            self._likeness(a, b),
            self._story[a.doc] == self._story[b.doc],
            a.doc == b.doc,
            self._weighed(a.around, b.around),
            self._weighed(a.names, b.names),
            _share(a.subject, b.subject),
            _share(a.object, b.object),
            self._weighed(a.roles, b.roles),
            numbers and not a.numbers & b.numbers,
            bool(a.numbers & b.numbers),
            rarity,
            a.words == b.words,
            families and a.family != b.family,
            roles and not a.roles & b.roles,
        ]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
