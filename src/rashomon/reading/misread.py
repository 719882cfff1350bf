"""Subjects and objects that the parser took for something else, told by the order of words.

Pure functions of tokens; each answers None where the parse stands as it is.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.grammar import conjuncts

_BEFORE_OBJECT = frozenset("det poss amod compound nummod nmod quantmod case punct".split())
_LINKING = frozenset(("as", "while", "since", "after", "because", "before"))


def misread_object(verb: Token) -> Token | None:
    """The object of an active verb that the parser took for a second subject (`have backed Mrs. Hale`).

    It stands right behind the verb, whose subject stands before it.
    """
    subjects = verb.children_by("nsubj")
    if len(subjects) < 2 or any(child.i > verb.i for child in verb.children_by("dobj", "ccomp")):
        return None
    if verb.child("auxpass") is not None:
        return None
    last = subjects[-1]
    if last.i < verb.i or not any(subject.i < verb.i for subject in subjects) or last.tag in ("PRP", "WP"):
        return None
    first = min((child.i for child in last.children if child.dep in _BEFORE_OBJECT), default=last.i)
    return last if min(first, last.i) == verb.i + 1 else None


def subjects_after_as(verb: Token) -> list[Token] | None:
    """Who does what a clause after `as` tells, where the parser took `as` for a preposition.

    In `the town has emptied as armed groups have been shelling it` the groups shell.
    """
    if verb.dep != "advcl" or not any(child.dep == "aux" and child.tag != "TO" for child in verb.children):
        return None
    if verb.child("mark") is not None:
        return None
    before = [
        child
        for child in verb.head.children
        if child.dep == "prep" and child.lower in _LINKING and child.i < verb.i
    ]
    nouns = before[-1].children_by("pobj") if before else []
    if not nouns or any(
        before[-1].i < child.i < verb.i for child in verb.head.children if child.dep == "punct"
    ):
        return None
    return list(conjuncts(nouns[0]))


def is_modifier_with_subject(verb: Token) -> bool:
    """True for the verb of `Teachers boycotted classes`, taken for a modifier of its object."""
    return (
        verb.dep == "amod"
        and verb.tag in ("VBD", "VBN")
        and verb.i < verb.head.i
        and any(child.dep == "nsubj" and child.i < verb.i for child in verb.children)
    )


def before_complement(noun: Token) -> Token | None:
    """Who is taken, refused or given what `noun` says, where the parser made one name of both.

    In `took its crew prisoner` and `denied aid workers access` the crew and the workers are the object.
    """
    if noun.dep != "dobj":
        return None
    before = next((c for c in noun.children_by("compound") if c.i == noun.i - 1), None)
    if before is None or not (before.tag in ("NNS", "NNPS", "NNP") or before.lemma in _GROUPS):
        return None
    return before


_GROUPS = frozenset(
    "crew family pilot driver soldier journalist editor priest nurse official staff team".split()
)


def is_finite_in_disguise(verb: Token) -> bool:
    """True for the main verb of a sentence that the parser took for a participle of its subject.

    In `Suspected militants killed 17 soldiers and wounded nine` a verb of harm has its object: a participle
    of the passive has none.
    """
    thing = verb.child("dobj")
    return (
        verb.dep == "acl"
        and verb.tag == "VBN"
        and verb.lemma in _HARMING
        and thing is not None
        and thing.i > verb.i
        and thing.lemma not in _SPANS
        and verb.child("agent") is None
    )


_HARMING = frozenset(
    "kill injure wound hurt behead arrest detain capture abduct kidnap evacuate shell bomb destroy damage "
    "target torch loot seize liberate retake evict expel deport assassinate murder massacre attack storm "
    "besiege ambush oust overthrow raid".split()
)
_SPANS = frozenset("time day week month year hour minute night".split())


def subject_among_objects(verb: Token) -> Token | None:
    """The subject that the parser joined to an object of the clause before.

    In `Arden will lift a ban on fish and Belmark will free nine men` it is Belmark that frees: a name stands
    between the `and` and the auxiliary.
    """
    auxiliary = verb.child("aux", "auxpass")
    words = verb.sent.tokens if verb.sent is not None else []
    at = auxiliary.i - words[0].i if auxiliary is not None and words else 0
    if verb.dep != "conj" or at < 2 or verb.child("nsubj", "nsubjpass") is not None:
        return None
    name = words[at - 1]
    joined = name.dep == "conj" and name.head.i > verb.head.i and words[at - 2].lower == "and"
    return name if joined and name.is_name and name.head.pos in ("NOUN", "PROPN") else None


def is_apposed_place(subject: Token) -> bool:
    """True for a place's name in commas, taken for a subject (`In the capital, Maradine, police fired`).

    Another subject of the verb stands behind the second comma.
    """
    verb, sentence = subject.head, subject.sent
    if not subject.is_name or sentence is None or subject.dep != "nsubj":
        return False
    later = [child for child in verb.children_by("nsubj") if child.i > subject.i]
    offset = sentence.tokens[0].i
    first = min((token.i for token in subject.subtree() if token.pos != "PUNCT"), default=subject.i)
    if not later or first - 2 < offset or subject.i + 1 - offset >= len(sentence.tokens):
        return False
    before, opening, closing = (sentence.tokens[i - offset] for i in (first - 2, first - 1, subject.i + 1))
    return opening.text == closing.text == "," and before.lemma.lower() in _TOWNS and before.dep == "pobj"


_TOWNS = frozenset(
    "capital city town village port district province region suburb island county state quarter".split()
)


def is_quoted_apart(verb: Token) -> bool:
    """True for a clause that a closing quote parts from the verb behind it on which the parser hung it."""
    words = verb.sent.tokens if verb.sent is not None else []
    return any(verb.i < word.i < verb.head.i and word.text in _CLOSING for word in words)


_CLOSING = frozenset(("”", "''", '"'))
