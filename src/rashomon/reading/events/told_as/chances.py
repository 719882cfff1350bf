"""What a clause's own form makes of its act: asked, set against the facts, just missed, only fancied."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.clauses import is_negated

_FANCYING = frozenset("think imagine assume pretend dream".split())
"""Verbs of which the past tense says that it was not so, or need not have been."""
_TURNED = frozenset(("had", "were", "should"))
_HAVE = frozenset(("have", "'ve", "’ve"))
_NEARLY = frozenset(("nearly", "almost"))


def is_fancied(verb: Token) -> bool:
    """True for what somebody thought was so, or doubts; in `jets thought to be theirs struck` they struck."""
    return (verb.lemma == "doubt" and not is_negated(verb)) or (
        verb.lemma in _FANCYING
        and verb.tag == "VBD"
        and verb.child("nsubj") is not None
        and not verb.child("xcomp")
    )


def is_asked(verb: Token) -> bool:
    """True for what a question asks for yes or no (`Do you back the plan?`)."""
    if not verb.is_root or verb.sent is None or verb.sent.tokens[-1].text != "?":
        return False
    subject = verb.child("nsubj", "nsubjpass")
    first = next(iter(verb.children_by("aux", "auxpass")), None)
    asks = any(child.tag.startswith("W") for child in verb.children)
    return subject is not None and first is not None and first.i < subject.i and not asks


def is_against_the_facts(verb: Token) -> bool:
    """True for `Had rebels taken the bridge, ...`, `Should it fall, ...`: `if` left out, the words turned."""
    if verb.is_root or verb.dep == "conj" or verb.sent is None or verb.sent.tokens[-1].text == "?":
        return False
    subject = verb.child("nsubj", "nsubjpass")
    first = next(iter(verb.children_by("aux", "auxpass")), None)
    if subject is None or first is None or first.lower not in _TURNED or first.i > subject.i:
        return False
    return not any(child.dep in ("mark", "neg", "advmod") and child.i < first.i for child in verb.children)


def would_have_been(verb: Token) -> bool:
    """True for `would have fallen`, which did not."""
    aux = {child.lower for child in verb.children_by("aux")}
    return bool(aux & _HAVE) and bool(aux & {"would", "'d", "’d", "could", "might", "should"})


def is_missed(verb: Token) -> bool:
    """True for what was only nearly done (`nearly took the bridge`, `was narrowly defeated`)."""
    for child in verb.children_by("advmod"):
        near = child.lower in _NEARLY and child.i == verb.i - 1
        if (near and verb.tag == "VBD") or (child.lower in (*_NEARLY, "narrowly") and verb.tag == "VBN"):
            return True
    return False


def is_first_time(verb: Token) -> bool:
    """True for what was done for the first time (`had never been used before`)."""
    words = {child.lower for child in verb.children if child.dep in ("neg", "advmod")}
    return {"never", "before"} <= words
