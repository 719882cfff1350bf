"""From what the pipeline made to our own words: tags, heads and sentences of each section of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.language.deaths import mend_deaths
from rashomon.language.headlines import SHOWN
from rashomon.language.mask import CALENDAR
from rashomon.language.parse import Parse
from rashomon.language.token import Section, Sentence, Token
from rashomon.lexicons import agents

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    Made = tuple[Doc, dict[int, str]]
    """What the pipeline made of a section, and the dictionary forms of words it was shown otherwise."""


def assemble(parse: Parse, sections_tokens: list[tuple[Section, list[Token]]], docs: list[Made]) -> Parse:
    """Fill the tokens with the pipeline's tags, heads and lemmas, and cut them into sentences."""
    for (section, tokens), (whole, lemmas) in zip(sections_tokens, docs, strict=True):
        doc = _Shown(whole, tokens)
        for i, (token, made) in enumerate(zip(tokens, doc.words, strict=True)):
            token.pos, token.tag, token.dep = made.pos_, made.tag_, made.dep_
            token.lemma = lemmas.get(i) or (token.lower if token.is_name else made.lemma_.lower())
            if i in lemmas and made.text in SHOWN:
                token.tag = SHOWN[made.text]
                token.pos = "NOUN" if token.tag == "NN" else "VERB"
            if made.dep_ == "nsubj" and made.head.i in lemmas and SHOWN.get(made.head.text) == "VBN":
                token.dep = "nsubjpass"  # `Refugee camp shelled`: the camp does not shell
            head = tokens[doc.head(made)]
            token.head = head
            if head is not token:
                head.children.append(token)
        for token in tokens:
            if token.dep == "compound" and token.lower in CALENDAR:
                _free_subject(token)
            if token.tag == "VBG" and token.dep == "acl":
                _as_noun(token)
            elif token.dep in ("compound", "nmod", "amod") and token.head.lower in _MEANS:
                _to_deed(token)
        if section.kind == "headline":
            _name_subjects(tokens)
            _name_parties(tokens)
            for i in lemmas:
                if doc.words[i].text in SHOWN:
                    _no_object(tokens[i])
        mend_deaths(tokens)
        for start, end in doc.sentences():
            sentence = Sentence(len(parse.sentences), tokens[start:end], section)
            parse.sentences.append(sentence)
            for token in sentence.tokens:
                token.sent = sentence
    return parse


def places(tokens: list[Token]) -> list[int | None]:
    """Which of a section's own words each word shown to the pipeline is; None for lost commas."""
    found: list[int | None] = []
    for i, token in enumerate(tokens):
        found += [None, i] if token.after_comma else [i]
    return found


class _Shown:
    """A section as the pipeline made it, without the commas that only the pipeline was shown."""

    def __init__(self, doc: Doc, tokens: list[Token]) -> None:
        self._doc = doc
        self._place = places(tokens)
        self.words: list[SpacyToken] = [
            word for word, at in zip(doc, self._place, strict=True) if at is not None
        ]

    def head(self, word: SpacyToken) -> int:
        """Index among the section's own words of what a word hangs on."""
        node = word.head
        while self._place[node.i] is None and node.head is not node:
            node = node.head
        at = self._place[node.i]
        own = self._place[word.i]
        assert own is not None
        return own if at is None else at

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends among the section's own words."""
        for sentence in self._doc.sents:
            inside = [at for at in self._place[sentence.start : sentence.end] if at is not None]
            if inside:
                yield inside[0], inside[-1] + 1


_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "noon", "midnight", "day", "week"))


def _free_subject(day: Token) -> None:
    """`On Tuesday Hale said`: the parser takes day and name for one, the verb has no subject."""
    name, prep = day.head, day.head.head
    verb = prep.head
    if (
        not (
            name.lower not in _PARTS_OF_DAY
            and name.dep == "pobj"
            and prep.dep == "prep"
            and day.i == prep.i + 1
        )
        or verb.tag not in ("VBD", "VBZ", "VBP")
        or not name.i < verb.i
        or verb.child("nsubj", "nsubjpass") is not None
    ):
        return
    _hang(name, verb, "nsubj")
    _hang(day, prep, "pobj")


_MEANS = frozenset("air rocket missile mortar artillery drone shell tank gas chemical bomb ground".split())


def _to_deed(party: Token) -> None:
    """`Army air strikes`: the army belongs to the strikes, not to the air."""
    means = party.head
    known = party.is_name or agents.find_agent([party.lower], party.lemma) is not None
    if known and means.dep == "compound" and means.head.pos in ("NOUN", "PROPN") and means.head.i > means.i:
        _hang(party, means.head, party.dep)


def _as_noun(deed: Token) -> None:
    """`killed by rebel shelling of the town`: the parser takes the rebels for the agent."""
    preps = [
        c for word in (deed.head, *deed.head.children) for c in word.children if c.dep in ("agent", "prep")
    ]
    for prep in preps:
        before = prep.child("pobj")
        if before is None or before.i != deed.i - 1 or prep.lower not in ("by", "in", "during", "from"):
            continue
        aimed = any(child.lower == "of" for child in deed.children)
        # `in rebel shelling`; one word for a body of people without an article is no subject.
        body = before.tag == "NN" and before.child("det") is None
        if deed.child("dobj") is None and (aimed or body):
            _hang(deed, prep, "pobj")
            _hang(before, deed, "compound")
        return


def _hang(token: Token, head: Token, dep: str) -> None:
    """Hang a word on another."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)


def _name_subjects(tokens: list[Token]) -> None:
    """`Crowd attacks`: a noun right before a headline's verb, taken for a part of it, is its subject."""
    for token in tokens:
        if token.tag in ("VBZ", "VBP") and token.pos == "VERB" and not token.child("nsubj", "nsubjpass"):
            subject = next((c for c in token.children if c.dep == "compound" and c.i < token.i), None)
            if subject is not None:
                subject.dep = "nsubj"


def _name_parties(tokens: list[Token]) -> None:
    """`Police crackdown`: a noun taken for the subject of the noun right after it is a part of it."""
    for token in tokens:
        if token.dep == "nsubj" and token.head.pos == "NOUN" and token.head.i == token.i + 1:
            token.dep = "compound"


def _no_object(verb: Token) -> None:
    """`ship attacked off Vesk`: what looks like a particle and an object is a preposition with its noun."""
    particle, thing = verb.child("prt"), verb.child("dobj")
    if verb.tag == "VBN" and particle is not None and thing is not None and particle.i < thing.i:
        particle.dep, particle.pos, particle.tag = "prep", "ADP", "IN"
        thing.dep, thing.head = "pobj", particle
        verb.children.remove(thing)
        particle.children.append(thing)
