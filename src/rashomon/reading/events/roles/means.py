"""With what an act was done, where its clause names a weapon or a tool (`threw stones`, `with machetes`).

Heads that a draft's roles give (`drafts`) come first: who suffers and who does an act hang on those. What is
found here is only for the row's own field, so a stone or a baton changes neither who did it nor which acts
are one.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import prepositions, surface_subjects
from rashomon.reading.events.draft import Draft
from rashomon.reading.grammar import conjuncts

_TYPES = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""Acts that are done with something; an arms deal or a threat only names it."""
_SENDING = frozenset("throw hurl fire lob drop launch toss fling shoot rain detonate unleash plant".split())
"""Verbs whose object is what one does it with."""
_USING = frozenset("use employ wield brandish deploy".split())
_HAVING = frozenset(("using", "wielding", "firing", "throwing", "hurling", "armed"))
_NO_THING = frozenset(
    "shelling fire gunfire debris sniper device barrage volley salvo round shot swarm".split()
)
"""Instruments that name the act, or who did it, where they do not stand after `with`."""


def means_of(draft: Draft) -> tuple[Token, ...]:
    """Heads of what the act was done with, joined ones in text order; empty where its words name nothing."""
    if draft.trigger.entry.type not in _TYPES:
        return ()
    head = draft.instruments[0] if draft.instruments else next(_named(draft), None)
    if head is None:
        return ()
    others = {token.i for token in (*draft.doers, *draft.undergoers)}
    joined = [token for token in conjuncts(head) if token is not head]
    return (head, *(token for token in joined if _is_tool(token) and token.i not in others))


def _named(draft: Draft) -> Iterator[Token]:
    """Tools and weapons that the act's words name, those said to be used first."""
    undergone = {token.i for token in draft.undergoers}
    triggers = (draft.trigger, *draft.more)
    for trigger in triggers:
        verb = trigger.head if trigger.places.noun is None else trigger.predicate
        for tool in (*_used_by(verb, with_it=draft.mode != "arrest"), *_sent(verb)):
            if tool.i not in undergone:
                yield tool
    for doer in draft.doers:
        yield from _had(doer)  # `men armed with axes`
    for trigger in triggers:
        noun = trigger.places.noun
        if noun is not None and _is_weapon(noun):
            yield noun  # `a car bomb wounded nine`


def _used_by(verb: Token, *, with_it: bool) -> Iterator[Token]:
    """What is said to be used to do it; `with_it` where `with` tells that, and not what somebody had."""
    if with_it:
        yield from (noun for word, noun in prepositions(verb) if word == "with" and _is_tool(noun))
    yield from _had(verb)
    user = verb.head
    if verb.dep in ("xcomp", "advcl") and user.lemma in _USING:
        yield from (noun for noun in user.children_by("dobj") if _is_tool(noun))


def _had(word: Token) -> Iterator[Token]:
    """What a participle that hangs on a verb or on somebody says was held or used."""
    for child in word.children:
        if child.lower in _HAVING and child.dep in ("advcl", "xcomp", "prep", "acl", "amod"):
            yield from (noun for noun in child.children_by("dobj", "pobj") if _is_tool(noun))
            yield from (noun for told, noun in prepositions(child) if told == "with" and _is_tool(noun))


def _sent(verb: Token) -> Iterator[Token]:
    """What was thrown, fired or planted, or came down (`Rebel shells landed`)."""
    if verb.lemma in _SENDING | _USING:
        passive = verb.child("nsubjpass") is not None
        sent = surface_subjects(verb) if passive else list(verb.children_by("dobj"))
        yield from (noun for noun in sent if _is_tool(noun) and noun.lower not in _NO_THING)
    elif verb.child("dobj") is None and verb.child("nsubj") is not None:
        yield from (noun for noun in surface_subjects(verb) if _is_weapon(noun))


def _is_weapon(noun: Token) -> bool:
    return noun.lemma in event_classes()["INSTRUMENT"] and noun.lower not in _NO_THING


def _is_tool(noun: Token) -> bool:
    """True for a weapon, for what may serve as one (`sticks`), and for a part of one (`rifle butts`)."""
    tools = event_classes()["INSTRUMENT"] | event_classes()["TOOL"]
    parts = (child.lemma for child in noun.children_by("compound"))
    return noun.pos in ("NOUN", "PROPN") and (noun.lemma in tools or any(part in tools for part in parts))
