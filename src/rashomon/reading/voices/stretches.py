"""The encoder's tags as stretches: unbroken runs of words that are source, cue or content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.language import HeadOutput, Parse, Token
from rashomon.reading.voices.drafts import TAIL_LEMMAS

HEAD = "attribution"
"""The encoder's head that gives the tags."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An unbroken run of words of one role."""

    role: str
    """SOURCE, CUE or CONTENT."""
    first: int
    """Index of its first token."""
    end: int
    """One past the index of its last token."""
    score: float
    """Mean probability of its tags."""

    def words(self) -> range:
        """Indices of its tokens."""
        return range(self.first, self.end)


def has_tags(parse: Parse) -> bool:
    """True where the encoder tagged this text."""
    head = parse.heads.get(HEAD)
    return head is not None and len(head.tags) == len(parse.tokens)


def stretches(head: HeadOutput) -> Iterator[Stretch]:
    """The tagged stretches in text order."""
    role, first = "O", 0
    for i in range(len(head.tags) + 1):
        label = head.labels[head.tags[i]] if i < len(head.tags) else "O"
        prefix, _, name = label.partition("-")
        goes_on = prefix == "I" and name == role
        if goes_on:
            continue
        if role != "O":
            scores = head.scores[first:i]
            yield Stretch(role, first, i, sum(scores) / len(scores))
        role, first = (name or "O"), i


def outer_word(parse: Parse, stretch: Stretch) -> Token:
    """The word of a stretch that hangs outside it: the head of its phrase."""
    words = stretch.words()
    for i in words:
        token = parse.tokens[i]
        if token.pos != "PUNCT" and (token.head.i not in words or token.head is token):
            return token
    return parse.tokens[stretch.first]


def parted(parse: Parse, cue: Stretch) -> list[Stretch]:
    """A tagged cue, in two where a participle goes on with the speaker (`he said | adding that`)."""
    for i in range(cue.first + 1, cue.end):
        token, before = parse.tokens[i], parse.tokens[i - 1]
        spoken = (
            before.tag in ("VBD", "VBZ") and before.pos == "VERB" and before.dep not in ("aux", "auxpass")
        )
        if spoken and token.tag == "VBG" and token.lemma in TAIL_LEMMAS:
            return [replace(cue, end=i), replace(cue, first=i)]
    return [cue]
