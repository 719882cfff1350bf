"""Token, Sentence, Section: the words of a text with their grammar, and what they stand in.

Offsets are code points of the report's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.report import Span

SectionKind = Literal["headline", "dateline", "paragraph"]


class Token:
    """One word or mark of the text, with its place in the grammar of its sentence.

    `dep` and `tag` follow the labels of the English pipeline (`nsubj`, `nsubjpass`, `VBN`), `pos` those
    of Universal Dependencies. A root is its own head.
    """

    __slots__ = (
        "after_comma",
        "children",
        "dep",
        "end",
        "head",
        "i",
        "is_name",
        "lemma",
        "lower",
        "masked",
        "opens",
        "ordinary",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(self, i: int, start: int, end: int, text: str) -> None:
        self.i = i
        """Index in the parse."""
        self.start = start
        """First code point in the report's text."""
        self.end = end
        """One past the last code point."""
        self.text = text
        """The words as written."""
        self.lower = text.lower()
        """Lower-cased text."""
        self.lemma = self.lower
        """Dictionary form, lower-cased; the word itself for names."""
        self.pos = "X"
        """Universal part of speech."""
        self.tag = ""
        """Penn tag."""
        self.dep = ""
        """Dependency label."""
        self.head: Token = self
        """The word it hangs on."""
        self.children: list[Token] = []
        """The words that hang on it, in text order."""
        self.sent: Sentence | None = None
        """Its sentence."""
        self.is_name = False
        """True for a proper name or demonym: what the name mask hid from the engine."""
        self.ordinary = False
        """True for a word of a name that a dictionary has among ordinary words (`Gull Rock`)."""
        self.after_comma = False
        """True where the engine was shown a comma that the text has lost."""
        self.opens = False
        """True where a sentence begins though no full stop stands before it."""
        self.masked = text
        """The word that the engine and the encoder saw in its place; the word itself unless masked."""

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.pos}, {self.dep}<-{self.head.text!r})"

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        """True for the head of its sentence."""
        return self.head is self

    def subtree(self) -> list[Token]:
        """This token and all below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        found.sort(key=lambda token: token.i)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Its head, its head's head, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependency labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def children_by(self, *deps: str) -> list[Token]:
        """All children with one of these dependency labels."""
        return [token for token in self.children if token.dep in deps]


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: a run of tokens with one root."""

    i: int
    """Index in the parse."""
    tokens: list[Token]
    """Its tokens, in order."""
    section: Section
    """The headline or paragraph it stands in."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        """The token that is its own head (the first, if the engine made several)."""
        for token in self.tokens:
            if token.head is token:
                return token
        return self.tokens[0]


@dataclass(slots=True, eq=False)
class Section:
    """A headline or a paragraph of the text."""

    kind: SectionKind
    """`headline`, `dateline` or `paragraph`."""
    index: int
    """Paragraphs are counted from 1; headline and dateline are 0, the headline told again 1."""
    start: int
    """First code point."""
    end: int
    """One past the last."""
    title_case: bool = False
    """True when most words are capitalised, so that capitals say nothing about names."""
    upper_case: bool = False
    """True when the section is written in capitals throughout."""

    @property
    def name(self) -> str:
        """`headline`, `lead` (the first paragraph) or `paragraph_N`."""
        if self.kind != "paragraph":
            return self.kind
        return "lead" if self.index == 1 else f"paragraph_{self.index}"
