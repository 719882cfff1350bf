"""Verbs that the words beside them turn into another sense: `cannot complain`, `declared the truce over`.

Pure functions of tokens.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import EventEntry, event_classes
from rashomon.reading.clauses import is_negated, prepositions
from rashomon.reading.events.words.places import Places
from rashomon.reading.grammar import word_after


def is_turned(entry: EventEntry, places: Places) -> bool:
    """True for a sense that the words beside its verb rule out."""
    if places.noun is not None and entry.type == "ASSAULT":
        return _is_no_battle(places.noun)
    verb = places.predicate
    if verb is None:
        return False
    if entry.words == ("free",):
        return _is_rid(verb)
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


_HELD_BY = ("PEOPLE", "FORCES", "SOLDIERS", "ARMED", "TERRITORY", "TOWN", "STATE", "SHIP")
_HELD_IN = frozenset(
    "prison jail captivity custody detention slavery bondage servitude arrest captor hand grip dungeon "
    "cell clutch clutches rule occupation siege control cage cellar basement confinement internment rubble "
    "wreckage guerrilla bandit kidnapper gunman trafficker penitentiary hospital container".split()
)


def _is_rid(verb: Token) -> bool:
    """True for what is freed from a burden (`freed the bank from its debts`) and from nobody's hands."""
    held = [noun for preposition, noun in prepositions(verb) if preposition == "from"]
    classes = event_classes()
    return bool(held) and not any(
        noun.pos in ("PROPN", "PRON", "NUM")
        or noun.lemma in _HELD_IN
        or any(noun.lemma in classes[name] for name in _HELD_BY)
        for noun in held
    )


_OVER = frozenset("over dead finished void ended moot".split())


def _is_declared_over(places: Places) -> bool:
    """True for `declared the truce over`, which ends it; not for `declared a truce over the weekend`."""
    after = word_after(places.matched[-1])
    return after is not None and after.lower in _OVER and after.child("pobj") is None


_TO_COME = frozenset("will would shall should must may might can could ll 'll 'd".split())
_ON_WHAT = frozenset("on upon to in".split())
_WARS = frozenset("battle war fight struggle crusade".split())


def _is_no_battle(noun: Token) -> bool:
    """True for `This is not a battle of Norland against the West`: what somebody says it is not."""
    verb = noun.head
    about = any(child.lower in ("this", "it", "that") for child in verb.children_by("nsubj"))
    return noun.dep == "attr" and noun.lemma in _WARS and verb.lemma == "be" and about and is_negated(verb)


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
    if verb.child("xcomp") is not None or any(p in _ON_WHAT for p, _ in prepositions(verb)):
        return False
    seeming = verb.dep == "xcomp" and verb.head.lemma in _SEEMING
    if seeming or any(child.lemma.lower() in _PUBLIC for child in verb.children_by("nsubj")):
        return True
    if verb.child("dobj") is not None:
        return False
    clauses = verb.children_by("ccomp")
    if clauses:
        return all(_tells_what_is(clause) for clause in clauses if clause.i > verb.i)
    if any(child.lower == "with" for child in verb.children_by("prep")):
        return True
    return any(child.lower in _OPINION for child in verb.children_by("advmod"))


def _tells_what_is(clause: Token) -> bool:
    """True for a clause of what is or was so (`that the road had been neglected`)."""
    helping = {child.lower for child in clause.children_by("aux", "auxpass")}
    finite = clause.tag in ("VBD", "VBZ", "VBP") or bool(
        helping & {"is", "are", "was", "were", "has", "had", "have"}
    )
    return finite and clause.child("nsubj", "nsubjpass", "expl") is not None and not helping & _TO_COME
