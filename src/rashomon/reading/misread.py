"""Subjects and objects that the parser took for something else, told by the order of words.

Pure functions of tokens; each answers None where the parse stands as it is.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.grammar import conjuncts, word_before

_BEFORE_OBJECT = frozenset("det poss amod compound nummod nmod quantmod case punct".split())
_LINKING = frozenset(("as", "while", "since", "after", "because", "before"))


def misread_object(verb: Token) -> Token | None:
    """The object of an active verb that the parser took for a second subject (`have backed Mrs. Hale`).

    It stands right behind the verb, whose subject stands before it.
    """
    subjects = verb.children_by("nsubj")
    if len(subjects) == 1 and _is_headline_object(subjects[0], verb):
        return subjects[0]
    if len(subjects) < 2 or any(child.i > verb.i for child in verb.children_by("dobj", "ccomp")):
        return None
    if verb.child("auxpass") is not None:
        return None
    last = subjects[-1]
    if last.i < verb.i or not any(subject.i < verb.i for subject in subjects) or last.tag in ("PRP", "WP"):
        return None
    first = min((child.i for child in last.children if child.dep in _BEFORE_OBJECT), default=last.i)
    return last if min(first, last.i) == verb.i + 1 else None


def _is_headline_object(noun: Token, verb: Token) -> bool:
    """True for the noun behind the second verb of `Norland expels two envoys, recalls ambassador`."""
    first = next((child for child in verb.children_by("ccomp") if child.i < verb.i), None)
    comma = any(child.text == "," and child.i == verb.i - 1 for child in verb.children_by("punct"))
    return (
        noun.i > verb.i
        and verb.tag == "VBZ"
        and comma
        and first is not None
        and first.tag == "VBZ"
        and first.child("nsubj") is not None
        and verb.child("aux", "dobj", "expl") is None
    )


def finds_it_so(verb: Token) -> bool:
    """True for a verb whose object the parser took for the subject of what it is found to be.

    In `A jury found him guilty by a majority of nine` nobody found the jury.
    """
    return any(
        clause.tag == "JJ" and clause.child("nsubj") is not None and clause.child("aux", "mark") is None
        for clause in verb.children_by("ccomp")
    )


_SEEING = frozenset("see watch find have hear".split())


def is_seen_or_had_done(verb: Token) -> bool:
    """True for what somebody sees, or has, done to others (`saw men led away`, `has his brother shot`)."""
    return (
        verb.dep == "ccomp"
        and verb.tag in ("VBN", "VBD")
        and verb.head.lemma in _SEEING
        and verb.head.i < verb.i
        and verb.child("nsubj") is not None
        and verb.child("mark", "ccomp", "xcomp") is None
    )


_MEANS = frozenset(
    "phone telephone radio video letter telegram air sea land road rail lorry truck boat train bus parachute "
    "loudspeaker satellite".split()
)


def is_means(by: Token) -> bool:
    """True for `by telephone`, `by road`: how something was done, not by whom."""
    nouns = by.children_by("pobj")
    return bool(nouns) and all(noun.lemma in _MEANS and noun.child("det", "poss") is None for noun in nouns)


_ACTIVE = frozenset("call ask appeal".split())


def behind_relative(verb: Token) -> Token | None:
    """Who does what a main verb tells that the parser took for a participle of the noun before it.

    In `Norland, where thousands live in camps, called on both sides to stop` nobody called the camps, nor the
    missing in `Relatives of the missing called on the army`.
    """
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.lemma not in _ACTIVE or verb.sent is None:
        return None
    asked = next((child for child in verb.children if child.i == verb.i + 1), None)
    if asked is None or asked.lower not in ("on", "for", "to") or asked.child("pobj") is None:
        return None
    root = verb.sent.root
    if root.pos in ("NOUN", "PROPN") and root.i < verb.i and not _is_told_otherwise(root, verb):
        return root
    before = word_before(verb)
    if before is None or before.text != ",":
        return None
    if any(child.dep == "relcl" and child.i < verb.i for child in verb.head.children):
        return verb.head
    relative = next((word for word in verb.head.ancestors() if word.dep == "relcl"), None)
    return relative.head if relative is not None and relative.i < verb.i else None


def _is_told_otherwise(root: Token, verb: Token) -> bool:
    """True where another clause than a relative one hangs on the noun that stands for the main verb."""
    return any(
        word is not verb
        and word.dep in ("ccomp", "conj", "parataxis", "advcl", "appos")
        and word.pos == "VERB"
        for word in root.children
    )


_MEASURES = frozenset(
    "day week month year hour minute time mile kilometre kilometer metre meter inch foot".split()
)


def object_of_measure(verb: Token) -> Token | None:
    """The object that the parser took for a measure (`has moved two brigades up to the border`)."""
    if verb.child("dobj", "nsubjpass", "auxpass", "ccomp", "xcomp") is not None:
        return None
    found = [
        child
        for child in verb.children_by("npadvmod")
        if child.tag == "NNS"
        and child.lemma not in _MEASURES
        and min(word.i for word in child.subtree()) == verb.i + 1
    ]
    return found[0] if found else None


def is_verb_taken_for_noun(word: Token) -> bool:
    """True for `thanks` in `The Council thanks the governments`: it has a subject and an object."""
    subject, thing = word.child("nsubj"), word.child("dobj")
    return (
        word.tag == "NNS"
        and subject is not None
        and thing is not None
        and subject.i < word.i < thing.i
        and word.child("det", "amod", "poss", "nummod") is None
    )


def shares_no_auxiliary(verb: Token) -> bool:
    """True for a finite verb joined to a bare one, or to a past one's infinitive.

    In `asked both to stop and offered` who asked offers.
    """
    auxiliaries = verb.head.children_by("aux")
    return not auxiliaries or (verb.tag == "VBD" and all(word.tag == "TO" for word in auxiliaries))


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
    "besiege ambush oust overthrow raid carry burn steal rob block shoot plunder ransack sack stone".split()
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
