"""Deeds that a headline only names, without a verb: told by it where nothing else tells of them."""

from __future__ import annotations

from rashomon.reading.events.words.triggers import Trigger

_WHERE = frozenset("in at near on outside inside off".split())
_WHEN = frozenset("from until after".split())
_FRESH = frozenset("fresh new more heavy deadly fatal fierce renewed".split())


def tell_headline_deeds(found: list[Trigger]) -> None:
    """What a headline without a verb of an act tells of is the deed it names (`Fresh fighting in Vesk`).

    Where the report's body tells of such an act, it tells it better.
    """
    told: set[int] = set()
    in_body = {trigger.entry.type for trigger in found if not (_is_in_headline(trigger) or _is_lone(trigger))}
    for trigger in sorted(found, key=_is_lone):
        sentence = trigger.head.sent
        if sentence is None or not _is_in_headline(trigger):
            continue
        lone = _is_lone(trigger)
        if lone and sentence.i not in told and trigger.entry.type not in in_body and _is_told_alone(trigger):
            trigger.bare, trigger.light = False, "told"
            told.add(sentence.i)
        elif not lone:
            told.add(sentence.i)


def _is_in_headline(trigger: Trigger) -> bool:
    sentence = trigger.head.sent
    return sentence is not None and sentence.section.kind == "headline"


def _is_lone(trigger: Trigger) -> bool:
    """True for the noun of a deed beside which nobody stands."""
    entry, places = trigger.entry, trigger.places
    if places.noun is None or trigger.light is not None:
        return False
    return trigger.bare or not any(places.at(place) for place in (*entry.doers, *entry.undergoers))


def _is_told_alone(trigger: Trigger) -> bool:
    """True for a deed of force or protest with its place, thing or newness; a toll is that of its deed.

    And for a truce or an exchange of captives told with its place or time.
    """
    noun = trigger.head
    ends_force = trigger.entry.type == "RETREAT" and trigger.entry.mode in ("ceasefire", "release")
    if not ends_force and (trigger.entry.quad != "material_conflict" or trigger.entry.type == "SANCTION"):
        return False
    words = noun.sent.tokens if noun.sent is not None else []
    if any(word.text in "?!" or word.lower in _ASKED for word in words):
        return False
    top = noun.head if noun.dep == "compound" else noun
    if noun.dep == "pobj":
        top = noun.head.head
    of_toll = top is not noun and top.lemma == "toll"
    if not of_toll and noun.dep not in ("ROOT", "nsubj", "nsubjpass", "npadvmod", "dep", "appos"):
        return False
    where = _WHERE | _WHEN if ends_force else _WHERE
    placed = any(child.dep == "prep" and child.lower in where for child in noun.children)
    if ends_force:
        return placed and noun.dep == "ROOT"
    named = any(
        child.dep in ("compound", "nmod") or child.lower in _FRESH
        for child in noun.children
        if child.i < noun.i and child not in trigger.tokens
    )
    return placed or named or of_toll


_ASKED = frozenset("why how what whether if when who".split())
