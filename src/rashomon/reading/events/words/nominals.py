"""-ing forms that stand as nouns (`the shelling of the town`, `killed in shelling`); functions of tokens."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.actors.deeds import is_deed
from rashomon.reading.clauses import is_negated


def is_nominal(token: Token) -> bool:
    """True for an -ing form that stands as a noun (`the shelling of the town`, `in rebel shelling`)."""
    if token.child("expl") is not None:
        return token.child("dobj") is None  # `there was fighting`
    if token.lemma in _FIRE and any(c.i == token.i + 1 and is_deed(c) for c in token.children_by("dobj")):
        return True  # `killed in raids and shelling attacks`
    if token.dep == "aux":
        return token.lower in _SHELLING  # `On Sunday shelling continued`, taken for an auxiliary
    if token.dep == "pcomp":
        before = any(child.dep in _BEFORE_NOUN and child.i == token.i - 1 for child in token.children)
        of = any(child.lower == "of" for child in token.children)
        return (before and token.child("dobj") is None) or of or _is_by_somebody(token)
    if _is_by_somebody(token) or _is_governed(token):
        return True
    if token.lemma in _FIRE and token.dep in ("nsubj", "nsubjpass") and token.child("dobj", "aux") is None:
        return True  # `Shelling resumed`
    if token.dep in ("csubj", "csubjpass"):
        return any(child.lower == "of" for child in token.children)  # `Hanging of spies condemned`
    if token.dep == "conj" and token.head.tag in ("VBN", "VBD") and token.child("dobj", "aux") is None:
        return _is_listed_deed(token)
    return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj") and any(
        child.dep in ("det", "poss", "amod")
        or (child.dep == "compound" and token.dep == "pobj")
        or child.lower in ("of", "between")
        for child in token.children
    )


def owning_up(noun: Token) -> Token | None:
    """The verb of `claimed responsibility for the bombing`, given its object; None where nobody does."""
    if noun.lemma not in ("responsibility", "credit") or noun.dep != "dobj":
        return None
    return noun.head if _has_claimant(noun.head) else None


def is_claimed_by_nobody(verb: Token) -> bool:
    """True for `No group claimed the attack`, which tells of no doer."""
    return verb.lemma == "claim" and not _has_claimant(verb)


def is_own_word(verb: Token) -> bool:
    """True for a verb by which one owns up to a deed (`claimed the attack`, `claimed credit for it`)."""
    owned = any(owning_up(noun) is not None for noun in verb.children_by("dobj"))
    return owned or (verb.lemma == "claim" and _has_claimant(verb))


def _has_claimant(verb: Token) -> bool:
    claimants = verb.children_by("nsubj")
    nobody = is_negated(verb) or any(
        is_negated(one) or one.lower in _NOBODY or any(child.lower == "no" for child in one.children)
        for one in claimants
    )
    return bool(claimants) and not nobody


_NOBODY = frozenset("nobody none neither".split())
_DURING = frozenset("in by during of from after under amid to with".split())
_FIRE = frozenset("shell bomb bombard shoot".split())
"""Verbs whose -ing form is the usual name of the act (`in regime shelling`)."""
_SHELLING = frozenset("shelling bombing bombardment shooting fighting looting rioting".split())


def _is_by_somebody(token: Token) -> bool:
    """True for `artillery shelling by the army`: who does an act stands after `by` where it is a noun."""
    by = next((child for child in token.children if child.lower == "by" and child.i == token.i + 1), None)
    return by is not None and token.child("dobj", "aux", "auxpass") is None and token.lemma in _FIRE


def _is_governed(token: Token) -> bool:
    """True for `killed in earlier army shelling`, however the parser hung it: nothing follows it as object.

    Between a preposition and it stand at most three words of one noun phrase, none of them in the plural.
    """
    if token.lemma not in _FIRE or token.child("dobj", "aux", "auxpass") is not None or token.sent is None:
        return False
    words = token.sent.tokens
    at = token.i - words[0].i
    before = words[max(0, at - 4) : at]
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        if word.lower in _DURING and word.pos in ("ADP", "SCONJ", "PART"):
            return i < len(before) - 1
        if word.tag not in ("NN", "NNP", "JJ", "JJR", "HYPH") and word.pos != "PROPN":
            return False
    return False


_BEFORE_NOUN = frozenset(("compound", "amod", "nsubj", "det", "poss"))


def _is_listed_deed(token: Token) -> bool:
    """`killed during bombing and shelling`: the word before `and` is a deed, not the verb."""
    words = token.sent.tokens if token.sent is not None else []
    at = token.i - words[0].i if words else 0
    return at > 1 and words[at - 1].pos == "CCONJ" and is_deed(words[at - 2])


_BEING = frozenset("be seem appear remain loom become".split())


_DISPERSING = frozenset("disperse attack charge quell rout".split())


def is_dispersed(gathering: Token) -> bool:
    """True for a protest that a sentence brings in as broken up (`police dispersed a march`)."""
    verb = gathering.head
    broken = verb.lemma in _DISPERSING or (verb.lemma == "break" and verb.child("prt") is not None)
    return (
        gathering.dep in ("dobj", "nsubjpass")
        and broken
        and verb.tag in ("VBD", "VBN")
        and any(child.lower in ("a", "an", "another") for child in gathering.children_by("det"))
    )


def is_brought_in(deed: Token) -> bool:
    """True for a deed that a sentence brings in as having had an effect (`A drone attack sparked a fire`).

    `The attack` speaks of one told elsewhere, and `an attack was likely` of none.
    """
    verb = deed.head
    if deed.dep != "nsubj" or verb.tag != "VBD" or verb.lemma in _BEING or is_negated(verb):
        return False
    return any(child.lower in ("a", "an", "another") for child in deed.children_by("det"))
