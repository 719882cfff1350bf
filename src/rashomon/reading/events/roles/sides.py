"""Who stands on the other side of an act, where grammar names them in passing.

`accused each other`, `killed in a clash with rebels`, `was summoned to the foreign ministry`. Pure functions
of tokens and drafts.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Token
from rashomon.lexicons.countries import country_of_demonym
from rashomon.lexicons.events import event_classes
from rashomon.reading.actors.sectors import noun_sector
from rashomon.reading.clauses import (
    is_bare_participle,
    is_passive,
    own_subjects,
    passive_agents,
    prepositions,
    surface_subjects,
    undergoers,
)
from rashomon.reading.control import acts
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.words.triggers import Trigger
from rashomon.reading.grammar import conjuncts, is_infinitive

_ARMED = frozenset("MIL REB UAF PRM COP SEP INS CRM".split())
_HOUSES = frozenset("ministry office department palace".split())


def is_each_other(word: Token) -> bool:
    """True for the `other` of `each other`, and for the `another` of `one another`."""
    if word.lower == "other":
        return any(child.lower == "each" for child in word.children)
    return word.lower == "another" and any(child.lower == "one" for child in word.children)


def who_summoned(trigger: Trigger) -> list[Token]:
    """Whose ministry it is to which an envoy was summoned."""
    verb = trigger.head
    if trigger.entry.type != "ACCUSE" or verb.lemma not in ("summon", "call") or not is_passive(verb):
        return []
    return [
        noun for word, noun in prepositions(verb) if word in ("to", "into") and noun.lemma.lower() in _HOUSES
    ]


def who_is_to(trigger: Trigger) -> list[Token]:
    """Of whom a clause demands something (`demanded that Belmark end its raids`): who is to do it.

    Of what is to be done to somebody, who is to do it: nobody is told.
    """
    verb = trigger.head
    if trigger.places.noun is not None:
        return []
    if trigger.entry.type == "THREATEN":
        return _on_condition(verb)
    if trigger.entry.type == "REJECT":
        return _shunned(verb)
    if trigger.entry.type == "AGREE" and verb.lemma in ("promise", "assure", "pledge"):
        heard = verb.children_by("dobj", "dative") if verb.child("ccomp", "dative") is not None else []
        return [t for child in heard for t in conjuncts(child) if acts(t) and t.tag != "NNP"]
    if trigger.entry.type != "REQUEST":
        return []
    return [
        subject
        for clause in verb.children_by("ccomp")
        if clause.i > verb.i and not is_passive(clause)
        if clause.tag == "VB" or any(mark.lower == "that" for mark in clause.children_by("mark"))
        for child in clause.children_by("nsubj")
        for subject in conjuncts(child)
        if acts(subject) and clause.lemma != "be"
    ]


def _shunned(verb: Token) -> list[Token]:
    """With whom one refuses to speak (`refused to talk to the mutineers`)."""
    return [
        noun
        for clause in verb.children_by("xcomp")
        if clause.lemma in ("talk", "speak", "negotiate", "meet", "deal")
        for noun in (
            *clause.children_by("dobj"),
            *(noun for word, noun in prepositions(clause) if word in ("to", "with")),
        )
        if acts(noun)
    ]


_PUT = frozenset("propose offer suggest request demand seek submit file table bring make advance".split())


def who_put_it(verb: Token) -> list[Token]:
    """Who had proposed or asked for what is turned down (`rejected a truce that the rebels had offered`)."""
    return [
        who
        for thing in verb.children_by("dobj")
        for clause in thing.children_by("relcl", "acl")
        if clause.lemma in _PUT and not is_infinitive(clause)
        for who in (passive_agents(clause) or own_subjects(clause))
        if who is not thing and (acts(who) or who.is_name)
    ]


def _on_condition(verb: Token) -> list[Token]:
    """Who is to give way before a threat (`threatened to open fire unless the army withdrew`)."""
    return [
        subject
        for above in (verb, *verb.children_by("xcomp"))
        for clause in above.children_by("advcl")
        if any(mark.lower in ("unless", "if", "until") for mark in clause.children_by("mark"))
        for child in clause.children_by("nsubj")
        for subject in conjuncts(child)
        if acts(subject) and subject.pos != "PRON"
    ]


def other_side(fallen: Draft, fight: Draft) -> list[Token]:
    """Against whom those who bear arms fell in a fight (`nine soldiers were killed in a clash with rebels`).

    Of others that fell in it nobody can tell who killed them.
    """
    head = fight.trigger.head
    if not fight.trigger.entry.mutual or fight.trigger.places.noun is None or fallen.doers or fight.doers:
        return []
    if head.dep != "pobj" or head.head.lower not in ("in", "during") or not are_armed(fallen.undergoers):
        return []
    sides = [noun for word, noun in prepositions(head) if word == "with"]
    return sides if are_armed(sides) or any(side.is_name for side in sides) else []


def are_armed(heads: Sequence[Token]) -> bool:
    """True where all are soldiers, rebels, police or others who fight."""
    return bool(heads) and all(_is_armed(head) for head in heads)


def _is_armed(head: Token) -> bool:
    words = [head, *(noun for word, noun in prepositions(head) if word == "of")]
    words += head.children_by("compound", "amod")
    return any(noun_sector(word) in _ARMED for word in words)


def freed_by_both(trigger: Trigger) -> list[Token]:
    """The captives that two sides exchange, besides whom each side is to the other."""
    if not (trigger.entry.mutual and trigger.entry.type == "RETREAT") or trigger.places.noun is not None:
        return []
    return [noun for noun in undergoers(trigger.head) if noun.tag == "NNS"]


def who_visits(trigger: Trigger) -> list[Token]:
    """Who is on a visit that nobody else is said to make (`Hale said during a visit to the plant`)."""
    noun = trigger.places.noun
    if noun is None or noun.lemma != "visit" or noun.dep != "pobj" or trigger.places.at("poss"):
        return []
    preposition, verb = noun.head, noun.head.head
    if preposition.lower not in _ON_A_VISIT or verb.pos != "VERB" or is_passive(verb):
        return []
    return [token for token in surface_subjects(verb) if token.is_name or token.pos == "PRON"]


_ON_A_VISIT = frozenset("during on amid after before".split())


def who_is_sent(trigger: Trigger) -> list[Token]:
    """Forces said to be somebody's that are sent by nobody told (`Arden troops were deployed`)."""
    entry, verb = trigger.entry, trigger.head
    if entry.type != "MOBILIZE" or entry.mode != "troops" or trigger.places.noun is not None:
        return []
    if not (is_passive(verb) or is_bare_participle(verb)):
        return []
    forces = event_classes()["FORCES"] | {"force", "troop", "soldier"}
    return [
        token
        for token in undergoers(verb)
        if token.lemma.lower() in forces
        and any(
            child.dep in ("poss", "amod", "compound", "nmod") and _tells_whose(child)
            for child in token.children
        )
    ]


def _tells_whose(word: Token) -> bool:
    return word.is_name or word.dep == "poss" or country_of_demonym(word.text) is not None
