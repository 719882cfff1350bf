"""A participant of a report while it is being put together: its mentions, and what is known of it by now."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language import Sentence, Token
from rashomon.reading.actors.mention import Mention

_COUNT_WORDS = frozenset("two three four five six seven eight nine ten several many some dozens".split())


@dataclass(slots=True, eq=False)
class Cluster:
    """One participant of a report while it is being put together."""

    index: int
    """Place in the list of clusters."""
    mentions: list[Mention] = field(default_factory=list)
    """Its mentions so far, in text order."""
    names: list[str] = field(default_factory=list)
    """Its names so far, lower-cased."""
    kind: str = ""
    """Kind of its name (person, organisation, country...), or empty."""
    gender: str | None = None
    """m, f, n or None."""
    number: str = "u"
    """s, p, g or u."""
    country: str | None = None
    """ISO code."""
    first_named: Mention | None = None
    """Its first mention by name."""
    described: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """The nouns it was called by, each with its restricting words."""

    def add(self, mention: Mention) -> None:
        """Take in one more mention."""
        mention.cluster = self.index
        self.mentions.append(mention)
        if mention.is_pronoun:
            if mention.gender in ("m", "f") and self.gender is None:
                self.gender = mention.gender
            elif mention.gender == "n" and self.number == "u":
                self.gender, self.number = "n", "g"  # a name that is `it` is no person's
            return
        if mention.name:
            self.first_named = self.first_named or mention
            self.names.append(mention.name.lower())
            if not self.kind or (self.kind == "unknown" and mention.name_kind != "unknown"):
                self.kind = mention.name_kind
            self.described.update((word, frozenset[str]()) for word in called(mention))
            if mention.name_kind == "unknown" and _is_state(mention):
                self.gender, self.number = "n", "g"
        if mention.lemma:
            self.described.add((mention.lemma, restricting(mention)))
        self.gender = self.gender or mention.gender
        if self.number == "u":
            self.number = mention.number
        self.country = self.country or mention.country

    @property
    def last(self) -> Mention:
        """Its latest mention."""
        return self.mentions[-1]


def called(mention: Mention) -> tuple[str, ...]:
    """What a name is called later: a person by the title before it, a body by its own last word.

    `Prime Minister Hale`: later `the prime minister`; `the Hollin Institute`: later `the institute`.
    """
    sentence = mention.head.sent
    if not mention.name or sentence is None:
        return ()
    if mention.name_kind == "organisation" and " " in mention.name:
        return (mention.name.split()[-1].lower(),)
    if mention.name_kind not in ("person", "unknown"):
        return ()
    first = mention.name.split()[0]
    start = mention.head.i - len(mention.name.split()) - 2
    before: list[str] = []
    for token in _tokens_between(sentence, start, mention.head.i + 1):
        if token.text == first:
            longer = (" ".join(before[-2:]),) if len(before) > 1 else ()
            return (*before[-1:], *longer)
        if token.text[0].isalpha() and token.pos in ("NOUN", "PROPN", "ADJ"):
            before.append(token.lower)
        else:
            before.clear()
    return ()


def restricting(mention: Mention) -> frozenset[str]:
    """The words that tell which one is meant: without numbers, and without those of the noun itself."""
    return mention.modifiers - _COUNT_WORDS - set(mention.lemma.split()[:-1])


_OWNED_BY_STATES = frozenset(
    "governor president premier minister ministry parliament embassy ambassador navy air coast border soil "
    "territory capital admiralty coastguard prime foreign defence defense interior airspace".split()
)


def _is_state(mention: Mention) -> bool:
    """True for a name that owns what states own (`Arden's navy`, `Arden's prime minister`)."""
    head = mention.head
    if head.dep != "poss" or " " in mention.name:
        return False
    owned = head.head
    return owned.lemma in _OWNED_BY_STATES or any(
        child.dep in ("compound", "amod") and child.lower in _OWNED_BY_STATES for child in owned.children
    )


def _tokens_between(sentence: Sentence, first: int, end: int) -> list[Token]:
    offset = sentence.tokens[0].i
    return list(sentence.tokens[max(0, first - offset) : end - offset])
