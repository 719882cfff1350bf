"""Cue words in a parse: where a text marks words as somebody's, before anyone is linked to anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import Cue, cue_entries, particle_verbs
from rashomon.reading.clauses import is_negated

# The lemmatizer takes `hoping` for the act of hopping.
_MISTAKEN_LEMMAS = {"hop": "hope"}

# What a denial of each act amounts to (`did not confirm`, `does not believe`).
_NEGATED_ACTS = {
    "assert": "decline",
    "confirm": "decline",
    "believe": "doubt",
    "expect": "doubt",
    "doubt": "believe",
    "promise": "decline",
    "praise": "other",
    "accuse": "other",
    "deny": "other",
    "threaten": "other",
    "order": "other",
    "call_for": "other",
    "ask": "other",
    "decline": "other",
}

_IN_THE_WORDS = frozenset({"words", "view", "opinion"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
# Verbs that only lead up to the cue in their infinitive (`went on to say`).
_LINKING = frozenset(
    {"be", "remain", "seem", "become", "appear", "feel", "grow", "sound", "look", "stay", "get"}
)


@dataclass(slots=True, eq=False)
class CueSite:
    """One cue where it stands."""

    head: Token
    """Its head word."""
    entry: Cue
    """What the lexicon says of it."""
    words: set[int]
    """Indices of its tokens, the prepositions of its content left out."""

    @property
    def act(self) -> str:
        """What is done by it: the entry's act, or what its negation amounts to."""
        if self._cannot_tell():
            return "doubt"
        negated = is_negated(self.head) or any(
            child.lower in ("no", "nobody", "none", "neither") and child.dep in ("nsubj", "det")
            for child in self.head.children
        )
        if negated or self._negated_auxiliary():
            return _NEGATED_ACTS.get(self.entry.act, self.entry.act)
        return self.entry.act

    def _cannot_tell(self) -> bool:
        """True for `could not tell who had fired`: it is not known, and nobody is told."""
        able = any(
            child.dep == "aux" and child.lower in ("can", "could", "ca") for child in self.head.children
        )
        told = self.head.child("dobj", "dative") is not None
        return self.head.lemma == "tell" and able and is_negated(self.head) and not told

    def _negated_auxiliary(self) -> bool:
        """True where an adjective's own verb is negated (`was not aware`)."""
        return self.entry.pos == "adj" and self.head.dep == "acomp" and is_negated(self.head.head)


def find_cues(parse: Parse) -> list[CueSite]:
    """All cues of a parse, in text order, whether or not they have content."""
    return [site for token in parse.tokens if (site := _site(parse, token)) is not None]


def _site(parse: Parse, token: Token) -> CueSite | None:
    if token.is_name or _is_that_said(parse, token) or is_naming(parse, token):
        return None
    entries = cue_entries()
    if token.lower in ("according", "in", "as"):
        return _preposition(parse, token)
    if token.pos in ("VERB", "AUX") or (token.dep == "amod" and token.tag in ("VBN", "VBD")):
        if token.dep == "amod" and token.lower in entries["adj"]:
            return CueSite(token, entries["adj"][token.lower], {token.i})
        entry, particle = _verb_entry(token)
        if entry is None:
            return None
        words = verb_group(token)
        if particle is not None:
            words.add(particle.i)
        return CueSite(token, entry, words)
    if token.pos == "NOUN" and (noun := entries["noun"].get(token.lemma)):
        return CueSite(token, noun, {token.i, *_own_words(token)})
    if token.pos == "ADJ" and token.lower in ("sure", "certain") and token.head.lemma == "make":
        return None  # what is brought about is not thought
    if token.pos == "ADJ" and (adjective := entries["adj"].get(token.lower)):
        words = {token.i}
        if _made(token):
            words |= set(range(token.head.i, token.i)) | verb_group(token.head)
        if token.dep == "acomp" and token.head.lemma in _LINKING:
            words |= verb_group(token.head)
            words = _contiguous(words, token.i)
        return CueSite(token, adjective, words)
    if token.pos == "ADV" and (adverb := entries["adv"].get(token.lower)):
        return CueSite(token, adverb, {token.i})
    return None


def _is_that_said(parse: Parse, token: Token) -> bool:
    """True for `said` in `That said, ...`, which is nobody's saying."""
    around = parse.tokens[max(0, token.i - 1) : token.i + 2]
    return token.lower == "said" and [t.lower for t in around] == ["that", "said", ","]


_IN_NAMES = ("PROPN", "DET", "ADP")


def is_naming(parse: Parse, token: Token) -> bool:
    """True for `known as the Grey League`, `known for its wine`: a name or fame is told, nothing said.

    So for `a body called the Grey League`, where nobody is told who calls it so.
    """
    if token.lower in ("called", "named", "dubbed", "nicknamed") and token.dep == "acl":
        name = token.child("oprd")
        told = token.child("agent", "dobj", "prep", "npadvmod") is not None
        return name is not None and not told and all(t.pos in _IN_NAMES for t in name.subtree())
    after = parse.tokens[token.i + 1].lower if token.i + 1 < len(parse.tokens) else ""
    return token.lower == "known" and after in ("as", "for", "by")


def _made(token: Token) -> bool:
    """True for `clear` in `has made (it) clear`."""
    return (
        token.lower in ("clear", "plain") and token.head.lemma == "make" and 0 < token.i - token.head.i <= 2
    )


def _preposition(parse: Parse, token: Token) -> CueSite | None:
    """`According to`, `as per`, `in the words of`: always before their source."""
    following = parse.tokens[token.i + 1 : token.i + 4]
    entries = cue_entries()["prep"]
    if token.lower == "according" and following and following[0].lower == "to":
        return CueSite(token, entries["according to"], {token.i, token.i + 1})
    if token.lower == "as" and following and following[0].lower == "per":
        return CueSite(token, entries["as per"], {token.i, token.i + 1})
    if token.lower == "in" and len(following) == 3 and following[2].lower == "of":
        phrase = f"in the {following[1].lower} of"
        if following[1].lower in _IN_THE_WORDS and phrase in entries:
            return CueSite(token, entries[phrase], set(range(token.i, token.i + 4)))
    return None


def _verb_entry(verb: Token) -> tuple[Cue | None, Token | None]:
    """The lexicon's entry for a verb, and its particle where the entry is phrasal."""
    lemma = _MISTAKEN_LEMMAS.get(verb.lemma, verb.lemma)
    verbs = cue_entries()["verb"]
    for particle in particle_verbs().get(lemma, ()):
        for child in verb.children:
            if child.lower == particle and child.dep in ("prt", "prep", "advmod", "npadvmod"):
                entry = verbs[f"{lemma} {particle}"]
                if f"p:{particle}" in entry.frames and _has_object_before(verb, child):
                    continue  # `called a truce on Sunday`: the day's, not the verb's
                return entry, child if child.dep == "prt" else None
        clause = verb.child("xcomp", "advcl", "ccomp")
        mark = clause.child("mark") if clause is not None else None
        if mark is not None and mark.lower == particle and mark.i == verb.i + 1:
            return verbs[f"{lemma} {particle}"], None  # `called for the towns to give up their coin`
    return verbs.get(lemma), None


def _has_object_before(verb: Token, particle: Token) -> bool:
    return any(child.dep == "dobj" and verb.i < child.i < particle.i for child in verb.children)


def verb_group(verb: Token) -> set[int]:
    """Indices of a verb with the auxiliaries, negations and adverbs that stand unbroken around it.

    A verb that leads up to it (`went on to say`) is taken in as well.
    """
    words = {verb.i}
    words.update(child.i for child in verb.children if child.dep in _BEFORE_VERB and child.i < verb.i)
    words.update(child.i for child in verb.children if child.dep == "prt")
    top = verb
    while top.dep == "xcomp" and _leads_up(top.head):
        top = top.head
        words.add(top.i)
        words.update(
            child.i for child in top.children if child.dep in (*_BEFORE_VERB, "prt") and child.i < verb.i
        )
    return _contiguous(words, verb.i)


def _leads_up(verb: Token) -> bool:
    entry, _ = _verb_entry(verb)
    return (entry is not None and "say_to" in entry.frames) or verb.lemma in ("continue", "start")


def _contiguous(words: set[int], around: int) -> set[int]:
    first = last = around
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return set(range(first, last + 1))


def _own_words(noun: Token) -> Iterator[int]:
    """Determiner and adjectives of a cue noun (`a friendly warning`)."""
    for child in noun.children:
        if child.dep in ("amod", "det") and child.i < noun.i and child.lower not in ("alleged", "reported"):
            yield child.i
