"""Verbs that the words beside them turn into another sense: `cannot complain`, `declared the truce over`.

Pure functions of tokens.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import EventEntry
from rashomon.reading.clauses import is_negated, prepositions
from rashomon.reading.events.words.places import Places
from rashomon.reading.grammar import word_after


def is_turned(entry: EventEntry, places: Places) -> bool:
    """True for a sense that the words beside its verb rule out."""
    verb = places.predicate
    if verb is None:
        return False
    if entry.words == ("agree",):
        return _is_of_one_mind(verb)
    if verb.lemma == "declare" and entry.type == "RETREAT":
        return _is_declared_over(places)
    return entry.words[0] == "complain" and _is_content(verb)


_COMPLAINT = frozenset("about of against to that".split())


def _is_content(verb: Token) -> bool:
    """True for `can't complain`, of one who has nothing to complain about."""
    able = any(child.lemma in ("can", "could", "ca") for child in verb.children_by("aux"))
    told = verb.child("ccomp", "dobj") is not None or any(p in _COMPLAINT for p, _ in prepositions(verb))
    return able and is_negated(verb) and not told


_OVER = frozenset("over dead finished void ended moot".split())


def _is_declared_over(places: Places) -> bool:
    """True for `declared the truce over`, which ends it; not for `declared a truce over the weekend`."""
    after = word_after(places.matched[-1])
    return after is not None and after.lower in _OVER and after.child("pobj") is None


_TO_COME = frozenset("will would shall should must may might can could ll 'll 'd".split())
_ON_WHAT = frozenset("on upon to in".split())
_OPINION = frozenset("strongly largely broadly wholeheartedly totally completely absolutely".split())
_SEEMING = frozenset("seem appear tend".split())
_PUBLIC = frozenset(
    "voter expert analyst critic fan reader viewer consultant scientist researcher economist historian "
    "scholar commentator observer neighbour neighbor customer listener academic pollster poll most many few "
    "everyone everybody nobody".split()
)


def _is_of_one_mind(verb: Token) -> bool:
    """True for `agree` of those who share an opinion and settle nothing between them.

    They agree with somebody without a word on what they will do, or that something is so.
    """
    if verb.child("xcomp", "dobj") is not None or any(p in _ON_WHAT for p, _ in prepositions(verb)):
        return False
    clauses = verb.children_by("ccomp")
    if clauses:
        return all(_tells_what_is(clause) for clause in clauses if clause.i > verb.i)
    if any(child.lower == "with" for child in verb.children_by("prep")):
        return True
    seeming = verb.dep == "xcomp" and verb.head.lemma in _SEEMING
    public = any(child.lemma.lower() in _PUBLIC for child in verb.children_by("nsubj"))
    return seeming or public or any(child.lower in _OPINION for child in verb.children_by("advmod"))


def _tells_what_is(clause: Token) -> bool:
    """True for a clause of what is or was so (`that the road had been neglected`)."""
    helping = {child.lower for child in clause.children_by("aux", "auxpass")}
    finite = clause.tag in ("VBD", "VBZ", "VBP") or bool(
        helping & {"is", "are", "was", "were", "has", "had", "have"}
    )
    return finite and clause.child("nsubj", "nsubjpass", "expl") is not None and not helping & _TO_COME
