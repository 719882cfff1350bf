"""Participants that a phrase beside an act tells, in its own sentence.

Those aboard what is hit or held, whose raid it is in which somebody is taken, from whose captivity somebody
comes, who is helped in the place they fled to. Pure functions of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language import Token
from rashomon.lexicons.agents import find_agent, word_class
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import passive_agents, prepositions, surface_subjects, undergoers
from rashomon.reading.events.words.triggers import Trigger
from rashomon.reading.grammar import conjuncts, word_after

_CARRYING = frozenset("carry transport ferry take bring convey".split())
_ON_WHEELS = frozenset(
    "bus minibus coach truck lorry car van taxi train tram jeep pickup wagon cart motorcade convoy".split()
)
_ABOARD = frozenset(("aboard", "inside"))


def who_is_aboard(things: Sequence[Token]) -> Iterator[Token]:
    """People said to be on what is acted on (`a bus carrying nine pilgrims`, `a ferry with 200 on board`)."""
    classes = event_classes()
    for thing in things:
        if not (thing.lemma in _ON_WHEELS or any(thing.lemma in classes[one] for one in ("VEHICLE", "SHIP"))):
            continue
        for participle in thing.children_by("acl"):
            if participle.tag == "VBG" and participle.lemma in _CARRYING:
                yield from (noun for noun in undergoers(participle) if _are_people(noun))
        # The parser may hang on the verb whom the vehicle has on board.
        verb = thing.head.head if thing.dep == "pobj" else thing.head
        for word, noun in (*prepositions(thing), *prepositions(verb)):
            if word == "with" and noun.i > thing.i and _are_people(noun) and _is_on_board(noun):
                yield noun


def _is_on_board(noun: Token) -> bool:
    """True for people with `on board` or `aboard` behind them."""
    after = word_after(noun)
    if after is None:
        return False
    board = word_after(after)
    return after.lower in _ABOARD or (after.lower == "on" and board is not None and board.lower == "board")


def _are_people(noun: Token) -> bool:
    if noun.tag == "CD":
        return True
    found = find_agent([noun.lower], noun.lemma)
    return found is not None and found[0].number in ("person", "group")


_SWEEPS = frozenset("raid sweep swoop search".split())
_TAKING = frozenset("arrest detain seize capture round pick hold confiscate apprehend nab".split())


def who_raids(trigger: Trigger) -> list[Token]:
    """Whose raids they are in which they take somebody (`Police held nine in raids on homes`)."""
    noun = trigger.places.noun
    if noun is None or noun.lemma not in _SWEEPS or noun.dep != "pobj" or noun.head.lower not in _DURING:
        return []
    verb = noun.head.head
    if verb.dep == "pobj" and verb.head.head.pos == "VERB":
        verb = verb.head.head
    if verb.lemma not in _TAKING or verb.pos != "VERB":
        return []
    passive = verb.child("nsubjpass", "auxpass") is not None or verb.dep in ("acl", "amod")
    return passive_agents(verb) if passive else surface_subjects(verb)


_DURING = frozenset(("in", "during"))
_CAPTIVITY = frozenset("captivity detention custody imprisonment prison jail".split())


def whose_captivity(trigger: Trigger) -> list[Token]:
    """From whose captivity somebody is freed or comes home (`returned from rebel captivity`)."""
    if trigger.entry.type != "RETREAT" or trigger.entry.mode != "release" or trigger.places.noun is not None:
        return []
    return [
        owner
        for word, noun in prepositions(trigger.head)
        if word == "from" and noun.lemma in _CAPTIVITY
        for owner in noun.children
        if owner.dep in ("poss", "compound", "amod", "nmod")
        and (noun.lemma == "captivity" or owner.dep == "poss")
        and (owner.is_name or owner.dep == "poss" or find_agent([owner.lower], owner.lemma) is not None)
    ]


_WENT = frozenset("flee escape move return come go arrive gather shelter".split())
_BROUGHT = frozenset("take bring evacuate move bus drive fly transfer ferry relocate lead".split())
_TO = frozenset("to at in into for".split())


def who_is_helped_there(trigger: Trigger) -> list[Token]:
    """Who went or was brought to where help is given (`fled to Vesk, where the Order gives food`)."""
    verb = trigger.head
    if trigger.entry.type != "AID" or verb.dep != "relcl":
        return []
    if not any(child.lower == "where" for child in verb.children_by("advmod")):
        return []
    place = verb.head
    while place.dep == "pobj" and place.head.lower == "of":
        place = place.head.head  # `the town of Vesk`
    if place.dep != "pobj" or place.head.lower not in _TO:
        return []
    went = place.head.head
    if went.child("auxpass") is None and went.lemma not in _WENT:
        return []
    if went.lemma not in _WENT | _BROUGHT:
        return []
    return [token for token in surface_subjects(went) if _are_people(token) or _is_counted(token)]


def _is_counted(token: Token) -> bool:
    counted = token.lower in word_class("counted") or token.child("nummod") is not None
    return counted and token.tag == "NNS"


def only_given(trigger: Trigger, suffering: list[Token]) -> list[Token]:
    """Those to whom something is promised or given, without what it is (`promised the consul a guard`)."""
    if trigger.entry.type not in _GIVING or trigger.places.noun is not None:
        return suffering
    verb = trigger.head
    heard = [child for child in verb.children_by("dative") if child.pos != "ADP"]
    things = verb.children_by("dobj")
    if not heard or not things:
        return suffering
    given = {token.i for thing in things for token in conjuncts(thing)}
    return [token for token in suffering if token.i not in given]


_GIVING = frozenset(("AGREE", "AID", "SUPPORT", "CONCEDE", "COOPERATE"))
