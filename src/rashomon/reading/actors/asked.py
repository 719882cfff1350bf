"""Who is asked, told or ordered to do something: only somebody is, whatever the word for him.

Pure functions of tokens. `The council urged the county to wait`: the county is no place there.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.actors.mention import Mention
from rashomon.reading.clauses import noun_phrase
from rashomon.reading.grammar import is_infinitive
from rashomon.report import Span

_ASKING = frozenset("order urge instruct implore command".split())
"""Verbs with an object that is to do what their infinitive says, and that are said to somebody alone."""
_NAMES_ASKED = _ASKING | frozenset(
    "ask beg persuade convince warn advise tell press pressure direct compel oblige require request force "
    "push".split()
)
"""The same of names: of things one may say that they are pressed or forced to do something."""


def is_asked_to(word: Token, *, verbs: frozenset[str] = _NAMES_ASKED) -> bool:
    """True for the object of a verb of asking with an infinitive (`ordered Arden to halt`).

    Not where it is to be done to it (`ordered the bridge to be closed`).
    """
    first = word
    while first.dep in ("conj", "appos") and first.head.pos in ("NOUN", "PROPN", "PRON"):
        first = first.head
    above = first.head
    if first.dep == "nsubj":  # taken for the subject of the infinitive
        return is_infinitive(above) and above.dep == "ccomp" and above.head.lemma in verbs
    if first.dep == "pobj" and above.lower in ("on", "upon", "for") and above.head.lemma == "call":
        return _asks_for_deed(above.head, "xcomp", "advcl")
    return first.dep == "dobj" and above.lemma in verbs and _asks_for_deed(above, "xcomp")


def _asks_for_deed(verb: Token, *clauses: str) -> bool:
    return any(
        is_infinitive(clause) and clause.child("auxpass") is None for clause in verb.children_by(*clauses)
    )


def asked_mention(noun: Token) -> Mention | None:
    """The body that an unknown noun must be where it is asked to do something; None where it need not be."""
    classes = event_classes()
    if (
        noun.is_name
        or noun.tag != "NN"
        or noun.child("det", "poss") is None
        or noun.lemma in classes["ABSTRACT"]
    ):
        return None
    if not is_asked_to(noun, verbs=_ASKING):
        return None
    start, end = noun_phrase(noun)
    return Mention(
        head=noun,
        span=Span(start, end),
        kind="collective",
        number="g",
        lemma=noun.lemma.lower(),
        definite=any(child.dep == "poss" or child.lower == "the" for child in noun.children),
        modifiers=frozenset(child.lower for child in noun.children_by("amod", "compound", "poss")),
    )
