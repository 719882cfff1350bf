"""Who else is meant: those among the people acted on, who marched, whose weapon it was, whose thing was hit.

Pure functions of tokens, which look around the heads of a draft's roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language import Token
from rashomon.lexicons.agents import find_agent, names_person, word_class
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.reading.actors.deeds import names_party
from rashomon.reading.clauses import passive_agents, prepositions
from rashomon.reading.control import acts
from rashomon.reading.grammar import conjuncts, is_told_apart


def named_among(heads: Sequence[Token], verb: Token) -> Iterator[Token]:
    """Those told apart among the people acted on: `17 people, including three officials`."""
    for head in heads:
        if head.pos == "PRON" or head.tag not in ("NNS", "NNPS", "CD", "NN"):
            continue
        for child in head.children:
            if child.lower == "including" and child.i > head.i:
                yield from _after(child)
            elif is_told_apart(child):
                yield from conjuncts(child)  # `nine civilians, among them three women`
    last = max((head.i for head in heads), default=verb.i)
    people = [head for head in heads if _are_people(head)]
    for child in verb.children:
        if child.lower == "including" and child.i > last and people:
            # Hung on the verb, what follows could be one of several places as well.
            yield from (noun for noun in _after(child) if not noun.is_name)


def _after(preposition: Token) -> Iterator[Token]:
    for child in preposition.children_by("pobj", "dobj"):
        yield from conjuncts(child)


def _are_people(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS") and names_person(head.lower, head.lemma)


def who_marched(heads: Sequence[Token]) -> Iterator[Token]:
    """Those of whom a gathering is that something is done to (`dispersed a march of teachers`)."""
    for head in heads:
        if head.lower == "in" and any(child.lower == "sit" for child in head.children):
            # `a sit-in by teachers`, of which the `by` may hang on the verb
            near = (*prepositions(head), *prepositions(head.head))
            yield from (noun for word, noun in near if word == "by" and not noun.is_name)
        if head.pos != "NOUN" or not any(
            e.type == "PROTEST" for e in event_lexicon().nouns.get(head.lemma, ())
        ):
            continue
        yield from (noun for word, noun in prepositions(head) if word in ("of", "by") and not noun.is_name)
        yield from (
            child
            for child in head.children
            if child.dep in ("poss", "compound") and find_agent([child.lower], child.lemma) is not None
        )


def who_used(weapon: Token) -> list[Token]:
    """Who is told beside a weapon to have used it (`a bomb planted by rebels`, `army shells`)."""
    participles = [verb for verb in weapon.children_by("acl") if verb.tag in ("VBN", "VBD")]
    if weapon.dep == "nsubj" and weapon.head.lemma in _FIRING and weapon.head.child("dobj") is None:
        participles.append(weapon.head)  # `Shells fired from the Arden side killed two`, taken for two verbs
    used = [
        doer
        for participle in participles
        for doer in (*passive_agents(participle), *_on_whose_side(participle))
    ]
    return used or list(owners_of_weapon(weapon))


def used_by(thing: Token) -> list[Token]:
    """Who threw or used a thing that is no weapon by itself (`stones thrown by marchers`)."""
    if thing.is_name or acts(thing) or thing.pos != "NOUN":
        return []
    return [
        doer
        for participle in thing.children_by("acl")
        if participle.lemma in ("throw", "hurl", "fire", "drop", "lob", "plant", "launch", "wield")
        for doer in passive_agents(participle)
    ]


_FIRING = frozenset(("fire", "launch", "lob"))


def owners_of_weapon(weapon: Token) -> Iterator[Token]:
    """Whose a weapon is: a force, a government or rebels before it, or who has it (`Arden's missiles`).

    A nationality may tell its maker.
    """
    for child in weapon.children:
        if child.i > weapon.i:
            continue
        if child.dep == "poss" and child.pos != "PRON":
            yield from conjuncts(child)
        elif child.dep in ("compound", "amod", "nmod") and not child.is_name and names_party(child, weapon):
            yield child
    yield from _to_whom_it_belongs(weapon)
    for word, noun in prepositions(weapon):
        if word == "from" and noun.lemma in word_class("crewed"):
            yield noun  # `a shell from a Lenkish gunboat`


def _to_whom_it_belongs(thing: Token) -> Iterator[Token]:
    for child in thing.children_by("acl"):
        if child.lemma == "belong":
            yield from (noun for word, noun in prepositions(child) if word == "to")


def _on_whose_side(participle: Token) -> Iterator[Token]:
    """Whose the side or positions are from which a weapon was fired (`shells fired from the Arden side`)."""
    for word, noun in prepositions(participle):
        if word == "from" and noun.lemma in ("side", "position", "line"):
            yield from (
                child
                for child in noun.children
                if child.dep in ("compound", "amod", "nmod", "poss")
                and (child.is_name or names_party(child, noun))
            )


def owners_of_entered(words: Sequence[Token]) -> Iterator[Token]:
    """Whose airspace or waters are violated, where they are among the words of the act."""
    for word in words:
        if word.lemma in ("airspace", "water", "waters", "territory", "border", "sovereignty"):
            yield from (owner for child in word.children_by("poss") for owner in conjuncts(child))


_PROPERTY = frozenset(
    "house home office garden compound building headquarters depot camp barracks position post base embassy "
    "consulate mission station plant factory bank church mosque temple school hospital clinic shop market "
    "store warehouse farm field land flat apartment villa palace residence convoy car bus truck lorry "
    "motorcade column train railway pipeline refinery border coast port harbour harbor airport airfield "
    "bunker stronghold outpost trench shipyard village town city province region capital territory island "
    "district quarter suburb crossing crop cattle livestock herd stall workshop studio ministry newsroom "
    "boat ship vessel drone plane aircraft tank vehicle fleet website network asset account".split()
)
"""What somebody has, and is no person."""


def _is_property(thing: Token) -> bool:
    classes = event_classes()
    return any(thing.lemma in classes[name] for name in ("TERRITORY", "TOWN", "SHIP", "VEHICLE"))


_HOLDING = frozenset(("of",))


def owners_of_thing(thing: Token) -> Iterator[Token]:
    """Whose a thing is that was hit or taken (`two boats of the coast guard`, `the mayor's house`)."""
    if thing.lemma.lower() not in _PROPERTY and not _is_property(thing):
        return
    for child in thing.children_by("poss"):
        yield from conjuncts(child)
    yield from _to_whom_it_belongs(thing)
    for word, noun in prepositions(thing):
        if word in _HOLDING:
            yield noun


def is_office(noun: Token) -> bool:
    """True for a word for rooms that stands for a body where it acts."""
    return noun.lemma == "office"
